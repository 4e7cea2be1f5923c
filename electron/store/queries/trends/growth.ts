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
import { sql } from '../../statements.ts';
import { PERSON } from '../figures/scope.ts';
import { STAFF } from '../people.ts';
import { askedOf } from './scope.ts';

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
  const known = new Map<string, number>();
  const place = (date: string | null): number | null => {
    if (date === null) return null;
    let found = known.get(date);
    if (found === undefined)
      known.set(date, (found = unitNumber(dayNumber(date), unit, weekStart) - first));
    return found;
  };
  const growth = growthOf(length);
  if (communityIds === null) addPersons(db, growth.add, place);
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
type Place = (date: string | null) => number | null;
interface Dates {
  readonly joined: string | null;
  readonly left: string | null;
}

/** All persons by join date from the index; the few who left, and staff, are set right after. */
const addPersons = (db: ReadDb, add: Add, place: Place): void => {
  // Many dates lie in few spans: those are added once.
  const persons = new Map<string, { readonly stay: Stay; count: number }>();
  const count = (joined: string | null, left: string | null, more: number): void => {
    const stay = { joined: place(joined), left: place(left) };
    const key = `${stay.joined} ${stay.left}`;
    const found = persons.get(key);
    if (found === undefined) persons.set(key, { stay, count: more });
    else found.count += more;
  };
  for (const { joined, n } of sql<Dates & { n: number }>(
    db,
    'SELECT joined_date AS joined, count(*) AS n FROM person GROUP BY 1',
  ).all())
    count(joined, null, n);
  for (const { joined, left, n } of sql<Dates & { n: number }>(
    db,
    `SELECT joined_date AS joined, left_date AS "left", count(*) AS n FROM person
     WHERE left_date IS NOT NULL GROUP BY left_date, joined_date`,
  ).all()) {
    count(joined, null, -n);
    count(joined, left, n);
  }
  for (const { joined, left } of sql<Dates>(
    db,
    `SELECT joined_date AS joined, left_date AS "left" FROM person WHERE member_id IN (${STAFF})`,
  ).all())
    count(joined, left, -1);
  for (const { stay, count: n } of persons.values()) add([stay], n);
};

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
    stays.push({ joined: place(joined), left: place(left) });
  }
  if (stays.length > 0) add(stays);
};
