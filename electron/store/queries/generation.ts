import type { ReadDb } from '../db.ts';
import { sql } from '../statements.ts';

/** The last committed operation: what was worked out before it may be out of date. */
export const lastOperation = (db: ReadDb): number =>
  sql<{ id: number | null }>(db, 'SELECT max(id) AS id FROM operation').get()?.id ?? 0;
