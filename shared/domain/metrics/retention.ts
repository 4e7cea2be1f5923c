import { unitNumber, unitStart, type Unit, type WeekStart } from '../periods/units.ts';
import type { ActiveDays } from './active-days.ts';

/** Active in unit n; in n or later; in any of 1…n. Unit 0, the one of the start, is no retention. */
export const retentionKinds = ['classic', 'rolling', 'cumulative'] as const;
export type RetentionKind = (typeof retentionKinds)[number];

/** The day after joining that retention of a period is told for; the page tells the others. */
export const RETENTION_DAY = 7;

/** Why a cell says less than it will, or nothing: its unit runs, or records do not reach it. */
export const cellReasons = ['running', 'after-records', 'before-records'] as const;
export type CellReason = (typeof cellReasons)[number];

export interface Clock {
  readonly unit: Unit;
  readonly weekStart: WeekStart;
}

/** Who starts when: day number of each person, -1 = in no cohort; cohorts are units of their own. */
export interface Starts {
  readonly startDays: Int32Array;
  readonly cohortUnit: Exclude<Unit, 'day'>;
  /** Numbers of the first cohort and the last. */
  readonly firstCohort: number;
  readonly lastCohort: number;
}

export interface Cohort {
  readonly cohort: number;
  readonly size: number;
  /** Day numbers of those who started first and last; null of nobody. */
  readonly firstStart: number | null;
  readonly lastStart: number | null;
}

export interface RetentionCounts {
  readonly cohorts: readonly Cohort[];
  /** Persons by cohort and unit 1…`most`, of each kind. */
  readonly counts: Readonly<Record<RetentionKind, readonly Int32Array[]>>;
}

interface Question extends Starts {
  readonly clock: Clock;
  /** Units after the start that are told. */
  readonly most: number;
  /** The last day number that is looked at. */
  readonly cutOff: number;
}

/** The cohort of each person by its place from the first; -1 = in none. */
export const cohortPlaces = (
  { startDays, cohortUnit, firstCohort, lastCohort }: Starts,
  weekStart: WeekStart,
): Int32Array => {
  const places = new Int32Array(startDays.length).fill(-1);
  const known = new Map<number, number>();
  for (let person = 0; person < startDays.length; person += 1) {
    const day = startDays[person]!;
    if (day < 0) continue;
    let number = known.get(day);
    if (number === undefined) known.set(day, (number = unitNumber(day, cohortUnit, weekStart)));
    if (number >= firstCohort && number <= lastCohort) places[person] = number - firstCohort;
  }
  return places;
};

/**
 * Calls `visit` once for every person and unit 1 or later in which the person was active, by day.
 * Units are those of the calendar: the week after that of the start is week 1, whatever the weekday.
 */
export const eachReturn = (
  days: ActiveDays,
  { startDays, clock, cutOff }: Pick<Question, 'startDays' | 'clock' | 'cutOff'>,
  places: Int32Array,
  visit: (person: number, unit: number) => void,
): void => {
  const { firstDay, starts, persons } = days;
  const startUnits = new Int32Array(startDays.length);
  const known = new Map<number, number>();
  for (let person = 0; person < startDays.length; person += 1) {
    if (places[person] === -1) continue;
    const day = startDays[person]!;
    let number = known.get(day);
    if (number === undefined)
      known.set(day, (number = unitNumber(day, clock.unit, clock.weekStart)));
    startUnits[person] = number;
  }
  const lastUnit = new Int32Array(startDays.length);
  for (let index = 0; index + 1 < starts.length && firstDay + index <= cutOff; index += 1) {
    const now = unitNumber(firstDay + index, clock.unit, clock.weekStart);
    for (let place = starts[index]!; place < starts[index + 1]!; place += 1) {
      const person = persons[place]!;
      if (places[person] === -1) continue;
      const unit = now - startUnits[person]!;
      if (unit < 1 || unit === lastUnit[person]) continue;
      visit(person, unit);
      lastUnit[person] = unit;
    }
  }
};

/** Retention of each cohort in the units 1…`most` after the start, until the cut-off. */
export const countRetention = (days: ActiveDays, question: Question): RetentionCounts => {
  const { startDays, firstCohort, lastCohort, most, clock } = question;
  const places = cohortPlaces(question, clock.weekStart);
  const cohortCount = lastCohort - firstCohort + 1;
  const table = (): Int32Array[] =>
    Array.from({ length: cohortCount }, () => new Int32Array(most + 1));
  const [classic, rolling, cumulative] = [table(), table(), table()];
  const sizes = new Int32Array(cohortCount);
  const firstStarts = new Float64Array(cohortCount).fill(Infinity);
  const lastStarts = new Float64Array(cohortCount).fill(-Infinity);
  for (let person = 0; person < places.length; person += 1) {
    const place = places[person]!;
    if (place === -1) continue;
    const start = startDays[person]!;
    sizes[place]! += 1;
    if (start < firstStarts[place]!) firstStarts[place] = start;
    if (start > lastStarts[place]!) lastStarts[place] = start;
  }
  const latest = new Int32Array(startDays.length);
  eachReturn(days, question, places, (person, unit) => {
    const place = places[person]!;
    if (unit <= most) classic[place]![unit]! += 1;
    if (latest[person] === 0 && unit <= most) cumulative[place]![unit]! += 1;
    latest[person] = unit;
  });
  for (let person = 0; person < places.length; person += 1)
    if (latest[person]! > 0) rolling[places[person]!]![Math.min(most, latest[person]!)]! += 1;
  for (let place = 0; place < cohortCount; place += 1)
    for (let unit = 2; unit <= most; unit += 1) {
      cumulative[place]![unit]! += cumulative[place]![unit - 1]!;
      const later = most - unit + 1;
      rolling[place]![later]! += rolling[place]![later + 1]!;
    }
  const cohorts = Array.from({ length: cohortCount }, (_, place) => ({
    cohort: firstCohort + place,
    size: sizes[place]!,
    firstStart: sizes[place] === 0 ? null : firstStarts[place]!,
    lastStart: sizes[place] === 0 ? null : lastStarts[place]!,
  }));
  return { cohorts, counts: { classic, rolling, cumulative } };
};

/** What is known on a day: records of interactions reach from the first to the last of these. */
export interface Known {
  readonly today: number;
  readonly firstRecordedDay: number;
  readonly lastRecordedDay: number;
}

const unitDay = (start: number, after: number, { unit, weekStart }: Clock): number =>
  unitStart(unitNumber(start, unit, weekStart) + after, unit, weekStart);

/** Whether unit n has begun for whoever of a cohort started first. */
export const hasBegun = (
  { firstStart }: Pick<Cohort, 'firstStart'>,
  unit: number,
  clock: Clock,
  today: number,
): boolean => firstStart !== null && unitDay(firstStart, unit, clock) <= today;

/**
 * Why a cell is not whole; null = it is. Unit n must have ended for whoever of the cohort started
 * last, and records must hold it from the one who started first.
 */
export const cellReason = (
  kind: RetentionKind,
  { firstStart, lastStart }: Pick<Cohort, 'firstStart' | 'lastStart'>,
  unit: number,
  { clock, known }: { readonly clock: Clock; readonly known: Known },
): CellReason | null => {
  if (firstStart === null || lastStart === null) return null;
  const ends = unitDay(lastStart, unit + 1, clock) - 1;
  if (unitDay(firstStart, kind === 'cumulative' ? 1 : unit, clock) < known.firstRecordedDay)
    return 'before-records';
  if (ends >= known.today) return 'running';
  return ends > known.lastRecordedDay ? 'after-records' : null;
};
