import { Route, Switch } from 'wouter';
import { CampaignPage } from './campaign-page.tsx';
import { ListPage } from './list-page.tsx';
import './campaigns.css';
import '../../components/report.css';

/** Campaigns: the list, and one with its KPI contract. */
const Page = () => (
  <Switch>
    <Route path="/:uid">{({ uid }) => <CampaignPage key={uid} uid={uid ?? ''} />}</Route>
    <Route>
      <ListPage />
    </Route>
  </Switch>
);

export default Page;
