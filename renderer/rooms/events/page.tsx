import { useState } from 'react';
import { Route, Switch } from 'wouter';
import { useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import './events.css';
import { EventPage } from './event-page.tsx';
import { ListPage } from './list-page.tsx';
import { PortfolioPage } from './portfolio-page.tsx';
import { WorkloadPage } from './workload-page.tsx';
import { RoomPages } from '../../components/room-pages.tsx';
import '../../components/report.css';

/** Events: the list, and one event on its timeline. */
const EventsPage = () => {
  const t = useT();
  const { zone } = useSettings();
  // The today line stands where it was when the room was opened.
  const [nowMs] = useState(() => Date.now());
  return (
    <Switch>
      {['/', '/portfolio', '/workload'].map((path) => (
        <Route key={path} path={path}>
          <RoomPages
            label={t('events.pages')}
            first={{ name: 'events.page-list', page: <ListPage zone={zone} nowMs={nowMs} /> }}
            pages={[
              {
                path: '/portfolio',
                name: 'events.portfolio',
                page: () => <PortfolioPage zone={zone} nowMs={nowMs} />,
              },
              {
                path: '/workload',
                name: 'events.workload',
                page: () => <WorkloadPage zone={zone} nowMs={nowMs} />,
              },
            ]}
          />
        </Route>
      ))}
      <Route path="/:uid">
        {({ uid }) => <EventPage key={uid} uid={uid ?? ''} zone={zone} nowMs={nowMs} />}
      </Route>
    </Switch>
  );
};

export default EventsPage;
