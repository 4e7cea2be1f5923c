import { interactionWeight, LOVE_FADING } from '../../../../shared/domain/metrics/love.ts';
import type { ReadDb } from '../../db.ts';
import { dayActs } from '../day-acts.ts';

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

/** One pass through the days until a local date. */
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
  for (const { date, kind, members, counts } of dayActs(db, {
    communityIds: null,
    from: '0000',
    to: today,
  })) {
    const ago = now - monthNumber(date);
    const month = Math.min(ago, oldest);
    const weight = interactionWeight(kind, of.weights) * LOVE_FADING ** (ago - month);
    for (let place = 0; place < members.length; place += 1) {
      const person = personOf(members[place]!);
      acts[month * size + person]! += (counts?.[place] ?? 1) * weight;
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
