import { LOVE_FADING } from '../../../../shared/domain/metrics/love.ts';
import type { ReadDb } from '../../db.ts';

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

const weightSql = (weights: Readonly<Record<string, number>>): string => {
  const cases = Object.entries(weights).map(
    ([kind, weight]) => `WHEN '${kind.replaceAll("'", "''")}' THEN ${Number(weight)}`,
  );
  return cases.length === 0 ? '1' : `CASE kind ${cases.join(' ')} ELSE 1 END`;
};

/** One pass through the daily counts until a local date: numbers only leave SQLite. */
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
  // Not kept prepared: its text changes with the weights.
  const rows = db
    .prepare(
      `SELECT member_id, CAST(substr(local_date, 1, 4) AS INTEGER) * 12
         + CAST(substr(local_date, 6, 2) AS INTEGER) - 1, count * ${weightSql(of.weights)}
       FROM member_day NOT INDEXED WHERE local_date <= ? AND count > 0`,
    )
    .raw()
    .iterate(today) as IterableIterator<[member: number, month: number, weighted: number]>;
  for (const [member, month, weighted] of rows) {
    const person = personOf(member);
    const ago = now - month;
    if (ago <= oldest) {
      acts[ago * size + person]! += weighted;
      active[person]! |= 1 << ago;
    } else acts[oldest * size + person]! += weighted * LOVE_FADING ** (ago - oldest);
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
