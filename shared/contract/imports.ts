import { z } from 'zod';
import { fields } from '../domain/imports/fields.ts';
import { entityNames, importKinds } from '../domain/imports/kinds.ts';
import { dateOrders } from '../domain/imports/recognition.ts';
import { localDate, longWork, page, procedure, uid } from './base.ts';
import { errorData } from './error-data.ts';

const count = z.number().int().min(0);
const handle = z.string().min(8).max(80);
const kind = z.enum(importKinds);
const field = z.enum(Object.keys(fields) as [keyof typeof fields, ...(keyof typeof fields)[]]);
const dateOrder = z.enum(dateOrders);

/** Where a value stands in the file: sheet row from 1, column from 0 (null = the row as a whole). */
const place = { row: z.number().int().min(1), column: z.number().int().min(0).nullable() };

export const importWarning = z.object({
  code: z.string(),
  row: z.number().int().nullable(),
  column: z.number().int().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
});
export type ImportWarning = z.infer<typeof importWarning>;

export const contextNames = [
  'event',
  'community',
  'group',
  'zone',
  'namespace',
  'currency',
  'survey',
  'separator',
  'date',
  'campaign',
] as const;
/** What a file does not say and only the operator knows; names or uids of things. */
export const importContext = z.partialRecord(z.enum(contextNames), z.string());
export type ImportContext = z.infer<typeof importContext>;

/** What one column may do to stored values; without it the column follows the import's policy. */
export const fieldPolicies = ['overwrite', 'fill-blanks', 'keep'] as const;
export const fieldPolicy = z.enum(fieldPolicies);
export type FieldPolicy = z.infer<typeof fieldPolicy>;

export const recognisedSheet = z.object({
  name: z.string(),
  hidden: z.boolean(),
  /** Non-blank rows below the header; an estimate in a long sheet, until it is checked. */
  rows: count,
  rowsExact: z.boolean(),
  kind: kind.nullable(),
  confidence: z.number(),
  headerRow: z.number().int().min(1).nullable(),
  columns: z.array(
    z.object({
      index: z.number().int().min(0),
      header: z.string(),
      field: field.nullable(),
      confidence: z.number(),
      /** The first few different values, as text. */
      samples: z.array(z.string()),
      policy: fieldPolicy.optional(),
    }),
  ),
  dateOrder: dateOrder.nullable(),
  questions: z.array(
    z.object({
      code: z.enum(['kind', 'column', 'date-order', 'header', 'encoding']),
      subject: z.string(),
      choices: z.array(z.string()),
    }),
  ),
  /** The first rows of the sheet as text, header included. */
  preview: z.array(z.object({ row: z.number().int(), cells: z.array(z.string()) })),
  /** What this kind needs to be told; `required` ones block the check. */
  context: z.array(z.object({ name: z.enum(contextNames), required: z.boolean() })),
  /** Names the header shape that a recipe is kept under; null without a header. */
  fingerprint: z.string().nullable(),
  /** The operator's earlier answers for this header shape, already applied. */
  remembered: z.boolean(),
  rememberedContext: importContext,
});
export type RecognisedSheet = z.infer<typeof recognisedSheet>;

export const recognisedFile = z.object({
  handle,
  name: z.string(),
  bytes: count,
  format: z.string(),
  encoding: z.string().nullable(),
  /** Encodings the operator may switch to; empty where the format leaves no choice. */
  encodings: z.array(z.string()),
  delimiter: z.string().nullable(),
  warnings: z.array(importWarning),
  /** Earlier imports of the very same bytes, newest first. */
  alreadyImported: z.array(z.object({ uid, atMs: z.number().int(), undone: z.boolean() })),
  sheets: z.array(recognisedSheet),
});
export type RecognisedFile = z.infer<typeof recognisedFile>;

export const importPolicies = ['overwrite', 'fill-blanks', 'only-new'] as const;
export const importPolicy = z.enum(importPolicies);
export type ImportPolicy = z.infer<typeof importPolicy>;

/** A cell as the operator mended it; the file stays as it is. */
export const cellOverride = z.object({
  row: z.number().int().min(1),
  column: z.number().int().min(0),
  text: z.string().max(32_767),
});
export type CellOverride = z.infer<typeof cellOverride>;

