import { isBulk, withoutIndexes } from '../bulk.ts';
import type { WriteDb } from '../db.ts';
import { entities, type Entity } from '../entities.ts';
import type { Report } from '../report.ts';
import { sql } from '../statements.ts';
import type { Operation } from './operate.ts';
import { recordChange, type Value } from './rows.ts';
import type { Refusal } from './undo.ts';

interface Target {
  readonly id: number;
  /** Keep the whole of each deleted row, so that the undo can be undone; not for imports. */
  readonly keep: boolean;
}

interface Outcome {
  readonly count: (entity: string, by?: number) => void;
  readonly refused: Refusal[];
}

/**
 * Deletes the rows of one entity that the target created, except those in `temp.undo_changed` and
 * those that rows of other operations hang on. Children go before parents (callers walk backwards).
 */
export const removeCreated = (
  db: WriteDb,
  operation: Operation,
  target: Target,
  entity: Entity,
  { count, refused }: Outcome,
  report: Report,
): void => {
  report(0);
  sql(db, 'CREATE TEMP TABLE IF NOT EXISTS undo_blocked (id INTEGER PRIMARY KEY)').run();
  sql(db, 'DELETE FROM temp.undo_blocked').run();
  const block = (id: number, uid: string, reason: Refusal['reason']): void => {
    const { changes } = sql(db, 'INSERT OR IGNORE INTO temp.undo_blocked (id) VALUES (?)').run(id);
    if (changes > 0) refused.push({ entity, uid, reason });
  };
  const changed = sql<{ id: number; uid: string }>(
    db,
    `SELECT row.id, row.uid FROM temp.undo_changed AS later JOIN ${entity} AS row ON row.uid = later.uid
     WHERE later.entity = ? AND row.op = ?`,
  ).all(entity, target.id);
  for (const row of changed) block(row.id, row.uid, 'changed-later');
  for (const { table, column } of referencesTo(db, entity)) {
    // Rows of the same table that go as well do not hold their parent back.
    const stays =
      table === entity
        ? '(child.op <> parent.op OR child.id IN (SELECT id FROM temp.undo_blocked))'
        : '1';
    const held = sql<{ id: number; uid: string }>(
      db,
      `SELECT DISTINCT parent.id, parent.uid FROM ${table} AS child
       JOIN ${entity} AS parent ON parent.id = child.${column}
       WHERE parent.op = ? AND ${stays} AND parent.id NOT IN (SELECT id FROM temp.undo_blocked)`,
    );
    for (let rows = held.all(target.id); rows.length > 0; rows = held.all(target.id))
      for (const row of rows) block(row.id, row.uid, 'in-use');
  }
  markDirty(db, entity, target.id);
  if (target.keep) keepRows(db, operation, target, entity);
  const remove = (): void => {
    const { changes } = sql(
      db,
      `DELETE FROM ${entity} WHERE op = ? AND id NOT IN (SELECT id FROM temp.undo_blocked)`,
    ).run(target.id);
    if (changes > 0) count(entity, changes);
  };
  const { rows } = sql<{ rows: number }>(
    db,
    `SELECT count(*) AS rows FROM ${entity} WHERE op = ?`,
  ).get(target.id)!;
  if (isBulk(db, entity, rows)) withoutIndexes(db, entity, remove, report);
  else remove();
};

const keepRows = (db: WriteDb, operation: Operation, target: Target, entity: Entity): void => {
  const rows = sql<Record<string, Value> & { uid: string }>(
    db,
    `SELECT * FROM ${entity} WHERE op = ? AND id NOT IN (SELECT id FROM temp.undo_blocked)`,
  ).all(target.id);
  for (const row of rows)
    recordChange(db, operation, entity, row.uid, '*', JSON.stringify(row), null);
};

/** Columns of other entities that point at this one. */
const referencesTo = (db: WriteDb, entity: Entity): readonly { table: Entity; column: string }[] =>
  entities.flatMap((table) =>
    sql<{ parent: string; column: string }>(
      db,
      `SELECT "table" AS parent, "from" AS column FROM pragma_foreign_key_list('${table}')`,
    )
      .all()
      .filter((key) => key.parent === entity)
      .map((key) => ({ table, column: key.column })),
  );

const memberColumn: Partial<Record<Entity, string>> = {
  member: 'id',
  identity: 'member_id',
  member_tag: 'member_id',
  membership: 'member_id',
  points_entry: 'member_id',
  order_: 'member_id',
  signup: 'member_id',
  checkin: 'member_id',
  interaction: 'member_id',
};

/** Members and days whose derived rows follow from the rows that are about to go. */
const markDirty = (db: WriteDb, entity: Entity, operationId: number): void => {
  const column = memberColumn[entity];
  if (column !== undefined)
    sql(
      db,
      `INSERT OR IGNORE INTO temp.dirty_member (id) SELECT ${column} FROM ${entity} WHERE op = ? AND ${column} IS NOT NULL`,
    ).run(operationId);
  if (entity === 'member_tier')
    sql(
      db,
      'INSERT OR IGNORE INTO temp.dirty_tier (id) SELECT member_id FROM member_tier WHERE op = ?',
    ).run(operationId);
  if (entity === 'custom_value')
    sql(
      db,
      'INSERT OR IGNORE INTO temp.dirty_custom (id) SELECT member_id FROM custom_value WHERE op = ? AND member_id IS NOT NULL',
    ).run(operationId);
  if (entity === 'custom_option' || entity === 'custom_field')
    sql(
      db,
      `INSERT OR IGNORE INTO temp.dirty_field (id)
       SELECT ${entity === 'custom_field' ? 'id' : 'field_id'} FROM ${entity} WHERE op = ?`,
    ).run(operationId);
  if (entity === 'interaction')
    sql(
      db,
      'INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date) SELECT member_id, local_date FROM interaction WHERE op = ?',
    ).run(operationId);
};
