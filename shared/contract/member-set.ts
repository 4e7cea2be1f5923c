import { z } from 'zod';
import { uid } from './base.ts';
import { conditionGroup } from './conditions.ts';
import { listFilter, MAX_FILTERS } from './member-filters.ts';

/** Members to look at together; who they are is worked out anew each time. */
export const memberSet = z.discriminatedUnion('kind', [
  /** Everybody who is not archived. */
  z.object({ kind: z.literal('everyone') }),
  /** As the members grid narrows them. */
  z.object({
    kind: z.literal('view'),
    search: z.string().max(200).default(''),
    filters: z.array(listFilter).max(MAX_FILTERS).default([]),
    archived: z.boolean().default(false),
  }),
  /** Everybody not archived for whom the conditions hold. */
  z.object({ kind: z.literal('conditions'), conditions: conditionGroup }),
  z.object({ kind: z.literal('segment'), uid }),
]);
export type MemberSet = z.infer<typeof memberSet>;
