import { Route, Switch } from 'wouter';
import './members.css';
import { ListPage } from './list-page.tsx';

/** Members: the grid, and one of them in the drawer. */
const MembersPage = () => (
  <Switch>
    <Route path="/:uid?">{({ uid }) => <ListPage uid={uid ?? null} />}</Route>
  </Switch>
);

export default MembersPage;
