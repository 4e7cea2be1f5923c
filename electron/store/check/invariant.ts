import type { ReadDb } from '../db.ts';
import { sql } from '../statements.ts';

export interface Invariant {
  readonly name: string;
  /** What breaks it, named so that a person can find it; empty = it holds. */
  readonly broken: (db: ReadDb) => string[];
}

/** What breaks an invariant is what the query gives as `example`. */
export const rowsAs =
  (query: string): Invariant['broken'] =>
  (db) =>
    sql<{ example: string }>(db, query)
      .all()
      .map((row) => String(row.example));
