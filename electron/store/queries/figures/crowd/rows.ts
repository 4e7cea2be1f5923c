import { trailingDays } from '../../../../../shared/domain/metrics/active-days.ts';
import type { MetricId } from '../../../../../shared/domain/metrics/registry.ts';
import { QUIET_DAYS } from '../../../../../shared/domain/metrics/turnover.ts';
import type { Period } from '../../../../../shared/domain/periods/period.ts';
import { dayNumber } from '../../../../../shared/domain/values/days.ts';
import { MONTH_DAYS, trailingOf } from '../sources.ts';
import type { Crowd } from './crowd.ts';
import { IN_CURRENCY } from './payments.ts';
import { crowdReferrals } from './referrals.ts';
import { KEPT, NEVER } from '../../../derived/row-packs.ts';

/** Goes through the rows behind a figure as its SQL would give them, an id with its value, in any order. */
export type Rows = (visit: (id: number, value: number) => void) => void;

interface Days {
  readonly from: number;
  readonly to: number;
}

const daysOf = ({ from, to }: Period): Days => ({ from: dayNumber(from), to: dayNumber(to) });

/** Persons of whom `value` says a number other than null; id 0 is nobody. */
const rowsWhere =
  (top: number, value: (person: number) => number | null): Rows =>
  (visit) => {
    for (let person = 1; person < top; person += 1) {
      const one = value(person);
      if (one !== null) visit(person, one);
    }
  };

const one = (holds: boolean): 1 | null => (holds ? 1 : null);

/** The rows of a metric of people or their orders; null = it is not counted here. */
export const crowdRows = (crowd: Crowd, id: MetricId, period: Period): Rows | null => {
  const { top } = crowd;
  const { from, to } = daysOf(period);
  switch (id) {
    case 'members.total': {
      const there = crowd.there(to);
      return rowsWhere(top, (person) => one(there[person] === 1));
    }
    case 'members.new':
      return newcomers(crowd, { from, to });
    case 'growth.rate': {
      const [start, end] = [crowd.there(from - 1), crowd.there(to)];
      return rowsWhere(top, (person) => end[person]! - start[person]! || null);
    }
    case 'active.members': {
      const active = crowd.active({ from, to });
      return rowsWhere(top, (person) => one(active[person]! > 0));
    }
    case 'active.dau':
    case 'active.wau':
    case 'active.mau': {
      const active = crowd.active({ from: to - trailingDays[trailingOf[id]] + 1, to });
      return rowsWhere(top, (person) => one(active[person]! > 0));
    }
    case 'stickiness': {
      const active = crowd.active({ from: to - MONTH_DAYS + 1, to });
      return rowsWhere(top, (person) => active[person]! / MONTH_DAYS || null);
    }
    case 'speaking.rate': {
      const [sent, there] = [crowd.messages({ from, to }), crowd.there(to)];
      return rowsWhere(top, (person) => one(sent[person]! > 0 && there[person] === 1));
    }
    case 'messages.per_active':
    case 'messages.per_member': {
      const sent = crowd.messages({ from, to });
      return rowsWhere(top, (person) => sent[person]! || null);
    }
    case 'churn.rate': {
      const isActive = activeAtStart(crowd, { from, to });
      const atEnd = { from: to - QUIET_DAYS + 1, to };
      const [there, active, seen] = [crowd.there(to), crowd.active(atEnd), crowd.seen(atEnd)];
      return rowsWhere(top, (person) =>
        one(
          isActive(person) && (there[person] === 0 || (active[person] === 0 && seen[person] === 0)),
        ),
      );
    }
    case 'winback.rate': {
      const [isSilent, active] = [silentOn(crowd, from - 1), crowd.active({ from, to })];
      return rowsWhere(top, (person) => one(active[person]! > 0 && isSilent(person)));
    }
    case 'members.silent':
    case 'silent.rate': {
      const isSilent = silentOn(crowd, to);
      return rowsWhere(top, (person) => one(isSilent(person)));
    }
    case 'orders.count':
      return orders(crowd, { from, to }, KEPT, () => 1);
    case 'orders.net':
    case 'orders.aov':
      return orders(crowd, { from, to }, IN_CURRENCY, (place) => crowd.payments().net[place]!);
    case 'buyers.count':
      return buyers(crowd, { from, to }, 1);
    case 'repurchase.rate':
      return buyers(crowd, { from, to }, 2);
    case 'referral.new':
    case 'referral.k':
      return crowdReferrals(crowd, crowd.referrals(), period);
    default:
      return null;
  }
};

