import type { ReadDb } from '../store/db.ts';
import { undoneOperations } from '../store/log/undone.ts';
import { sql } from '../store/statements.ts';

/** Imports of the very same bytes, newest first. */
export const importsOf = (db: ReadDb, sha256: string) => {
  const undone = undoneOperations(db);
  return sql<{ uid: string; at_ms: number; operation: string }>(
    db,
    `SELECT import.uid, operation.at_ms, operation.uid AS operation FROM import
     JOIN operation ON operation.id = import.op WHERE import.file_sha256 = ? ORDER BY operation.lam DESC`,
  )
    .all(sha256)
    .map((row) => ({ uid: row.uid, atMs: row.at_ms, undone: undone.has(row.operation) }));
};
