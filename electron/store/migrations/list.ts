import type { Database } from 'better-sqlite3';
import { first } from './0010-first.ts';
import { results } from './0020-results.ts';
import { orderLines } from './0030-order-lines.ts';
import { merges } from './0040-merges.ts';
import { keptMerges } from './0050-kept-merges.ts';
import { savedViews } from './0060-saved-views.ts';
import { initials } from './0070-initials.ts';
import { segments } from './0080-segments.ts';
import { tiers } from './0090-tiers.ts';
import { communityWork } from './0100-community-work.ts';
import { fields } from './0110-fields.ts';
import { quietDays } from './0120-quiet-days.ts';
import { left } from './0130-left.ts';
import { campaignSegments } from './0140-campaign-segments.ts';
import { taskCosts } from './0150-task-costs.ts';
import { runSheet } from './0160-run-sheet.ts';
import { eventBudget } from './0170-event-budget.ts';
import { checkin } from './0180-checkin.ts';
import { contentPlan } from './0190-content-plan.ts';
import { eventClosing } from './0200-event-closing.ts';
import { eventEditions } from './0210-event-editions.ts';
import { teammates } from './0220-teammates.ts';
import { externalNamespace } from './0222-external-namespace.ts';
import { comparisonGroup } from './0230-comparison-group.ts';
import { signedContract } from './0240-signed-contract.ts';
import { retrospectiveWords } from './0250-retrospective-words.ts';
import { similarBaseline } from './0260-similar-baseline.ts';
import { dayPacks } from './0280-day-packs.ts';
import { rowPacks } from './0290-row-packs.ts';

/** One step of the schema; runs in a transaction of its own and never calls today's code. */
export interface Migration {
  /** The `user_version` the file has afterwards; steps of 10. */
  readonly version: number;
  readonly name: string;
  readonly up: (db: Database) => void;
}

export const migrations: readonly Migration[] = [
  first,
  results,
  orderLines,
  merges,
  keptMerges,
  savedViews,
  initials,
  segments,
  tiers,
  communityWork,
  fields,
  quietDays,
  left,
  campaignSegments,
  taskCosts,
  runSheet,
  eventBudget,
  checkin,
  contentPlan,
  eventClosing,
  eventEditions,
  teammates,
  externalNamespace,
  comparisonGroup,
  signedContract,
  retrospectiveWords,
  similarBaseline,
  dayPacks,
  rowPacks,
];
