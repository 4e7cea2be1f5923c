import { z } from 'zod';
import { localDate, procedure, uid } from './base.ts';

const text = z.string().nullable();
const count = z.number().int();

export const communityTypes = [
  'product',
  'brand',
  'interest',
  'region',
  'industry',
  'learning',
  'self-media',
  'women',
  'other',
] as const;
export const communityModes = ['online', 'offline', 'mixed'] as const;
export const communityStages = ['launch', 'growth', 'mature'] as const;

const line = z.string().trim().max(500).nullable();
export const communityFields = z.object({
  name: z.string().trim().min(1).max(200),
  platform: line,
  type: z.enum(communityTypes).nullable(),
  mode: z.enum(communityModes).nullable(),
  stage: z.enum(communityStages).nullable(),
  theme: line,
  positioning: line,
  persona: line,
  valuePromise: line,
  capacity: z.number().int().min(0).max(100_000_000).nullable(),
  owner: line,
  url: line,
  createdDate: localDate.nullable(),
});
export type CommunityFields = z.infer<typeof communityFields>;

/** As it is kept: a file may say more than the form takes. */
export const communityRow = communityFields.extend({
  uid,
  name: z.string(),
  platform: text,
  theme: text,
  positioning: text,
  persona: text,
  valuePromise: text,
  capacity: count.nullable(),
  owner: text,
  url: text,
  archived: z.boolean(),
  groups: count,
  /** Distinct members who are in one of its groups now. */
  members: count,
});
export type CommunityRow = z.infer<typeof communityRow>;

const flow = z.object({ joined: count, left: count, active: count });

export const communityDetail = z.object({
  community: communityRow,
  groups: z.array(
    z.object({ uid, name: z.string(), kind: z.string(), owner: text, members: count }),
  ),
  /** The 30 days up to and including `until`, and the 30 days before them. */
  until: localDate,
  recent: flow,
  before: flow,
});
export type CommunityDetail = z.infer<typeof communityDetail>;

export const communitySorts = ['name', 'platform', 'members', 'groups', 'createdDate'] as const;
const changed = z.object({ uid, operationUid: z.string().nullable() });

export const communitiesContract = {
  list: procedure
    .input(
      z.object({
        search: z.string().max(200).default(''),
        archived: z.boolean().default(false),
        sort: z.object({ by: z.enum(communitySorts), descending: z.boolean() }),
        offset: count.min(0),
        limit: count.min(1).max(500),
      }),
    )
    .output(z.object({ total: count, rows: z.array(communityRow) })),
  detail: procedure.input(z.object({ uid })).output(communityDetail),
  create: procedure
    .input(z.object({ fields: communityFields.partial().required({ name: true }) }))
    .output(changed),
  update: procedure.input(z.object({ uid, fields: communityFields.partial() })).output(changed),
  archive: procedure.input(z.object({ uid, archived: z.boolean() })).output(changed),
};
