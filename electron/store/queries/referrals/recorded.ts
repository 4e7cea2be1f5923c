import {
  referralForest,
  type CutKind,
  type ReferralForest,
} from '../../../../shared/domain/referral/forest.ts';
import {
  measureForest,
  type ReferralMeasures,
} from '../../../../shared/domain/referral/measures.ts';
import { columnsTogether, type MakeColumn } from '../../columns.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { sql } from '../../statements.ts';
import { generationOf } from '../generation.ts';
import { dateOf, NO_DAY } from './day.ts';

/** Every referral of the workspace, joined to trees. */
export interface Referrals {
  readonly forest: ReferralForest;
  readonly measures: ReferralMeasures;
  /** By place: local id, day as `YYYYMMDD`, channel. */
  readonly ids: Int32Array;
  readonly days: Int32Array;
  readonly channels: Int32Array;
  /** By number in `channels`; null = none was given. */
  readonly channelNames: readonly (string | null)[];
  /** Files that only count: what they count beyond the members they name. */
  readonly counts: readonly ReferralCount[];
  /** The same by person. */
  readonly counted: Float64Array;
  readonly personOf: (member: number) => number;
}

export interface ReferralCount {
  readonly id: number;
  readonly person: number;
  readonly day: number;
  readonly channel: number;
  readonly quantity: number;
}

interface Kept {
  readonly operation: number;
  readonly referrals: Referrals;
}
const kept = keptByConnection<Kept>();

/**
 * All referrals by one pass, kept until a referral, a merge or a staff mark changes or something is
 * undone.
 */
export const readReferrals = (db: ReadDb): Referrals => {
  const before = kept.get(db);
  const operation = generationOf(db);
  const referrals =
    before !== undefined && !changedSince(db, before.operation)
      ? before.referrals
      : joinReferrals(db);
  kept.set(db, { operation, referrals });
  return referrals;
};

