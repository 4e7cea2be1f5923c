import type { RetentionBlock } from '../../../../../shared/contract/facts/retention.ts';
import { cellReason, hasBegun } from '../../../../../shared/domain/metrics/retention.ts';
import type { Period } from '../../../../../shared/domain/periods/period.ts';
import {
  unitNumber,
  unitOf,
  unitPeriod,
  unitStart,
} from '../../../../../shared/domain/periods/units.ts';
import { dayNumber, daysBetween } from '../../../../../shared/domain/values/days.ts';
import { readSettings } from '../../../settings.ts';
import { placesOf } from '../../figures/crowd/acts.ts';
import { personRows, type Rows } from '../../figures/crowd/row-list.ts';
import type { FigureScope } from '../../figures/scope.ts';
import { firstJoined } from '../../figures/sources.ts';
import { unknownJoins } from '../../figures/totals.ts';
import { knownOf } from '../../trends/scope.ts';
import type { BlockQuery, FactContext } from './block.ts';

/** Weeks make a readable triangle up to so many days from baseline to the period after. */
const MOST_DAYS_IN_WEEKS = 112;
const MOST_COHORTS = 24;
const MOST_UNITS = 12;

/** The cohorts of a campaign: calendar units from its baseline to what follows it, until today. */
const cohortsOf = ({ db, before, after, own }: FactContext) => {
  const { weekStart } = readSettings(db);
  const unit =
    daysBetween(before.from, after.to) < MOST_DAYS_IN_WEEKS
      ? ('week' as const)
      : ('month' as const);
  const today = unitOf(own.today, unit, weekStart);
  const last = Math.min(unitOf(after.to, unit, weekStart), today);
  const first = Math.max(unitOf(before.from, unit, weekStart), last - MOST_COHORTS + 1);
  return { unit, weekStart, today, first, last };
};

const inCommunities = ({ communityIds }: FigureScope): string =>
  communityIds === null
    ? ''
    : ` AND member_day.community_id IN (${communityIds.join(', ') || 'NULL'})`;

/** Persons active in one span of days, under whatever identity: a condition on `joined.id`. */
const activeIn = (scope: FigureScope, { from, to }: Period): string =>
  `EXISTS (SELECT 1 FROM (SELECT joined.id AS id UNION ALL SELECT id FROM member WHERE effective_member_id = joined.id) AS recorded
     JOIN member_day ON member_day.member_id = recorded.id
     WHERE member_day.local_date BETWEEN '${from}' AND '${to}' AND member_day.local_date <= '${scope.today}'
       AND member_day.count > 0${inCommunities(scope)})`;

interface Cohorts {
  /** Persons by cohort. */
  readonly sizes: ReadonlyMap<number, number>;
  /** Of a cohort, who was active in a later unit. */
  readonly active: (cohort: number, unit: number) => number;
}

/** How many joined in each unit, and how many of them were active in each unit that follows. */
const countsOf = (context: FactContext): Cohorts => {
  const { crowd, own } = context;
  const { unit, weekStart, today, first, last } = cohortsOf(context);
  const end = Math.min(today, last + MOST_UNITS);
  const firstDay = unitStart(first, unit, weekStart);
  const days = unitStart(last + 1, unit, weekStart) - firstDay;
  // Days are few and people are many.
  const cohortOn = Int32Array.from({ length: Math.max(days, 0) }, (_, day) =>
    unitNumber(firstDay + day, unit, weekStart),
  );
  const cohortOf = new Int32Array(crowd.top).fill(-1);
  const sizes = new Map<number, number>();
  for (let person = 1; person < crowd.top; person += 1) {
    const cohort = cohortOn[crowd.joined[person]! - firstDay];
    if (cohort === undefined || crowd.counted[person] === 0) continue;
    cohortOf[person] = cohort;
    sizes.set(cohort, (sizes.get(cohort) ?? 0) + 1);
  }
  const width = Math.max(end - first + 1, 0);
  const active = new Int32Array(Math.max(last - first + 1, 0) * width);
  const { seenIn, next } = crowd.rounds();
  const acts = crowd.acts();
  for (let number = first + 1; number <= end; number += 1) {
    const { from, to } = unitPeriod(number, unit, weekStart);
    const until = to < own.today ? to : own.today;
    const round = next();
    const [start, stop] = placesOf(acts, dayNumber(from), dayNumber(until));
    for (let place = start; place < stop; place += 1) {
      const person = acts.persons[place]!;
      const cohort = cohortOf[person]!;
      if (cohort === -1 || cohort >= number || seenIn[person] === round) continue;
      seenIn[person] = round;
      active[(cohort - first) * width + number - first]! += 1;
    }
  }
  return {
    sizes,
    active: (cohort, number) =>
      number > end ? 0 : (active[(cohort - first) * width + number - first] ?? 0),
  };
};

