import { z } from 'zod';
import { fieldKinds } from '../domain/values/custom-fields.ts';
import { longWork, procedure, uid } from './base.ts';

const count = z.number().int();

/** So many fields, and options of one of them. */
export const MAX_FIELDS = 100;
export const MAX_OPTIONS = 200;

export const fieldName = z.string().trim().min(1).max(60);
const kind = z.enum(fieldKinds);
const options = z.array(fieldName).max(MAX_OPTIONS);

export const customField = z.object({
  uid,
  name: z.string(),
  kind,
  archived: z.boolean(),
  /** In their order. */
  options: z.array(
    z.object({ uid, name: z.string(), /** Former names and merged options. */ spellings: count }),
  ),
});
export type CustomField = z.infer<typeof customField>;

export const fieldUse = z.object({
  uid,
  /** Persons with a value, and those whose value does not fit the kind. */
  values: count,
  unfit: count,
  /** Persons by option, in the order of the options. */
  options: z.array(z.object({ uid, count })),
});
export type FieldUse = z.infer<typeof fieldUse>;

const texts = z.array(z.object({ text: z.string(), count }));
export const kindPreview = z.object({
  total: count,
  fits: count,
  /** What does not fit, most first; only the first texts. */
  unfit: z.object({ total: count, texts: count, first: texts }),
  /** What could be chosen, most first, when nothing is given: texts that occur. */
  suggested: texts,
});
export type KindPreview = z.infer<typeof kindPreview>;

const changed = z.object({ uid, operationUid: z.string().nullable() });
const field = z.object({ uid });

export const customFieldsContract = {
  /** The fields of members in their order, archived ones last. */
  list: procedure.output(z.array(customField)),
  use: procedure.output(z.array(fieldUse)),
  /** Values that do not fit, with a member that has each. */
  unfit: procedure.input(field).output(
    z.object({
      total: count,
      rows: z.array(z.object({ memberUid: uid, name: z.string().nullable(), text: z.string() })),
    }),
  ),
  /** How the values would read as another kind; `options` null = as suggested. */
  preview: procedure.input(field.extend({ kind, options: options.nullable() })).output(kindPreview),
  /** Throws `invalid-input` when the name is taken; so does `rename`. */
  create: procedure.input(z.object({ name: fieldName, kind, options })).output(changed),
  rename: procedure.input(field.extend({ name: fieldName })).output(changed),
  /** Values keep their text; what does not fit stays as it is written. */
  convert: procedure.input(field.extend({ kind, options })).output(changed),
  archive: procedure.input(field.extend({ archived: z.boolean() })).output(changed),
  /** Every field in its new order. */
  reorder: procedure.input(z.object({ uids: z.array(uid).min(1).max(1000) })).output(changed),
  /** With every value; `name` is what `stop` ends. Undoing brings all of it back. */
  remove: procedure
    .input(field.extend({ name: z.string().min(1).max(100) }))
    .output(longWork(changed)),
  stop: procedure.input(z.object({ name: z.string() })).output(z.object({})),
  addOption: procedure.input(field.extend({ name: fieldName })).output(changed),
  /** The former name goes on being understood. */
  renameOption: procedure.input(z.object({ optionUid: uid, name: fieldName })).output(changed),
  /** Whoever has the first has the second from now on. */
  mergeOptions: procedure.input(z.object({ optionUid: uid, intoUid: uid })).output(changed),
  reorderOptions: procedure
    .input(field.extend({ uids: z.array(uid).min(1).max(MAX_OPTIONS) }))
    .output(changed),
  /** Values that chose it stay as texts that do not fit. */
  removeOption: procedure.input(z.object({ optionUid: uid })).output(changed),
};
