import { z } from 'zod';
import { cellReasons, retentionKinds } from '../domain/metrics/retention.ts';
import { rfmCells, rfmSegments } from '../domain/metrics/rfm-segments.ts';
import { units } from '../domain/periods/units.ts';
import { localDate, procedure, uid } from './base.ts';
import { period } from './figures.ts';

/** Members of one community, or all (null). */
const scope = z.object({ communityUid: uid.nullable().default(null) });
const count = z.number().int();

/** Spans and days that one answer holds at most. */
export const MAX_SPANS = 400;
export const MAX_DAYS = 1_100;
export const MAX_COHORTS = 60;
export const MAX_UNITS = 36;

const growthSpan = period.extend({
  start: count,
  end: count,
  joined: count,
  left: count,
  returned: count,
  /** There at the end, nobody knows since when. */
  unknown: count,
  /** Growth rate, a raw fraction; null where nobody was there at the start. */
  rate: z.number().nullable(),
  /** Its last day is not over. */
  isRunning: z.boolean(),
});
export type GrowthSpanData = z.infer<typeof growthSpan>;

const activeDay = z.object({
  date: localDate,
  dau: count,
  /** null where records do not reach so far back. */
  wau: count.nullable(),
  mau: count.nullable(),
  stickiness: z.number().nullable(),
});

const records = z.object({ from: localDate, to: localDate });

export const retentionQuestion = scope.extend({
  start: z.enum(['joined', 'first-activity']),
  cohortUnit: z.enum(['week', 'month']),
  unit: z.enum(units),
  /** Up to the one that today lies in. */
  cohorts: z.number().int().min(1).max(MAX_COHORTS),
  most: z.number().int().min(1).max(MAX_UNITS),
});
export type RetentionQuestion = z.infer<typeof retentionQuestion>;

const byKind = <Value extends z.ZodType>(value: Value) =>
  z.object({ classic: value, rolling: value, cumulative: value });

const retentionCohort = period.extend({
  size: count,
  /** Of the units 1, 2 …, in their order; persons, whether anybody's unit began, and why not whole. */
  cells: z.array(
    z.object({
      hasBegun: z.boolean(),
      counts: byKind(count),
      reasons: byKind(z.enum(cellReasons).nullable()),
    }),
  ),
});
export type RetentionCohortData = z.infer<typeof retentionCohort>;

export const retentionAnswer = z.object({
  today: localDate,
  /** The last day that rolling and cumulative retention look at. */
  cutOff: localDate,
  /** null = nobody was ever seen active: nothing can be said. */
  records: records.nullable(),
  /** Members in no cohort because nobody knows when they joined. */
  unknownStarts: count,
  cohorts: z.array(retentionCohort),
});
export type RetentionData = z.infer<typeof retentionAnswer>;

const scale = z.object({ cuts: z.array(z.number()), scores: z.number().int() });

export const rfmAnswer = z.object({
  today: localDate,
  currency: z.string(),
  buyers: count,
  /** Buyers without an amount in the currency: they have no M, no segment and no cell. */
  unpriced: count,
  /** null of nobody. */
  scales: z.object({ r: scale, f: scale, m: scale.nullable() }).nullable(),
  means: z.object({ days: z.number(), orders: z.number(), netMinor: z.number() }).nullable(),
  scores: z.array(z.object({ r: count, f: count, m: count, count })),
  /** null where a part has fewer than five distinct values: the segments' ranges mean five. */
  segments: z.array(z.object({ segment: z.enum(rfmSegments), count })).nullable(),
  cells: z.array(z.object({ cell: z.enum(rfmCells), count })),
});
export type RfmData = z.infer<typeof rfmAnswer>;

/** Whose rows a number of these pages opens. */
export const trendMembers = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('retention'),
    question: retentionQuestion,
    /** A day of the cohort. */
    cohort: localDate,
    /** 0 = the whole cohort. */
    unit: z.number().int().min(0).max(MAX_UNITS),
    retained: z.enum(retentionKinds),
  }),
  z.object({ kind: z.literal('segment'), segment: z.enum(rfmSegments) }),
  z.object({ kind: z.literal('cell'), cell: z.enum(rfmCells) }),
  z.object({ kind: z.literal('scores'), r: count, f: count, m: count.nullable() }),
]);
export type TrendMembers = z.infer<typeof trendMembers>;

export const trendsContract = {
  /** New, left and net by unit; throws `end-before-start`, and `invalid-input` for too many spans. */
  growth: procedure
    .input(scope.extend(period.shape).extend({ unit: z.enum(units) }))
    .output(z.object({ today: localDate, spans: z.array(growthSpan) })),
  /** Members active per day, and in the 7 and 30 days that end with it. */
  activity: procedure
    .input(scope.extend(period.shape))
    .output(z.object({ today: localDate, records: records.nullable(), days: z.array(activeDay) })),
  retention: procedure.input(retentionQuestion).output(retentionAnswer),
  /** All buyers by their scores, by segment and by the eight cells. */
  rfm: procedure.output(rfmAnswer),
};
