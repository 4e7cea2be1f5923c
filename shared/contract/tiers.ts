import { z } from 'zod';
import { tierMoves } from '../domain/metrics/tiers.ts';
import { localDate, longWork, page, procedure, uid } from './base.ts';
import { conditionGroup, type ConditionGroup } from './conditions.ts';

const text = z.string().nullable();
const count = z.number().int();
const amount = z.number().nullable();

const conditions: z.ZodType<ConditionGroup> = conditionGroup;

/** So many tiers, or stages of the growth path. */
export const MAX_TIERS = 12;
const name = z.string().trim().min(1).max(40);
const support = z.string().trim().max(2000);

/** A rule of the set; rules stand from the top, and the first whose conditions hold is the tier. */
export const tierRule = z.object({
  /** null = new. */
  uid: uid.nullable(),
  name,
  conditions,
  /** Days that a member keeps the tier after being found not to meet it any more. */
  graceDays: count.min(0).max(366),
  /** Place among the colours of series. */
  series: count.min(0).max(6),
  support,
});
export type TierRule = z.infer<typeof tierRule>;

const rules = z.array(tierRule).min(1).max(MAX_TIERS);

export const growthStage = z.object({
  uid: uid.nullable(),
  name,
  conditions,
  support,
});
export type GrowthStage = z.infer<typeof growthStage>;

/** Why a rule cannot be asked; the same words on the page and where it is saved. */
export const ruleProblems = [
  'same-name',
  'never-holds',
  'asks-tier',
  'lost-community',
  'lost-event',
  'lost-field',
] as const;
const ruleProblem = z.object({ place: count, problem: z.enum(ruleProblems) });
export type RuleProblem = z.infer<typeof ruleProblem>;

/** A tier as figures name it: one of the rules, or one that is no rule any more. */
export const namedTier = z.object({
  uid: uid.nullable(),
  name: z.string(),
  series: count,
  retired: z.boolean(),
});
export type NamedTier = z.infer<typeof namedTier>;

const moveCounts = z.object({ promoted: count, demoted: count, entered: count, gone: count });

export const tierEvaluation = moveCounts.extend({
  operationUid: z.string(),
  atMs: count,
  asOf: localDate,
  /** Members who were looked at. */
  members: count,
});
export type TierEvaluation = z.infer<typeof tierEvaluation>;

/** Places in the list of tiers that stands beside them; null = in no tier. */
const place = count.nullable();

/**
 * Why a member is where they are: the values of the facts of the rule at `of`, in its order. For a
 * fall that is the rule they do not meet any more. Nothing is known of a null.
 */
const reason = z.object({ of: place, values: z.array(amount) });

export const simulation = z.object({
  simulation: z.string(),
  asOf: localDate,
  members: count,
  tiers: z.array(namedTier.extend({ now: count, then: count })),
  noneNow: count,
  noneThen: count,
  moves: moveCounts,
  /** Members who do not meet their tier and keep it for its days of grace. */
  waiting: count,
  /** Members whom a pin keeps where they are. */
  pinned: count,
});
export type Simulation = z.infer<typeof simulation>;

export const simulatedMoves = ['promoted', 'demoted', 'entered', 'gone', 'waiting'] as const;
export type SimulatedMove = (typeof simulatedMoves)[number];

export const simulatedRow = z.object({
  uid,
  name: text,
  from: place,
  to: place,
  move: z.enum(simulatedMoves),
  reason,
  /** The day from which an evaluation lets the member fall; only while grace runs. */
  dueDate: localDate.nullable(),
});
export type SimulatedRow = z.infer<typeof simulatedRow>;

export const applyResult = moveCounts.extend({
  /** null when nothing had to change. */
  operationUid: z.string().nullable(),
  members: count,
});
export type ApplyResult = z.infer<typeof applyResult>;

const interval = z.object({
  tier: namedTier,
  from: localDate,
  /** First day out of it; null = still in it. */
  to: localDate.nullable(),
  /** The rule as it stood when it was asked, and the values of its facts. */
  rule: z.object({ name: z.string(), conditions }).nullable(),
  values: z.array(amount),
  /** The member fell into it: the rule is the one they did not meet any more. */
  fell: z.boolean(),
  pin: z.object({ reason: text, until: localDate.nullable() }).nullable(),
});
export type TierInterval = z.infer<typeof interval>;

export const memberTier = z.object({
  /** The tier of today with why; null = in none. */
  current: interval
    .extend({
      pinHolds: z.boolean(),
      unmetDate: localDate.nullable(),
      dueDate: localDate.nullable(),
    })
    .nullable(),
  /** Every interval of the member and of whoever was merged into them, the latest first. */
  history: z.array(interval),
  lastEvaluation: localDate.nullable(),
  /** Tiers that the member can be pinned to, from the top. */
  tiers: z.array(namedTier),
  /** Not counted: staff, or in the archive. */
  apart: z.enum(['staff', 'archived']).nullable(),
});
export type MemberTier = z.infer<typeof memberTier>;

