import { z } from 'zod';
import { fields } from '../domain/imports/fields.ts';
import { entityNames, importKinds } from '../domain/imports/kinds.ts';
import { localDate, longWork, page, procedure, uid } from './base.ts';

const count = z.number().int().min(0);
const handle = z.string().min(8).max(80);
const kind = z.enum(importKinds);
const field = z.enum(Object.keys(fields) as [keyof typeof fields, ...(keyof typeof fields)[]]);
const dateOrder = z.enum(['dmy', 'mdy', 'ymd']);

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

/** One sheet as the operator wants it read. */
export const sheetPlan = z.object({
  sheet: z.string(),
  mapping: z.object({
    kind,
    headerRow: z.number().int().min(1),
    columns: z.array(
      z.object({ index: z.number().int().min(0), header: z.string(), field: field.nullable() }),
    ),
    dateOrder: dateOrder.nullable(),
  }),
  context: importContext,
  policy: importPolicy,
  /** The list is complete as of this day: who is missing has left. */
  fullListAsOf: localDate.nullable(),
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
  sheet: z.string(),
  kind,
  policy: importPolicy,
  warnings: z.array(importWarning),
});
export type StagedSheet = z.infer<typeof stagedSheet>;

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
    }),
  ),
  /** Why it was rejected, skipped or conflicts: a key under `imports.reason-`. */
  reason: z.string().nullable(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  /** The offending value as the file has it. */
  value: z.string().nullable(),
});
export type StagedRow = z.infer<typeof stagedRow>;

export const importResult = importCounts.extend({
  uid,
  operationUid: uid,
  file: z.string(),
  sheet: z.string(),
  kind,
  policy: importPolicy,
  atMs: z.number().int(),
  actor: z.string(),
  undone: z.boolean(),
  durationMs: z.number(),
  warnings: z.array(importWarning),
});
export type ImportResult = z.infer<typeof importResult>;

export const undoneImport = z.object({
  uid,
  operationUid: uid,
  /** Rows removed and rows given their earlier values back. */
  removed: count,
  restored: count,
  refused: z.array(z.object({ entity: z.string(), title: z.string(), reason: z.string() })),
});
export type UndoneImport = z.infer<typeof undoneImport>;

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
  /** Reads, matches and compares the sheets; nothing of the workspace changes. */
  stage: procedure
    .input(z.object({ handle, encoding: z.string().nullable(), sheets: z.array(sheetPlan).min(1) }))
    .output(longWork(z.object({ changeset: z.string(), sheets: z.array(stagedSheet) }))),
  rows: procedure
    .input(page.extend({ changeset: z.string(), sheet: z.string(), class: z.enum(rowClasses) }))
    .output(z.object({ total: count, rows: z.array(stagedRow) })),
  /** One transaction a sheet, all or nothing each; throws `stale` when the counts moved since. */
  commit: procedure
    .input(z.object({ changeset: z.string() }))
    .output(longWork(z.object({ imports: z.array(importResult) }))),
  discard: procedure.input(z.object({ changeset: z.string() })).output(z.object({})),

  history: procedure.input(page).output(z.object({ total: count, rows: z.array(importResult) })),
  undo: procedure.input(z.object({ uid })).output(longWork(undoneImport)),
  /** The rejected and conflicting rows with a reason column. */
  rejectedFile: procedure
    .input(z.object({ uid, format: z.enum(['xlsx', 'csv']).default('xlsx') }))
    .output(z.object({ handle })),
  /** An empty sheet with the headers of a kind, as XLSX. */
  template: procedure.input(z.object({ kind })).output(z.object({ handle })),
};
