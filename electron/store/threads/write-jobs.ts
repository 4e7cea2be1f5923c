import { badgesWrites } from '../queries/badges/jobs.ts';
import { budgetWrites } from '../queries/budget/jobs.ts';
import { teammatesWrites } from '../queries/teammates/jobs.ts';
import { closingWrites } from '../queries/closing/jobs.ts';
import { communitiesWrites } from '../queries/communities/jobs.ts';
import { contentWrites } from '../queries/content/jobs.ts';
import { customFieldsWrites } from '../queries/custom-fields/jobs.ts';
import { checkinWrites } from '../queries/checkin/jobs.ts';
import { eventsWrites } from '../queries/events/jobs.ts';
import { referralsWrites } from '../queries/referrals/jobs.ts';
import { runSheetWrites } from '../queries/run-sheet/jobs.ts';
import { importsWrites } from '../queries/imports.ts';
import { membersWrites } from '../queries/members/jobs.ts';
import { segmentsWrites } from '../queries/segments/jobs.ts';
import { tiersWrites } from '../queries/tiers/jobs.ts';
import { viewsWrites } from '../queries/views/jobs.ts';
import { workspaceWrites } from '../queries/workspace.ts';
import { campaignsWrites } from '../queries/campaigns/jobs.ts';
import { retrospectivesWrites } from '../queries/retrospectives/jobs.ts';
import type { WriteJobs } from './jobs.ts';

/** Every job the writer thread knows, joined from the rooms' query files. */
export const writeJobs = {
  ...workspaceWrites,
  ...membersWrites,
  ...viewsWrites,
  ...referralsWrites,
  ...segmentsWrites,
  ...tiersWrites,
  ...customFieldsWrites,
  ...badgesWrites,
  ...communitiesWrites,
  ...eventsWrites,
  ...runSheetWrites,
  ...checkinWrites,
  ...contentWrites,
  ...budgetWrites,
  ...closingWrites,
  ...teammatesWrites,
  ...importsWrites,
  ...campaignsWrites,
  ...retrospectivesWrites,
} satisfies WriteJobs;
