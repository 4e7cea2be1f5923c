import { z } from 'zod';
import { contentLayers, contentStates, contentTypes } from '../domain/content/kinds.ts';
import { effectGroupings, effectMeasures } from '../domain/content/effect.ts';
import { changed, localDate, page, procedure, uid } from './base.ts';

const count = z.number().int().min(0);
const text = (length: number) => z.string().trim().max(length);
const time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

export const contentResult = z.object({
  /** Day the figures stood so. */
  asOf: localDate,
  reads: count.nullable(),
  likes: count.nullable(),
  comments: count.nullable(),
  shares: count.nullable(),
  favourites: count.nullable(),
});
export type ContentResult = z.infer<typeof contentResult>;

export const contentItem = z.object({
  uid,
  title: z.string(),
  type: z.enum(contentTypes).nullable(),
  /** '' = not chosen yet. */
  channel: z.string(),
  communityUid: uid.nullable(),
  communityName: z.string().nullable(),
  state: z.enum(contentStates),
  layer: z.enum(contentLayers).nullable(),
  theme: z.string().nullable(),
  owner: z.string().nullable(),
  /** When it was published, else when it is planned for; local to the workspace. */
  date: localDate.nullable(),
  time: time.nullable(),
  plannedDate: localDate.nullable(),
  url: z.string().nullable(),
  note: z.string().nullable(),
  eventUid: uid.nullable(),
  eventName: z.string().nullable(),
  campaignUid: uid.nullable(),
  campaignName: z.string().nullable(),
  authorUid: uid.nullable(),
  /** The member's name, else the name that was written down. */
  author: z.string().nullable(),
  source: z.string().nullable(),
  permission: z.boolean().nullable(),
  reuseOfUid: uid.nullable(),
  reuses: count,
  archived: z.boolean(),
  /** The latest; null where none was imported. */
  result: contentResult.nullable(),
});
export type ContentItem = z.infer<typeof contentItem>;

export const contentFields = z.object({
  title: z.string().trim().min(1).max(300),
  type: z.enum(contentTypes).nullable(),
  channel: text(100),
  communityUid: uid.nullable(),
  state: z.enum(contentStates),
  layer: z.enum(contentLayers).nullable(),
  theme: text(100).nullable(),
  owner: text(100).nullable(),
  /** Publishing time of a published item, planned time of any other. */
  when: z.object({ date: localDate, time: time.nullable() }).nullable(),
  url: text(2000).nullable(),
  note: text(5000).nullable(),
  eventUid: uid.nullable(),
  campaignUid: uid.nullable(),
  authorUid: uid.nullable(),
  author: text(100).nullable(),
  source: text(200).nullable(),
  permission: z.boolean().nullable(),
});
export type ContentFields = z.infer<typeof contentFields>;

export const contentSorts = ['date', 'title', 'channel', 'type', 'state', 'reads'] as const;
export const contentFilter = z.object({
  search: z.string().max(200).default(''),
  states: z.array(z.enum(contentStates)).default([]),
  types: z.array(z.enum(contentTypes)).default([]),
  channels: z.array(z.string().max(200)).max(100).default([]),
  layers: z.array(z.enum(contentLayers)).default([]),
  communityUid: uid.nullable().default(null),
  archived: z.boolean().default(false),
  sort: z
    .object({ by: z.enum(contentSorts), descending: z.boolean() })
    .default({ by: 'date', descending: true }),
});
export type ContentFilter = z.infer<typeof contentFilter>;

export const cadenceRule = z.object({
  communityUid: uid.nullable(),
  channel: z.string().max(200).nullable(),
  perWeek: z.number().int().min(1).max(100),
});

const cadenceWeek = z.object({
  from: localDate,
  to: localDate,
  published: count,
  planned: count,
  missing: count,
  state: z.enum(['met', 'gap', 'open']),
});

