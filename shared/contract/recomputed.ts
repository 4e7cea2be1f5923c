import { z } from 'zod';
import { metricUnits } from '../domain/metrics/registry.ts';
import { blockKeys } from './facts/blocks.ts';

/** Parts of the facts that hold figures: those of every version, and the blocks. */
export const places = [
  'score',
  'kpi',
  'before',
  'during',
  'after',
  'event',
  'funnel',
  ...blockKeys,
] as const;

const count = z.number().int();

/** What changed a number after it was signed: kinds of operations, or only that time went on. */
export const causes = ['import', 'merge', 'edit', 'rule', 'undo', 'restore', 'time'] as const;
export type Cause = (typeof causes)[number];

/** What a signed version would say if it were computed today. */
export const recomputed = z.object({
  differences: z.array(
    z.object({
      /** Where it stands; `shared/domain/report/places.ts` has the list. */
      key: z.string(),
      place: z.enum(places),
      what: z.string(),
      name: z.string().nullable(),
      unit: z.enum(metricUnits),
      then: z.number().nullable(),
      now: z.number().nullable(),
      /** Rows behind it that came, went or count otherwise; null where none were kept. */
      rows: z
        .object({
          added: count,
          gone: count,
          changed: count,
          /** How many of them each kind of operation touched since; one may be counted twice. */
          causes: z.array(z.object({ cause: z.enum(causes), rows: count })),
        })
        .nullable(),
    }),
  ),
  /** Metrics that are defined otherwise today. */
  redefined: z.array(z.string()),
});
export type Recomputed = z.infer<typeof recomputed>;
