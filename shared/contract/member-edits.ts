import { z } from 'zod';
import { longWork, procedure, uid } from './base.ts';
import { memberSelection } from './member-filters.ts';
import { fieldValues, genders, MAX_TAGS, tagName } from './members.ts';
import { silenceSelection } from './silence.ts';

const count = z.number().int();
const line = z.string().trim().max(300).nullable();

/** What may be set for many members at once; what is not named stays as it is, null takes it away. */
export const memberEdit = z
  .object({
    city: line,
    region: line,
    company: line,
    job: line,
    source: line,
    gender: z.enum(genders).nullable(),
    staff: z.boolean(),
    archived: z.boolean(),
    addTags: z.array(tagName).max(MAX_TAGS),
    removeTags: z.array(tagName).max(MAX_TAGS),
    /** Fields of the operators' own. */
    custom: fieldValues,
  })
  .partial()
  .refine(
    ({ addTags = [], removeTags = [] }) => !addTags.some((name) => removeTags.includes(name)),
    { path: ['removeTags'] },
  );
export type MemberEdit = z.infer<typeof memberEdit>;
export type EditField = keyof MemberEdit;

const editField = z.enum([
  'city',
  'region',
  'company',
  'job',
  'source',
  'gender',
  'staff',
  'archived',
  'addTags',
  'removeTags',
  'custom',
]);
/** Which of the operators' own fields a line is about. */
const ofField = z.object({ uid, name: z.string() }).optional();

/** Why a member is left as it is: it would have more tags than a member may have. */
export const editTroubles = ['too-many-tags'] as const;

const text = z.string().nullable();
const named = { uid, name: text };

export const editPreview = z.object({
  /** Chosen members: changed, with nothing to change, and in trouble. */
  total: count,
  changed: count,
  /** A tag has a line of its own; members in trouble are in none. */
  fields: z.array(
    z.object({
      field: editField,
      custom: ofField,
      /** '1' and '0' of yes and no. */
      value: text,
      changes: count,
      already: count,
      /** Those of `changes` that hold another value now. */
      replaced: count,
    }),
  ),
  sample: z.array(
    z.object({
      ...named,
      changes: z.array(
        z.object({ field: editField, custom: ofField, oldValue: text, newValue: text }),
      ),
    }),
  ),
  troubles: z.object({
    total: count,
    /** The first of them. */
    rows: z.array(z.object({ ...named, reason: z.enum(editTroubles) })),
  }),
});
export type EditPreview = z.infer<typeof editPreview>;

export const editResult = z.object({
  /** null when nothing had to change. */
  operationUid: z.string().nullable(),
  changed: count,
  /** Members in trouble: left as they were. */
  left: count,
});
export type EditResult = z.infer<typeof editResult>;

/** Chosen in the grid of members, or in a list of silence. */
const selection = z.union([silenceSelection, memberSelection]);
export type EditSelection = z.infer<typeof selection>;

const editOfMany = z.object({ selection, edit: memberEdit });

export const memberEditsContract = {
  /** What the edit would do; changes nothing. Throws `stale` like `commit`. */
  preview: procedure.input(editOfMany).output(editPreview),
  /** Changes everybody who is not in trouble, as one operation; `name` is what `stop` ends. */
  commit: procedure
    .input(editOfMany.extend({ name: z.string().min(1).max(100) }))
    .output(longWork(editResult)),
  /** The edit fails with `cancelled` and changed nothing, or was done already. */
  stop: procedure.input(z.object({ name: z.string() })).output(z.object({})),
};
