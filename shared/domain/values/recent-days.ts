import { addDays } from './days.ts';

/** The last `days` days with `today` as the last of them, or every day before those. */
export const recentDates = (
  today: string,
  days: number,
  within: boolean,
): { readonly from: string | null; readonly to: string } =>
  within
    ? { from: addDays(today, 1 - days), to: today }
    : { from: null, to: addDays(today, -days) };
