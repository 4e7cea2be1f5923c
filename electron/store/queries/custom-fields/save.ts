import { MAX_FIELDS, MAX_OPTIONS } from '../../../../shared/contract/custom-fields.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { FieldKind } from '../../../../shared/domain/values/custom-fields.ts';
import { isBulk, withoutIndexes } from '../../bulk.ts';
import type { WriteDb } from '../../db.ts';
import { markField } from '../../derived/fields.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { withOptions } from './preview.ts';
import { requireField } from './require.ts';

export interface Changed {
  readonly uid: string;
  /** null when nothing had to change. */
  readonly operationUid: string | null;
}

export const label = (key: string, values: Readonly<Record<string, string | number>>) => ({
  kind: 'edit' as const,
  label: { key: `history.${key}`, values },
});

const refuseTaken = (db: WriteDb, name: string, except: string | null): void => {
  const taken = sql(
    db,
    "SELECT 1 FROM custom_field WHERE entity = 'member' AND name = ? COLLATE NOCASE AND uid IS NOT ?",
  ).get(name, except);
  if (taken !== undefined) throw new WorkstationError('invalid-input', { field: 'name' });
};

/** Adds the options that are not there yet, after those that are. */
const addOptions = (
  db: WriteDb,
  operation: Operation,
  fieldId: number,
  names: readonly string[],
  env: WriteEnv,
): void => {
  const rows = withOptions(db, fieldId, [...new Set(names.map((name) => name.trim()))]);
  if (rows.filter(({ optionId }) => optionId === null).length > MAX_OPTIONS)
    throw new WorkstationError('invalid-input', { field: 'options' });
  const { last } = sql<{ last: number }>(
    db,
    'SELECT coalesce(max(position), 0) AS last FROM custom_option WHERE field_id = ?',
  ).get(fieldId)!;
  for (const [place, { name }] of rows.filter(({ id }) => id < 0).entries())
    insertRow(db, operation, 'custom_option', {
      uid: newUid('custom_option', env),
      field_id: fieldId,
      option_id: null,
      name,
      position: last + 1 + place,
    });
};

/** Defines a field of members. Throws `invalid-input` when the name is taken. */
export const createField = (
  db: WriteDb,
  args: { readonly name: string; readonly kind: FieldKind; readonly options: readonly string[] },
  env: WriteEnv,
): Changed => {
  const { name, kind } = args;
  refuseTaken(db, name, null);
  const { fields, last } = sql<{ fields: number; last: number }>(
    db,
    "SELECT count(*) AS fields, coalesce(max(position), 0) AS last FROM custom_field WHERE entity = 'member'",
  ).get()!;
  if (fields >= MAX_FIELDS) throw new WorkstationError('invalid-input', { field: 'fields' });
  // As an import names a field: a column of that header goes on in this one.
  const keyed = newUid('custom_field', { key: ['member', name] });
  const used = sql(db, 'SELECT 1 FROM custom_field WHERE uid = ?').get(keyed) !== undefined;
  const uid = used ? newUid('custom_field', env) : keyed;
  return operate(db, env, label('field-created', { name }), (operation) => {
    const position = last + 1;
    const row = { uid, entity: 'member', name, kind, position, archived: 0 };
    const id = insertRow(db, operation, 'custom_field', row);
    if (kind === 'choice' || kind === 'multi') addOptions(db, operation, id, args.options, env);
    return { uid, operationUid: operation.uid };
  });
};

/** Throws `not-found`, and `invalid-input` when another field has the name. */
export const renameField = (
  db: WriteDb,
  { uid, name }: { readonly uid: string; readonly name: string },
  env: WriteEnv,
): Changed => {
  const before = requireField(db, uid).name;
  refuseTaken(db, name, uid);
  if (before === name) return { uid, operationUid: null };
  return operate(db, env, label('field-renamed', { name: before, to: name }), (operation) => {
    updateRow(db, operation, 'custom_field', uid, { name });
    return { uid, operationUid: operation.uid };
  });
};

