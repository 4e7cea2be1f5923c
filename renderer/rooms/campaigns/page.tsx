import { Route, Switch } from 'wouter';
import { RoomPages } from '../../components/room-pages.tsx';
import { useT } from '../../app/appearance.tsx';
import { CalendarPage } from './calendar-page.tsx';
import { CampaignPage } from './campaign-page.tsx';
import { ListPage } from './list-page.tsx';
import './campaigns.css';
import '../../components/report.css';

/** Campaigns: the list, a calendar of them, and one with its KPI contract. */
const Page = () => {
  const t = useT();
  const all = (
    <RoomPages
      label={t('campaignLive.pages')}
      first={{ name: 'campaignLive.page-list', page: <ListPage /> }}
      pages={[{ path: '/calendar', name: 'campaignLive.page-calendar', page: CalendarPage }]}
    />
  );
  return (
    <Switch>
      <Route path="/calendar">{all}</Route>
      <Route path="/:uid">{({ uid }) => <CampaignPage key={uid} uid={uid ?? ''} />}</Route>
      <Route>{all}</Route>
    </Switch>
  );
};

export default Page;
