import { dayNumber } from '../../../../../shared/domain/values/days.ts';
import { columnAlone, type MakeColumn } from '../../../columns.ts';
import type { ReadDb } from '../../../db.ts';
import { dayActs, sumActs, type ActDays } from '../../day-acts.ts';

/**
 * What persons did on the days from `firstDay`: `persons[starts[d]…starts[d + 1]]` on day
 * `firstDay + d`, each with how often (`counts`; less than 0 = what is no message). A person may
 * stand several times on a day.
 */
export interface Acts {
  readonly firstDay: number;
  readonly starts: Int32Array;
  readonly persons: Int32Array;
  /** `MANY` stands for a number that is in `many`, by place. */
  readonly counts: Int8Array;
  readonly many: ReadonlyMap<number, number>;
  /** No more than this was done in all. */
  readonly most: number;
}

/** Hardly anybody does one thing so often on a day. */
const MANY = -128;

interface ActWishes {
  readonly personOf: Int32Array;
  readonly counted: Uint8Array;
  readonly column: MakeColumn;
}

/** What those who count (`counted[person]` = 1) did in some communities, or anywhere (null). */
export const readActs = (
  db: ReadDb,
  asked: ActDays,
  { personOf, counted, column }: ActWishes,
): Acts => {
  const firstDay = dayNumber(asked.from);
  const starts = new Int32Array(dayNumber(asked.to) - firstDay + 2);
  const { members: rows, count: most } = sumActs(db, asked);
  const persons = column(Int32Array, rows);
  const counts = column(Int8Array, rows);
  const many = new Map<number, number>();
  let length = 0;
  let filled = 0;
  for (const { date, kind, members, counts: often } of dayActs(db, asked)) {
    const place = dayNumber(date) - firstDay;
    while (filled <= place) starts[filled++] = length;
    const sign = kind === 'message' ? 1 : -1;
    for (let index = 0; index < members.length; index += 1) {
      const person = personOf[members[index]!]!;
      if (counted[person] === 0) continue;
      const count = often === null ? 1 : often[index]!;
      if (count < -MANY) counts[length] = sign * count;
      else {
        counts[length] = MANY;
        many.set(length, sign * count);
      }
      persons[length++] = person;
    }
  }
  while (filled < starts.length) starts[filled++] = length;
  return {
    firstDay,
    starts,
    persons: persons.subarray(0, length),
    counts: counts.subarray(0, length),
    many,
    most,
  };
};

/** How often what stands at a place was done; less than 0 = what is no message. */
export const countAt = ({ counts, many }: Acts, place: number): number =>
  counts[place] === MANY ? many.get(place)! : counts[place]!;

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

/** Says of which persons something was seen already; a new round begins without anybody. */
export interface Rounds {
  readonly seenIn: Int32Array;
  readonly next: () => number;
}

export const roundsOf = (top: number, column: MakeColumn): Rounds => {
  let round = 0;
  return { seenIn: column(Int32Array, top), next: () => (round += 1) };
};

/** Numbers of days, as narrow as the longest of them allows; nobody asks about more than 65,535. */
export type DayCounts = Uint8Array | Uint16Array;

/** On how many of the days each person was active. */
export const daysActive = (
  acts: Acts,
  [from, to]: readonly [number, number],
  { seenIn, next }: Rounds,
  column: MakeColumn,
): DayCounts => {
  const days =
    to - from < 255 ? column(Uint8Array, seenIn.length) : column(Uint16Array, seenIn.length);
  const { persons } = acts;
  for (let day = from; day <= to; day += 1) {
    const round = next();
    const [start, end] = placesOf(acts, day, day);
    for (let place = start; place < end; place += 1) {
      const person = persons[place]!;
      if (seenIn[person] === round) continue;
      seenIn[person] = round;
      days[person]! += 1;
    }
  }
  return days;
};

const LARGEST_INT32 = 2 ** 31 - 1;

/** How many messages each person sent on the days, or how much they did of any kind. */
export const doneBy = (
  acts: Acts,
  [from, to]: readonly [number, number],
  what: 'messages' | 'anything',
  top: number,
  column: MakeColumn = columnAlone,
): Int32Array | Float64Array => {
  const done = acts.most > LARGEST_INT32 ? column(Float64Array, top) : column(Int32Array, top);
  const [start, end] = placesOf(acts, from, to);
  const { persons } = acts;
  const weight = what === 'anything' ? -1 : 0;
  for (let place = start; place < end; place += 1) {
    const count = countAt(acts, place);
    done[persons[place]!]! += count > 0 ? count : count * weight;
  }
  return done;
};
