import type { ReadDb } from '../db.ts';
import { sql } from '../statements.ts';

/**
 * Uids of operations that are taken back at present. Whether one is undone is derived from the undo
 * that names it, and that undo may itself be undone (a redo).
 */
export const undoneOperations = (db: ReadDb): ReadonlySet<string> => {
  const undos = sql<{ uid: string; undoes: string }>(
    db,
    'SELECT uid, undoes FROM operation WHERE undoes IS NOT NULL ORDER BY lam DESC',
  ).all();
  const undone = new Set<string>();
  // Newest first: by the time an undo is looked at, it is known whether it still stands.
  for (const undo of undos) if (!undone.has(undo.uid)) undone.add(undo.undoes);
  return undone;
};