/** The people a share or an average of people is taken of, with 1 each; null = not counted here. */
export const crowdAsked = (crowd: Crowd, id: MetricId, period: Period): Rows | null => {
  const { top } = crowd;
  const { from, to } = daysOf(period);
  switch (id) {
    case 'speaking.rate':
    case 'silent.rate':
    case 'messages.per_member':
      return crowdRows(crowd, 'members.total', period);
    case 'messages.per_active':
      return crowdRows(crowd, 'active.members', period);
    case 'churn.rate': {
      const isActive = activeAtStart(crowd, { from, to });
      return rowsWhere(top, (person) => one(isActive(person)));
    }
    case 'winback.rate': {
      const isSilent = silentOn(crowd, from - 1);
      return rowsWhere(top, (person) => one(isSilent(person)));
    }
    case 'repurchase.rate':
      return buyers(crowd, { from, to }, 1);
    case 'growth.rate':
    case 'referral.k': {
      const there = crowd.there(from - 1);
      return rowsWhere(top, (person) => one(there[person] === 1));
    }
    case 'retention.classic':
    case 'retention.rolling':
    case 'retention.cumulative':
      return newcomers(crowd, { from, to });
    default:
      return null;
  }
};

const newcomers = ({ top, joined, counted }: Crowd, { from, to }: Days): Rows =>
  rowsWhere(top, (person) =>
    one(counted[person] === 1 && joined[person]! >= from && joined[person]! <= to),
  );

/** `turnover.ts` says what silent is. */
const silentOn = (crowd: Crowd, day: number): ((person: number) => boolean) => {
  const days = { from: day - QUIET_DAYS + 1, to: day };
  const [there, active, seen] = [crowd.there(day), crowd.active(days), crowd.seen(days)];
  const known = crowd.knownSince();
  return (person) =>
    there[person] === 1 &&
    (known[person] === NEVER || known[person]! < days.from) &&
    active[person] === 0 &&
    seen[person] === 0;
};

const activeAtStart = (crowd: Crowd, { from }: Days): ((person: number) => boolean) => {
  const active = crowd.active({ from: from - QUIET_DAYS, to: from - 1 });
  const there = crowd.there(from - 1);
  return (person) => there[person] === 1 && active[person]! > 0;
};

const orders =
  (crowd: Crowd, { from, to }: Days, mark: number, value: (place: number) => number): Rows =>
  (visit) => {
    const { ids, days, marks } = crowd.payments();
    for (let place = 0; place < ids.length; place += 1)
      if (days[place]! >= from && days[place]! <= to && (marks[place]! & mark) !== 0)
        visit(ids[place]!, value(place));
  };

const buyers = (crowd: Crowd, { from, to }: Days, atLeast: number): Rows => {
  const { days, persons, marks } = crowd.payments();
  const bought = new Int32Array(crowd.top);
  for (let place = 0; place < days.length; place += 1)
    if (days[place]! >= from && days[place]! <= to && (marks[place]! & KEPT) !== 0)
      bought[persons[place]!]! += 1;
  return rowsWhere(crowd.top, (person) =>
    one(bought[person]! >= atLeast && crowd.staff[person] === 0),
  );
};

/** What each person paid, or for how many orders, on the days: the parts of an average order. */
export const crowdPaid =
  (crowd: Crowd, period: Period, what: 'net' | 'orders'): Rows =>
  (visit) => {
    const { from, to } = daysOf(period);
    const { ids, days, persons, net, marks } = crowd.payments();
    for (let place = 0; place < ids.length; place += 1) {
      const mark = marks[place]!;
      if (days[place]! < from || days[place]! > to || (mark & IN_CURRENCY) === 0) continue;
      // An order of nobody known stands for itself.
      visit(persons[place]! || -ids[place]!, what === 'net' ? net[place]! : mark & KEPT);
    }
  };
