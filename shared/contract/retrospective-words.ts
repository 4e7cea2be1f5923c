import { z } from 'zod';
import { localDate, uid } from './base.ts';
import { blockKeys } from './facts/blocks.ts';

/** Parts of the facts that an operator may leave out or comment. */
export const partKeys = [
  'kpis',
  'funnel',
  'events',
  'comparison',
  'contributors',
  ...blockKeys,
] as const;
export type PartKey = (typeof partKeys)[number];

/** GRAI: what the operator adds in words. */
export const passageSections = ['goal', 'result', 'analysis', 'insight', 'limits'] as const;
export const actionKinds = ['keep', 'improve', 'start', 'stop'] as const;

export const actionFields = z.object({
  kind: z.enum(actionKinds),
  text: z.string().trim().min(1).max(2000),
  owner: z.string().trim().max(200).nullable(),
  dueDate: localDate.nullable(),
  done: z.boolean(),
});
export type ActionFields = z.infer<typeof actionFields>;
export const actionItem = actionFields.extend({ uid, text: z.string() });

export const limitValues = z.record(z.string(), z.union([z.string(), z.number()]));
/** One thing that the data say about themselves: a message key with values. */
export const limit = z.object({ key: z.string(), values: limitValues });
export type Limit = z.infer<typeof limit>;

/** What the operator made of one line of the limits. */
export const limitEdit = z.object({
  uid,
  /** The line of the data, by `limitId`; null = one of their own. */
  about: z.string().nullable(),
  /** Their words; null = those of the data. */
  text: z.string().nullable(),
  shown: z.boolean(),
  /** What the data said when it was reworded. */
  values: limitValues.nullable(),
});
export type LimitEdit = z.infer<typeof limitEdit>;

/** One answer to "why", under the one it answers. */
export const why = z.object({
  uid,
  parentUid: uid.nullable(),
  text: z.string(),
  /** The number that shows it: a key of `shared/domain/report/places.ts`. */
  figureKey: z.string().nullable(),
});
export type Why = z.infer<typeof why>;

export const partWords = z.object({
  key: z.enum(partKeys),
  shown: z.boolean(),
  comment: z.string(),
});
export type PartWords = z.infer<typeof partWords>;

/** Everything in a retrospective that is written, not computed. */
export const words = z.object({
  passages: z.partialRecord(z.enum(passageSections), z.string()),
  /** Those that are left out or commented. */
  parts: z.array(partWords),
  limitEdits: z.array(limitEdit),
  /** From top to bottom, each after the one it stands under. */
  whys: z.array(why),
  actions: z.array(actionItem),
});
export type Words = z.infer<typeof words>;
export const noWords: Words = { passages: {}, parts: [], limitEdits: [], whys: [], actions: [] };
