import type { WriteDb } from '../db.ts';
import type { Entity } from '../entities.ts';
import { sql } from '../statements.ts';
import type { Operation } from './operate.ts';

export type Value = string | number | null;
export type Values = Readonly<Record<string, Value>>;

/** Inserts a row made by `operation`; a created row needs no further record. Returns its local id. */
export const insertRow = (
  db: WriteDb,
  operation: Operation,
  entity: Entity,
  row: Values & { readonly uid: string },
): number => {
  const names = Object.keys(row);
  const { lastInsertRowid } = sql(
    db,
    `INSERT INTO ${entity} (op, ${names.join(', ')}) VALUES (?${', ?'.repeat(names.length)})`,
  ).run(operation.id, ...Object.values(row));
  return Number(lastInsertRowid);
};

/**
 * Sets fields of one row, keeping every old value in `change`. Fields that already hold the value
 * are left alone; returns the names of those that changed. Throws when there is no such row.
 */
export const updateRow = (
  db: WriteDb,
  operation: Operation,
  entity: Entity,
  uid: string,
  fields: Values,
): readonly string[] => {
  const before = sql<Record<string, Value>>(db, `SELECT * FROM ${entity} WHERE uid = ?`).get(uid);
  if (before === undefined) throw new Error(`no ${entity} ${uid}`);
  const changed = Object.keys(fields).filter((name) => before[name] !== fields[name]);
  if (changed.length === 0) return changed;
  for (const name of changed)
    recordChange(db, operation, entity, uid, name, before[name] ?? null, fields[name] ?? null);
  setFields(db, entity, 'uid', uid, changed, fields);
  return changed;
};

/** All at once: a start moved alone would pass its end, and the row's checks would refuse it. */
export const setFields = (
  db: WriteDb,
  table: Entity | 'setting',
  key: 'uid' | 'key',
  uid: string,
  names: readonly string[],
  values: Values,
): void => {
  const assignments = names.map((name) => `${name} = ?`).join(', ');
  sql(db, `UPDATE ${table} SET ${assignments} WHERE ${key} = ?`).run(
    ...names.map((name) => values[name]!),
    uid,
  );
};

/** Whether `updateRow` would change anything; ask before opening an operation for it. */
export const differs = (db: WriteDb, entity: Entity, uid: string, fields: Values): boolean => {
  const before = sql<Record<string, Value>>(db, `SELECT * FROM ${entity} WHERE uid = ?`).get(uid);
  return before === undefined || Object.keys(fields).some((name) => before[name] !== fields[name]);
};

/**
 * Deletes one row and keeps the whole of it in `change`. Rows that hang on it (ON DELETE CASCADE)
 * are not kept by this: delete children first.
 */
export const deleteRow = (db: WriteDb, operation: Operation, entity: Entity, uid: string): void => {
  const before = sql<Record<string, Value>>(db, `SELECT * FROM ${entity} WHERE uid = ?`).get(uid);
  if (before === undefined) throw new Error(`no ${entity} ${uid}`);
  recordChange(db, operation, entity, uid, '*', JSON.stringify(before), null);
  sql(db, `DELETE FROM ${entity} WHERE uid = ?`).run(uid);
};

export const recordChange = (
  db: WriteDb,
  operation: Operation,
  entity: Entity | 'setting',
  uid: string,
  field: string,
  oldValue: Value,
  newValue: Value,
): void => {
  sql(
    db,
    'INSERT INTO change (op, entity, entity_uid, field, old_value, new_value) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(operation.id, entity, uid, field, oldValue, newValue);
};
