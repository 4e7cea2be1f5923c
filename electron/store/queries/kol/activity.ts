import { interactionWeight, LOVE_FADING } from '../../../../shared/domain/metrics/love.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { numberReader, packed } from '../packed.ts';

/** Months that love is kept apart for: this one, eleven before, and the one to compare with. */
export const KEPT_MONTHS = 13;

/** Weighted acts by person and month, this month first; what is older stands faded in the last. */
export interface MonthlyActs {
  readonly size: number;
  readonly acts: Float64Array;
  /** Bit n: active n months ago. */
  readonly active: Uint16Array;
}

/** `2026-11` as months since year 0. */
export const monthNumber = (date: string): number =>
  Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1;

/** One pass through the daily counts until a local date, a text for the members of a day and kind. */
export const readMonthlyActs = (
  db: ReadDb,
  of: {
    readonly size: number;
    readonly today: string;
    readonly weights: Readonly<Record<string, number>>;
    readonly personOf: (member: number) => number;
  },
): MonthlyActs => {
  const { size, today, personOf } = of;
  const acts = new Float64Array(size * KEPT_MONTHS);
  const active = new Uint16Array(size);
  const now = monthNumber(today);
  const oldest = KEPT_MONTHS - 1;
  const numbers = numberReader();
  // Grouped as the index stands, so that nothing is sorted.
  const rows = sql<[date: string, kind: string, counts: Uint8Array]>(
    db,
    `SELECT local_date, kind, ${packed("member_id || ' ' || count")} FROM member_day
     WHERE local_date <= ? AND count > 0 GROUP BY local_date, community_id, kind`,
  ).raw();
  for (const [date, kind, text] of rows.iterate(today)) {
    const ago = now - monthNumber(date);
    const month = Math.min(ago, oldest);
    const weight = interactionWeight(kind, of.weights) * LOVE_FADING ** (ago - month);
    const counts = numbers(text);
    for (let place = 0; place < counts.length; place += 2) {
      const person = personOf(counts[place]!);
      acts[month * size + person]! += counts[place + 1]! * weight;
      if (ago === month) active[person]! |= 1 << ago;
    }
  }
  return { size, acts, active };
};

/** Love of everybody at the end of each kept month, this month first; this one until today. */
export const loveByMonth = ({ size, acts }: MonthlyActs): Float64Array[] => {
  const months: Float64Array[] = [];
  let before = new Float64Array(size);
  for (let ago = KEPT_MONTHS - 1; ago >= 0; ago -= 1) {
    const love = acts.slice(ago * size, (ago + 1) * size);
    for (let person = 0; person < size; person += 1) love[person]! += before[person]! * LOVE_FADING;
    months.unshift(love);
    before = love;
  }
  return months;
};
