import { badgesRoom } from './badges.ts';
import { checkinRoom } from './checkin.ts';
import { budgetRoom } from './budget.ts';
import { closingRoom } from './closing.ts';
import { communitiesRoom } from './communities.ts';
import { contentRoom } from './content.ts';
import { customFieldsRoom } from './custom-fields.ts';
import { eventsRoom } from './events.ts';
import { filesRoom } from './files.ts';
import { importsRoom } from './imports.ts';
import { memberEditsRoom } from './member-edits.ts';
import { membersRoom } from './members.ts';
import { campaignsRoom } from './campaigns.ts';
import { figuresRoom } from './figures.ts';
import { referralsRoom } from './referrals.ts';
import { kolRoom } from './kol.ts';
import { retrospectivesRoom } from './retrospectives.ts';
import { personaRoom } from './persona.ts';
import { rowsRoom } from './rows.ts';
import { segmentsRoom } from './segments.ts';
import { silenceRoom } from './silence.ts';
import { teammatesRoom } from './teammates.ts';
import { trendsRoom } from './trends.ts';
import { tiersRoom } from './tiers.ts';
import { runSheetRoom } from './run-sheet.ts';
import { viewsRoom } from './views.ts';
import { workspaceRoom } from './workspace.ts';

/** Implements the whole contract: one file a room. */
export const rooms = {
  workspace: workspaceRoom,
  files: filesRoom,
  imports: importsRoom,
  members: membersRoom,
  views: viewsRoom,
  persona: personaRoom,
  segments: segmentsRoom,
  memberEdits: memberEditsRoom,
  referrals: referralsRoom,
  kol: kolRoom,
  tiers: tiersRoom,
  customFields: customFieldsRoom,
  badges: badgesRoom,
  communities: communitiesRoom,
  events: eventsRoom,
  runSheet: runSheetRoom,
  checkin: checkinRoom,
  content: contentRoom,
  budget: budgetRoom,
  closing: closingRoom,
  figures: figuresRoom,
  rows: rowsRoom,
  trends: trendsRoom,
  campaigns: campaignsRoom,
  retrospectives: retrospectivesRoom,
  silence: silenceRoom,
  teammates: teammatesRoom,
};
