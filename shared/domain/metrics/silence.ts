import { addDays, daysBetween } from '../values/days.ts';

/** Days without activity from which a member is in each band of silence. */
export const silenceDays = [30, 60, 90] as const;
/** Members of fewer days are newcomers: nobody calls them silent. */
export const NEWCOMER_DAYS = silenceDays[0];

export const silenceBands = ['active', 'newcomer', 'silent-30', 'silent-60', 'silent-90'] as const;
export type SilenceBand = (typeof silenceBands)[number];

/** Why nobody can say whether a member is silent. */
export const silenceReasons = ['left', 'no-data', 'no-recent-data', 'short-records'] as const;
export type SilenceReason = (typeof silenceReasons)[number];

/** Local dates; null = unknown, or never. */
export interface SilenceFacts {
  readonly joinedDate: string | null;
  readonly leftDate: string | null;
  readonly lastActiveDate: string | null;
  /** First and last day of which the workspace knows any interaction. */
  readonly firstRecordedDate: string | null;
  readonly lastRecordedDate: string | null;
}

export interface Silence {
  /** Days since the last activity; null = none is known. */
  readonly days: number | null;
  /** Days the band follows from: of somebody never seen, since joining or since records began. */
  readonly quietDays: number | null;
  readonly band: SilenceBand | null;
  readonly reason: SilenceReason | null;
}

const bandOf = (quietDays: number): SilenceBand => {
  if (quietDays < silenceDays[0]) return 'active';
  if (quietDays < silenceDays[1]) return 'silent-30';
  return quietDays < silenceDays[2] ? 'silent-60' : 'silent-90';
};

/**
 * Silence of a member on a local date: a member of 30 days or more without any interaction in the
 * last 30, 60 or 90 days. Where the workspace knows no interaction of those 30 days at all, nobody
 * was seen to be silent.
 */
export const silence = (facts: SilenceFacts, today: string): Silence => {
  const { joinedDate, leftDate, lastActiveDate, firstRecordedDate, lastRecordedDate } = facts;
  const days = lastActiveDate === null ? null : daysBetween(lastActiveDate, today);
  const unknown = (reason: SilenceReason): Silence => ({
    days,
    quietDays: null,
    band: null,
    reason,
  });
  if (leftDate !== null && leftDate <= today) return unknown('left');
  if (days !== null && days < silenceDays[0])
    return { days, quietDays: days, band: 'active', reason: null };
  if (joinedDate !== null && daysBetween(joinedDate, today) < NEWCOMER_DAYS)
    return { days, quietDays: days, band: 'newcomer', reason: null };
  if (firstRecordedDate === null || lastRecordedDate === null) return unknown('no-data');
  if (lastRecordedDate <= addDays(today, -silenceDays[0])) return unknown('no-recent-data');
  if (days !== null) return { days, quietDays: days, band: bandOf(days), reason: null };
  const since =
    joinedDate !== null && joinedDate > firstRecordedDate ? joinedDate : firstRecordedDate;
  const quietDays = daysBetween(since, today);
  // Records shorter than the first band have shown nobody silent for so long.
  if (quietDays < silenceDays[0]) return unknown('short-records');
  return { days, quietDays, band: bandOf(quietDays), reason: null };
};
