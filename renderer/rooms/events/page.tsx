import { useState } from 'react';
import { Route, Switch } from 'wouter';
import { useSettings } from '../../app/program.tsx';
import './events.css';
import { EventPage } from './event-page.tsx';
import { LivePage } from '../run-sheet/live-page.tsx';
import { ListPage } from './list-page.tsx';
import '../../components/report.css';

/** Events: the list, and one event on its timeline. */
const EventsPage = () => {
  const { zone } = useSettings();
  // The today line stands where it was when the room was opened.
  const [nowMs] = useState(() => Date.now());
  return (
    <Switch>
      <Route path="/:uid/live">
        {({ uid }) => <LivePage key={uid} uid={uid ?? ''} zone={zone} />}
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
