import type { ImportResult } from '../../../shared/contract/imports.ts';
import { commitSheet } from '../../imports/commit.ts';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { ReadDb } from '../db.ts';
import { undoneOperations } from '../log/undone.ts';
import { sql } from '../statements.ts';
import { addRecipes, forgetRecipe, listRecipes } from './recipes.ts';
import { refusals } from './refusals.ts';
import { stagedRows } from './staged-rows.ts';
import type { ReadJobs, WriteJobs } from '../threads/jobs.ts';

interface ImportRecord {
  readonly uid: string;
  readonly operation_uid: string;
  readonly file_name: string;
  readonly file_bytes: number;
  readonly file_sha256: string;
  readonly encoding: string | null;
  readonly mapping: string;
  readonly sheet: string;
  readonly kind: ImportResult['kind'];
  readonly policy: ImportResult['policy'];
  readonly at_ms: number;
  readonly actor: string;
  readonly duration_ms: number;
  readonly rows: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly conflicts: number;
  readonly rejected: number;
  readonly skipped: number;
  readonly ended: number;
  readonly entities: string;
  readonly warnings: string;
}

export interface HistoryArgs {
  readonly offset: number;
  readonly limit: number;
  /** Sought in file, sheet, person and, from its beginning, the hash; empty = every import. */
  readonly search?: string;
  /** Kinds whose name the search fits. */
  readonly kinds?: readonly ImportResult['kind'][];
}

/** Imports for people, newest first. */
const listImports = (
  db: ReadDb,
  { offset, limit, search = '', kinds = [] }: HistoryArgs,
): { readonly total: number; readonly rows: ImportResult[] } => {
  const where =
    search === ''
      ? ''
      : `WHERE instr(lower(import.file_name || char(10) || import.sheet || char(10) || operation.actor), lower(@search))
         OR substr(import.file_sha256, 1, length(@search)) = lower(@search)
         OR import.kind IN (SELECT value FROM json_each(@kinds))`;
  const from = `FROM import JOIN operation ON operation.id = import.op ${where}`;
  const sought = search === '' ? {} : { search, kinds: JSON.stringify(kinds) };
  const { total } = sql<{ total: number }>(db, `SELECT count(*) AS total ${from}`).get(sought)!;
  const rows = sql<ImportRecord>(
    db,
    `SELECT import.*, operation.uid AS operation_uid, operation.at_ms, operation.actor ${from}
     ORDER BY operation.lam DESC, import.uid LIMIT @limit OFFSET @offset`,
  ).all({ ...sought, limit, offset });
  const undone = undoneOperations(db);
  return { total, rows: rows.map((row) => resultOf(row, undone)) };
};

/** One import as the history lists it; throws `not-found`. */
const oneImport = (db: ReadDb, { uid }: { readonly uid: string }): ImportResult => {
  const row = sql<ImportRecord>(
    db,
    `SELECT import.*, operation.uid AS operation_uid, operation.at_ms, operation.actor FROM import
     JOIN operation ON operation.id = import.op WHERE import.uid = ?`,
  ).get(uid);
  if (row === undefined) throw new WorkstationError('not-found', { what: uid });
  return resultOf(row, undoneOperations(db));
};

const resultOf = (row: ImportRecord, undone: ReadonlySet<string>): ImportResult => ({
  uid: row.uid,
  operationUid: row.operation_uid,
  file: row.file_name,
  fileBytes: row.file_bytes,
  sha256: row.file_sha256,
  encoding: row.encoding,
  sheet: row.sheet,
  kind: row.kind,
  policy: row.policy,
  atMs: row.at_ms,
  actor: row.actor,
  undone: undone.has(row.operation_uid),
  durationMs: row.duration_ms,
  rows: row.rows,
  created: row.created,
  updated: row.updated,
  unchanged: row.unchanged,
  conflicts: row.conflicts,
  rejected: row.rejected,
  skipped: row.skipped,
  ended: row.ended,
  entities: JSON.parse(row.entities) as ImportResult['entities'],
  warnings: JSON.parse(row.warnings) as ImportResult['warnings'],
  // Imports of earlier versions mended nothing.
  mended: (JSON.parse(row.mapping) as { readonly mended?: ImportResult['mended'] }).mended ?? [],
});

export interface KeptRows {
  readonly file: string;
  readonly headers: readonly string[];
  readonly rows: readonly {
    readonly row: number;
    readonly reason: string;
    readonly column: number | null;
    readonly cells: readonly string[];
  }[];
}

/** The rejected and conflicting rows of an import as they were read; throws `not-found`. */
const keptRows = (db: ReadDb, { uid }: { readonly uid: string }): KeptRows => {
  const found = sql<{ id: number; file_name: string; mapping: string }>(
    db,
    'SELECT id, file_name, mapping FROM import WHERE uid = ?',
  ).get(uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: uid });
  const mapping = JSON.parse(found.mapping) as {
    readonly columns: readonly { readonly index: number; readonly header: string }[];
  };
  const headers: string[] = [];
  for (const column of mapping.columns) headers[column.index] = column.header;
  const rows = sql<{
    row: number;
    reason: string;
    column_index: number | null;
    cells: string | null;
  }>(
    db,
    `SELECT row, reason, column_index, cells FROM import_row
     WHERE import_id = ? AND class IN ('rejected', 'conflict') ORDER BY row`,
  ).all(found.id);
  return {
    file: found.file_name,
    headers: Array.from(headers, (header) => header ?? ''),
    rows: rows.map((row) => ({
      row: row.row,
      reason: row.reason,
      column: row.column_index,
      cells: JSON.parse(row.cells ?? '[]') as string[],
    })),
  };
};

export const importsReads = {
  'imports.history': listImports,
  'imports.one': oneImport,
  'imports.keptRows': keptRows,
  'imports.stagedRows': stagedRows,
  'imports.refusals': refusals,
  'imports.recipes': listRecipes,
} satisfies ReadJobs;

export const importsWrites = {
  'imports.commit': commitSheet,
  'imports.forgetRecipe': forgetRecipe,
  'imports.addRecipes': addRecipes,
} satisfies WriteJobs;
