import type { HistoryRow } from '../../../shared/contract/workspace.ts';
import type { ReadDb, WriteDb } from '../db.ts';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import { sql } from '../statements.ts';
import type { WriteEnv } from './operate.ts';
import { undoOperation, type UndoOutcome } from './undo.ts';
import { undoneOperations } from './undone.ts';

interface Row {
  readonly uid: string;
  readonly n: number;
  readonly at_ms: number;
  readonly actor: string;
  readonly kind: HistoryRow['kind'];
  readonly label: string;
  readonly undoes: string | null;
}

export interface HistoryInput {
  readonly offset: number;
  readonly limit: number;
  readonly kinds: readonly string[];
  readonly actor: string;
  /** Instants, half-open; null = open end. */
  readonly fromMs: number | null;
  readonly toMs: number | null;
}

const undoable = new Set(['edit', 'import', 'rule', 'merge']);
/** Kinds that undo and redo without a name reach. */
const byHand = new Set(['edit', 'merge']);

/** The operation log for people, newest first. */
export const listHistory = (
  db: ReadDb,
  input: HistoryInput,
): { readonly total: number; readonly rows: HistoryRow[] } => {
  const conditions = ['at_ms >= ?', 'at_ms < ?'];
  const values: (string | number)[] = [input.fromMs ?? 0, input.toMs ?? Number.MAX_SAFE_INTEGER];
  if (input.kinds.length > 0) {
    conditions.push(`kind IN (${input.kinds.map(() => '?').join(', ')})`);
    values.push(...input.kinds);
  }
  if (input.actor !== '') {
    conditions.push('instr(actor, ?) > 0');
    values.push(input.actor);
  }
  const where = conditions.join(' AND ');
  const { total } = sql<{ total: number }>(
    db,
    `SELECT count(*) AS total FROM operation WHERE ${where}`,
  ).get(...values)!;
  const undone = undoneOperations(db);
  const rows = sql<Row>(
    db,
    `SELECT uid, n, at_ms, actor, kind, label, undoes FROM operation WHERE ${where} ORDER BY lam DESC LIMIT ? OFFSET ?`,
  ).all(...values, input.limit, input.offset);
  return {
    total,
    rows: rows.map((row) => {
      const label = JSON.parse(row.label) as {
        key: string;
        values?: Record<string, string | number>;
      };
      return {
        uid: row.uid,
        n: row.n,
        atMs: row.at_ms,
        actor: row.actor,
        kind: row.kind,
        label: { key: label.key, values: label.values ?? {} },
        undoes: row.undoes,
        undone: undone.has(row.uid),
        undoable: undoable.has(row.kind) && !undone.has(row.uid),
      };
    }),
  };
};

/** Takes back the named operation, or the newest edit that still stands; throws `nothing-to-undo`. */
export const undoLast = (
  db: WriteDb,
  args: { readonly operationUid: string | null },
  env: WriteEnv,
): UndoOutcome => {
  if (args.operationUid !== null) return undoOperation(db, { uid: args.operationUid }, env);
  const undone = undoneOperations(db);
  const edits = sql<{ uid: string }>(
    db,
    "SELECT uid FROM operation WHERE kind IN ('edit', 'merge') ORDER BY lam DESC",
  ).iterate();
  let last: string | null = null;
  for (const edit of edits)
    if (!undone.has(edit.uid)) {
      last = edit.uid;
      break;
    }
  if (last === null) throw new WorkstationError('nothing-to-undo');
  return undoOperation(db, { uid: last }, env);
};

/**
 * Does again what was undone last: the newest standing undo of an edit, unless something new was
 * edited since. Throws `nothing-to-undo`.
 */
export const redoLast = (db: WriteDb, _args: object, env: WriteEnv): UndoOutcome => {
  const undone = undoneOperations(db);
  const recent = sql<{ uid: string; kind: string; target_kind: string | null }>(
    db,
    `SELECT operation.uid, operation.kind, target.kind AS target_kind FROM operation
     LEFT JOIN operation AS target ON target.uid = operation.undoes
     WHERE operation.kind IN ('edit', 'merge', 'undo') ORDER BY operation.lam DESC`,
  ).all();
  for (const operation of recent) {
    if (operation.kind !== 'undo') {
      if (!undone.has(operation.uid)) break;
      continue;
    }
    if (byHand.has(operation.target_kind ?? '') && !undone.has(operation.uid))
      return undoOperation(db, { uid: operation.uid }, env);
  }
  throw new WorkstationError('nothing-to-undo');
};
