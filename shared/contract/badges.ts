import { z } from 'zod';
import { procedure, uid } from './base.ts';
import { memberSelection } from './member-filters.ts';

const count = z.number().int();
export const badgeName = z.string().trim().min(1).max(40);
const criteria = z.string().trim().max(300).nullable();
const reason = z.string().trim().max(300).nullable();

export const badge = z.object({
  uid,
  name: z.string(),
  /** In words: for what it is given. */
  criteria: z.string().nullable(),
  archived: z.boolean(),
  /** Persons that hold it now. */
  holders: count,
});
export type Badge = z.infer<typeof badge>;

const changed = z.object({ uid, operationUid: z.string().nullable() });

export const badgesContract = {
  /** By name, archived ones last. */
  list: procedure.output(z.array(badge)),
  /** Throws `invalid-input` when the name is taken; so does `change`. */
  create: procedure.input(z.object({ name: badgeName, criteria })).output(changed),
  change: procedure.input(z.object({ uid, name: badgeName, criteria })).output(changed),
  archive: procedure.input(z.object({ uid, archived: z.boolean() })).output(changed),
  /** With every award of it; undoing brings all of it back. */
  remove: procedure.input(z.object({ uid })).output(changed),
  /** Gives a badge to a member; nothing happens when it is held already. */
  award: procedure.input(z.object({ uid, memberUid: uid, reason })).output(changed),
  /** The same for chosen members; `awarded` are those who did not hold it. Throws `stale`. */
  awardMany: procedure
    .input(z.object({ uid, selection: memberSelection, reason }))
    .output(z.object({ operationUid: z.string().nullable(), awarded: count, already: count })),
  /** Takes a badge back; the award stays with the reason. */
  revoke: procedure
    .input(z.object({ awardUid: uid, reason: z.string().trim().min(1).max(300) }))
    .output(changed),
};
