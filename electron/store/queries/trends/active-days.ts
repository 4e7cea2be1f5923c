import type { ActiveDays } from '../../../../shared/domain/metrics/active-days.ts';
import { dayNumber } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { sumActs, dayActs } from '../day-acts.ts';
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

/** Before and after every date. */
const ALWAYS = { from: '0000', to: '9999-12-31' } as const;

const computeActiveDays = (
  db: ReadDb,
  communityIds: readonly number[] | null,
): ActiveDays | null => {
  const { top, personOf, staff } = readPeople(db);
  // Staff are nobody, so that the long loop asks once.
  const counted = personOf.map((person) => (staff[person] === 1 ? 0 : person));
  const persons = new Int32Array(sumActs(db, { communityIds, ...ALWAYS }).members);
  let length = 0;
  const starts: number[] = [];
  let firstDay = 0;
  const seenOn = new Int32Array(top).fill(-1);
  for (const { date, members } of dayActs(db, { communityIds, ...ALWAYS })) {
    const day = dayNumber(date);
    if (starts.length === 0) firstDay = day;
    while (starts.length <= day - firstDay) starts.push(length);
    seenOn[0] = day;
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
