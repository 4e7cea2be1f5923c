import { addDays, daysBetween } from '../values/days.ts';

/** Spans of days of which the active ones are counted (Orbit's presence). */
export const presenceDays = [30, 90, 365] as const;
export const CURRENT_DAYS = presenceDays[0];
/** A shorter baseline is no yardstick. */
export const BASELINE_LEAST_DAYS = 90;
export const BASELINE_MOST_DAYS = 365;

/** A lapse alert: the current rate of active days is at most this share of the member's own baseline … */
export const LAPSE_RATIO = 0.5;
/** … the baseline lets at least so many active days be expected in 30 (fewer is noise) … */
export const LAPSE_LEAST_EXPECTED = 3;
/** … and the last activity is less than so many days ago: who is quiet longer is in the list of the silent. */
export const LAPSE_QUIET_DAYS = 60;

export const presenceReasons = [
  'left',
  'no-data',
  'no-recent-data',
  'short-baseline',
  'no-baseline',
] as const;
export type PresenceReason = (typeof presenceReasons)[number];

export interface PresenceSpan {
  readonly joinedDate: string | null;
  /** First and last day of which the workspace knows any interaction; null = none. */
  readonly firstRecordedDate: string | null;
  readonly lastRecordedDate: string | null;
}

export interface Days {
  readonly from: string;
  readonly to: string;
}

/** The days of the current rate end with the last recorded one: nobody is blamed for a late import. */
export const presenceUntil = (lastRecordedDate: string, today: string): string =>
  lastRecordedDate < today ? lastRecordedDate : today;

/**
 * The days of a member's own baseline: up to 365 before the current 30, none before joining or before
 * records began; null when they are fewer than 90.
 */
export const baselineDays = (
  { joinedDate, firstRecordedDate }: Pick<PresenceSpan, 'joinedDate' | 'firstRecordedDate'>,
  until: string,
): Days | null => {
  const to = addDays(until, -CURRENT_DAYS);
  const from = [
    addDays(to, 1 - BASELINE_MOST_DAYS),
    joinedDate ?? '',
    firstRecordedDate ?? '',
  ].reduce((latest, date) => (date > latest ? date : latest));
  return daysBetween(from, to) + 1 < BASELINE_LEAST_DAYS ? null : { from, to };
};

export interface PresenceFacts extends PresenceSpan {
  readonly leftDate: string | null;
  readonly lastActiveDate: string | null;
  /** Distinct local dates with at least one interaction. */
  readonly activeDates: readonly string[];
}

export interface Presence {
  /** The last day looked at; null where nothing is recorded. */
  readonly until: string | null;
  /** Active days in the last 30, 90 and 365. */
  readonly active: readonly [number, number, number];
  readonly baseline: (Days & { readonly days: number; readonly activeDays: number }) | null;
  /** Active days in 30 that the baseline lets expect. */
  readonly expected: number | null;
  /** Current rate / own baseline; 1 = as usual. */
  readonly gauge: number | null;
  readonly reason: PresenceReason | null;
  readonly lapsing: boolean;
}

/** Whether a member who is still here has become much quieter than they used to be. */
export const isLapsing = (
  { gauge, expected }: { readonly gauge: number; readonly expected: number },
  quietDays: number,
): boolean =>
  gauge <= LAPSE_RATIO && expected >= LAPSE_LEAST_EXPECTED && quietDays < LAPSE_QUIET_DAYS;

/** Presence of a member on a local date, with the baseline that the gauge compares with. */
export const presence = (facts: PresenceFacts, today: string): Presence => {
  const { firstRecordedDate, lastRecordedDate, activeDates, leftDate, lastActiveDate } = facts;
  const nothing = { baseline: null, expected: null, gauge: null, lapsing: false };
  if (firstRecordedDate === null || lastRecordedDate === null)
    return { until: null, active: [0, 0, 0], ...nothing, reason: 'no-data' };
  const until = presenceUntil(lastRecordedDate, today);
  const count = (from: string, to: string): number =>
    activeDates.filter((date) => date >= from && date <= to).length;
  const [current, quarter, year] = presenceDays.map((days) =>
    count(addDays(until, 1 - days), until),
  );
  const base = { until, active: [current!, quarter!, year!] as const };
  if (leftDate !== null && leftDate <= today) return { ...base, ...nothing, reason: 'left' };
  if (until <= addDays(today, -CURRENT_DAYS))
    return { ...base, ...nothing, reason: 'no-recent-data' };
  const days = baselineDays(facts, until);
  if (days === null) return { ...base, ...nothing, reason: 'short-baseline' };
  const length = daysBetween(days.from, days.to) + 1;
  const activeDays = count(days.from, days.to);
  const baseline = { ...days, days: length, activeDays };
  if (activeDays === 0)
    return { ...base, ...nothing, baseline, expected: 0, reason: 'no-baseline' };
  const expected = (activeDays / length) * CURRENT_DAYS;
  const gauge = current! / expected;
  const quietDays = lastActiveDate === null ? Infinity : daysBetween(lastActiveDate, today);
  return {
    ...base,
    baseline,
    expected,
    gauge,
    reason: null,
    lapsing: isLapsing({ gauge, expected }, quietDays),
  };
};
