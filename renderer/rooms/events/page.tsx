import { useState } from 'react';
import { Route, Switch } from 'wouter';
import { useSettings } from '../../app/program.tsx';
import './events.css';
import { DeskPage } from '../checkin/desk-page.tsx';
import { PaperPage } from '../checkin/paper-page.tsx';
import { TickListPage } from '../checkin/tick-list-page.tsx';
import { EventPage } from './event-page.tsx';
import { ListPage } from './list-page.tsx';
import '../../components/report.css';

/** Events: the list, and one event on its timeline. */
const EventsPage = () => {
  const { zone } = useSettings();
  // The today line stands where it was when the room was opened.
  const [nowMs] = useState(() => Date.now());
  return (
    <Switch>
      <Route path="/:uid/desk/:list?">
        {({ uid, list }) => (
          <DeskPage key={uid} eventUid={uid ?? ''} listUid={list ?? null} zone={zone} />
        )}
      </Route>
      <Route path="/:uid/paper/:list?">
        {({ uid, list }) => (
          <PaperPage
            key={uid}
            eventUid={uid ?? ''}
            listUid={list ?? null}
            zone={zone}
            nowMs={nowMs}
          />
        )}
      </Route>
      <Route path="/:uid/tick-list">
        {({ uid }) => <TickListPage key={uid} eventUid={uid ?? ''} zone={zone} />}
      </Route>
      <Route path="/:uid">
        {({ uid }) => <EventPage key={uid} uid={uid ?? ''} zone={zone} nowMs={nowMs} />}
      </Route>
      <Route>
        <ListPage zone={zone} nowMs={nowMs} />
      </Route>
    </Switch>
  );
};

export default EventsPage;
