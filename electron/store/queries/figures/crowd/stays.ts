import { dayNumber } from '../../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../../db.ts';
import { sql } from '../../../statements.ts';
import { dayReader, numberReader, packed } from '../../packed.ts';

/** Before every day: the join date is unknown. */
const ALWAYS = -2_147_483_648;
/** After every day: still there, or never. */
export const NEVER = 2_147_483_647;
/** So many rows come as one text. */
export const AT_ONCE = 1 << 16;

/** From when (included) until when (not included) persons belonged, as day numbers, in no order. */
export interface Stays {
  readonly persons: Int32Array;
  readonly from: Int32Array;
  readonly until: Int32Array;
}

/** Stays in the communities, else in the workspace as the persons' own dates have it. */
export const readStays = (
  db: ReadDb,
  communityIds: readonly number[] | null,
  personOf: Int32Array,
): Stays => {
  const [table, id, where] =
    communityIds === null
      ? (['person', 'member_id', '1'] as const)
      : ([
          'membership',
          'id',
          `group_id IN (SELECT id FROM chat_group WHERE community_id IN (${communityIds.join(', ') || 'NULL'}))`,
        ] as const);
  const { top } = sql<{ top: number | null }>(db, `SELECT max(${id}) AS top FROM ${table}`).get()!;
  // At most as many as ids: counting them takes longer.
  const most = (top ?? 0) + 1;
  const persons = new Int32Array(most);
  const from = new Int32Array(most);
  const until = new Int32Array(most);
  const rows = sql<[Uint8Array | null]>(
    db,
    `SELECT ${packed(`member_id || ',' || coalesce(joined_date, '-') || ',' || coalesce(left_date, '-')`)}
     FROM ${table} WHERE ${id} BETWEEN ? AND ? AND ${where}`,
  ).raw();
  const numbers = numberReader();
  const day = dayReader();
  let length = 0;
  for (let first = 0; first <= (top ?? -1); first += AT_ONCE) {
    const text = rows.get(first, first + AT_ONCE - 1)![0];
    if (text === null) continue;
    const read = numbers(text);
    for (let place = 0; place < read.length; length += 1) {
      persons[length] = personOf[read[place]!]!;
      place += 1;
      from[length] = Number.isNaN(read[place]) ? ALWAYS : day(read, place);
      place += from[length] === ALWAYS ? 1 : 3;
      until[length] = Number.isNaN(read[place]) ? NEVER : day(read, place);
      place += until[length] === NEVER ? 1 : 3;
    }
  }
  return {
    persons: persons.subarray(0, length),
    from: from.subarray(0, length),
    until: until.subarray(0, length),
  };
};

/** The same as the rows of persons have it, which are in order of it. */
export const readKnownSince = (db: ReadDb, top: number): Int32Array => {
  const since = new Int32Array(top).fill(NEVER);
  const rows = sql<[date: string, persons: Uint8Array]>(
    db,
    `SELECT joined_date, ${packed('member_id')} FROM person WHERE joined_date IS NOT NULL GROUP BY joined_date`,
  ).raw();
  const numbers = numberReader();
  for (const [date, text] of rows.iterate()) {
    const day = dayNumber(date);
    for (const person of numbers(text)) since[person] = day;
  }
  return since;
};

/** First known day of joining of each person; `NEVER` = nobody knows. */
export const firstDays = ({ persons, from }: Stays, top: number): Int32Array => {
  const first = new Int32Array(top).fill(NEVER);
  for (let place = 0; place < persons.length; place += 1) {
    const person = persons[place]!;
    if (from[place] !== ALWAYS && from[place]! < first[person]!) first[person] = from[place]!;
  }
  return first;
};

/** Says whether a person belonged on a day. */
export const belonging = (
  { persons, from, until }: Stays,
  top: number,
): ((person: number, day: number) => boolean) => {
  const starts = new Int32Array(top + 1);
  for (const person of persons) starts[person + 1]! += 1;
  for (let person = 0; person < top; person += 1) starts[person + 1]! += starts[person]!;
  const next = starts.slice();
  const places = new Int32Array(persons.length);
  for (let place = 0; place < persons.length; place += 1) places[next[persons[place]!]!++] = place;
  return (person, day) => {
    for (let index = starts[person]!; index < starts[person + 1]!; index += 1) {
      const place = places[index]!;
      if (from[place]! <= day && until[place]! > day) return true;
    }
    return false;
  };
};