const changedSince = (db: ReadDb, operation: number): boolean =>
  sql<{ some: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM operation WHERE id > @operation AND kind IN ('undo', 'restore', 'erase'))
       OR EXISTS (SELECT 1 FROM referral WHERE op > @operation)
       OR EXISTS (SELECT 1 FROM merge_link WHERE op > @operation)
       OR EXISTS (SELECT 1 FROM member WHERE op > @operation AND staff = 1)
       OR EXISTS (SELECT 1 FROM change WHERE op > @operation AND (
         entity IN ('referral', 'merge_link', 'setting') OR entity = 'member' AND field IN ('staff', '*')
       )) AS some`,
  ).get({ operation })!.some === 1;

/** Referrals that would close a circle: left out of every figure. */
export const circularReferrals = (db: ReadDb): readonly number[] => {
  const { forest, ids } = readReferrals(db);
  return forest.cuts.flatMap(({ place, kind }) => (kind === 'cycle' ? [ids[place]!] : []));
};

export const countCuts = ({ forest }: Referrals): Readonly<Record<CutKind, number>> => {
  const counts: Record<CutKind, number> = { self: 0, second: 0, cycle: 0, staff: 0 };
  for (const { kind } of forest.cuts) counts[kind] += 1;
  return counts;
};

/** Who is staff, as persons: one staff record makes the person staff. */
const readPersons = (db: ReadDb) => {
  const survivors = new Map<number, number>();
  for (const { id, into } of sql<{ id: number; into: number }>(
    db,
    'SELECT id, effective_member_id AS "into" FROM member WHERE effective_member_id IS NOT NULL',
  ).iterate())
    survivors.set(id, into);
  const personOf = (member: number): number => survivors.get(member) ?? member;
  const staff = new Set<number>();
  for (const { id } of sql<{ id: number }>(db, 'SELECT id FROM member WHERE staff = 1').iterate())
    staff.add(personOf(id));
  return { personOf, staff };
};

type Row = readonly [
  id: number,
  referrer: number,
  referee: number,
  quantity: number,
  day: number,
  channel: string | null,
  /** Since 1970 in UTC; −1 of a day without a time. */
  minute: number,
];

const DAY_MS = 86_400_000;
const DAY_MINUTES = 1440;
/** More than any local day spans in UTC, counted from a day before it. */
const SPAN_MINUTES = 5000;
/** Beyond any day that is meant; unknown days come after it. */
const LAST_DAY = 99_999;

/** When a referral happened, for comparison: by day, by minute within it, the time unknown first. */
const momentMaker = (): ((day: number, minute: number) => number) => {
  const numbers = new Map<number, number>([[NO_DAY, LAST_DAY + 1]]);
  return (day, minute) => {
    let number = numbers.get(day);
    if (number === undefined) {
      const sinceEpoch = Date.parse(`${dateOf(day)}T00:00:00Z`) / DAY_MS;
      numbers.set(day, (number = Math.min(LAST_DAY, Math.max(0, sinceEpoch))));
    }
    const within = minute < 0 ? 0 : minute - number * DAY_MINUTES + DAY_MINUTES;
    return number * SPAN_MINUTES + Math.min(SPAN_MINUTES - 1, Math.max(0, within));
  };
};

/** Places of ids in the order of uids, which an undo gives back and local ids are not. */
const uidRanks = (db: ReadDb, column: MakeColumn): Int32Array => {
  const { top } = sql<{ top: number | null }>(db, 'SELECT max(id) AS top FROM referral').get()!;
  const ranks = column(Int32Array, (top ?? 0) + 1);
  let rank = 0;
  for (const id of sql(db, 'SELECT id FROM referral ORDER BY uid').pluck().iterate())
    ranks[id as number] = rank++;
  return ranks;
};

const joinReferrals = (db: ReadDb): Referrals => {
  const { personOf, staff } = readPersons(db);
  const top = sql<{ id: number | null }>(db, 'SELECT max(id) AS id FROM member').get()?.id ?? 0;
  const { rows } = sql<{ rows: number }>(db, 'SELECT count(*) AS rows FROM referral').get()!;
  const channelNames: (string | null)[] = [null];
  const channelNumbers = new Map<string | null, number>([[null, 0]]);
  const channelOf = (name: string | null): number => {
    let number = channelNumbers.get(name);
    if (number === undefined) {
      channelNumbers.set(name, (number = channelNames.length));
      channelNames.push(name);
    }
    return number;
  };
  // What is read goes when the trees are made; what is told of them stays.
  const [passing, staying] = [columnsTogether(), columnsTogether()];
  const read = {
    ids: passing(Int32Array, rows),
    referrers: passing(Int32Array, rows),
    referees: passing(Int32Array, rows),
    days: passing(Int32Array, rows),
    channels: passing(Int32Array, rows),
  };
  const keys = passing(Float64Array, rows);
  const places = passing(Int32Array, rows);
  const ranks = uidRanks(db, passing);
  const momentOf = momentMaker();
  const onlyCounts: Row[] = [];
  let named = 0;
  for (const row of sql<Row>(
    db,
    `SELECT id, referrer_member_id, coalesce(referee_member_id, 0), quantity,
       coalesce(CAST(replace(local_date, '-', '') AS INTEGER), ${NO_DAY}), nullif(channel, ''),
       coalesce(at_ms / 60000, -1)
     FROM referral NOT INDEXED`,
  )
    .raw()
    .iterate() as IterableIterator<Row>) {
    if (row[2] === 0) {
      onlyCounts.push(row);
      continue;
    }
    read.ids[named] = row[0];
    read.referrers[named] = row[1];
    read.referees[named] = row[2];
    read.days[named] = row[4];
    read.channels[named] = channelOf(row[5]);
    const rank = ranks[row[0]]!;
    places[rank] = named;
    keys[named] = momentOf(row[4], row[6]) * rows + rank;
    named += 1;
  }
  // Earliest first, those without a date last, then by uid.
  const ordered = keys.subarray(0, named).sort();
  const order = passing(Int32Array, named);
  for (let place = 0; place < named; place += 1) order[place] = places[ordered[place]! % rows]!;
  const sorted = (values: Int32Array, column: MakeColumn): Int32Array => {
    const inOrder = column(Int32Array, named);
    for (let place = 0; place < named; place += 1) inOrder[place] = values[order[place]!]!;
    return inOrder;
  };
  const referrers = sorted(read.referrers, passing);
  const days = sorted(read.days, staying);
  const forest = referralForest({
    referrers,
    referees: sorted(read.referees, passing),
    top,
    personOf,
    leftOut: (person) => staff.has(person),
  });
  const counts = beyondNamed(onlyCounts, referrers, days)
    .map(([id, referrer, , quantity, day, channel]) => ({
      id,
      person: personOf(referrer),
      day,
      channel: channelOf(channel),
      quantity,
    }))
    .filter(({ person }) => !staff.has(person));
  let measures: ReferralMeasures | null = null;
  const counted = staying(Float64Array, top + 1);
  for (const { person, quantity } of counts) counted[person]! += quantity;
  return {
    forest,
    // Circles are asked for far more often.
    get measures() {
      return (measures ??= measureForest(forest));
    },
    ids: sorted(read.ids, staying),
    days,
    channels: sorted(read.channels, staying),
    channelNames,
    counts,
    counted,
    personOf,
  };
};

/**
 * Counts less the members that the same referrer is named with on the same day: a file that counts
 * counts those too. A count without a day counts everybody named with the referrer.
 */
const beyondNamed = (rows: readonly Row[], referrers: Int32Array, days: Int32Array): Row[] => {
  const named = new Map<string, number>(
    rows.map(([, referrer, , , day]) => [`${referrer} ${day}`, 0]),
  );
  if (named.size === 0) return [];
  const add = (key: string): void => {
    const count = named.get(key);
    if (count !== undefined) named.set(key, count + 1);
  };
  for (let place = 0; place < referrers.length; place += 1) {
    const day = days[place]!;
    if (day !== NO_DAY) add(`${referrers[place]} ${day}`);
    add(`${referrers[place]} ${NO_DAY}`);
  }
  return rows.flatMap(([id, referrer, referee, quantity, day, channel, minute]) => {
    const beyond = quantity - named.get(`${referrer} ${day}`)!;
    return beyond > 0 ? [[id, referrer, referee, beyond, day, channel, minute] as const] : [];
  });
};
