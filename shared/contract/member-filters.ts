import { z } from 'zod';
import { localDate, uid } from './base.ts';

const count = z.number().int();

/** Columns of the members grid by the way they are filtered. */
export const textColumns = [
  'name',
  'nickname',
  'remark',
  'phone',
  'email',
  'externalId',
  'region',
  'company',
  'job',
] as const;
export const setColumns = [
  'gender',
  'city',
  'source',
  'externalLevel',
  'tier',
  'tags',
  'communities',
] as const;
export const dateColumns = ['joinedDate', 'leftDate', 'lastActiveDate', 'birthday'] as const;
export const numberColumns = [
  'groups',
  'points',
  'orders',
  'ordersNet',
  'events',
  'signups',
  'interactions',
] as const;
export const memberColumns = [
  ...textColumns,
  ...setColumns,
  ...dateColumns,
  ...numberColumns,
] as const;
export type MemberColumn = (typeof memberColumns)[number];
/** Counts are never blank: nothing recorded is 0. Texts have `blank` among their matches. */
export const blankColumns = [...setColumns, ...dateColumns, 'ordersNet'] as const;
/** Days that are counted back from today; a birthday comes round every year. */
export const recentColumns = ['joinedDate', 'leftDate', 'lastActiveDate'] as const;

/** A column that holds a field of the operators' own: `field:` and its uid. */
export const fieldColumn = z.templateLiteral(['field:', z.string().min(3).max(80)]);
export type FieldColumn = z.infer<typeof fieldColumn>;
/** Every column that the grid can show. */
export const listColumn = z.union([z.enum(memberColumns), fieldColumn]);
export type ListColumn = z.infer<typeof listColumn>;

/** So many values of a column are listed at once, and can be chosen. */
export const MAX_VALUES = 500;

/** What is asked of a field, by its kind; meant as in the filters of the built-in columns. */
export const fieldQuestion = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    match: z.enum(['contains', 'lacks', 'equals', 'differs']),
    text: z.string().max(200),
  }),
  z.object({
    kind: z.literal('set'),
    values: z.array(z.string().max(300)).min(1).max(MAX_VALUES),
    exclude: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('dates'), from: localDate.nullable(), to: localDate.nullable() }),
  z.object({
    kind: z.literal('numbers'),
    from: z.number().nullable(),
    to: z.number().nullable(),
    exclude: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('blank'), blank: z.boolean() }),
]);
export type FieldQuestion = z.infer<typeof fieldQuestion>;

export const columnFilter = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    column: z.enum(textColumns),
    match: z.enum(['contains', 'lacks', 'equals', 'differs', 'blank', 'filled']),
    text: z.string().max(200),
  }),
  /** One of the values, or none of them; an empty string is the blank. */
  z.object({
    kind: z.literal('set'),
    column: z.enum(setColumns),
    values: z.array(z.string().max(300)).min(1).max(MAX_VALUES),
    exclude: z.literal(true).optional(),
  }),
  /** Both ends included; null = open. */
  z.object({
    kind: z.literal('dates'),
    column: z.enum(dateColumns),
    from: localDate.nullable(),
    to: localDate.nullable(),
  }),
  z.object({
    kind: z.literal('numbers'),
    column: z.enum(numberColumns),
    from: z.number().nullable(),
    to: z.number().nullable(),
    /** Everything outside instead. */
    exclude: z.literal(true).optional(),
  }),
  z.object({ kind: z.literal('blank'), column: z.enum(blankColumns), blank: z.boolean() }),
  /** Of a field of the operators' own; what does not fit its kind is in no range. */
  z.object({ kind: z.literal('field'), column: fieldColumn, is: fieldQuestion }),
]);
export type ColumnFilter = z.infer<typeof columnFilter>;

const inSegment = {
  kind: z.literal('segment'),
  uid,
  /** Everybody else instead. */
  exclude: z.literal(true).optional(),
};
export const memberFilter = z.discriminatedUnion('kind', [
  ...columnFilter.options,
  z.object({ ...inSegment, today: localDate }),
]);
export type MemberFilter = z.infer<typeof memberFilter>;

/** What can be asked of a member by itself: days counted from today become dates when it is asked. */
export const ownFilter = z.discriminatedUnion('kind', [
  ...columnFilter.options,
  z.object({
    kind: z.literal('recent'),
    column: z.enum(recentColumns),
    days: z.number().int().min(1).max(3650),
    /** In the last `days` days, today included; otherwise before them. */
    within: z.boolean(),
  }),
]);
export type OwnFilter = z.infer<typeof ownFilter>;

/** A filter as the page keeps it, without the day on which it is asked. */
export const listFilter = z.discriminatedUnion('kind', [...ownFilter.options, z.object(inSegment)]);
export type ListFilter = z.infer<typeof listFilter>;

/** So many conditions hold at once. */
export const MAX_FILTERS = 30;

export const memberViewInput = z.object({
  search: z.string().max(200).default(''),
  filters: z.array(memberFilter).max(MAX_FILTERS).default([]),
  archived: z.boolean().default(false),
  sort: z
    .object({ column: listColumn, descending: z.boolean() })
    .default({ column: 'name', descending: false }),
});
export type MemberViewInput = z.infer<typeof memberViewInput>;

/** Members by their places in a view, the end of each range left out: also rows never loaded. */
export const memberSelection = memberViewInput.extend({
  /** Of the view that was chosen in; anything written since makes it `stale`. */
  generation: count,
  ranges: z
    .array(z.tuple([count.min(0), count.min(1)]).refine(([start, end]) => end > start))
    .min(1)
    .max(20_000),
});
export type MemberSelection = z.infer<typeof memberSelection>;