export const cadence = z.object({
  rules: z.array(
    z.object({
      rule: cadenceRule,
      communityName: z.string().nullable(),
      weeks: z.array(cadenceWeek),
    }),
  ),
  /** What the last weeks would make a rule of; channels that have a rule are left out. */
  suggestions: z.array(cadenceRule),
});
export type Cadence = z.infer<typeof cadence>;

const rate = z.object({
  value: z.number().nullable(),
  numerator: z.number(),
  denominator: z.number(),
  n: count,
  reason: z.enum(['no-results', 'no-reads']).nullable(),
});
const effectGroup = z.object({
  key: z.string(),
  n: count,
  withReads: count,
  readsSum: z.number(),
  readsMedian: z.number().nullable(),
  readsMean: z.number().nullable(),
  engagement: rate,
  share: rate,
});
const effectScope = z.object({
  from: localDate,
  to: localDate,
  communityUid: uid.nullable().default(null),
});
export type EffectScope = z.infer<typeof effectScope>;
export const effect = z.object({
  total: effectGroup,
  by: z.object({
    type: z.array(effectGroup),
    channel: z.array(effectGroup),
    hour: z.array(effectGroup),
    weekday: z.array(effectGroup),
  }),
  balance: z.array(z.object({ month: z.string(), interactive: count, all: count })),
});
export type Effect = z.infer<typeof effect>;

/** Which items a number of the effect page is made of. */
export const effectPart = effectScope.extend({
  by: z.enum([...effectGroupings, 'month']),
  key: z.string(),
  measure: z.enum([...effectMeasures, 'interactive']),
});
export type EffectPart = z.infer<typeof effectPart>;
export const effectRow = contentResult.extend({
  uid,
  title: z.string(),
  date: localDate,
  asOf: localDate.nullable(),
});
export type EffectRow = z.infer<typeof effectRow>;

export const contentOne = z.object({
  item: contentItem,
  /** Every day on which results were imported, the latest first. */
  results: z.array(contentResult),
  /** The item this one repeats. */
  original: contentItem.nullable(),
  reusedAs: z.array(contentItem),
});
export type ContentOne = z.infer<typeof contentOne>;

export const contentContract = {
  /** What the calendar shows between two days, dropped and trashed items left out. */
  range: procedure.input(z.object({ from: localDate, to: localDate })).output(z.array(contentItem)),
  list: procedure
    .input(contentFilter.extend(page.shape))
    .output(z.object({ total: count, rows: z.array(contentItem) })),
  one: procedure.input(z.object({ uid })).output(contentOne),
  /** Words in use, to choose from. */
  choices: procedure.output(
    z.object({
      channels: z.array(z.string()),
      themes: z.array(z.string()),
      events: z.array(z.object({ uid, name: z.string() })),
      campaigns: z.array(z.object({ uid, name: z.string() })),
    }),
  ),
  create: procedure.input(contentFields.partial().required({ title: true })).output(changed),
  update: procedure.input(z.object({ uid, fields: contentFields.partial() })).output(changed),
  archive: procedure.input(z.object({ uid, archived: z.boolean() })).output(changed),
  /** Copies an item as an idea that points back to it. */
  reuse: procedure.input(z.object({ uid })).output(changed),
  /** Planned items and the imported ones of the same title and channel that they may have become. */
  matches: procedure.output(z.array(z.object({ planned: contentItem, published: contentItem }))),
  /** "This planned item became this published one": the plan goes over to it. */
  link: procedure.input(z.object({ plannedUid: uid, publishedUid: uid })).output(changed),
  cadence: procedure.input(z.object({ from: localDate, to: localDate })).output(cadence),
  effect: procedure.input(effectScope).output(effect),
  behind: procedure
    .input(effectPart.extend(page.shape))
    .output(z.object({ total: count, rows: z.array(effectRow) })),
  /** The list as a workbook. */
  export: procedure.input(contentFilter).output(z.object({ handle: z.string() })),
};
