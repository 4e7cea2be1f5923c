import { z } from 'zod';
import { launchSteps } from '../domain/communities/launch.ts';
import { changed, localDate, procedure, uid } from './base.ts';

const step = z.enum(launchSteps);

export const launchState = z.object({
  steps: z.array(
    z.object({
      step,
      /** What the record shows; `done` follows from it alone. */
      fact: z.object({ done: z.boolean(), count: z.number().int() }),
      tick: z
        .object({ by: z.string().nullable(), date: localDate, note: z.string().nullable() })
        .nullable(),
    }),
  ),
});
export type LaunchState = z.infer<typeof launchState>;

export const launchContract = {
  read: procedure.input(z.object({ communityUid: uid })).output(launchState),
  /** Ticks a step by hand, or changes what was said of it. */
  tick: procedure
    .input(
      z.object({
        communityUid: uid,
        step,
        by: z.string().trim().max(200).nullable(),
        date: localDate,
        note: z.string().trim().max(1000).nullable(),
      }),
    )
    .output(changed),
  untick: procedure.input(z.object({ communityUid: uid, step })).output(changed),
};
