import { badgesReads } from '../queries/badges/jobs.ts';
import { budgetReads } from '../queries/budget/jobs.ts';
import { teammatesReads } from '../queries/teammates/jobs.ts';
import { closingReads } from '../queries/closing/jobs.ts';
import { communitiesReads } from '../queries/communities/jobs.ts';
import { contentReads } from '../queries/content/jobs.ts';
import { customFieldsReads } from '../queries/custom-fields/jobs.ts';
import { checkinReads } from '../queries/checkin/jobs.ts';
import { eventsReads } from '../queries/events/jobs.ts';
import { runSheetReads } from '../queries/run-sheet/jobs.ts';
import { referralsReads } from '../queries/referrals/jobs.ts';
import { kolReads } from '../queries/kol/jobs.ts';
import { importsReads } from '../queries/imports.ts';
import { personaReads } from '../queries/persona/jobs.ts';
import { membersReads } from '../queries/members/jobs.ts';
import { segmentsReads } from '../queries/segments/jobs.ts';
import { tiersReads } from '../queries/tiers/jobs.ts';
import { viewsReads } from '../queries/views/jobs.ts';
import { workspaceReads } from '../queries/workspace.ts';
import { campaignsReads } from '../queries/campaigns/jobs.ts';
import { figuresReads } from '../queries/figures/jobs.ts';
import { rowsReads } from '../queries/rows/jobs.ts';
import { silenceReads } from '../queries/silence/jobs.ts';
import { trendsReads } from '../queries/trends/jobs.ts';
import { retrospectivesReads } from '../queries/retrospectives/jobs.ts';
import type { ReadJobs } from './jobs.ts';

/** Every job the reader thread knows, joined from the rooms' query files. */
export const readJobs = {
  ...workspaceReads,
  ...importsReads,
  ...figuresReads,
  ...rowsReads,
  ...campaignsReads,
  ...retrospectivesReads,
  ...membersReads,
  ...personaReads,
  ...viewsReads,
  ...referralsReads,
  ...kolReads,
  ...segmentsReads,
  ...trendsReads,
  ...tiersReads,
  ...customFieldsReads,
  ...badgesReads,
  ...communitiesReads,
  ...eventsReads,
  ...runSheetReads,
  ...checkinReads,
  ...contentReads,
  ...budgetReads,
  ...closingReads,
  ...silenceReads,
  ...teammatesReads,
} satisfies ReadJobs;
