import { useState } from 'react';
import { Route, Switch } from 'wouter';
import { useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import './events.css';
import { DeskPage } from '../checkin/desk-page.tsx';
import { PaperPage } from '../checkin/paper-page.tsx';
import { TickListPage } from '../checkin/tick-list-page.tsx';
import { EventPage } from './event-page.tsx';
import { LivePage } from '../run-sheet/live-page.tsx';
import { ListPage } from './list-page.tsx';
import { PortfolioPage } from './portfolio-page.tsx';
import { TeamPage } from '../teammates/team-page.tsx';
import { WorkloadPage } from './workload-page.tsx';
import { RoomPages, type RoomPage } from '../../components/room-pages.tsx';
import '../../components/report.css';

/** Zone and instant of a page; the today line stands where it was when the page was opened. */
const useNow = () => {
  const { zone } = useSettings();
  const [nowMs] = useState(() => Date.now());
  return { zone, nowMs };
};

const pages: readonly RoomPage[] = [
  {
    path: '/portfolio',
    name: 'events.portfolio',
    page: function Portfolio() {
      return <PortfolioPage {...useNow()} />;
    },
  },
  {
    path: '/workload',
    name: 'events.workload',
    page: function Workload() {
      return <WorkloadPage {...useNow()} />;
    },
  },
  { path: '/team', name: 'events.team', page: TeamPage },
];

/** Events: the list, and one event on its timeline. */
const EventsPage = () => {
  const t = useT();
  const { zone, nowMs } = useNow();
  return (
    <Switch>
      <Route path="/:uid/live">
        {({ uid }) => <LivePage key={uid} uid={uid ?? ''} zone={zone} />}
      </Route>
      {['/', ...pages.map(({ path }) => path)].map((path) => (
        <Route key={path} path={path}>
          <RoomPages
            label={t('events.pages')}
            first={{ name: 'events.page-list', page: <ListPage zone={zone} nowMs={nowMs} /> }}
            pages={pages}
          />
        </Route>
      ))}
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
    </Switch>
  );
};

export default EventsPage;
