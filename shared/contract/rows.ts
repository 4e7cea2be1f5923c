import { z } from 'zod';
import { layers } from '../domain/communities/layers.ts';
import { figureEntities } from '../domain/metrics/figure.ts';
import { metricIds } from '../domain/metrics/registry.ts';
import { traits } from '../domain/persona/traits.ts';
import { page, procedure, uid } from './base.ts';
import { figureRow, figureRows, figureScope, period, rowSort } from './figures.ts';
import { memberSet } from './member-set.ts';
import { spendingRule } from './persona.ts';
import { trendMembers } from './trends.ts';

const count = z.number().int().min(0);

/** The number whose rows are asked for, by what made it. */
export const rowsOf = z.discriminatedUnion('kind', [
  figureScope.extend({ kind: z.literal('figure'), id: z.enum(metricIds) }),
  /** A place of a retrospective: of the draft, or as a version was signed. */
  z.object({
    kind: z.literal('retrospective'),
    campaignUid: uid,
    version: count.nullable(),
    key: z.string().max(200),
  }),
  z.object({ kind: z.literal('trend'), of: trendMembers }),
  /** The members of a set who have a value of a trait: exactly those its sheet counts. */
  z.object({
    kind: z.literal('persona'),
    set: memberSet,
    spending: spendingRule,
    trait: z.enum(traits),
    value: z.string().max(300),
  }),
  /** Who is in a layer of a community at the end of the period. */
  period.extend({ kind: z.literal('layer'), communityUid: uid, layer: z.enum(layers) }),
  /** The cost lines whose actual amounts add up to what an event cost. */
  z.object({ kind: z.literal('event-cost'), eventUid: uid }),
]);
export type RowsOf = z.infer<typeof rowsOf>;

/** When the first block was asked for: all others are of the same list. */
const asOf = z.object({ generation: count, nowMs: count });
export type RowsAsOf = z.infer<typeof asOf>;

const listedRow = figureRow.extend({
  /** Uid of the member, event, content item or campaign that shows it; null = none does. */
  opens: z.string().nullable(),
});
export type ListedRow = z.infer<typeof listedRow>;

const question = z.object({
  of: rowsOf,
  sort: rowSort.nullable(),
  /** null = as of now. */
  asOf: asOf.nullable(),
});

export const rowsContract = {
  /** A block of the rows behind a number, whose values add up to it; throws `stale` when they may have changed since `asOf`. */
  block: procedure
    .input(question.extend(page.shape))
    .output(figureRows.extend({ entity: z.enum(figureEntities), rows: z.array(listedRow), asOf })),
  /** All of them as XLSX, with what the number means on a sheet of its own; throws `stale`. */
  export: procedure
    .input(
      question.extend({
        label: z.string().trim().min(1).max(300),
        about: z.array(z.string().max(2000)).max(40),
        /** Currency of amounts in minor units; null = the values are plain numbers. */
        currency: z.string().nullable(),
      }),
    )
    .output(z.object({ handle: z.string(), rows: count })),
};
