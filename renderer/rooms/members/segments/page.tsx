import { Route, Switch } from 'wouter';
import { SegmentsList } from './segments-list.tsx';
import { SegmentPage } from './segment-page.tsx';

/** Segments: all of them, or one with its conditions. */
export const SegmentsPage = () => (
  <Switch>
    <Route path="/:uid">{({ uid }) => <SegmentPage key={uid} uid={uid} />}</Route>
    <Route>
      <SegmentsList />
    </Route>
  </Switch>
);
