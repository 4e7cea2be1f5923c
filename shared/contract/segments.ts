import { z } from 'zod';
import { procedure, uid } from './base.ts';
import { conditionGroup } from './conditions.ts';
import { memberRow } from './members.ts';

const count = z.number().int();
const name = z.string().trim().min(1).max(60);
const note = z.string().trim().max(500);
const changed = z.object({ uid, operationUid: z.string().nullable() });

/**
 * What a segment asked about and cannot ask about any more, under the name it had: deleted, or a field
 * that is of another kind by now.
 */
export const lostPart = z.object({
  kind: z.enum(['community', 'event', 'field', 'condition']),
  uid: uid.nullable(),
  name: z.string(),
});
export type LostPart = z.infer<typeof lostPart>;

export const segment = z.object({
  uid,
  name: z.string(),
  note: z.string(),
  /** Without what cannot be read by this version. */
  conditions: conditionGroup,
  /** Names of the communities, events and own fields that the conditions ask about, those deleted included. */
  names: z.record(z.string(), z.string()),
  /** Nobody can say who is in the segment as long as there is any. */
  lost: z.array(lostPart),
});
export type Segment = z.infer<typeof segment>;

/** Members that conditions hold for today, of all current members; staff are not counted. */
export const segmentSize = z.object({ count, total: count });
export type SegmentSize = z.infer<typeof segmentSize>;

/** So many of a segment's members are shown beside its conditions. */
export const SAMPLE = 8;

export const segmentsContract = {
  /** Every segment, by name. */
  list: procedure.output(z.array(segment)),
  get: procedure.input(z.object({ uid })).output(segment),
  /** Throws `conditions-lost` when something it asks about is gone. */
  size: procedure.input(z.object({ uid })).output(segmentSize),
  /** Of conditions that are not saved yet, with the first members by name. */
  draft: procedure
    .input(z.object({ conditions: conditionGroup }))
    .output(segmentSize.extend({ sample: z.array(memberRow).max(SAMPLE) })),
  /**
   * Throws `invalid-input` when another segment has the name, `never-holds` when nobody can ever
   * meet the conditions; so does `change`.
   */
  create: procedure
    .input(z.object({ name, note: note.default(''), conditions: conditionGroup }))
    .output(changed),
  change: procedure
    .input(
      z.object({
        uid,
        name: name.optional(),
        note: note.optional(),
        conditions: conditionGroup.optional(),
      }),
    )
    .output(changed),
  remove: procedure.input(z.object({ uid })).output(changed),
  /** Kinds of interactions on record, most frequent first. */
  activityKinds: procedure.output(z.array(z.string())),
  /** Roles of members in the groups of a community. */
  roles: procedure.input(z.object({ communityUid: uid })).output(z.array(z.string())),
};
