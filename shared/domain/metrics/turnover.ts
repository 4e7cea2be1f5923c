import type { Period } from '../periods/period.ts';
import { addDays } from '../values/days.ts';
import { silenceDays } from './silence.ts';

/** Days without activity after which somebody counts as silent or gone at the ends of a period. */
export const QUIET_DAYS = silenceDays[0];

/** The days that tell how things stood at the start of a period, and at its end; both ends included. */
export interface TurnoverDays {
  /** The day before the period: who belongs then is here at the start. */
  readonly startOn: string;
  readonly atStart: Period;
  readonly atEnd: Period;
}

export const turnoverDays = (
  { from, to }: Period,
  quietDays: number = QUIET_DAYS,
): TurnoverDays => ({
  startOn: addDays(from, -1),
  atStart: { from: addDays(from, -quietDays), to: addDays(from, -1) },
  atEnd: { from: addDays(to, 1 - quietDays), to },
});

/** Local dates of one person after merges; null = unknown, or never. */
export interface LifeFacts {
  readonly joinedDate: string | null;
  /** First day outside. */
  readonly leftDate: string | null;
  /** Days with at least one interaction; joining alone is none. */
  readonly activeDates: readonly string[];
  /** Last activity as a member list states it. */
  readonly seenDate: string | null;
}

export interface Turnover {
  readonly activeAtStart: boolean;
  /** Of those: how they were lost. */
  readonly churned: 'left' | 'quiet' | null;
  readonly silentAtStart: boolean;
  /** Of those: active again inside the period. */
  readonly wonBack: boolean;
  /** Came and left inside the period: in neither part of the churn rate. */
  readonly flash: boolean;
}

const within = (date: string | null, { from, to }: Period): boolean =>
  date !== null && date >= from && date <= to;

/**
 * What a period did to one person. Churn rate = churned / active at start; win-back rate = won back /
 * silent at start (a member of 30 days or more without activity in the 30 days before the period).
 */
export const turnover = (facts: LifeFacts, period: Period): Turnover => {
  const { startOn, atStart, atEnd } = turnoverDays(period);
  const { joinedDate, leftDate, activeDates, seenDate } = facts;
  const belongs = (date: string): boolean =>
    (joinedDate ?? '') <= date && (leftDate === null || leftDate > date);
  const acted = (days: Period): boolean => activeDates.some((date) => within(date, days));
  const activeAtStart = belongs(startOn) && acted(atStart);
  const silentAtStart =
    belongs(startOn) &&
    (joinedDate ?? '') < atStart.from &&
    !acted(atStart) &&
    !within(seenDate, atStart);
  const gone = !belongs(period.to);
  // A list that says somebody was seen at the end keeps them; it never makes them active before.
  const quiet = !acted(atEnd) && !within(seenDate, atEnd);
  return {
    activeAtStart,
    churned: !activeAtStart ? null : gone ? 'left' : quiet ? 'quiet' : null,
    silentAtStart,
    wonBack: silentAtStart && acted(period),
    flash: within(joinedDate, period) && gone,
  };
};
