import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { WriteDb } from '../db.ts';
import { sql } from '../statements.ts';
import type { WriteEnv } from './operate.ts';
import { undoOperation, type UndoOutcome } from './undo.ts';

/** Takes back the import named by `uid`; throws `not-found` and the refusals of `undoOperation`. */
export const undoImport = (
  db: WriteDb,
  args: { readonly uid: string },
  env: WriteEnv,
): UndoOutcome => {
  const found = sql<{ uid: string }>(
    db,
    'SELECT operation.uid FROM import JOIN operation ON operation.id = import.op WHERE import.uid = ?',
  ).get(args.uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: args.uid });
  return undoOperation(db, { uid: found.uid }, env);
};
