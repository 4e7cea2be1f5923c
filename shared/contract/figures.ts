import { z } from 'zod';
import { figureEntities, figureReasons } from '../domain/metrics/figure.ts';
import { metricIds, metricUnits } from '../domain/metrics/registry.ts';
import { changeVerdicts } from '../domain/statistics/verdict.ts';
import { localDate, procedure, uid } from './base.ts';

export const period = z.object({ from: localDate, to: localDate });
const metricId = z.enum(metricIds);

export const figure = z.object({
  id: metricId,
  value: z.number().nullable(),
  unit: z.enum(metricUnits),
  numerator: z.number().nullable(),
  denominator: z.number().nullable(),
  n: z.number(),
  interval: z.tuple([z.number(), z.number()]).readonly().nullable(),
  complete: z.boolean(),
  reason: z.enum(figureReasons).nullable(),
  period,
  entity: z.enum(figureEntities),
});
export type FigureData = z.infer<typeof figure>;

/** A figure minus the one before, in its own unit. */
export const figureDifference = z.object({
  value: z.number(),
  interval: z.tuple([z.number(), z.number()]).readonly(),
  /** Judged together with its whole table; what was signed before there was one has none. */
  verdict: z.enum(changeVerdicts).optional(),
});
export type FigureDifference = z.infer<typeof figureDifference>;

/** What a figure is about; `campaignUid` brings its communities and events, which the others narrow. */
export const figureScope = period.extend({
  communityUid: uid.nullable().default(null),
  campaignUid: uid.nullable().default(null),
  eventUid: uid.nullable().default(null),
});
export type FigureScopeInput = z.infer<typeof figureScope>;

export const figureRow = z.object({
  uid,
  value: z.number(),
  title: z.string().nullable(),
  detail: z.string().nullable(),
});

/** A list of rows by a column; what the column does not tell of stands last. */
export const rowSort = z.object({
  column: z.enum(['title', 'detail', 'value']),
  descending: z.boolean(),
});
export type RowSort = z.infer<typeof rowSort>;

export const figureRows = z.object({
  total: z.number().int(),
  /** Over all rows, not only those of the block. */
  sum: z.number(),
  rows: z.array(figureRow),
});

export const figuresContract = {
  list: procedure.output(
    z.array(
      z.object({
        id: metricId,
        unit: z.enum(metricUnits),
      }),
    ),
  ),
  compute: procedure
    .input(figureScope.extend({ ids: z.array(metricId).min(1).max(metricIds.length) }))
    .output(z.array(figure)),
  /** Those of the equal period before, with what changed since; judged together. */
  changes: procedure
    .input(figureScope.extend({ ids: z.array(metricId).min(1).max(40) }))
    .output(z.array(z.object({ before: figure, difference: figureDifference.nullable() }))),
};
