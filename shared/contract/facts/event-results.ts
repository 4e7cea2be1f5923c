import { z } from 'zod';
import { figure } from '../figures.ts';

/** What each event of the campaign came to, beside sign-ups and attendance; in order of their starts. */
export const eventResultsBlock = z.object({
  events: z.array(
    z.object({
      uid: z.string(),
      name: z.string(),
      /** Whether anybody was scanned: without, nobody knows who came. */
      scanned: z.boolean(),
      nps: figure,
      costPerHead: figure,
      newMembers: figure,
      conversion: figure,
    }),
  ),
});
export type EventResultsBlock = z.infer<typeof eventResultsBlock>;
