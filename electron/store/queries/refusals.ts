import type { UndoneImport } from '../../../shared/contract/imports.ts';
import type { ReadDb } from '../db.ts';
import { sql } from '../statements.ts';
import { rowTitles } from './row-titles.ts';

interface Later {
  readonly field: string;
  readonly actor: string;
  readonly at_ms: number;
}

/** What the undo of an import left alone: each row by its name, and who wrote what there later. */
export const refusals = (
  db: ReadDb,
  {
    uid,
    rows,
  }: {
    readonly uid: string;
    readonly rows: readonly {
      readonly entity: string;
      readonly uid: string;
      readonly reason: string;
    }[];
  },
): UndoneImport['refused'] => {
  const titles = rowTitles(db, { rows });
  const later = sql<Later>(
    db,
    `SELECT change.field, operation.actor, operation.at_ms FROM change
     JOIN operation ON operation.id = change.op
     WHERE change.entity = @entity AND change.entity_uid = @row AND change.field <> '*'
       AND operation.kind <> 'undo' AND change.op > (SELECT op FROM import WHERE import.uid = @uid)
     ORDER BY change.op DESC`,
  );
  return rows.map(({ entity, uid: row, reason }, index) => {
    const written = reason === 'changed-later' ? later.all({ entity, row, uid }) : [];
    return {
      entity,
      title: titles[index] ?? row,
      reason,
      fields: [...new Set(written.map(({ field }) => field))],
      actor: written[0]?.actor ?? null,
      atMs: written[0]?.at_ms ?? null,
    };
  });
};
