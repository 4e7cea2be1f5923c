import { z } from 'zod';
import { changed, localDate, procedure, uid } from './base.ts';

const part = z.string().trim().max(20_000).nullable();

export const ruleFields = z.object({
  /** The rules themselves; a version without a text says nothing and is refused. */
  text: z.string().trim().min(1).max(20_000),
  /** What may be published, and how. */
  norms: part,
  sanctions: part,
  validFrom: localDate,
});
export type RuleFields = z.infer<typeof ruleFields>;

export const ruleVersion = z.object({
  uid,
  version: z.number().int(),
  text: z.string(),
  norms: z.string().nullable(),
  sanctions: z.string().nullable(),
  validFrom: localDate,
  publishedAtMs: z.number(),
  publishedBy: z.string(),
});
export type RuleVersion = z.infer<typeof ruleVersion>;

export const rulesContract = {
  /** Every version, the newest first. */
  list: procedure.input(z.object({ communityUid: uid })).output(z.array(ruleVersion)),
  /** Adds the next version; the old ones stay. Nothing changes when it says what the newest says. */
  publish: procedure.input(ruleFields.extend({ communityUid: uid })).output(changed),
};
