import { MAX_DAYS } from '../../../../shared/contract/trends.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import {
  isWhole,
  stickinessOf,
  trailingActive,
  trailingDays,
} from '../../../../shared/domain/metrics/active-days.ts';
import { dateOf, dayNumber } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { readActiveDays } from './active-days.ts';
import { askedOf, knownOf } from './scope.ts';

export interface ActiveDay {
  readonly date: string;
  readonly dau: number;
  readonly wau: number | null;
  readonly mau: number | null;
  readonly stickiness: number | null;
}

/**
 * Members active per day and in the 7 and 30 days that end with it, with the stickiness of each day;
 * days outside the records, and days to come, are left out.
 */
export const readActivity = (
  db: ReadDb,
  args: {
    readonly communityUid: string | null;
    readonly from: string;
    readonly to: string;
    readonly nowMs: number;
  },
): {
  readonly today: string;
  readonly records: { readonly from: string; readonly to: string } | null;
  readonly days: ActiveDay[];
} => {
  if (args.to < args.from) throw new WorkstationError('end-before-start');
  const { today, communityIds } = askedOf(db, args);
  const known = knownOf(db, today);
  if (known === null) return { today, records: null, days: [] };
  const { records, firstRecordedDay, lastRecordedDay } = known;
  const from = Math.max(dayNumber(args.from), firstRecordedDay);
  const to = Math.min(dayNumber(args.to), lastRecordedDay, known.today);
  if (to - from >= MAX_DAYS) throw new WorkstationError('invalid-input', { field: 'from' });
  const active = to < from ? null : readActiveDays(db, communityIds);
  if (active === null) return { today, records, days: [] };
  // Stickiness looks back over the month before the first day too.
  const early = from - trailingDays.mau + 1;
  const daily = trailingActive(active, trailingDays.dau, early, to);
  const weekly = trailingActive(active, trailingDays.wau, from, to);
  const monthly = trailingActive(active, trailingDays.mau, from, to);
  const days = Array.from(weekly, (wau, place) => {
    const day = from + place;
    const whole = isWhole(trailingDays.mau, day, firstRecordedDay);
    const month = daily.subarray(place, place + trailingDays.mau);
    return {
      date: dateOf(day),
      dau: daily[place + trailingDays.mau - 1]!,
      wau: isWhole(trailingDays.wau, day, firstRecordedDay) ? wau : null,
      mau: whole ? monthly[place]! : null,
      stickiness: whole ? stickinessOf(month, monthly[place]!).value : null,
    };
  });
  return { today, records, days };
};
