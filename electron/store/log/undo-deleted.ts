import type { WriteDb } from '../db.ts';
import { entities, type Entity } from '../entities.ts';
import { sql } from '../statements.ts';
import type { Operation } from './operate.ts';
import { deleteRow, recordChange, type Value } from './rows.ts';

type Count = (entity: string) => void;

interface Kept {
  readonly entity: Entity;
  readonly entity_uid: string;
  readonly old_value: string;
}

/** Translates local ids of rows that came back under another one, by the column they stand in. */
export type ReferenceNow = (entity: Entity, column: string, value: Value) => Value;

/**
 * Rows that the operation `target` deleted are inserted again, creating operation included. Their
 * local ids come back too, unless another row has taken them since.
 */
export const restoreDeleted = (
  db: WriteDb,
  operation: Operation,
  target: { readonly id: number },
  count: Count,
): ReferenceNow => {
  const rows = sql<Kept>(
    db,
    "SELECT entity, entity_uid, old_value FROM change WHERE op = ? AND field = '*' AND old_value IS NOT NULL",
  ).all(target.id);
  const moved = new Map<string, number>();
  const insert = (entity: Entity, values: Readonly<Record<string, Value>>): number => {
    const names = Object.keys(values);
    const { lastInsertRowid } = sql(
      db,
      `INSERT INTO ${entity} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
    ).run(...Object.values(values));
    return Number(lastInsertRowid);
  };
  for (const entity of entities) {
    const back = rows
      .filter((row) => row.entity === entity)
      .map((row) => ({ ...row, values: JSON.parse(row.old_value) as Record<string, Value> }));
    // Before any of them is inserted: a row may hang on a later one of its own table.
    const taken = sql<{ id: number }>(db, `SELECT id FROM ${entity} WHERE id = ?`);
    let next = 0;
    for (const { id } of back.map(({ values }) => values as { id?: number }))
      if (id !== undefined && taken.get(id) !== undefined) {
        if (next === 0) next = freeId(db, entity, back);
        moved.set(`${entity} ${id}`, next++);
      }
    for (const row of back) {
      const values = { ...row.values };
      for (const [column, value] of Object.entries(row.values))
        values[column] = referenceNow(db, moved, entity, column, value);
      const { id } = row.values;
      if (typeof id === 'number') values['id'] = moved.get(`${entity} ${id}`) ?? id;
      insert(entity, values);
      recordChange(db, operation, entity, row.entity_uid, '*', null, row.old_value);
      count(entity);
    }
  }
  return (entity, column, value) => referenceNow(db, moved, entity, column, value);
};

const freeId = (
  db: WriteDb,
  entity: Entity,
  back: readonly { readonly values: Readonly<Record<string, Value>> }[],
): number =>
  1 +
  Math.max(
    sql<{ id: number }>(db, `SELECT coalesce(max(id), 0) AS id FROM ${entity}`).get()!.id,
    ...back.map(({ values }) => Number(values['id'])),
  );

const referenceNow = (
  db: WriteDb,
  moved: ReadonlyMap<string, number>,
  entity: Entity,
  column: string,
  value: Value,
): Value => {
  if (moved.size === 0 || typeof value !== 'number') return value;
  const key = sql<{ parent: string }>(
    db,
    `SELECT "table" AS parent FROM pragma_foreign_key_list('${entity}') WHERE "from" = ?`,
  ).get(column);
  return key === undefined ? value : (moved.get(`${key.parent} ${value}`) ?? value);
};

/** Rows that the target (itself an undo) had brought back go again. */
export const removeRestored = (
  db: WriteDb,
  operation: Operation,
  target: { readonly id: number },
  count: Count,
): void => {
  const rows = sql<{ entity: string; entity_uid: string }>(
    db,
    "SELECT entity, entity_uid FROM change WHERE op = ? AND field = '*' AND old_value IS NULL",
  ).all(target.id);
  for (const entity of entities.toReversed())
    for (const row of rows) {
      if (row.entity !== entity) continue;
      deleteRow(db, operation, entity, row.entity_uid);
      count(entity);
    }
};
