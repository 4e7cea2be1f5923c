import { dayNumber } from '../../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../../db.ts';
import { countActs, dayActs, type ActDays } from '../../day-acts.ts';

/**
 * What persons did on the days from `firstDay`: `persons[starts[d]…starts[d + 1]]` on day
 * `firstDay + d`, each with how often (`counts`; less than 0 = what is no message). A person may
 * stand several times on a day.
 */
export interface Acts {
  readonly firstDay: number;
  readonly starts: Int32Array;
  readonly persons: Int32Array;
  readonly counts: Int32Array;
}

/** What those who count (`counted[person]` = 1) did in some communities, or anywhere (null). */
export const readActs = (
  db: ReadDb,
  { communityIds, from, to }: ActDays,
  { personOf, counted }: { readonly personOf: Int32Array; readonly counted: Uint8Array },
): Acts => {
  const firstDay = dayNumber(from);
  const starts = new Int32Array(dayNumber(to) - firstDay + 2);
  const most = countActs(db, { communityIds, from, to });
  const persons = new Int32Array(most);
  const counts = new Int32Array(most);
  let length = 0;
  let filled = 0;
  for (const day of dayActs(db, { communityIds, from, to })) {
    const place = dayNumber(day.date) - firstDay;
    while (filled <= place) starts[filled++] = length;
    const sign = day.kind === 'message' ? 1 : -1;
    const { members, counts: often } = day;
    for (let index = 0; index < members.length; index += 1) {
      const person = personOf[members[index]!]!;
      if (counted[person] === 0) continue;
      persons[length] = person;
      counts[length++] = often === null ? sign : sign * often[index]!;
    }
  }
  while (filled < starts.length) starts[filled++] = length;
  return {
    firstDay,
    starts,
    persons: persons.subarray(0, length),
    counts: counts.subarray(0, length),
  };
};

/** The part of `persons` and `counts` that stands for the days `from` to `to`, within those there are. */
export const placesOf = (
  { firstDay, starts }: Acts,
  from: number,
  to: number,
): readonly [start: number, end: number] => {
  const last = starts.length - 1;
  const at = (day: number): number => starts[Math.min(Math.max(day - firstDay, 0), last)]!;
  return [at(from), at(to + 1)];
};

/** On how many of the days each person was active; nobody asks about more than 65,535. */
export const daysActive = (acts: Acts, from: number, to: number, top: number): Uint16Array => {
  const days = new Uint16Array(top);
  const seenOn = new Int32Array(top).fill(-1);
  for (let day = from; day <= to; day += 1) {
    const [start, end] = placesOf(acts, day, day);
    for (let place = start; place < end; place += 1) {
      const person = acts.persons[place]!;
      if (seenOn[person] === day) continue;
      seenOn[person] = day;
      days[person]! += 1;
    }
  }
  return days;
};

/** How many messages each person sent on the days, or how much they did of any kind. */
export const doneBy = (
  acts: Acts,
  [from, to]: readonly [number, number],
  what: 'messages' | 'anything',
  top: number,
): Float64Array => {
  const done = new Float64Array(top);
  const [start, end] = placesOf(acts, from, to);
  for (let place = start; place < end; place += 1) {
    const count = acts.counts[place]!;
    if (count > 0) done[acts.persons[place]!]! += count;
    else if (what === 'anything') done[acts.persons[place]!]! -= count;
  }
  return done;
};
