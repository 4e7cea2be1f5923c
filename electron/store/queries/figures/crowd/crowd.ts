import type { Period } from '../../../../../shared/domain/periods/period.ts';
import { addDays, dayNumber } from '../../../../../shared/domain/values/days.ts';
import { QUIET_DAYS } from '../../../../../shared/domain/metrics/turnover.ts';
import { columnsTogether, type MakeColumn } from '../../../columns.ts';
import type { ReadDb } from '../../../db.ts';
import { KEPT as ORDER_KEPT, NEVER, packedRows } from '../../../derived/row-packs.ts';
import { keptByConnection } from '../../../kept.ts';
import { sql } from '../../../statements.ts';
import { generationOf } from '../../generation.ts';
import { readPeople } from '../../people.ts';
import { readReferrals, type Referrals } from '../../referrals/recorded.ts';
import type { FigureScope } from '../scope.ts';
import {
  daysActive,
  doneBy,
  readActs,
  roundsOf,
  type Acts,
  type DayCounts,
  type Rounds,
} from './acts.ts';
import { readPayments, type Payments } from './payments.ts';
import { belonging, firstDays, readKnownSince, readStays } from './stays.ts';

interface Days {
  readonly from: number;
  readonly to: number;
}

/**
 * The people of a scope with what they did and paid around some periods, in memory: one pass through
 * each table answers every question about them. Days are day numbers, persons local ids of who survives.
 */
export interface Crowd {
  /** Above every person; 0 is nobody. */
  readonly top: number;
  /** Who survives of each local id. */
  readonly personOf: Int32Array;
  readonly staff: Uint8Array;
  /** 1 = counts where members are counted: no staff, and of the segment. */
  readonly counted: Uint8Array;
  /** First known day of joining; `NEVER` = nobody knows. */
  readonly joined: Int32Array;
  /** 1 = counts, and belonged on a day. */
  readonly there: (day: number) => Uint8Array;
  /** On how many of the days each was active. */
  readonly active: (days: Days) => DayCounts;
  readonly messages: (days: Days) => Int32Array | Float64Array;
  /** 1 = a member list says that they were last active on one of the days. */
  readonly seen: (days: Days) => Uint8Array;
  /** First known day of joining anything, as a member's row has it; `NEVER` = nobody knows. */
  readonly knownSince: () => Int32Array;
  readonly acts: () => Acts;
  readonly rounds: () => Rounds;
  readonly payments: () => Payments;
  /** Orders paid on the days and not wholly refunded, by buyers who are no staff; 2 = two or more. */
  readonly bought: (days: Days) => Uint8Array;
  readonly referrals: () => Referrals;
  readonly isOfSegment: (person: number) => boolean;
  /** Belonged to the communities on a day; to the workspace everybody does. */
  readonly belongs: (person: number, day: number) => boolean;
  /** What SQL answered, by its text: several figures ask the same. */
  readonly answers: Map<string, unknown>;
}

/** Days before a period that its figures look back on. */
const LOOK_BACK_DAYS = QUIET_DAYS;

/** Which periods a crowd answers for. */
const spanKey = (scope: FigureScope, { from, to }: Period): string =>
  JSON.stringify([scope.communityIds, scope.segment, scope.currency, from, to]);

interface Kept {
  readonly generation: number;
  readonly crowd: Crowd;
}
const kept = keptByConnection<Map<string, Kept>>();
/** A campaign's and that of its comparison group: of a million members each takes about 100 MB. */
const KEPT = 2;

/** The crowd of a scope where it is one of several periods asked of the same people; else null. */
export const crowdOf = (db: ReadDb, scope: FigureScope): Crowd | null => {
  const { around: span, period } = scope;
  if (span === undefined || period.from < span.from || period.to > span.to) return null;
  let ofConnection = kept.get(db);
  if (ofConnection === undefined) kept.set(db, (ofConnection = new Map()));
  const generation = generationOf(db);
  const key = spanKey(scope, span);
  const before = ofConnection.get(key);
  const crowd = before?.generation === generation ? before.crowd : readCrowd(db, scope, span);
  // Used last goes last; the first is the one to forget.
  ofConnection.delete(key);
  ofConnection.set(key, { generation, crowd });
  if (ofConnection.size > KEPT) ofConnection.delete(ofConnection.keys().next().value!);
  return crowd;
};

/** Lets the people of all scopes go; false = there were none. */
export const forgetCrowds = (db: ReadDb): boolean => kept.delete(db);

/** The same of a scope that is known to be one; another is a mistake of the program. */
export const requireCrowd = (db: ReadDb, scope: FigureScope): Crowd => {
  const crowd = crowdOf(db, scope);
  if (crowd === null) throw new Error('figures of one period have no crowd');
  return crowd;
};

