import { trailingDays } from '../../../../../shared/domain/metrics/active-days.ts';
import type { MetricId } from '../../../../../shared/domain/metrics/registry.ts';
import { QUIET_DAYS } from '../../../../../shared/domain/metrics/turnover.ts';
import type { Period } from '../../../../../shared/domain/periods/period.ts';
import { dayNumber } from '../../../../../shared/domain/values/days.ts';
import { KEPT, NEVER } from '../../../derived/row-packs.ts';
import { MONTH_DAYS, trailingOf } from '../sources.ts';
import type { DayCounts } from './acts.ts';
import type { Crowd } from './crowd.ts';
import { IN_CURRENCY } from './payments.ts';
import { crowdReferrals } from './referrals.ts';
import { listedRows, personRows, type Rows } from './row-list.ts';

interface Days {
  readonly from: number;
  readonly to: number;
}

const daysOf = ({ from, to }: Period): Days => ({ from: dayNumber(from), to: dayNumber(to) });

/** The rows of a metric of people or their orders; null = it is not counted here. */
export const crowdRows = (crowd: Crowd, id: MetricId, period: Period): Rows | null => {
  const days = daysOf(period);
  const { from, to } = days;
  switch (id) {
    case 'members.total':
      return personRows(crowd.there(to));
    case 'members.new':
      return personRows(newcomers(crowd, days));
    case 'growth.rate':
      return personRows(comeOrGone(crowd, days));
    case 'active.members':
      return personRows(anyDay(crowd.active(days)));
    case 'active.dau':
    case 'active.wau':
    case 'active.mau':
      return personRows(anyDay(crowd.active({ from: to - trailingDays[trailingOf[id]] + 1, to })));
    case 'stickiness':
      return personRows(crowd.active({ from: to - MONTH_DAYS + 1, to }), MONTH_DAYS);
    case 'speaking.rate':
      return personRows(speakers(crowd, days));
    case 'messages.per_active':
    case 'messages.per_member':
      return personRows(crowd.messages(days));
    case 'churn.rate':
      return personRows(lost(crowd, days));
    case 'winback.rate':
      return personRows(both(silentOn(crowd, from - 1), crowd.active(days)));
    case 'members.silent':
    case 'silent.rate':
      return personRows(silentOn(crowd, to));
    case 'orders.count':
      return orders(crowd, days, 'kept');
    case 'orders.net':
    case 'orders.aov':
      return orders(crowd, days, 'net');
    case 'buyers.count':
      return personRows(buyers(crowd, days, 1));
    case 'repurchase.rate':
      return personRows(buyers(crowd, days, 2));
    case 'referral.new':
    case 'referral.k':
      return listedRows(crowdReferrals(crowd, crowd.referrals(), period));
    default:
      return null;
  }
};

/** The people a share or an average of people is taken of, with 1 each; null = not counted here. */
export const crowdAsked = (crowd: Crowd, id: MetricId, period: Period): Rows | null => {
  const days = daysOf(period);
  const { from } = days;
  switch (id) {
    case 'stickiness':
      return personRows(anyDay(crowd.active({ from: days.to - MONTH_DAYS + 1, to: days.to })));
    case 'speaking.rate':
    case 'silent.rate':
    case 'messages.per_member':
      return crowdRows(crowd, 'members.total', period);
    case 'messages.per_active':
      return crowdRows(crowd, 'active.members', period);
    case 'churn.rate':
      return personRows(activeBefore(crowd, from));
    case 'winback.rate':
      return personRows(silentOn(crowd, from - 1));
    case 'repurchase.rate':
      return personRows(buyers(crowd, days, 1));
    case 'growth.rate':
    case 'referral.k':
      return personRows(crowd.there(from - 1));
    case 'retention.classic':
    case 'retention.rolling':
    case 'retention.cumulative':
      return personRows(newcomers(crowd, days));
    default:
      return null;
  }
};

// Each of these has a loop of its own: one that is given what to ask of a person takes ten times as long.

const newcomers = ({ top, joined, counted }: Crowd, { from, to }: Days): Uint8Array => {
  const are = new Uint8Array(top);
  for (let person = 1; person < top; person += 1)
    if (joined[person]! >= from && joined[person]! <= to) are[person] = counted[person]!;
  return are;
};

