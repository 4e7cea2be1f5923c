import { columnAlone, type MakeColumn } from '../columns.ts';
import type { ReadDb } from '../db.ts';
import { sql } from '../statements.ts';

/** Persons who are staff, after merges: figures do not count them. */
export const STAFF = 'SELECT coalesce(effective_member_id, id) FROM member WHERE staff = 1';

/**
 * Whether records of a kind, merges, settings or staff marks changed after an operation. What an
 * operation made names it, what it changed stands in the log; an undo may take rows without a trace.
 */
export const changedSince = (
  db: ReadDb,
  entity: 'order_' | 'interaction',
  generation: number,
): boolean =>
  sql<{ some: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM operation WHERE id > @generation AND kind IN ('undo', 'restore', 'erase'))
       OR EXISTS (SELECT 1 FROM ${entity} WHERE op > @generation)
       OR EXISTS (SELECT 1 FROM merge_link WHERE op > @generation)
       OR EXISTS (SELECT 1 FROM change WHERE op > @generation AND (
         entity IN ('${entity}', 'merge_link', 'setting', 'chat_group') OR entity = 'member' AND field IN ('staff', '*')
       )) AS some`,
  ).get({ generation })!.some === 1;

export interface People {
  /** Above every local id. */
  readonly top: number;
  /** The person who survives, of each local id. */
  readonly personOf: Int32Array;
  /** 1 = staff, by person. */
  readonly staff: Uint8Array;
}

/** Who is whom after merges, and who is staff. */
export const readPeople = (db: ReadDb, column: MakeColumn = columnAlone): People => {
  const top =
    (sql<{ id: number | null }>(db, 'SELECT max(id) AS id FROM member').get()?.id ?? 0) + 1;
  const personOf = column(Int32Array, top);
  for (let id = 0; id < top; id += 1) personOf[id] = id;
  const staff = column(Uint8Array, top);
  for (const row of sql<{ id: number; into: number }>(
    db,
    'SELECT id, effective_member_id AS "into" FROM member WHERE effective_member_id IS NOT NULL',
  ).iterate())
    personOf[row.id] = row.into;
  for (const { id } of sql<{ id: number }>(db, 'SELECT id FROM member WHERE staff = 1').iterate())
    staff[personOf[id]!] = 1;
  return { top, personOf, staff };
};
