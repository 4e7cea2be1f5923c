import { badgesContract } from './badges.ts';
import { checkinContract } from './checkin.ts';
import { closingContract } from './closing.ts';
import { communitiesContract } from './communities.ts';
import { contentContract } from './content.ts';
import { customFieldsContract } from './custom-fields.ts';
import { budgetContract } from './budget.ts';
import { eventsContract } from './events.ts';
import { filesContract } from './files.ts';
import { importsContract } from './imports.ts';
import { memberEditsContract } from './member-edits.ts';
import { membersContract } from './members.ts';
import { campaignsContract } from './campaigns.ts';
import { figuresContract } from './figures.ts';
import { referralsContract } from './referrals.ts';
import { kolContract } from './kol.ts';
import { retrospectivesContract } from './retrospectives.ts';
import { personaContract } from './persona.ts';
import { rowsContract } from './rows.ts';
import { segmentsContract } from './segments.ts';
import { silenceContract } from './silence.ts';
import { teammatesContract } from './teammates.ts';
import { trendsContract } from './trends.ts';
import { tiersContract } from './tiers.ts';
import { runSheetContract } from './run-sheet.ts';
import { viewsContract } from './views.ts';
import { workspaceContract } from './workspace.ts';

/** The whole boundary between page and program: one entry a room. */
export const contract = {
  workspace: workspaceContract,
  files: filesContract,
  imports: importsContract,
  members: membersContract,
  views: viewsContract,
  persona: personaContract,
  segments: segmentsContract,
  memberEdits: memberEditsContract,
  referrals: referralsContract,
  kol: kolContract,
  tiers: tiersContract,
  customFields: customFieldsContract,
  badges: badgesContract,
  communities: communitiesContract,
  events: eventsContract,
  runSheet: runSheetContract,
  checkin: checkinContract,
  content: contentContract,
  budget: budgetContract,
  closing: closingContract,
  figures: figuresContract,
  rows: rowsContract,
  trends: trendsContract,
  campaigns: campaignsContract,
  retrospectives: retrospectivesContract,
  silence: silenceContract,
  teammates: teammatesContract,
};
