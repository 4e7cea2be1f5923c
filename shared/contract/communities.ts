import { z } from 'zod';
import { changed, localDate, procedure, uid } from './base.ts';
import { firstsContract } from './community-firsts.ts';
import { groupsContract } from './community-groups.ts';
import { healthContract } from './community-health.ts';
import { launchContract } from './community-launch.ts';
import { rulesContract } from './community-rules.ts';
import { teamContract } from './community-team.ts';
import { communityModes, communityStages, communityTypes, groupKinds } from './community-words.ts';

const text = z.string().nullable();
const count = z.number().int();

const line = z.string().trim().max(500).nullable();
const lines = z.string().trim().max(4000).nullable();
export const communityFields = z.object({
  name: z.string().trim().min(1).max(200),
  platform: line,
  type: z.enum(communityTypes).nullable(),
  mode: z.enum(communityModes).nullable(),
  stage: z.enum(communityStages).nullable(),
  theme: line,
  positioning: lines,
  persona: lines,
  valuePromise: lines,
  culture: lines,
  rituals: lines,
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
  culture: text,
  rituals: text,
  capacity: count.nullable(),
  owner: text,
  url: text,
  archived: z.boolean(),
  groups: count,
  /** Distinct members who are in one of its groups now. */
  members: count,
});
export type CommunityRow = z.infer<typeof communityRow>;

export const communityGroup = z.object({
  uid,
  name: z.string(),
  kind: z.enum(groupKinds),
  owner: text,
  createdDate: text,
  archived: z.boolean(),
  members: count,
});
export type CommunityGroup = z.infer<typeof communityGroup>;

export const communityDetail = z.object({
  community: communityRow,
  /** Those that are run first, then the archived ones. */
  groups: z.array(communityGroup),
  /** What counts today; null = none was published yet, or none counts so far. */
  rule: z
    .object({
      version: count,
      validFrom: localDate,
      text: z.string(),
      norms: text,
      sanctions: text,
    })
    .nullable(),
});
export type CommunityDetail = z.infer<typeof communityDetail>;

export const communitySorts = ['name', 'platform', 'members', 'groups', 'createdDate'] as const;

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
  rules: rulesContract,
  groups: groupsContract,
  launch: launchContract,
  health: healthContract,
  team: teamContract,
  firsts: firstsContract,
};
