import { addDays, daysBetween } from '../values/days.ts';

/** Local dates, both included. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

export const lengthDays = ({ from, to }: Period): number => daysBetween(from, to) + 1;

/** The period of the same length that ends the day before this one begins. */
export const previousPeriod = (period: Period): Period => ({
  from: addDays(period.from, -lengthDays(period)),
  to: addDays(period.from, -1),
});

/** The period of the same length that begins the day after this one ends. */
export const nextPeriod = (period: Period): Period => ({
  from: addDays(period.to, 1),
  to: addDays(period.to, lengthDays(period)),
});

/** A period is complete when its last day is over. */
export const isComplete = (period: Period, today: string): boolean => period.to < today;

/** ISO-8601 week of a date, `2026-W01`: weeks begin on Monday, the year is that of its Thursday. */
export const isoWeek = (date: string): string => {
  const weekday = (new Date(`${date}T00:00:00Z`).getUTCDay() + 6) % 7;
  const thursday = addDays(date, 3 - weekday);
  const year = thursday.slice(0, 4);
  const week = Math.floor(daysBetween(`${year}-01-01`, thursday) / 7) + 1;
  return `${year}-W${String(week).padStart(2, '0')}`;
};
