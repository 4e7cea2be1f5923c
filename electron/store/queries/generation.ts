import type { ReadDb } from '../db.ts';
import { sql } from '../statements.ts';

/** Grows with every committed operation: what was worked out before may be out of date. */
export const generationOf = (db: ReadDb): number =>
  sql<{ id: number | null }>(db, 'SELECT max(id) AS id FROM operation').get()?.id ?? 0;
