import type { Joined } from './jobs.ts';

/** The questions of each room, by the first part of their names. */
export const readTables = {
  workspace: async () => (await import('../queries/workspace.ts')).workspaceReads,
  imports: async () => (await import('../queries/imports.ts')).importsReads,
  figures: async () => (await import('../queries/figures/jobs.ts')).figuresReads,
  rows: async () => (await import('../queries/rows/jobs.ts')).rowsReads,
  campaigns: async () => (await import('../queries/campaigns/jobs.ts')).campaignsReads,
  retrospectives: async () =>
    (await import('../queries/retrospectives/jobs.ts')).retrospectivesReads,
  members: async () => (await import('../queries/members/jobs.ts')).membersReads,
  persona: async () => (await import('../queries/persona/jobs.ts')).personaReads,
  views: async () => (await import('../queries/views/jobs.ts')).viewsReads,
  referrals: async () => (await import('../queries/referrals/jobs.ts')).referralsReads,
  kol: async () => (await import('../queries/kol/jobs.ts')).kolReads,
  segments: async () => (await import('../queries/segments/jobs.ts')).segmentsReads,
  trends: async () => (await import('../queries/trends/jobs.ts')).trendsReads,
  tiers: async () => (await import('../queries/tiers/jobs.ts')).tiersReads,
  customFields: async () => (await import('../queries/custom-fields/jobs.ts')).customFieldsReads,
  badges: async () => (await import('../queries/badges/jobs.ts')).badgesReads,
  communities: async () => (await import('../queries/communities/jobs.ts')).communitiesReads,
  events: async () => (await import('../queries/events/jobs.ts')).eventsReads,
  runSheet: async () => (await import('../queries/run-sheet/jobs.ts')).runSheetReads,
  checkin: async () => (await import('../queries/checkin/jobs.ts')).checkinReads,
  content: async () => (await import('../queries/content/jobs.ts')).contentReads,
  budget: async () => (await import('../queries/budget/jobs.ts')).budgetReads,
  closing: async () => (await import('../queries/closing/jobs.ts')).closingReads,
  silence: async () => (await import('../queries/silence/jobs.ts')).silenceReads,
  teammates: async () => (await import('../queries/teammates/jobs.ts')).teammatesReads,
};

/** Every question there is, by name. */
export type ReadJobsByName = Joined<typeof readTables>;
