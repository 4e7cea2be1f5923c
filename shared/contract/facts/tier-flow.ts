import { z } from 'zod';
import { localDate } from '../base.ts';

const count = z.number().int();

/** Where the members at the end of a campaign stood before it and stand then; null = in no tier. */
export const tierFlowBlock = z.object({
  /** The day before the campaign, and its last day or the last one that is over. */
  from: localDate,
  to: localDate,
  /** Days of the last evaluations until then. */
  evaluated: z.object({ from: localDate.nullable(), to: localDate.nullable() }),
  /** Why nothing can be said of moves; null = it can. */
  reason: z.enum(['not-started', 'no-evaluation', 'no-earlier-evaluation']).nullable(),
  /** From the top. */
  tiers: z.array(z.object({ uid: z.string(), name: z.string() })),
  cells: z.array(
    z.object({ from: z.string().nullable(), to: z.string().nullable(), members: count }),
  ),
  moves: z.object({
    promoted: count,
    demoted: count,
    entered: count,
    gone: count,
    stayed: count,
  }),
});
export type TierFlowBlock = z.infer<typeof tierFlowBlock>;
