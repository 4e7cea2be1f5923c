import { isoWeek, type Period } from './period.ts';
import type { Unit } from './units.ts';

const isMonday = (date: string): boolean => new Date(`${date}T00:00:00Z`).getUTCDay() === 1;

/** `2026-11`, `2026-W48`, `2026-11-23`; weeks that do not begin on Monday go by their first day. */
export const spanName = ({ from }: Pick<Period, 'from'>, unit: Unit): string => {
  if (unit === 'month') return from.slice(0, 7);
  return unit === 'week' && isMonday(from) ? isoWeek(from) : from;
};
