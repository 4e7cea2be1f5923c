import type { InviterRow, InviterSort } from '../../../../shared/contract/referrals.ts';
import { directOf } from '../../../../shared/domain/referral/measures.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { maskings } from '../members/mask.ts';
import { searchMembers } from '../members/search.ts';
import { dateOf, NO_DAY } from './day.ts';
import { namesOf } from './names.ts';
import { readReferrals, type Referrals } from './recorded.ts';

interface Spans {
  /** By person, `YYYYMMDD`; 0 and `NO_DAY` where no day is known. */
  readonly last: Int32Array;
  readonly first: Int32Array;
  readonly orders: Map<string, Int32Array>;
}
const spans = new WeakMap<Referrals, Spans>();

/** First and last day on which each person brought somebody. */
const spansOf = (referrals: Referrals): Spans => {
  const known = spans.get(referrals);
  if (known !== undefined) return known;
  const { forest, days } = referrals;
  const size = forest.referrerOf.length;
  const made = {
    last: new Int32Array(size),
    first: new Int32Array(size).fill(NO_DAY),
    orders: new Map<string, Int32Array>(),
  };
  for (const [person, referrer] of forest.referrerOf.entries()) {
    if (referrer === 0) continue;
    const day = days[forest.broughtBy[person]!]!;
    if (day === NO_DAY) continue;
    if (day > made.last[referrer]!) made.last[referrer] = day;
    if (day < made.first[referrer]!) made.first[referrer] = day;
  }
  spans.set(referrals, made);
  return made;
};

/** Everybody who brought somebody, named or counted, in the order asked for; then by id. */
const ordered = (referrals: Referrals, { column, descending }: InviterSort): Int32Array => {
  const { orders, last } = spansOf(referrals);
  const key = `${column} ${descending}`;
  const known = orders.get(key);
  if (known !== undefined) return known;
  const { measures, counted } = referrals;
  const value = (person: number): number => {
    switch (column) {
      case 'descendants':
        return measures.descendants[person]!;
      case 'direct':
        return directOf(measures, person);
      case 'depth':
        return measures.depth[person]!;
      case 'counted':
        return counted[person]!;
      case 'last':
        return last[person]!;
    }
  };
  const people: number[] = [];
  for (let person = 1; person < counted.length; person += 1)
    if (counted[person]! > 0 || directOf(measures, person) > 0) people.push(person);
  const size = counted.length;
  // One number a person: what is sorted by, then the id.
  const keys = Float64Array.from(people, (person) =>
    descending ? -value(person) * size + person : value(person) * size + person,
  ).sort();
  const order = Int32Array.from(keys, (one) => ((one % size) + size) % size);
  orders.set(key, order);
  return order;
};

export interface InviterQuestion {
  readonly search: string;
  readonly sort: InviterSort;
  readonly offset: number;
  readonly limit: number;
  /** As in exports, instead of what the workspace's settings mask. */
  readonly masked?: true;
}

/** A block of those who brought others. */
export const listInviters = (
  db: ReadDb,
  { search, sort, offset, limit, masked }: InviterQuestion,
): { readonly total: number; readonly rows: InviterRow[] } => {
  const referrals = readReferrals(db);
  const all = ordered(referrals, sort);
  const found = search.trim() === '' ? null : searchMembers(db, search);
  const people = found === null ? all : all.filter((person) => found.has(person));
  const { first, last } = spansOf(referrals);
  const { forest, measures, counted } = referrals;
  const shown = [...people.subarray(offset, offset + limit)];
  const masking = masked === true ? maskings.all : readSettings(db);
  const referrers = shown.map((person) => forest.referrerOf[person]!);
  const names = namesOf(db, [...shown, ...referrers], masking);
  return {
    total: people.length,
    rows: shown.flatMap((person) => {
      const named = names.get(person);
      if (named === undefined) return [];
      const referrer = names.get(forest.referrerOf[person]!);
      return {
        ...named,
        direct: directOf(measures, person),
        descendants: measures.descendants[person]!,
        depth: measures.depth[person]!,
        counted: counted[person]!,
        level: measures.level[person]!,
        referrer: referrer === undefined ? null : { uid: referrer.uid, name: referrer.name },
        firstDate: first[person] === NO_DAY ? null : dateOf(first[person]!),
        lastDate: last[person] === 0 ? null : dateOf(last[person]!),
      };
    }),
  };
};