/** 1 = there at the end and not before the start, −1 = the other way round. */
const comeOrGone = (crowd: Crowd, { from, to }: Days): Int32Array => {
  const [start, end] = [crowd.there(from - 1), crowd.there(to)];
  const moved = new Int32Array(crowd.top);
  for (let person = 1; person < moved.length; person += 1)
    moved[person] = end[person]! - start[person]!;
  return moved;
};

const anyDay = (days: DayCounts): Uint8Array => {
  const are = new Uint8Array(days.length);
  for (let person = 1; person < are.length; person += 1) if (days[person]! > 0) are[person] = 1;
  return are;
};

const both = (are: Uint8Array, days: DayCounts): Uint8Array => {
  for (let person = 1; person < are.length; person += 1) if (days[person] === 0) are[person] = 0;
  return are;
};

const speakers = (crowd: Crowd, days: Days): Uint8Array => {
  const [sent, there] = [crowd.messages(days), crowd.there(days.to)];
  const are = new Uint8Array(crowd.top);
  for (let person = 1; person < are.length; person += 1)
    if (sent[person]! > 0) are[person] = there[person]!;
  return are;
};

/** `turnover.ts` says what silent is. */
const silentOn = (crowd: Crowd, day: number): Uint8Array => {
  const days = { from: day - QUIET_DAYS + 1, to: day };
  const [there, active, seen] = [crowd.there(day), crowd.active(days), crowd.seen(days)];
  const known = crowd.knownSince();
  const are = new Uint8Array(crowd.top);
  for (let person = 1; person < are.length; person += 1)
    if (
      there[person] === 1 &&
      active[person] === 0 &&
      seen[person] === 0 &&
      (known[person] === NEVER || known[person]! < days.from)
    )
      are[person] = 1;
  return are;
};

/** There and active in the days before a period. */
const activeBefore = (crowd: Crowd, from: number): Uint8Array => {
  const active = crowd.active({ from: from - QUIET_DAYS, to: from - 1 });
  const there = crowd.there(from - 1);
  const are = new Uint8Array(crowd.top);
  for (let person = 1; person < are.length; person += 1)
    if (active[person]! > 0) are[person] = there[person]!;
  return are;
};

/** Those of whom nothing is left at the end. */
const lost = (crowd: Crowd, { from, to }: Days): Uint8Array => {
  const are = activeBefore(crowd, from);
  const atEnd = { from: to - QUIET_DAYS + 1, to };
  const [there, active, seen] = [crowd.there(to), crowd.active(atEnd), crowd.seen(atEnd)];
  for (let person = 1; person < are.length; person += 1)
    if (there[person] === 1 && (active[person]! > 0 || seen[person] === 1)) are[person] = 0;
  return are;
};

const buyers = (crowd: Crowd, days: Days, atLeast: number): Uint8Array => {
  const bought = crowd.bought(days);
  const are = new Uint8Array(crowd.top);
  for (let person = 1; person < are.length; person += 1)
    if (bought[person]! >= atLeast) are[person] = 1;
  return are;
};

const orders = (crowd: Crowd, { from, to }: Days, of: 'kept' | 'net'): Rows =>
  listedRows((visit) => {
    const { ids, days, marks, net } = crowd.payments();
    const mark = of === 'kept' ? KEPT : IN_CURRENCY;
    for (let place = 0; place < ids.length; place += 1)
      if (days[place]! >= from && days[place]! <= to && (marks[place]! & mark) !== 0)
        visit(ids[place]!, of === 'kept' ? 1 : net[place]!);
  });

/** What each person paid, or for how many orders, on the days: the parts of an average order. */
export const crowdPaid = (crowd: Crowd, period: Period, what: 'net' | 'orders'): Rows =>
  listedRows((visit, isAsked) => {
    const { from, to } = daysOf(period);
    const { ids, days, persons, net, marks } = crowd.payments();
    for (let place = 0; place < ids.length; place += 1) {
      const mark = marks[place]!;
      if (days[place]! < from || days[place]! > to || (mark & IN_CURRENCY) === 0) continue;
      // An order of nobody known stands for itself.
      const id = persons[place]! || -ids[place]!;
      if (isAsked(id)) visit(id, what === 'net' ? net[place]! : mark & KEPT);
    }
  });