export const conflictSides = ['mine', 'file'] as const;
/** Which value stands where the file disagrees with one set by hand; `field` null = all of the row. */
export const conflictChoice = z.object({
  row: z.number().int().min(1),
  field: field.nullable(),
  take: z.enum(conflictSides),
});
export type ConflictChoice = z.infer<typeof conflictChoice>;
export type ConflictSide = ConflictChoice['take'];

/** Which member a row is about whose keys name two. */
export const memberChoice = z.object({ row: z.number().int().min(1), member: uid });
export type MemberChoice = z.infer<typeof memberChoice>;

/** One sheet as the operator wants it read. */
export const sheetPlan = z.object({
  sheet: z.string(),
  mapping: z.object({
    kind,
    headerRow: z.number().int().min(1),
    columns: z.array(
      z.object({
        index: z.number().int().min(0),
        header: z.string(),
        field: field.nullable(),
        policy: fieldPolicy.optional(),
      }),
    ),
    dateOrder: dateOrder.nullable(),
  }),
  context: importContext,
  policy: importPolicy,
  /** The list is complete as of this day: who is missing has left. */
  fullListAsOf: localDate.nullable(),
  overrides: z.array(cellOverride).max(10_000).optional(),
  choices: z.array(conflictChoice).max(10_000).optional(),
  members: z.array(memberChoice).max(10_000).optional(),
  /** What holds for every conflict without a choice of its own; unset = it stays a conflict. */
  allConflicts: z.enum(conflictSides).optional(),
});
export type SheetPlan = z.infer<typeof sheetPlan>;

/** The six classes; a row is in exactly one, and they add up to `rows`. */
export const rowClasses = [
  'created',
  'updated',
  'unchanged',
  'conflicts',
  'rejected',
  'skipped',
] as const;
export type RowClass = (typeof rowClasses)[number];

export const importCounts = z.object({
  rows: count,
  created: count,
  updated: count,
  unchanged: count,
  conflicts: count,
  rejected: count,
  skipped: count,
  ended: count,
  entities: z.partialRecord(z.enum(entityNames), z.object({ created: count, updated: count })),
});
export type ImportCounts = z.infer<typeof importCounts>;

export const stagedSheet = importCounts.extend({
  file: z.string(),
  sheet: z.string(),
  kind,
  policy: importPolicy,
  warnings: z.array(importWarning),
});
export type StagedSheet = z.infer<typeof stagedSheet>;

/** One sheet of a batch, and the file it stands in. */
export const stagedPart = stagedSheet.extend({ handle });
export type StagedPart = z.infer<typeof stagedPart>;

export const stagedRow = z.object({
  ...place,
  /** What the row is about, for people: a member's name, an order number. */
  title: z.string(),
  /** Field by field, where something changes or disagrees. */
  changes: z.array(
    z.object({
      field,
      /** Of a field that many columns have: the header of this one. */
      header: z.string().optional(),
      old: z.string().nullable(),
      new: z.string().nullable(),
      /** The stored value was set by hand: it stays unless the operator says otherwise. */
      conflict: z.literal(true).optional(),
    }),
  ),
  /** Why it was rejected, skipped or conflicts: a key under `imports.reason-`. */
  reason: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The offending value as the file has it. */
  value: z.string().nullable(),
  /** The row as read, where it can be mended: rejected and conflicting rows. */
  cells: z.array(z.string()).nullable(),
});
export type StagedRow = z.infer<typeof stagedRow>;

/** A cell that was mended before the import, with what the file has there. */
export const mendedCell = cellOverride.extend({ was: z.string() });
export type MendedCell = z.infer<typeof mendedCell>;

export const importResult = importCounts.extend({
  uid,
  operationUid: uid,
  file: z.string(),
  fileBytes: count,
  sha256: z.string(),
  encoding: z.string().nullable(),
  sheet: z.string(),
  kind,
  policy: importPolicy,
  atMs: z.number().int(),
  actor: z.string(),
  undone: z.boolean(),
  durationMs: z.number(),
  warnings: z.array(importWarning),
  mended: z.array(mendedCell),
});
export type ImportResult = z.infer<typeof importResult>;