const isWithin = (inner: Period, outer: Period): boolean =>
  inner.from >= outer.from && inner.to <= outer.to;

const compute = (context: FactContext): RetentionBlock | null => {
  const { db, own, before, during, after } = context;
  const scope = context.scope(during);
  const known = knownOf(db, own.today);
  const { unit, weekStart, first, last } = cohortsOf(context);
  if (known === null || scope.segment === 'lost' || last < first) return null;
  const { sizes, active: activeOf } = countsOf(context);
  const clock = { unit, weekStart };
  // A unit of which no day is recorded says nothing.
  const seen = Math.min(known.today, known.lastRecordedDay);
  return {
    unit,
    unknownStarts: unknownJoins(db, context.scope({ from: before.from, to: after.to })),
    cohorts: Array.from({ length: last - first + 1 }, (_, index) => {
      const number = first + index;
      const days = unitPeriod(number, unit, weekStart);
      const size = sizes.get(number) ?? 0;
      // Units of the calendar that cohorts are made of: it does not matter on which day of theirs.
      const started = { firstStart: dayNumber(days.from), lastStart: dayNumber(days.to) };
      const cells: RetentionBlock['cohorts'][number]['cells'] = [];
      for (let later = 1; later <= MOST_UNITS; later += 1) {
        if (size === 0 || !hasBegun(started, later, clock, seen)) break;
        const reason = cellReason('classic', started, later, { clock, known });
        const active = activeOf(number, number + later);
        cells.push({ active: reason === 'before-records' ? null : active, reason });
      }
      const when = (['before', 'during', 'after'] as const).find((one) =>
        isWithin(days, context[one]),
      );
      return { ...days, when: when ?? null, size, cells };
    }),
  };
};

/** `<first day of the cohort>.<unit>`; unit 0 is the whole cohort. */
const PLACE = /^(\d{4}-\d{2}-\d{2})\.(\d{1,2})$/;

interface Cell {
  readonly cohort: Period;
  /** When those counted were active; null = the whole cohort. */
  readonly active: Period | null;
}

const cellAt = (context: FactContext, rest: string): Cell | null => {
  const [, from, after] = PLACE.exec(rest) ?? [];
  if (from === undefined) return null;
  const { unit, weekStart, first, last } = cohortsOf(context);
  const number = unitOf(from, unit, weekStart);
  const cohort = unitPeriod(number, unit, weekStart);
  const later = Number(after);
  if (cohort.from !== from || number < first || number > last || later > MOST_UNITS) return null;
  return { cohort, active: later === 0 ? null : unitPeriod(number + later, unit, weekStart) };
};

/** 1 = was active on one of the days, until today. */
const activeDuring = ({ crowd, own }: FactContext, { from, to }: Period): Uint8Array => {
  const active = new Uint8Array(crowd.top);
  const acts = crowd.acts();
  const until = to < own.today ? to : own.today;
  const [start, end] = placesOf(acts, dayNumber(from), dayNumber(until));
  for (let place = start; place < end; place += 1) active[acts.persons[place]!] = 1;
  return active;
};

/** The rows of a cell out of memory, as its SQL would give them. */
export const retentionRows = (context: FactContext, rest: string): Rows | null => {
  const cell = cellAt(context, rest);
  if (cell === null) return null;
  const { crowd } = context;
  const [from, to] = [dayNumber(cell.cohort.from), dayNumber(cell.cohort.to)];
  const active = cell.active === null ? null : activeDuring(context, cell.active);
  const are = new Uint8Array(crowd.top);
  for (let person = 1; person < are.length; person += 1) {
    const joined = crowd.joined[person]!;
    if (joined < from || joined > to || crowd.counted[person] === 0) continue;
    if (active === null || active[person] === 1) are[person] = 1;
  }
  return personRows(are);
};

export const retention: BlockQuery<'retention'> = {
  compute,
  sourceAt: (context, rest) => {
    const cell = cellAt(context, rest);
    if (cell === null) return null;
    const { from, to } = cell.cohort;
    const scope = context.scope(context.during);
    const active = cell.active === null ? '' : ` AND ${activeIn(scope, cell.active)}`;
    return {
      entity: 'member',
      sql: `SELECT joined.id, 1 AS value FROM (${firstJoined(scope)}) AS joined
        WHERE joined.day BETWEEN '${from}' AND '${to}'${active}`,
    };
  },
};
