import { MAX_SPANS, type GrowthSpanData } from '../../../../shared/contract/trends.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { growthOf, growthRate, type Stay } from '../../../../shared/domain/metrics/growth.ts';
import { isComplete, type Period } from '../../../../shared/domain/periods/period.ts';
import {
  unitNumber,
  unitOf,
  unitPeriod,
  type Unit,
} from '../../../../shared/domain/periods/units.ts';
import { dayNumber } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { ALWAYS, NEVER, packedRows } from '../../derived/row-packs.ts';
import { keptByConnection } from '../../kept.ts';
import { sql } from '../../statements.ts';
import { PERSON } from '../figures/scope.ts';
import { readPeople, STAFF } from '../people.ts';
import { askedOf } from './scope.ts';
import { generationOf } from '../generation.ts';

interface Question {
  readonly communityUid: string | null;
  readonly from: string;
  readonly to: string;
  readonly unit: Unit;
  readonly nowMs: number;
}

/**
 * Growth by day, week or month, as `members.new`, `members.left` and `growth.rate` tell it of each;
 * the first span and the last are whole, wherever `from` and `to` lie in them.
 */
export const readGrowth = (
  db: ReadDb,
  { communityUid, from, to, unit, nowMs }: Question,
): { readonly today: string; readonly spans: GrowthSpanData[] } => {
  if (to < from) throw new WorkstationError('end-before-start');
  const { today, weekStart, communityIds } = askedOf(db, { communityUid, nowMs });
  const first = unitOf(from, unit, weekStart);
  const length = unitOf(to, unit, weekStart) - first + 1;
  if (length > MAX_SPANS) throw new WorkstationError('invalid-input', { field: 'unit' });
  const known = new Map<number, number>();
  const place = (day: number | null): number | null => {
    if (day === null) return null;
    let found = known.get(day);
    if (found === undefined) known.set(day, (found = unitNumber(day, unit, weekStart) - first));
    return found;
  };
  const growth = growthOf(length);
  if (communityIds === null) addPersons(staysOf(db), growth.add, place);
  else addMemberships(db, communityIds, growth.add, place);
  const spans = growth.spans().map((span, index) => {
    const period: Period = unitPeriod(first + index, unit, weekStart);
    return {
      ...period,
      ...span,
      rate: growthRate(span),
      isRunning: !isComplete(period, today),
    };
  });
  return { today, spans };
};

type Add = ReturnType<typeof growthOf>['add'];
type Place = (day: number | null) => number | null;

/** So many persons with the same days of joining and leaving; null = unknown, and never. */
interface Stays {
  readonly joined: number | null;
  readonly left: number | null;
  readonly count: number;
}

interface Kept {
  readonly generation: number;
  readonly stays: readonly Stays[];
}
const kept = keptByConnection<Kept>();

const staysOf = (db: ReadDb): readonly Stays[] => {
  const generation = generationOf(db);
  const before = kept.get(db);
  if (before?.generation === generation) return before.stays;
  const stays = computeStays(db);
  kept.set(db, { generation, stays });
  return stays;
};

/** All persons but staff, those with the same days together. */
const computeStays = (db: ReadDb): Stays[] => {
  const { staff } = readPeople(db);
  const staying = new Map<number, number>();
  const gone = new Map<string, number>();
  const more = <Key>(counts: Map<Key, number>, key: Key): void =>
    void counts.set(key, (counts.get(key) ?? 0) + 1);
  for (const { member, joined, left } of packedRows(db, 'person'))
    for (let row = 0; row < member.length; row += 1) {
      if (staff[member[row]!] === 1) continue;
      if (left[row] === NEVER) more(staying, joined[row]!);
      else more(gone, `${joined[row]} ${left[row]}`);
    }
  const known = (day: number): number | null => (day === ALWAYS ? null : day);
  return [
    ...Array.from(staying, ([joined, count]) => ({ joined: known(joined), left: null, count })),
    ...Array.from(gone, ([days, count]) => {
      const [joined, left] = days.split(' ').map(Number) as [number, number];
      return { joined: known(joined), left, count };
    }),
  ];
};

/** Many days lie in few spans: those are added once. */
const addPersons = (stays: readonly Stays[], add: Add, place: Place): void => {
  const persons = new Map<number, { readonly stay: Stay; count: number }>();
  for (const { joined, left, count } of stays) {
    const stay = { joined: place(joined), left: place(left) };
    const key = (stay.joined ?? -BEYOND) * 2 * BEYOND + (stay.left ?? BEYOND - 1);
    const found = persons.get(key);
    if (found === undefined) persons.set(key, { stay, count });
    else found.count += count;
  }
  for (const { stay, count } of persons.values()) add([stay], count);
};
/** No span of a date is so far away. */
const BEYOND = 10_000_000;

const day = (date: string | null): number | null => (date === null ? null : dayNumber(date));

/** Memberships of the communities, each person's together. */
const addMemberships = (
  db: ReadDb,
  communityIds: readonly number[],
  add: Add,
  place: Place,
): void => {
  const rows = sql<[person: number, joined: string | null, left: string | null]>(
    db,
    `SELECT ${PERSON} AS person, membership.joined_date, membership.left_date FROM membership
     JOIN chat_group ON chat_group.id = membership.group_id JOIN member ON member.id = membership.member_id
     WHERE chat_group.community_id IN (${communityIds.join(', ') || 'NULL'}) AND ${PERSON} NOT IN (${STAFF})
     ORDER BY 1`,
  ).raw();
  let person: number | null = null;
  let stays: Stay[] = [];
  for (const [id, joined, left] of rows.iterate()) {
    if (id !== person && stays.length > 0) {
      add(stays);
      stays = [];
    }
    person = id;
    stays.push({ joined: place(day(joined)), left: place(day(left)) });
  }
  if (stays.length > 0) add(stays);
};
