import type { ReferralOverview } from '../../../../shared/contract/referrals.ts';
import { medianDays } from '../../../../shared/domain/referral/k-factor.ts';
import type { Period } from '../../../../shared/domain/periods/period.ts';
import { daysBetween } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { dateOf, dayOf, NO_DAY } from './day.ts';
import { countCuts, readReferrals, type Referrals } from './recorded.ts';

const MONTHS = 12;

/** What is known of who brought whom; channels of the period, months up to its end. */
export const referralOverview = (db: ReadDb, period: Period): ReferralOverview => {
  const { records } = sql<{ records: number }>(
    db,
    'SELECT count(*) AS records FROM referral',
  ).get()!;
  const referrals = readReferrals(db);
  const { measures, counted } = referrals;
  const joined = joinedDays(db, counted.length);
  const brought = broughtDays(referrals, joined);
  return {
    records,
    brought: brought.people,
    inviters: measures.inviters.length,
    trees: measures.generations[0] ?? 0,
    counted: referrals.counts.reduce((sum, { quantity }) => sum + quantity, 0),
    generations: [...measures.generations],
    cuts: countCuts(referrals),
    undated: brought.undated,
    cycle: cycleTime(referrals, brought.days, joined),
    months: byMonth(referrals, brought.days, period.to),
    channels: byChannel(referrals, brought.days, period),
  };
};

/** By person, `YYYYMMDD`. */
const joinedDays = (db: ReadDb, size: number): Int32Array => {
  const days = new Int32Array(size).fill(NO_DAY);
  for (const [person, day] of sql<[number, number]>(
    db,
    `SELECT member_id, CAST(replace(joined_date, '-', '') AS INTEGER) FROM person
     WHERE joined_date IS NOT NULL`,
  )
    .raw()
    .iterate() as IterableIterator<[number, number]>)
    days[person] = day;
  return days;
};

/** The day of the referral, else the day of joining; of whom nobody brought, `NO_DAY`. */
const broughtDays = ({ forest, days }: Referrals, joined: Int32Array) => {
  const brought = new Int32Array(joined.length).fill(NO_DAY);
  let [people, undated] = [0, 0];
  for (const [person, place] of forest.broughtBy.entries()) {
    if (place < 0) continue;
    people += 1;
    const day = days[place]! === NO_DAY ? joined[person]! : days[place]!;
    if (day === NO_DAY) undated += 1;
    brought[person] = day;
  }
  return { days: brought, people, undated };
};

const cycleTime = (
  { measures }: Referrals,
  brought: Int32Array,
  joined: Int32Array,
): ReferralOverview['cycle'] => {
  const spans = new Float64Array(measures.inviters.length);
  let n = 0;
  for (const person of measures.inviters) {
    const start = brought[person] === NO_DAY ? joined[person]! : brought[person]!;
    if (start === NO_DAY) continue;
    let first = NO_DAY;
    for (let place = measures.from[person]!; place < measures.from[person + 1]!; place += 1) {
      const day = brought[measures.brought[place]!]!;
      if (day >= start && day < first) first = day;
    }
    if (first !== NO_DAY) spans[n++] = daysBetween(dateOf(start), dateOf(first));
  }
  return { medianDays: medianDays(spans.subarray(0, n)), n };
};

const monthsUpTo = (to: string): number[] => {
  const last = Number(to.slice(0, 4)) * 12 + Number(to.slice(5, 7)) - 1;
  return Array.from({ length: MONTHS }, (_, place) => {
    const month = last - MONTHS + 1 + place;
    return Math.floor(month / 12) * 100 + (month % 12) + 1;
  });
};

const byMonth = (
  { counts }: Referrals,
  brought: Int32Array,
  to: string,
): ReferralOverview['months'] => {
  const months = monthsUpTo(to);
  const places = new Map(months.map((month, place) => [month, place]));
  const end = dayOf(to);
  const named = new Int32Array(MONTHS);
  const counted = new Int32Array(MONTHS);
  const add = (into: Int32Array, day: number, quantity: number): void => {
    const place = day > end ? undefined : places.get(Math.floor(day / 100));
    if (place !== undefined) into[place]! += quantity;
  };
  for (const day of brought) if (day !== NO_DAY) add(named, day, 1);
  for (const { day, quantity } of counts) if (day !== NO_DAY) add(counted, day, quantity);
  return months.map((month, place) => ({
    month: dateOf(month * 100).slice(0, 7),
    named: named[place]!,
    counted: counted[place]!,
  }));
};

const byChannel = (
  { forest, channels, channelNames, counts }: Referrals,
  brought: Int32Array,
  { from, to }: Period,
): ReferralOverview['channels'] => {
  const [first, last] = [dayOf(from), dayOf(to)];
  const found = new Map<number, { named: number; counted: number; inviters: Set<number> }>();
  const of = (channel: number) => {
    let one = found.get(channel);
    if (one === undefined)
      found.set(channel, (one = { named: 0, counted: 0, inviters: new Set() }));
    return one;
  };
  for (const [person, day] of brought.entries()) {
    if (day < first || day > last) continue;
    const one = of(channels[forest.broughtBy[person]!]!);
    one.named += 1;
    one.inviters.add(forest.referrerOf[person]!);
  }
  for (const { person, day, channel, quantity } of counts) {
    if (day < first || day > last) continue;
    const one = of(channel);
    one.counted += quantity;
    one.inviters.add(person);
  }
  return [...found]
    .map(([channel, { named, counted, inviters }]) => ({
      channel: channelNames[channel]!,
      named,
      counted,
      inviters: inviters.size,
    }))
    .sort(
      (a, b) =>
        b.named + b.counted - a.named - a.counted ||
        ((a.channel ?? '') < (b.channel ?? '') ? -1 : 1),
    );
};
