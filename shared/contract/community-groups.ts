import { z } from 'zod';
import { changed, localDate, procedure, uid } from './base.ts';
import { groupKinds } from './community-words.ts';

export const groupFields = z.object({
  name: z.string().trim().min(1).max(200),
  kind: z.enum(groupKinds),
  owner: z.string().trim().max(200).nullable(),
  createdDate: localDate.nullable(),
});
export type GroupFields = z.infer<typeof groupFields>;

export const groupsContract = {
  create: procedure.input(z.object({ communityUid: uid, fields: groupFields })).output(changed),
  update: procedure.input(z.object({ uid, fields: groupFields.partial() })).output(changed),
  /** To another community, with everybody in it and all that was said there. */
  move: procedure.input(z.object({ uid, communityUid: uid })).output(changed),
  archive: procedure.input(z.object({ uid, archived: z.boolean() })).output(changed),
};
