import type { RetentionData, RetentionQuestion } from '../../../../shared/contract/trends.ts';
import { firstActiveDays, type ActiveDays } from '../../../../shared/domain/metrics/active-days.ts';
import {
  cellReason,
  cohortPlaces,
  countRetention,
  eachReturn,
  hasBegun,
  type RetentionKind,
  type Starts,
} from '../../../../shared/domain/metrics/retention.ts';
import { unitOf, unitPeriod } from '../../../../shared/domain/periods/units.ts';
import { dateOf, dayNumber } from '../../../../shared/domain/values/days.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { sql } from '../../statements.ts';
import { numberReader, packed } from '../packed.ts';
import { readPeople } from '../people.ts';
import { readActiveDays } from './active-days.ts';
import { askedOf, knownOf, type Asked } from './scope.ts';
import { generationOf } from '../generation.ts';

interface Begun {
  readonly startDays: Int32Array;
  /** Persons whose start nobody knows. */
  readonly unknown: number;
}

/** Nobody was ever active. */
const never = (top: number): ActiveDays => ({
  firstDay: 0,
  starts: Int32Array.of(0),
  persons: new Int32Array(0),
  top,
});

/** The join date of each person, as `members.new` knows it: in a community the first of them. */
const joinDays = (db: ReadDb, communityIds: Asked['communityIds']): Begun => {
  const { top, personOf, staff } = readPeople(db);
  const startDays = new Int32Array(top).fill(-1);
  const isUnknown = new Uint8Array(top);
  const rows = sql<[date: string | null, members: Uint8Array]>(
    db,
    communityIds === null
      ? `SELECT joined_date, ${packed('member_id')} FROM person GROUP BY joined_date ORDER BY joined_date DESC`
      : `SELECT membership.joined_date, ${packed('membership.member_id')} FROM membership
         JOIN chat_group ON chat_group.id = membership.group_id
         WHERE chat_group.community_id IN (${communityIds.join(', ') || 'NULL'})
         GROUP BY membership.joined_date ORDER BY membership.joined_date DESC`,
  ).raw();
  // From the last date to the first: the earliest of a person stays; unknown ones come at the end.
  const numbers = numberReader();
  for (const [date, members] of rows.iterate()) {
    const day = date === null ? -1 : dayNumber(date);
    for (const member of numbers(members)) {
      const person = personOf[member]!;
      if (staff[person] === 1) continue;
      if (day === -1) isUnknown[person] = 1;
      else startDays[person] = day;
    }
  }
  let unknown = 0;
  for (let person = 0; person < top; person += 1)
    if (isUnknown[person] === 1 && startDays[person] === -1) unknown += 1;
  return { startDays, unknown };
};

interface KeptStarts {
  readonly generation: number;
  readonly key: string;
  readonly begun: Begun;
}
const kept = keptByConnection<KeptStarts>();

const begunOf = (
  db: ReadDb,
  start: RetentionQuestion['start'],
  communityIds: Asked['communityIds'],
  days: ActiveDays,
): Begun => {
  if (start === 'first-activity') return { startDays: firstActiveDays(days), unknown: 0 };
  const generation = generationOf(db);
  const key = JSON.stringify(communityIds);
  const before = kept.get(db);
  if (before?.generation === generation && before.key === key) return before.begun;
  const begun = joinDays(db, communityIds);
  kept.set(db, { generation, key, begun });
  return begun;
};

type Args = RetentionQuestion & { readonly nowMs: number };

/** What retention is counted from: everything but which cell. */
const prepared = (db: ReadDb, args: Args) => {
  const { today, weekStart, communityIds } = askedOf(db, args);
  const days = readActiveDays(db, communityIds) ?? never(readPeople(db).top);
  const { startDays, unknown } = begunOf(db, args.start, communityIds, days);
  const lastCohort = unitOf(today, args.cohortUnit, weekStart);
  const known = knownOf(db, today);
  const starts: Starts = {
    startDays,
    cohortUnit: args.cohortUnit,
    firstCohort: lastCohort - args.cohorts + 1,
    lastCohort,
  };
  const cutOff = Math.min(known?.lastRecordedDay ?? 0, dayNumber(today));
  const clock = { unit: args.unit, weekStart };
  return {
    today,
    weekStart,
    days,
    unknown,
    known,
    question: { ...starts, clock, most: args.most, cutOff },
  };
};

/** Retention of the cohorts up to today's, by calendar units after the start of each member. */
export const readRetention = (db: ReadDb, args: Args): RetentionData => {
  const { today, weekStart, days, unknown, known, question } = prepared(db, args);
  const { cohorts, counts } = countRetention(days, question);
  const { clock, most } = question;
  return {
    today,
    cutOff: dateOf(question.cutOff),
    records: known?.records ?? null,
    unknownStarts: unknown,
    cohorts: cohorts.map((cohort, place) => {
      const reason = (kind: RetentionKind, unit: number) =>
        known === null
          ? ('after-records' as const)
          : cellReason(kind, cohort, unit, { clock, known });
      return {
        ...unitPeriod(cohort.cohort, args.cohortUnit, weekStart),
        size: cohort.size,
        cells: Array.from({ length: most }, (_, index) => {
          const unit = index + 1;
          return {
            hasBegun: hasBegun(cohort, unit, clock, dayNumber(today)),
            counts: {
              classic: counts.classic[place]![unit]!,
              rolling: counts.rolling[place]![unit]!,
              cumulative: counts.cumulative[place]![unit]!,
            },
            reasons: {
              classic: reason('classic', unit),
              rolling: reason('rolling', unit),
              cumulative: reason('cumulative', unit),
            },
          };
        }),
      };
    }),
  };
};

/** The persons of one cohort who were active as one cell counts them; unit 0 = all of the cohort. */
export const retainedPersons = (
  db: ReadDb,
  args: {
    readonly question: RetentionQuestion;
    readonly cohort: string;
    readonly unit: number;
    readonly retained: RetentionKind;
    readonly nowMs: number;
  },
): number[] => {
  const { weekStart, days, question } = prepared(db, { ...args.question, nowMs: args.nowMs });
  const cohort = unitOf(args.cohort, args.question.cohortUnit, weekStart);
  const places = cohortPlaces({ ...question, firstCohort: cohort, lastCohort: cohort }, weekStart);
  const found: number[] = [];
  if (args.unit === 0) {
    places.forEach((place, person) => place === 0 && found.push(person));
    return found;
  }
  const counts = {
    classic: (unit: number) => unit === args.unit,
    rolling: (unit: number) => unit >= args.unit,
    cumulative: (unit: number) => unit <= args.unit,
  }[args.retained];
  const isCounted = new Uint8Array(places.length);
  eachReturn(days, question, places, (person, unit) => {
    if (isCounted[person] === 1 || !counts(unit)) return;
    isCounted[person] = 1;
    found.push(person);
  });
  return found;
};
