import type { Condition, ConditionGroup } from '../../contract/conditions.ts';

const everybody: ConditionGroup = { kind: 'all', of: [] };
const all = (...of: Condition[]): ConditionGroup => ({ kind: 'all', of });
const any = (...of: Condition[]): ConditionGroup => ({ kind: 'any', of });

const activeDays = (from: number, days: number): Condition => ({
  kind: 'activity',
  measure: 'days',
  kinds: [],
  days,
  from,
  to: null,
});
const orders = (from: number, days: number): Condition => ({
  kind: 'orders',
  measure: 'orders',
  days,
  from,
  to: null,
});
const attended = (from: number, days: number): Condition => ({
  kind: 'events',
  measure: 'attended',
  eventUid: null,
  days,
  from,
  to: null,
});
const brought = (from: number, days: number | null): Condition => ({
  kind: 'referrals',
  days,
  from,
  to: null,
});
const tenure = (from: number | null, to: number | null): Condition => ({
  kind: 'tenure',
  from,
  to,
});

/** What the rule editor begins with, from the top: by activity and contribution. */
export const defaultTiers = [
  {
    name: 'core',
    graceDays: 30,
    conditions: all(activeDays(8, 30), any(orders(1, 180), attended(1, 180), brought(1, 180))),
  },
  { name: 'active', graceDays: 14, conditions: all(activeDays(2, 30)) },
  // Newcomers are protected: they are not dormant before they could be anything.
  { name: 'ordinary', graceDays: 0, conditions: any(activeDays(1, 90), tenure(null, 30)) },
  { name: 'dormant', graceDays: 0, conditions: all(activeDays(1, 180)) },
  { name: 'lost', graceDays: 0, conditions: everybody },
] as const;

/** What the growth path begins with, from its last stage to its first. */
export const defaultStages = [
  { name: 'kol', conditions: any(brought(3, null), all(activeDays(60, 365), attended(3, 365))) },
  { name: 'veteran', conditions: all(tenure(180, null), activeDays(12, 180)) },
  { name: 'regular', conditions: all(activeDays(3, 90)) },
  { name: 'newcomer', conditions: everybody },
] as const;
