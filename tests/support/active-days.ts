import type { ActiveDays } from '../../shared/domain/metrics/active-days.ts';
import { dayNumber } from '../../shared/domain/values/days.ts';

/** Active days of persons 1, 2 … by their dates. */
export const activeDays = (...dates: readonly (readonly string[])[]): ActiveDays => {
  const visits = dates.flatMap((of, index) =>
    of.map((date) => [dayNumber(date), index + 1] as const),
  );
  const firstDay = Math.min(...visits.map(([day]) => day));
  const lastDay = Math.max(...visits.map(([day]) => day));
  const starts = [0];
  const persons: number[] = [];
  for (let day = firstDay; day <= lastDay; day += 1) {
    for (const [on, person] of visits) if (on === day) persons.push(person);
    starts.push(persons.length);
  }
  return {
    firstDay,
    starts: Int32Array.from(starts),
    persons: Int32Array.from(persons),
    top: dates.length + 1,
  };
};
