import type { MakeColumn } from '../../../columns.ts';
import type { ReadDb } from '../../../db.ts';
import { ALWAYS, NEVER, packedRows } from '../../../derived/row-packs.ts';
import { sql } from '../../../statements.ts';

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
  column: MakeColumn,
): Stays => {
  const [table, id] =
    communityIds === null ? (['person', 'member_id'] as const) : (['membership', 'id'] as const);
  const { top } = sql<{ top: number | null }>(db, `SELECT max(${id}) AS top FROM ${table}`).get()!;
  // At most as many as ids: counting them takes longer.
  const most = (top ?? 0) + 1;
  const stays = {
    persons: column(Int32Array, most),
    from: column(Int32Array, most),
    until: column(Int32Array, most),
  };
  let length = 0;
  if (communityIds === null)
    for (const { member, joined, left } of packedRows(db, 'person')) {
      stays.persons.set(member, length);
      stays.from.set(joined, length);
      stays.until.set(left, length);
      length += member.length;
    }
  else {
    const isAsked = groupsOf(db, communityIds);
    for (const { member, group, joined, left } of packedRows(db, 'stay'))
      for (let row = 0; row < member.length; row += 1) {
        if (isAsked[group[row]!] !== 1) continue;
        stays.persons[length] = personOf[member[row]!]!;
        stays.from[length] = joined[row]!;
        stays.until[length++] = left[row]!;
      }
  }
  return {
    persons: stays.persons.subarray(0, length),
    from: stays.from.subarray(0, length),
    until: stays.until.subarray(0, length),
  };
};

/** 1 = a group of the communities, by local id. */
const groupsOf = (db: ReadDb, communityIds: readonly number[]): Uint8Array => {
  const groups = sql<{ id: number; community_id: number }>(
    db,
    'SELECT id, community_id FROM chat_group ORDER BY id',
  ).all();
  const isOf = new Uint8Array((groups.at(-1)?.id ?? 0) + 1);
  const asked = new Set(communityIds);
  for (const { id, community_id: community } of groups) if (asked.has(community)) isOf[id] = 1;
  return isOf;
};

/** The same as the rows of persons have it. */
export const readKnownSince = (db: ReadDb, top: number, column: MakeColumn): Int32Array => {
  const since = column(Int32Array, top).fill(NEVER);
  for (const { member, joined } of packedRows(db, 'person'))
    for (let row = 0; row < member.length; row += 1)
      if (joined[row] !== ALWAYS) since[member[row]!] = joined[row]!;
  return since;
};

/** First known day of joining of each person; `NEVER` = nobody knows. */
export const firstDays = (
  { persons, from }: Stays,
  top: number,
  column: MakeColumn,
): Int32Array => {
  const first = column(Int32Array, top).fill(NEVER);
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
  column: MakeColumn,
): ((person: number, day: number) => boolean) => {
  // Stays of a person as a chain: the place of the last one, and before each the one before it.
  const last = column(Int32Array, top).fill(-1);
  const before = column(Int32Array, persons.length);
  for (let place = 0; place < persons.length; place += 1) {
    before[place] = last[persons[place]!]!;
    last[persons[place]!] = place;
  }
  return (person, day) => {
    for (let place = last[person]!; place !== -1; place = before[place]!)
      if (from[place]! <= day && until[place]! > day) return true;
    return false;
  };
};
