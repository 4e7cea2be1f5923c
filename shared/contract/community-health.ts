import { z } from 'zod';
import { layers } from '../domain/communities/layers.ts';
import { localDate, procedure, uid } from './base.ts';
import { figure, figureDifference, period } from './figures.ts';

const count = z.number().int();

export const healthLine = z.object({
  now: figure,
  before: figure,
  /** null where they are neither shares nor means, or must not be compared. */
  difference: figureDifference.nullable(),
});
export type HealthLine = z.infer<typeof healthLine>;

export const layerLine = z.object({
  layer: z.enum(layers),
  now: count,
  before: count,
  /** Of its share of the people; null where nobody was there at one end, or the period still runs. */
  difference: figureDifference.nullable(),
});

export const healthSheet = z.object({
  period,
  previous: period,
  today: localDate,
  /** First and last day of which any interaction is known; null = none is. */
  recorded: z.object({ first: localDate.nullable(), last: localDate.nullable() }),
  lines: z.array(healthLine),
  /** People by the kind of group they are in, each once, in the innermost one; at the end of each period. */
  layers: z.array(layerLine),
  /** People by their tier of today; empty where no tiers are worked out. */
  tiers: z.array(z.object({ tier: z.string(), members: count })),
  trend: z.object({
    unit: z.enum(['day', 'week']),
    points: z.array(
      z.object({
        from: localDate,
        to: localDate,
        members: count,
        /** null where nothing of those days was recorded anywhere. */
        active: count.nullable(),
        complete: z.boolean(),
      }),
    ),
  }),
});
export type HealthSheet = z.infer<typeof healthSheet>;

const asked = period.extend({ communityUid: uid });

export const healthContract = {
  /** Throws `end-before-start`; `invalid-input` for a period of more than two years. */
  sheet: procedure.input(asked).output(healthSheet),
};