export const undoneImport = z.object({
  uid,
  operationUid: uid,
  /** Rows removed and rows given their earlier values back. */
  removed: count,
  restored: count,
  refused: z.array(
    z.object({
      entity: z.string(),
      title: z.string(),
      reason: z.string(),
      /** What was written later: columns of the entity, by whom and when. */
      fields: z.array(z.string()),
      actor: z.string().nullable(),
      atMs: z.number().int().nullable(),
    }),
  ),
});
export type UndoneImport = z.infer<typeof undoneImport>;

export const committedBatch = z.object({
  imports: z.array(importResult),
  /** The sheet that did not go in, and why; null when all did. */
  stopped: z
    .object({ file: z.string(), sheet: z.string(), failure: errorData, left: count })
    .nullable(),
});
export type CommittedBatch = z.infer<typeof committedBatch>;

export const importsContract = {
  /** What the file is; `sheets` overrides header row or kind of a sheet and recognises it again. */
  recognise: procedure
    .input(
      z.object({
        handle,
        encoding: z.string().nullable().default(null),
        sheets: z
          .array(
            z.object({
              sheet: z.string(),
              headerRow: z.number().int().min(1).nullable(),
              kind: kind.nullable(),
            }),
          )
          .default([]),
      }),
    )
    .output(longWork(recognisedFile)),
  /**
   * Reads, matches and compares the sheets of all files, each as if those before it were committed;
   * nothing of the workspace changes. The answer lists them in the order of committing.
   */
  stage: procedure
    .input(
      z.object({
        files: z
          .array(
            z.object({
              handle,
              encoding: z.string().nullable(),
              sheets: z.array(sheetPlan).min(1),
            }),
          )
          .min(1),
      }),
    )
    .output(longWork(z.object({ changeset: z.string(), sheets: z.array(stagedPart) }))),
  /** Rows of the `part`-th sheet of a changeset. */
  rows: procedure
    .input(page.extend({ changeset: z.string(), part: count, class: z.enum(rowClasses) }))
    .output(z.object({ total: count, rows: z.array(stagedRow) })),
  /**
   * One transaction a sheet, all or nothing each. Throws what the first sheet fails for (`stale`
   * when the counts moved since); a later one ends the batch and is named in `stopped`.
   */
  commit: procedure.input(z.object({ changeset: z.string() })).output(longWork(committedBatch)),
  /** Ends a commit under way: nothing of the sheet that is being written stays, if it is not in. */
  stop: procedure.input(z.object({ changeset: z.string() })).output(z.object({})),
  discard: procedure.input(z.object({ changeset: z.string() })).output(z.object({})),

  /** Newest first; `search` looks in file, sheet, person, kind and the beginning of the hash. */
  history: procedure
    .input(page.extend({ search: z.string().max(200).default('') }))
    .output(z.object({ total: count, rows: z.array(importResult) })),
  one: procedure.input(z.object({ uid })).output(importResult),
  undo: procedure.input(z.object({ uid })).output(longWork(undoneImport)),
  /** Ends an undo under way: it fails with `cancelled` and took nothing back, or was done already. */
  stopUndo: procedure.input(z.object({ uid })).output(z.object({})),
  /** The rejected and conflicting rows with a reason column. */
  rejectedFile: procedure
    .input(z.object({ uid, format: z.enum(['xlsx', 'csv']).default('xlsx') }))
    .output(z.object({ handle })),
  /** How many header shapes are remembered. */
  recipes: procedure.output(z.object({ total: count })),
  forgetRecipe: procedure.input(z.object({ fingerprint: z.string() })).output(z.object({})),
  /** Every remembered header shape as a JSON file, for another workspace. */
  recipesFile: procedure.output(z.object({ handle })),
  /** Takes such a file in; throws `invalid-input` for any other. */
  addRecipes: procedure.input(z.object({ handle })).output(z.object({ added: count })),
  /** An empty sheet with the headers of a kind, as XLSX. */
  template: procedure.input(z.object({ kind })).output(z.object({ handle })),
};
