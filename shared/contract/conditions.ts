import { z } from 'zod';
import { uid } from './base.ts';
import { ownFilter } from './member-filters.ts';

/** Both ends included, whole numbers; null = open. */
const ends = { from: z.number().int().nullable(), to: z.number().int().nullable() };
/** The last `days` days up to and with the day that is asked for; null = ever until it. */
const window = { days: z.number().int().min(1).max(3650).nullable() };

/** One thing that can be asked of a member as of a day; nothing recorded counts as 0. */
export const memberFact = z.discriminatedUnion('kind', [
  /** As in the members grid; asked of today's record, whatever the day. */
  z.object({ kind: z.literal('member'), filter: ownFilter }),
  z.object({
    kind: z.literal('activity'),
    measure: z.enum(['acts', 'days']),
    /** Kinds of interactions; none named = all of them. */
    kinds: z.array(z.string().min(1).max(60)).max(40),
    ...window,
    ...ends,
  }),
  z.object({
    kind: z.literal('orders'),
    /**
     * Paid orders not wholly refunded; or paid less refunded of every paid order in the workspace's
     * currency, in minor units.
     */
    measure: z.enum(['orders', 'net']),
    ...window,
    ...ends,
  }),
  z.object({
    kind: z.literal('events'),
    /** Sign-ups that were not cancelled, declined or rejected, or events checked in to. */
    measure: z.enum(['signups', 'attended']),
    /** null = any event. */
    eventUid: uid.nullable(),
    ...window,
    ...ends,
  }),
  z.object({
    kind: z.literal('community'),
    communityUid: uid,
    /** null = any role. */
    role: z.string().min(1).max(60).nullable(),
  }),
  /** Days since the member joined; without a join date it holds for nobody. */
  z.object({ kind: z.literal('tenure'), ...ends }),
  /** Members brought. */
  z.object({ kind: z.literal('referrals'), ...window, ...ends }),
]);
export type MemberFact = z.infer<typeof memberFact>;

export interface ConditionGroup {
  /** `none` = not one of them holds. */
  readonly kind: 'all' | 'any' | 'none';
  readonly of: readonly Condition[];
}
export type Condition = MemberFact | ConditionGroup;

/** Groups within groups, and facts in all. */
export const MAX_DEPTH = 5;
export const MAX_FACTS = 60;

const facts = (condition: Condition): number =>
  'of' in condition ? condition.of.reduce((sum, one) => sum + facts(one), 0) : 1;
const depth = (condition: Condition): number =>
  'of' in condition ? 1 + Math.max(0, ...condition.of.map(depth)) : 0;

const anyCondition: z.ZodType<Condition, Condition> = z.lazy(() => z.union([memberFact, group]));
const group = z.object({
  kind: z.enum(['all', 'any', 'none']),
  of: z.array(anyCondition).max(MAX_FACTS),
});

/** Nested conditions over members and what they did; an empty group of `all` holds for everybody. */
export const conditionGroup: z.ZodType<ConditionGroup, ConditionGroup> = group.refine(
  (one) => depth(one) <= MAX_DEPTH && facts(one) <= MAX_FACTS,
);
