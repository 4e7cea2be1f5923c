import type { readJobs } from './read-jobs.ts';

/** Questions that go through many rows: a second thread answers them, and lists scroll meanwhile. */
export const longReads: ReadonlySet<keyof typeof readJobs> = new Set([
  'members.scores',
  'members.filterValues',
  'views.count',
  'referrals.overview',
  'referrals.inviters',
  'referrals.path',
  'referrals.children',
  'referrals.cuts',
  'kol.overview',
  'kol.list',
  'persona.sheet',
  'persona.compare',
  'persona.members',
  'segments.size',
  'segments.draft',
  'segments.activityKinds',
  'figures.compute',
  'figures.rows',
  'retrospectives.facts',
  'retrospectives.rows',
  'silence.overview',
  'silence.view',
  'silence.block',
  'silence.chosen',
]);
