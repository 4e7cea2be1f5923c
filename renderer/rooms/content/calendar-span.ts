import type { Period } from '../../../shared/domain/periods/period.ts';
import { unitOf, unitPeriod, type WeekStart } from '../../../shared/domain/periods/units.ts';
import { addDays, daysBetween } from '../../../shared/domain/values/days.ts';

export type CalendarMode = 'month' | 'week';

/** The days that are shown around a date: its week, or the whole weeks its month lies in. */
export const spanOf = (date: string, mode: CalendarMode, weekStart: WeekStart): Period => {
  if (mode === 'week') return unitPeriod(unitOf(date, 'week', weekStart), 'week', weekStart);
  const month = unitPeriod(unitOf(date, 'month', weekStart), 'month', weekStart);
  return {
    from: unitPeriod(unitOf(month.from, 'week', weekStart), 'week', weekStart).from,
    to: unitPeriod(unitOf(month.to, 'week', weekStart), 'week', weekStart).to,
  };
};

/** The shown days by week. */
export const weeksOf = ({ from, to }: Period): string[][] =>
  Array.from({ length: (daysBetween(from, to) + 1) / 7 }, (_, week) =>
    Array.from({ length: 7 }, (_day, day) => addDays(from, week * 7 + day)),
  );

/** The same day one month or week on or back; the last of the month where it has no such day. */
export const stepFrom = (
  date: string,
  mode: CalendarMode,
  weekStart: WeekStart,
  by: 1 | -1,
): string => {
  if (mode === 'week') return addDays(date, 7 * by);
  const { from, to } = unitPeriod(unitOf(date, 'month', weekStart) + by, 'month', weekStart);
  const day = addDays(from, Number(date.slice(8)) - 1);
  return day > to ? to : day;
};

/** How many days a key moves by; null for any other key. */
export const daysOfKey = (key: string): number | null =>
  ({ ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 })[key] ?? null;
