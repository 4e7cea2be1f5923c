import type { Joined } from './jobs.ts';

/** What is written for each room, by the first part of its name. */
export const writeTables = {
  workspace: async () => (await import('../queries/workspace.ts')).workspaceWrites,
  members: async () => (await import('../queries/members/jobs.ts')).membersWrites,
  views: async () => (await import('../queries/views/jobs.ts')).viewsWrites,
  referrals: async () => (await import('../queries/referrals/jobs.ts')).referralsWrites,
  segments: async () => (await import('../queries/segments/jobs.ts')).segmentsWrites,
  tiers: async () => (await import('../queries/tiers/jobs.ts')).tiersWrites,
  customFields: async () => (await import('../queries/custom-fields/jobs.ts')).customFieldsWrites,
  badges: async () => (await import('../queries/badges/jobs.ts')).badgesWrites,
  communities: async () => (await import('../queries/communities/jobs.ts')).communitiesWrites,
  events: async () => (await import('../queries/events/jobs.ts')).eventsWrites,
  runSheet: async () => (await import('../queries/run-sheet/jobs.ts')).runSheetWrites,
  checkin: async () => (await import('../queries/checkin/jobs.ts')).checkinWrites,
  content: async () => (await import('../queries/content/jobs.ts')).contentWrites,
  budget: async () => (await import('../queries/budget/jobs.ts')).budgetWrites,
  closing: async () => (await import('../queries/closing/jobs.ts')).closingWrites,
  teammates: async () => (await import('../queries/teammates/jobs.ts')).teammatesWrites,
  imports: async () => (await import('../queries/imports.ts')).importsWrites,
  campaigns: async () => (await import('../queries/campaigns/jobs.ts')).campaignsWrites,
  retrospectives: async () =>
    (await import('../queries/retrospectives/jobs.ts')).retrospectivesWrites,
};

/** Every job of the writer, by name. */
export type WriteJobsByName = Joined<typeof writeTables>;
