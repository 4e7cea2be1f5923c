import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

export interface Totals {
  /** Rows. */
  readonly n: number;
  /** Of their values. */
  readonly sum: number;
}

/** How many rows, and the sum of their values. */
export const sumOf = (db: ReadDb, rows: string): Totals =>
  sql<Totals>(db, `SELECT count(*) AS n, coalesce(sum(value), 0) AS sum FROM (${rows})`).get()!;

export const countOf = (db: ReadDb, ids: string): number =>
  sql<{ n: number }>(db, `SELECT count(*) AS n FROM (${ids})`).get()!.n;