/** Works out once, when it is first asked for. */
const once = <Value>(work: () => Value): (() => Value) => {
  let made: { readonly value: Value } | null = null;
  return () => (made ??= { value: work() }).value;
};

/** The same for each of a few days or spans of days. */
const onceEach = <Asked, Value>(work: (asked: Asked) => Value): ((asked: Asked) => Value) => {
  const made = new Map<string, Value>();
  return (asked) => {
    const key = JSON.stringify(asked);
    const known = made.get(key);
    if (known !== undefined) return known;
    const value = work(asked);
    made.set(key, value);
    return value;
  };
};

const readCrowd = (db: ReadDb, scope: FigureScope, span: Period): Crowd => {
  const { communityIds } = scope;
  const column = columnsTogether();
  const { top, personOf, staff } = readPeople(db, column);
  const members = membersOf(db, scope, top);
  const counted = column(Uint8Array, top);
  for (let person = 1; person < top; person += 1)
    if (staff[person] === 0 && members?.[person] !== 0) counted[person] = 1;
  const stays = readStays(db, communityIds, personOf, column);
  const lookedAt = { from: addDays(span.from, -LOOK_BACK_DAYS), to: span.to };
  const acts = once(() =>
    readActs(db, { communityIds, ...lookedAt }, { personOf, counted, column }),
  );
  const seenOn = once(() => readSeen(db, lookedAt, top, column));
  const belongsOn = once(() => belonging(stays, top, column));
  const belongs = (person: number, day: number): boolean =>
    communityIds === null || belongsOn()(person, day);
  const rounds = once(() => roundsOf(top, column));
  const payments = once(() =>
    readPayments(db, scope, span, {
      personOf,
      isAsked: (person, day) => isOfSegment(person) && belongs(person, day),
      column,
    }),
  );
  const isOfSegment = (person: number): boolean => members?.[person] !== 0;
  const joined = firstDays(stays, top, column);
  return {
    top,
    personOf,
    staff,
    counted,
    joined,
    there: onceEach((day: number) => {
      const there = column(Uint8Array, top);
      const { persons, from, until } = stays;
      for (let place = 0; place < persons.length; place += 1)
        if (from[place]! <= day && until[place]! > day)
          there[persons[place]!] = counted[persons[place]!]!;
      return there;
    }),
    active: onceEach(({ from, to }: Days) => daysActive(acts(), [from, to], rounds(), column)),
    messages: onceEach(({ from, to }: Days) => doneBy(acts(), [from, to], 'messages', top, column)),
    seen: onceEach(({ from, to }: Days) => {
      const seen = column(Uint8Array, top);
      const days = seenOn();
      for (let member = 1; member < top; member += 1)
        if (days[member]! >= from && days[member]! <= to) seen[personOf[member]!] = 1;
      return seen;
    }),
    knownSince: once(() => (communityIds === null ? joined : readKnownSince(db, top, column))),
    acts,
    rounds,
    answers: new Map(),
    payments,
    bought: onceEach(({ from, to }: Days) => {
      const { days, persons, marks } = payments();
      const bought = column(Uint8Array, top);
      for (let place = 0; place < days.length; place += 1) {
        const person = persons[place]!;
        if (days[place]! < from || days[place]! > to || (marks[place]! & ORDER_KEPT) === 0)
          continue;
        if (bought[person]! < 2 && staff[person] === 0) bought[person]! += 1;
      }
      bought[0] = 0;
      return bought;
    }),
    referrals: () => readReferrals(db),
    isOfSegment,
    belongs,
  };
};

/** 1 = of the segment; null = everybody is. */
const membersOf = (db: ReadDb, { segment }: FigureScope, top: number): Uint8Array | null => {
  if (segment === null) return null;
  const members = new Uint8Array(top);
  if (segment === 'lost') return members;
  for (const [id] of sql<[number]>(db, segment.members).raw().iterate()) members[id] = 1;
  return members;
};

/** By member, on which of the days a list says that they were last active; `NEVER` = none says so. */
const readSeen = (
  db: ReadDb,
  { from, to }: Period,
  top: number,
  column: MakeColumn,
): Int32Array => {
  const [first, last] = [dayNumber(from), dayNumber(to)];
  const days = column(Int32Array, top).fill(NEVER);
  for (const { member, day } of packedRows(db, 'seen'))
    for (let row = 0; row < member.length; row += 1)
      if (day[row]! >= first && day[row]! <= last) days[member[row]!] = day[row]!;
  return days;
};

/** Counted persons who belong on a day and of whom nobody knows since when. */
export const unknownJoinsOf = ({ there, joined, top }: Crowd, date: string): number => {
  const present = there(dayNumber(date));
  let unknown = 0;
  for (let person = 1; person < top; person += 1)
    if (present[person] === 1 && joined[person] === NEVER) unknown += 1;
  return unknown;
};
