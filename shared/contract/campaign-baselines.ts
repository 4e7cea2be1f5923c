import { z } from 'zod';
import { eventModes } from '../domain/events/kinds.ts';
import { similarReasons } from '../domain/events/similar.ts';
import { figureReasons } from '../domain/metrics/figure.ts';
import { changed, procedure, uid } from './base.ts';

const count = z.number().int();
const pastEvent = z.object({ uid, name: z.string(), startAtMs: count });

/** Where the agreed baseline of a KPI comes from: the events as they stood when it was taken. */
export const kpiBaselineOf = z.object({
  value: z.number(),
  median: z.number(),
  times: count,
  atMs: count,
  events: z.array(pastEvent.extend({ value: z.number() })),
});
export type KpiBaselineOf = z.infer<typeof kpiBaselineOf>;

/** What similar past events would give as the baseline of a KPI. */
export const similarOffer = z.object({
  /** What is asked of them; empty = any. */
  forms: z.array(z.object({ kind: z.string(), mode: z.enum(eventModes) })),
  communities: z.array(z.string()),
  /** All that are similar, of which `events` are the latest. */
  found: count,
  events: z.array(
    pastEvent.extend({
      value: z.number().nullable(),
      reason: z.enum(figureReasons).nullable(),
      complete: z.boolean(),
    }),
  ),
  median: z.number().nullable(),
  times: count,
  value: z.number().nullable(),
  thin: z.boolean(),
  reason: z.enum(similarReasons).nullable(),
});
export type SimilarOffer = z.infer<typeof similarOffer>;

export const campaignBaselinesContract = {
  /** Of a KPI of events; throws `invalid-input` for another. */
  similar: procedure.input(z.object({ kpiUid: uid })).output(similarOffer),
  /** Makes the median of similar events its baseline; throws `invalid-input` where there is none. */
  useSimilar: procedure.input(z.object({ kpiUid: uid })).output(changed),
};
