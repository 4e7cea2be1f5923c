import type { readJobs } from './read-jobs.ts';

/** Questions that go through many rows: a second thread answers them, and lists scroll meanwhile. */
export const longReads: ReadonlySet<keyof typeof readJobs> = new Set([
  'members.scores',
  'members.filterValues',
  'views.count',
  'persona.sheet',
  'persona.compare',
  'persona.members',
  'segments.size',
  'segments.draft',
  'segments.activityKinds',
  'figures.compute',
  'figures.rows',
  'trends.growth',
  'trends.activity',
  'trends.retention',
  'trends.rfm',
  'trends.members',
  'retrospectives.facts',
  'retrospectives.rows',
]);
