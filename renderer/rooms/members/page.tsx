import { Route, Switch } from 'wouter';
import './members.css';
import { DuplicatesPage } from './duplicates-page.tsx';
import { ListPage } from './list-page.tsx';

/** Members: the grid, one of them in the drawer, and who may be one person. */
const MembersPage = () => (
  <Switch>
    <Route path="/duplicates">
      <DuplicatesPage />
    </Route>
    <Route path="/:uid?">{({ uid }) => <ListPage uid={uid ?? null} />}</Route>
  </Switch>
);

export default MembersPage;
