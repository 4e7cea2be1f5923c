import { z } from 'zod';
import { posts } from '../domain/communities/team-adviser.ts';
import { changed, localDate, procedure, uid } from './base.ts';
import { communityStages } from './community-words.ts';

const count = z.number().int();
const post = z.enum(posts);

export const postHolder = z.object({
  uid,
  post,
  /** As written, or as the member is called. */
  name: z.string(),
  memberUid: uid.nullable(),
  /** A member who left or was archived fills no post. */
  state: z.enum(['fine', 'left', 'archived']),
});
export type PostHolder = z.infer<typeof postHolder>;

export const teamState = z.object({
  today: localDate,
  facts: z.object({
    members: count,
    stage: z.enum(communityStages).nullable(),
    /** Groups that are run, and people, by kind. */
    groups: z.object({ managers: count, core: count, ordinary: count }),
    people: z.object({ managers: count, core: count, ordinary: count }),
    /** In the last 30 days; null = no interaction is known. */
    active: count.nullable(),
  }),
  holders: z.array(postHolder),
});
export type TeamState = z.infer<typeof teamState>;

export const teamContract = {
  read: procedure.input(z.object({ communityUid: uid })).output(teamState),
  /** Gives a post to a member, or to somebody known by name only. */
  assign: procedure
    .input(
      z.object({
        communityUid: uid,
        post,
        holder: z.union([
          z.object({ memberUid: uid }),
          z.object({ name: z.string().trim().min(1).max(200) }),
        ]),
      }),
    )
    .output(changed),
  release: procedure.input(z.object({ uid })).output(changed),
};
