import type { Figure } from './figure.ts';
import type { MetricId } from './registry.ts';

/**
 * How a metric comes to its end value: `adds` up from nothing day by day, `grows` from where it stood,
 * is a `level` that holds of every day alike, or comes `uneven`ly, so that half the time is not half
 * of it: the same people count once, or windows end after today.
 */
export type PaceKind = 'adds' | 'grows' | 'level' | 'uneven';

export const paceKinds: Readonly<Record<MetricId, PaceKind>> = {
  'members.total': 'grows',
  'members.new': 'adds',
  'members.left': 'adds',
  'members.silent': 'uneven',
  'growth.rate': 'adds',
  'churn.rate': 'uneven',
  'winback.rate': 'uneven',
  'active.members': 'uneven',
  'speaking.rate': 'uneven',
  'messages.per_active': 'uneven',
  'messages.per_member': 'adds',
  stickiness: 'uneven',
  'active.dau': 'uneven',
  'active.wau': 'uneven',
  'active.mau': 'uneven',
  'retention.classic': 'uneven',
  'retention.rolling': 'uneven',
  'retention.cumulative': 'uneven',
  'silent.rate': 'uneven',
  'content.published': 'adds',
  'content.balance': 'level',
  'content.engagement_rate': 'level',
  'signups.total': 'adds',
  'signups.confirmed': 'adds',
  'events.checked_in': 'adds',
  'events.show_up_rate': 'level',
  'events.no_show_rate': 'level',
  'events.cost_per_attendee': 'level',
  'events.walk_ins': 'adds',
  'events.new_members': 'adds',
  'events.nps': 'level',
  'events.response_rate': 'level',
  'orders.count': 'adds',
  'orders.net': 'adds',
  'orders.aov': 'level',
  'buyers.count': 'adds',
  'repurchase.rate': 'uneven',
  'conversion.rate': 'uneven',
  'referral.new': 'adds',
  'referral.k': 'adds',
  'points.liability': 'uneven',
  'feedback.first_response_median_ms': 'level',
  'feedback.p90_ms': 'level',
  // Money goes out before anything comes of it.
  'campaign.cost': 'uneven',
  'campaign.roi': 'uneven',
  'campaign.cac': 'uneven',
  'campaign.attainment': 'uneven',
};

export const paceStates = ['ahead', 'on', 'behind', 'unknown'] as const;
export type PaceState = (typeof paceStates)[number];
export const paceReasons = [
  'not-started',
  'first-day',
  'no-target',
  'zero-target',
  'no-actual',
  'no-start',
  'uneven',
] as const;
export type PaceReason = (typeof paceReasons)[number];

export interface Pace {
  readonly state: PaceState;
  /** Why it cannot be told. */
  readonly reason: PaceReason | null;
  /** What would be there by now if it came evenly; of a level its target. The lower end of a range. */
  readonly expected: number | null;
  /** What comes out at the end if it goes on as until now. */
  readonly projection: number | null;
  /** To be looked at: behind, or past the upper end of a range. */
  readonly off: boolean;
}

/** Where a campaign stands in time. */
export interface Elapsed {
  readonly days: number;
  /** Days that are over, from 0 to all of them. */
  readonly daysOver: number;
  readonly begun: boolean;
}

interface Wanted {
  readonly target: number | null;
  readonly targetHigh: number | null;
  readonly direction: 'up' | 'down' | 'range';
}

/** Within so much of what is expected it is on course. */
export const PACE_TOLERANCE = 0.05;

const unknown = (reason: PaceReason): Pace => ({
  state: 'unknown',
  reason,
  expected: null,
  projection: null,
  off: false,
});

/** −1 below the span from `low` to `high`, 1 above it, 0 in it. */
const beside = (low: number, high: number, from: number, to: number = from): -1 | 0 | 1 =>
  to < low ? -1 : from > high ? 1 : 0;

const told = (
  side: -1 | 0 | 1,
  direction: Wanted['direction'],
  numbers: Pick<Pace, 'expected' | 'projection'>,
): Pace => {
  const good = direction === 'down' ? -side : side;
  return {
    state: good < 0 ? 'behind' : good > 0 ? 'ahead' : 'on',
    reason: null,
    ...numbers,
    off: good < 0 || (direction === 'range' && side > 0),
  };
};

/**
 * Whether a KPI is on its way. Days count alike: after a third of them a third of what adds up is
 * expected, and the rest is projected at the speed until now. A level is held against its target
 * itself, on course where its interval holds the target.
 */
export const paceOf = (
  kind: PaceKind,
  wanted: Wanted,
  actual: Pick<Figure, 'value' | 'interval'> | null,
  { days, daysOver, begun }: Elapsed,
  /** What a metric that grows stood at before the first day. */
  start: number | null = null,
): Pace => {
  const { target, direction } = wanted;
  if (target === null) return unknown('no-target');
  if (!begun) return unknown('not-started');
  const value = actual?.value ?? null;
  if (value === null) return unknown('no-actual');
  const high = direction === 'range' ? (wanted.targetHigh ?? target) : target;
  // When all days are over nothing is expected any more: it was reached or not.
  if (daysOver >= days)
    return told(beside(target, high, value), direction, { expected: target, projection: value });
  switch (kind) {
    case 'uneven':
      // What came in already cannot be lost where more is better; all else is open.
      return direction === 'up' && value >= target
        ? told(1, direction, { expected: null, projection: null })
        : unknown('uneven');
    case 'level': {
      const [from, to] = actual?.interval ?? [value, value];
      const side = beside(target, high, from, to);
      return told(side, direction, { expected: target, projection: value });
    }
    case 'grows':
    case 'adds': {
      if (daysOver === 0) return unknown('first-day');
      if (kind === 'grows' && start === null) return unknown('no-start');
      if (kind === 'adds' && target === 0 && direction === 'up') return unknown('zero-target');
      const base = kind === 'grows' ? start! : 0;
      const share = daysOver / days;
      const at = (end: number): number => base + (end - base) * share;
      const slack = (end: number): number => Math.abs(end - base) * share * PACE_TOLERANCE;
      return told(beside(at(target) - slack(target), at(high) + slack(high), value), direction, {
        expected: at(target),
        projection: base + (value - base) / share,
      });
    }
    default: {
      const never: never = kind;
      return never;
    }
  }
};

/** How much must come each remaining day for the target to be reached; null where that is no question. */
export const neededPerDay = (
  kind: PaceKind,
  target: number | null,
  actual: number | null,
  { days, daysOver }: Elapsed,
): number | null =>
  (kind !== 'adds' && kind !== 'grows') ||
  target === null ||
  actual === null ||
  actual >= target ||
  daysOver >= days
    ? null
    : (target - actual) / (days - daysOver);
