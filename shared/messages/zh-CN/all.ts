import { common } from './common.ts';
import { errors } from './errors.ts';
import { fields } from './fields.ts';
import { imports } from './imports.ts';
import { members } from './members.ts';
import { scores } from './scores.ts';
import { persona } from './persona.ts';
import { segments } from './segments.ts';
import { silence } from './silence.ts';
import { tiers } from './tiers.ts';
import { communities } from './communities.ts';
import { health } from './health.ts';
import { team } from './team.ts';
import { firsts } from './firsts.ts';
import { checkin } from './checkin.ts';
import { closing } from './closing.ts';
import { events } from './events.ts';
import { runSheet } from './run-sheet.ts';
import { content } from './content.ts';
import { budget } from './budget.ts';
import { campaigns } from './campaigns.ts';
import { campaignLive } from './campaign-live.ts';
import { referrals } from './referrals.ts';
import { kol } from './kol.ts';
import { retrospectives } from './retrospectives.ts';
import { words } from './words.ts';
import { factsPeople } from './facts-people.ts';
import { factsMoney } from './facts-money.ts';
import { catalogue } from './catalogue.ts';
import { comparisonGroup } from './comparison-group.ts';
import { similarEvents } from './similar-events.ts';
import { exports } from './exports.ts';
import { workspace } from './workspace.ts';
import { metrics } from './metrics.ts';
import { trends } from './trends.ts';
import { history } from './history.ts';
import { progress } from './progress.ts';
import { selection } from './selection.ts';
import { badges } from './badges.ts';
import { customFields } from './custom-fields.ts';
import { teammates } from './teammates.ts';
import { shell } from './shell.ts';
import { rows } from './rows.ts';

export const all = {
  common,
  errors,
  fields,
  imports,
  members,
  scores,
  persona,
  segments,
  silence,
  tiers,
  communities,
  health,
  team,
  firsts,
  events,
  runSheet,
  checkin,
  content,
  budget,
  closing,
  campaigns,
  campaignLive,
  referrals,
  kol,
  retrospectives,
  words,
  factsPeople,
  factsMoney,
  comparisonGroup,
  similarEvents,
  catalogue,
  exports,
  workspace,
  metrics,
  trends,
  history,
  progress,
  selection,
  customFields,
  badges,
  teammates,
  shell,
  rows,
} as const;
