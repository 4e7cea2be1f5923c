import { isComplete, lengthDays } from '../periods/period.ts';
import type { Figure } from './figure.ts';

/** Why two figures of one metric must not be set against each other. */
export type Incomparable = 'unknown' | 'running' | 'lengths';

/** States at the end of a period, or over a month of their own: how long the period is does not matter. */
const ofOneDay: ReadonlySet<string> = new Set([
  'members.total',
  'stickiness',
  'members.silent',
  'silent.rate',
  'active.dau',
  'active.wau',
  'active.mau',
  'points.liability',
]);

/** null = may be compared: both known, both over on `today`, and equally long where that matters. */
export const whyIncomparable = (
  before: Figure,
  during: Figure,
  today: string,
): Incomparable | null => {
  if (!isComplete(during.period, today) || !isComplete(before.period, today)) return 'running';
  if (before.value === null || during.value === null) return 'unknown';
  if (!ofOneDay.has(during.id) && lengthDays(before.period) !== lengthDays(during.period))
    return 'lengths';
  return null;
};
