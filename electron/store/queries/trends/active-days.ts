import type { ActiveDays } from '../../../../shared/domain/metrics/active-days.ts';
import { dayNumber } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { sql } from '../../statements.ts';
import { numberReader, packed } from '../packed.ts';
import { changedSince, readPeople } from '../people.ts';
import { generationOf } from '../generation.ts';

interface Kept {
  generation: number;
  readonly days: ActiveDays | null;
}
const kept = keptByConnection<Map<string, Kept>>();
/** Of ten million interactions one takes 40 MB. */
const KEPT = 2;

/**
 * Who was active on which day, staff left out, in some communities or all (null); null where nobody
 * ever was. One pass through the counts of days, kept until an interaction, a merge, a setting or a
 * staff mark changes.
 */
export const readActiveDays = (
  db: ReadDb,
  communityIds: readonly number[] | null,
): ActiveDays | null => {
  let ofConnection = kept.get(db);
  if (ofConnection === undefined) kept.set(db, (ofConnection = new Map()));
  const key = JSON.stringify(communityIds);
  const before = ofConnection.get(key);
  const generation = generationOf(db);
  const found =
    before !== undefined && !changedSince(db, 'interaction', before.generation)
      ? before
      : { generation, days: computeActiveDays(db, communityIds) };
  found.generation = generation;
  ofConnection.delete(key);
  ofConnection.set(key, found);
  if (ofConnection.size > KEPT) ofConnection.delete(ofConnection.keys().next().value!);
  return found.days;
};

const computeActiveDays = (
  db: ReadDb,
  communityIds: readonly number[] | null,
): ActiveDays | null => {
  const { top, personOf, staff } = readPeople(db);
  const rows = sql<[date: string, members: Uint8Array]>(
    db,
    `SELECT local_date, ${packed('member_id')} FROM member_day
     WHERE count > 0${communityIds === null ? '' : ` AND community_id IN (${communityIds.join(', ') || 'NULL'})`}
     GROUP BY local_date ORDER BY local_date`,
  ).raw();
  // Staff are nobody, so that the long loop asks once.
  const counted = personOf.map((person) => (staff[person] === 1 ? 0 : person));
  let persons = new Int32Array(1 << 16);
  let length = 0;
  const starts: number[] = [];
  let firstDay = 0;
  const seenOn = new Int32Array(top).fill(-1);
  const numbers = numberReader();
  for (const [date, text] of rows.iterate()) {
    const day = dayNumber(date);
    if (starts.length === 0) firstDay = day;
    while (starts.length <= day - firstDay) starts.push(length);
    seenOn[0] = day;
    const members = numbers(text);
    if (length + members.length > persons.length) {
      const larger = new Int32Array(Math.max(persons.length * 2, length + members.length));
      larger.set(persons);
      persons = larger;
    }
    for (let place = 0; place < members.length; place += 1) {
      const person = counted[members[place]!]!;
      if (seenOn[person] === day) continue;
      seenOn[person] = day;
      persons[length++] = person;
    }
  }
  if (starts.length === 0) return null;
  starts.push(length);
  return { firstDay, starts: Int32Array.from(starts), persons: persons.slice(0, length), top };
};
