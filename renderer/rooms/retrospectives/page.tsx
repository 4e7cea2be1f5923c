import { Route, Switch } from 'wouter';
import { ComparePage } from './compare-page.tsx';
import { ListPage } from './list-page.tsx';
import { RetrospectivePage } from './retrospective-page.tsx';
import './retrospectives.css';
import '../../components/report.css';

/** Retrospectives: one for every campaign. */
const Page = () => (
  <Switch>
    <Route path="/compare/:uids">
      {({ uids }) => <ComparePage key={uids} campaignUids={(uids ?? '').split(',')} />}
    </Route>
    <Route path="/:uid">
      {({ uid }) => <RetrospectivePage key={uid} campaignUid={uid ?? ''} />}
    </Route>
    <Route>
      <ListPage />
    </Route>
  </Switch>
);

export default Page;