const flowRow = z.object({
  start: count,
  end: count,
  startShare: amount,
  endShare: amount,
  stayed: count,
  inPromoted: count,
  inDemoted: count,
  entered: count,
  outPromoted: count,
  outDemoted: count,
  gone: count,
});

const flowAsked = z
  .object({ from: localDate, to: localDate })
  .refine(({ from, to }) => from < to, { path: ['to'] });

export const tierFlowReport = z.object({
  /** The last evaluation up to each date; null = there was none yet. */
  fromEvaluation: localDate.nullable(),
  toEvaluation: localDate.nullable(),
  tiers: z.array(namedTier),
  rows: z.array(flowRow),
  start: count,
  end: count,
  moves: z.object(
    Object.fromEntries(tierMoves.map((move) => [move, count])) as Record<
      (typeof tierMoves)[number],
      typeof count
    >,
  ),
  cells: z.array(z.object({ from: place, to: place, count })),
});
export type TierFlowReport = z.infer<typeof tierFlowReport>;

/** People of a flow: by the tier they were and are in (null = none), and their step; left out = any. */
const flowPart = z.object({
  fromTier: uid.nullable().optional(),
  toTier: uid.nullable().optional(),
  move: z.enum(tierMoves).optional(),
});
export type FlowPart = z.infer<typeof flowPart>;

export const tierMember = z.object({ uid, name: text, detail: text });
export type TierMember = z.infer<typeof tierMember>;
const membersPage = z.object({ total: count, rows: z.array(tierMember) });

const changed = z.object({ operationUid: z.string().nullable() });

export const tiersContract = {
  /** The rules from the top, what is wrong with them by now, and every evaluation, latest first. */
  list: procedure.output(
    z.object({
      rules: z.array(tierRule),
      problems: z.array(ruleProblem),
      evaluations: z.array(tierEvaluation),
      /** Of communities and events, by uid: those that rules and stages ask for. */
      names: z.record(z.string(), z.string()),
    }),
  ),
  /** How many members are in each tier now. */
  counts: procedure.output(
    z.object({
      tiers: z.array(namedTier.extend({ count })),
      /** In no tier. */
      none: count,
      /** Counted members: without staff and the archive. */
      members: count,
    }),
  ),
  /** What is wrong with rules that are not saved yet. */
  check: procedure.input(z.object({ rules })).output(z.array(ruleProblem)),
  /** Replaces the whole set; nobody moves. Throws `invalid-input` for rules with a problem. */
  save: procedure.input(z.object({ rules })).output(changed),
  /** Who would move if these rules were asked as of a date; changes nothing. */
  simulate: procedure.input(z.object({ rules, asOf: localDate })).output(simulation),
  /** Members of a simulation. Throws `stale` when something was written since. */
  moves: procedure
    .input(page.extend({ simulation: z.string(), move: z.enum(simulatedMoves).nullable() }))
    .output(z.object({ total: count, rows: z.array(simulatedRow) })),
  /** Saves the rules and evaluates as of a date, as one operation; `name` is what `stop` ends. */
  apply: procedure
    .input(z.object({ rules, asOf: localDate, name: z.string().min(1).max(100) }))
    .output(longWork(applyResult)),
  stop: procedure.input(z.object({ name: z.string() })).output(z.object({})),
  /** Keeps a member in a tier, whatever the rules say, up to a date or without end. */
  pin: procedure
    .input(
      z.object({
        uid,
        tierUid: uid,
        reason: z.string().trim().min(1).max(300),
        until: localDate.nullable(),
      }),
    )
    .output(changed),
  /** The pin ends; the next evaluation decides. */
  unpin: procedure.input(z.object({ uid })).output(changed),
  /** A member's tier with the reasons, and the tiers before it. */
  explain: procedure.input(z.object({ uid })).output(memberTier),
  flow: procedure.input(flowAsked).output(tierFlowReport),
  flowMembers: procedure
    .input(z.object({ asked: flowAsked, part: flowPart, page }))
    .output(membersPage),
  /** The growth path from its last stage to its first, and what is wrong with it by now. */
  growth: procedure.output(
    z.object({ stages: z.array(growthStage), problems: z.array(ruleProblem) }),
  ),
  checkGrowth: procedure
    .input(z.object({ stages: z.array(growthStage).max(MAX_TIERS) }))
    .output(z.array(ruleProblem)),
  saveGrowth: procedure
    .input(z.object({ stages: z.array(growthStage).min(1).max(MAX_TIERS) }))
    .output(changed),
  /** How many members are at each stage today; null = at none. */
  growthCounts: procedure.output(
    z.object({
      asOf: localDate,
      stages: z.array(z.object({ uid, count })),
      none: count,
      members: count,
    }),
  ),
  /** Members at the stage at a place from the top today; null = at none. */
  growthMembers: procedure.input(z.object({ stage: place, page })).output(membersPage),
};
