import { addDays, daysBetween } from '../values/days.ts';
import { peopleOf } from '../teammates/names.ts';
import type { ZoneClock } from './plan.ts';

/** One piece of work with its owners as written (several with commas); null = nobody yet. */
export interface Work {
  readonly uid: string;
  readonly owner: string | null;
  readonly startAtMs: number;
  readonly endAtMs: number;
  readonly done: boolean;
}

export interface WeekLoad {
  /** Open pieces of work that touch the week. */
  readonly tasks: number;
  /** Days of the week on which there is at least one. */
  readonly days: number;
  /** Days on which there are several at the same instant. */
  readonly clashDays: number;
}

export interface PersonLoad {
  /** As first written; null = work without an owner. */
  readonly person: string | null;
  readonly open: number;
  readonly overdue: number;
  readonly done: number;
  readonly weeks: readonly WeekLoad[];
}

interface Asked {
  /** Local date of the first day of the first week. */
  readonly fromDate: string;
  readonly weeks: number;
  readonly clock: ZoneClock;
  readonly nowMs: number;
}

/** A piece of work of more than one owner is the work of each of them. */
const byPerson = (work: readonly Work[]): Map<string, { name: string | null; work: Work[] }> => {
  const people = new Map<string, { name: string | null; work: Work[] }>();
  for (const one of work) {
    const names = peopleOf(one.owner);
    for (const name of names.length === 0 ? [null] : names) {
      const key = name?.toLowerCase() ?? '';
      const found = people.get(key);
      if (found === undefined) people.set(key, { name, work: [one] });
      else found.work.push(one);
    }
  }
  return people;
};

/**
 * How much each person has to do, week by week; who has most open comes first, work without an owner
 * last. A day counts where work touches it in the clock's zone.
 */
export const workloadOf = (work: readonly Work[], asked: Asked): readonly PersonLoad[] =>
  [...byPerson(work).values()]
    .map(({ name, work: mine }) => {
      const open = mine.filter(({ done }) => !done);
      return {
        person: name,
        open: open.length,
        overdue: open.filter(({ endAtMs }) => endAtMs < asked.nowMs).length,
        done: mine.length - open.length,
        weeks: weeksOf(open, asked),
      };
    })
    .sort(
      (a, b) =>
        Number(a.person === null) - Number(b.person === null) ||
        b.open - a.open ||
        (a.person ?? '').localeCompare(b.person ?? '', 'zh-CN'),
    );

const weeksOf = (open: readonly Work[], { fromDate, weeks, clock }: Asked): WeekLoad[] => {
  const dayCount = weeks * 7;
  const days = Array.from({ length: dayCount }, (): Work[] => []);
  for (const one of open) {
    const first = daysBetween(fromDate, clock.local(one.startAtMs).date);
    // What ends at midnight does not touch the day that begins there.
    const last = daysBetween(fromDate, clock.local(Math.max(one.startAtMs, one.endAtMs - 1)).date);
    for (let day = Math.max(0, first); day <= Math.min(dayCount - 1, last); day += 1)
      days[day]!.push(one);
  }
  return Array.from({ length: weeks }, (_, week) => {
    const inWeek = days.slice(week * 7, week * 7 + 7);
    return {
      tasks: new Set(inWeek.flat()).size,
      days: inWeek.filter((list) => list.length > 0).length,
      clashDays: inWeek.filter((list, day) =>
        clashes(list, addDays(fromDate, week * 7 + day), clock),
      ).length,
    };
  });
};

/** Whether two of a day's pieces of work overlap on that very day. */
const clashes = (list: readonly Work[], date: string, clock: ZoneClock): boolean => {
  const fromMs = clock.utcMs(date, '00:00');
  const toMs = clock.utcMs(addDays(date, 1), '00:00');
  const spans = list
    .map(
      ({ startAtMs, endAtMs }) => [Math.max(startAtMs, fromMs), Math.min(endAtMs, toMs)] as const,
    )
    .sort((a, b) => a[0] - b[0]);
  let lastEnd = -Infinity;
  for (const [start, end] of spans) {
    if (start < lastEnd) return true;
    lastEnd = Math.max(lastEnd, end);
  }
  return false;
};
