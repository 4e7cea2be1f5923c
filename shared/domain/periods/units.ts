import { dateOf, dayNumber } from '../values/days.ts';
import type { Period } from './period.ts';

/** Calendar spans that figures are told by. */
export const units = ['day', 'week', 'month'] as const;
export type Unit = (typeof units)[number];

/** 0 Sunday to 6 Saturday, as the workspace is set; ISO weeks begin on Monday. */
export type WeekStart = number;

/** 1970-01-01 was a Thursday. */
const THURSDAY = 4;

/**
 * The number of the calendar unit a day lies in; units that follow each other have numbers that do.
 * Days are day numbers (`dayNumber`), so that a million of them cost no dates.
 */
export const unitNumber = (day: number, unit: Unit, weekStart: WeekStart): number => {
  if (unit === 'day') return day;
  if (unit === 'week') return Math.floor((day + ((THURSDAY - weekStart + 7) % 7)) / 7);
  const date = new Date(day * 86_400_000);
  return date.getUTCFullYear() * 12 + date.getUTCMonth();
};

/** First day number of a unit by its number. */
export const unitStart = (number: number, unit: Unit, weekStart: WeekStart): number => {
  if (unit === 'day') return number;
  if (unit === 'week') return number * 7 - ((THURSDAY - weekStart + 7) % 7);
  return Date.UTC(Math.floor(number / 12), number % 12, 1) / 86_400_000;
};

/** Both days of a unit by its number. */
export const unitPeriod = (number: number, unit: Unit, weekStart: WeekStart): Period => ({
  from: dateOf(unitStart(number, unit, weekStart)),
  to: dateOf(unitStart(number + 1, unit, weekStart) - 1),
});

/** The unit a date lies in. */
export const unitOf = (date: string, unit: Unit, weekStart: WeekStart): number =>
  unitNumber(dayNumber(date), unit, weekStart);
