import { z } from 'zod';
import { rfmCells, rfmSegments } from '../domain/metrics/rfm-segments.ts';
import { silenceBands, silenceReasons } from '../domain/metrics/silence.ts';
import { presenceReasons } from '../domain/metrics/presence.ts';
import { localDate } from './base.ts';
import { traitsKnown } from './kol.ts';

const count = z.number().int();

/** One of R, F and M: the member's value, and how those of all buyers are cut. */
const part = z.object({
  /** Days, orders, or minor units of the workspace's currency. */
  value: z.number(),
  /** From 1 to `scores`, the best. */
  score: count,
  scores: count,
  /** Ascending; each is the last value of its class. */
  cuts: z.array(z.number()),
  /** Buyers beside the member, and how many of them do worse. */
  others: count,
  worse: count,
});

/** Why there is no RFM: not a buyer, none that counts, or not a customer. */
export const rfmReasons = ['no-orders', 'refunded', 'staff'] as const;
/** Why there is no segment of the ten: fewer than five scores of a part, or no amount. */
export const segmentReasons = ['few-values', 'no-amount'] as const;

const rfm = z.object({
  reason: z.enum(rfmReasons).nullable(),
  buyers: count,
  currency: z.string(),
  lastPaidDate: localDate.nullable(),
  refundedOrders: count,
  /** Paid orders of another currency, or without an amount: left out of the net amount. */
  unpricedOrders: count,
  recency: part.nullable(),
  frequency: part.nullable(),
  /** null where no order has an amount in the workspace's currency. */
  monetary: part.nullable(),
  segment: z.enum(rfmSegments).nullable(),
  segmentReason: z.enum(segmentReasons).nullable(),
  cell: z.enum(rfmCells).nullable(),
  /** Over all buyers; the amount over those whose amount is known. */
  means: z.object({ days: z.number(), orders: z.number(), netMinor: z.number() }).nullable(),
});

const love = z.object({
  /** null where the workspace knows no interaction of anybody. */
  value: z.number().nullable(),
  level: z.literal([1, 2, 3, 4]).nullable(),
  /** What it adds up from, latest month first. */
  acts: z.array(
    z.object({
      month: z.string(),
      /** Calendar months since. */
      months: count,
      kind: z.string(),
      count,
      weight: z.number(),
      love: z.number(),
    }),
  ),
});

const reach = z.object({
  /** Σ connection strength × 0.9^idle months; null = connected, but nobody knows how idle. */
  value: z.number().nullable(),
  idleMonths: count.nullable(),
  /** Direct: members brought, and who brought the member. */
  brought: count,
  referrers: count,
  /** Indirect: further down the tree, and others at the same events. */
  further: count,
  met: count,
});

const loyalty = z.object({
  score: count.nullable(),
  known: count,
  traits: traitsKnown,
  /** What each trait rests on; null = unknown. */
  activeMonths: count.nullable(),
  bonds: z.object({ orders: count, brought: count }).nullable(),
  answers: count.nullable(),
  platforms: count.nullable(),
});

const silence = z.object({
  lastActiveDate: localDate.nullable(),
  days: count.nullable(),
  quietDays: count.nullable(),
  band: z.enum(silenceBands).nullable(),
  reason: z.enum(silenceReasons).nullable(),
  joinedDate: localDate.nullable(),
  /** First and last day of which the workspace knows any interaction. */
  recordedFrom: localDate.nullable(),
  recordedTo: localDate.nullable(),
});

/** Active days against the member's own baseline. */
export const presenceScore = z.object({
  /** The last day looked at: no later than the last recorded one. */
  until: localDate.nullable(),
  /** Active days in the last 30, 90 and 365. */
  active: z.tuple([count, count, count]).readonly(),
  baseline: z.object({ from: localDate, to: localDate, days: count, activeDays: count }).nullable(),
  /** Active days in 30 that the baseline lets expect. */
  expected: z.number().nullable(),
  /** Current rate / own baseline. */
  gauge: z.number().nullable(),
  reason: z.enum(presenceReasons).nullable(),
  lapsing: z.boolean(),
});

/** A member's scores on a local date of the workspace, each with what it comes from. */
export const memberScores = z.object({
  today: localDate,
  rfm,
  love,
  reach,
  loyalty,
  silence,
  presence: presenceScore,
});
export type MemberScores = z.infer<typeof memberScores>;
export type RfmPart = z.infer<typeof part>;