/** Reads the values as another kind; their texts stay, also where they do not fit. */
export const convertField = (
  db: WriteDb,
  args: { readonly uid: string; readonly kind: FieldKind; readonly options: readonly string[] },
  env: WriteEnv,
): Changed => {
  const { uid, kind, options } = args;
  const field = requireField(db, uid);
  if (field.kind === kind) return { uid, operationUid: null };
  return operate(db, env, label('field-converted', { name: field.name, kind }), (operation) => {
    updateRow(db, operation, 'custom_field', uid, { kind });
    if (kind === 'choice' || kind === 'multi') addOptions(db, operation, field.id, options, env);
    markField(db, field.id);
    return { uid, operationUid: operation.uid };
  });
};

/** Takes a field out of the lists, or back into them; its values stay. */
export const archiveField = (
  db: WriteDb,
  args: { readonly uid: string; readonly archived: boolean },
  env: WriteEnv,
): Changed => {
  const { uid } = args;
  const { name } = requireField(db, uid);
  const archived = args.archived ? 1 : 0;
  const now = sql<{ archived: number }>(db, 'SELECT archived FROM custom_field WHERE uid = ?').get(
    uid,
  )!;
  if (now.archived === archived) return { uid, operationUid: null };
  const key = args.archived ? 'field-archived' : 'field-restored';
  return operate(db, env, label(key, { name }), (operation) => {
    updateRow(db, operation, 'custom_field', uid, { archived });
    return { uid, operationUid: operation.uid };
  });
};

/** Puts the fields named in this order. Throws `not-found`. */
export const reorderFields = (
  db: WriteDb,
  { uids }: { readonly uids: readonly string[] },
  env: WriteEnv,
): Changed => {
  const fields = uids.map((uid) => requireField(db, uid));
  return operate(db, env, label('fields-reordered', {}), (operation) => {
    for (const [place, { uid }] of fields.entries())
      updateRow(db, operation, 'custom_field', uid, { position: place + 1 });
    return { uid: uids[0]!, operationUid: operation.uid };
  });
};

const keepRowsSql = (columns: string): string => `
  INSERT INTO change (op, entity, entity_uid, field, old_value, new_value)
  SELECT ?, 'custom_value', uid, '*', json_object(${columns}), NULL FROM custom_value
  WHERE field_id = ? ORDER BY id`;

/** Deletes a field with its options and every value; all of it stands in the log for the undo. */
export const removeField = (
  db: WriteDb,
  { uid }: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const { id, name } = requireField(db, uid);
  return operate(db, env, label('field-removed', { name }), (operation) => {
    const columns = sql<{ name: string }>(
      db,
      "SELECT name FROM pragma_table_info('custom_value') ORDER BY cid",
    ).all();
    env.report?.(0.05);
    sql(db, keepRowsSql(columns.map((one) => `'${one.name}', ${one.name}`).join(', '))).run(
      operation.id,
      id,
    );
    env.report?.(0.2);
    const { rows } = sql<{ rows: number }>(
      db,
      'SELECT count(*) AS rows FROM custom_value WHERE field_id = ?',
    ).get(id)!;
    const remove = (): void =>
      void db.prepare('DELETE FROM custom_value WHERE field_id = ?').run(id);
    if (isBulk(db, 'custom_value', rows)) withoutIndexes(db, 'custom_value', remove);
    else remove();
    // Other spellings first: they hang on the options.
    for (const option of sql<{ uid: string }>(
      db,
      'SELECT uid FROM custom_option WHERE field_id = ? ORDER BY option_id IS NULL, id',
    ).all(id))
      deleteRow(db, operation, 'custom_option', option.uid);
    deleteRow(db, operation, 'custom_field', uid);
    markField(db, id);
    return { uid, operationUid: operation.uid };
  });
};
