import { MAX_OPTIONS } from '../../../../shared/contract/custom-fields.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { optionsOf, readFieldText } from '../../../../shared/domain/values/custom-fields.ts';
import type { WriteDb } from '../../db.ts';
import { markField } from '../../derived/fields.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { withOptions } from './preview.ts';
import { requireField, requireOption } from './require.ts';
import { label, type Changed } from './save.ts';

/** The option that a name stands for in a field; null = none. */
const meant = (db: WriteDb, fieldId: number, name: string): string | null =>
  readFieldText('choice', name, optionsOf(withOptions(db, fieldId, [])))?.text ?? null;

const refuse = (): never => {
  throw new WorkstationError('invalid-input', { field: 'name' });
};

/** Throws `invalid-input` when the name stands for an option already. */
export const addOption = (
  db: WriteDb,
  { uid, name }: { readonly uid: string; readonly name: string },
  env: WriteEnv,
): Changed => {
  const field = requireField(db, uid);
  if (meant(db, field.id, name) !== null) refuse();
  const { count, last } = sql<{ count: number; last: number }>(
    db,
    `SELECT count(*) AS count, coalesce(max(position), 0) AS last FROM custom_option
     WHERE field_id = ? AND option_id IS NULL`,
  ).get(field.id)!;
  if (count >= MAX_OPTIONS) throw new WorkstationError('invalid-input', { field: 'options' });
  const option = newUid('custom_option', env);
  return operate(db, env, label('option-added', { field: field.name, name }), (operation) => {
    insertRow(db, operation, 'custom_option', {
      uid: option,
      field_id: field.id,
      option_id: null,
      name,
      position: last + 1,
    });
    markField(db, field.id);
    return { uid: option, operationUid: operation.uid };
  });
};

/** Gives an option another name; what is recorded under the former one follows. */
export const renameOption = (
  db: WriteDb,
  { optionUid, name }: { readonly optionUid: string; readonly name: string },
  env: WriteEnv,
): Changed => {
  const option = requireOption(db, optionUid);
  if (option.name === name) return { uid: optionUid, operationUid: null };
  const other = meant(db, option.fieldId, name);
  if (other !== null && other !== option.name) refuse();
  const values = { field: option.fieldName, name: option.name, to: name };
  return operate(db, env, label('option-renamed', values), (operation) => {
    const former = sql<{ uid: string }>(
      db,
      'SELECT uid FROM custom_option WHERE option_id = ? AND name = ?',
    ).get(option.id, name);
    if (former !== undefined) deleteRow(db, operation, 'custom_option', former.uid);
    updateRow(db, operation, 'custom_option', optionUid, { name });
    insertRow(db, operation, 'custom_option', {
      uid: newUid('custom_option', env),
      field_id: option.fieldId,
      option_id: option.id,
      name: option.name,
      position: option.position,
    });
    markField(db, option.fieldId);
    return { uid: optionUid, operationUid: operation.uid };
  });
};

/** The first becomes another spelling of the second; values keep their text. */
export const mergeOptions = (
  db: WriteDb,
  { optionUid, intoUid }: { readonly optionUid: string; readonly intoUid: string },
  env: WriteEnv,
): Changed => {
  const gone = requireOption(db, optionUid);
  const kept = requireOption(db, intoUid);
  if (gone.fieldId !== kept.fieldId || gone.id === kept.id)
    throw new WorkstationError('invalid-input', { field: 'intoUid' });
  const values = { field: gone.fieldName, name: gone.name, into: kept.name };
  return operate(db, env, label('options-merged', values), (operation) => {
    for (const { uid } of sql<{ uid: string }>(
      db,
      'SELECT uid FROM custom_option WHERE option_id = ? ORDER BY id',
    ).all(gone.id))
      updateRow(db, operation, 'custom_option', uid, { option_id: kept.id });
    updateRow(db, operation, 'custom_option', optionUid, { option_id: kept.id });
    markField(db, gone.fieldId);
    return { uid: intoUid, operationUid: operation.uid };
  });
};

/** Lists sort by the order of the options. */
export const reorderOptions = (
  db: WriteDb,
  { uid, uids }: { readonly uid: string; readonly uids: readonly string[] },
  env: WriteEnv,
): Changed => {
  const field = requireField(db, uid);
  const options = uids.map((one) => requireOption(db, one));
  if (options.some((option) => option.fieldId !== field.id))
    throw new WorkstationError('invalid-input', { field: 'uids' });
  return operate(db, env, label('options-reordered', { field: field.name }), (operation) => {
    for (const [place, option] of options.entries())
      updateRow(db, operation, 'custom_option', option.uid, { position: place + 1 });
    markField(db, field.id);
    return { uid, operationUid: operation.uid };
  });
};

/** Whoever has it keeps its name as a text that does not fit. */
export const removeOption = (
  db: WriteDb,
  { optionUid }: { readonly optionUid: string },
  env: WriteEnv,
): Changed => {
  const { id, name, fieldId, fieldName } = requireOption(db, optionUid);
  return operate(db, env, label('option-removed', { field: fieldName, name }), (operation) => {
    for (const { uid } of sql<{ uid: string }>(
      db,
      'SELECT uid FROM custom_option WHERE option_id = ? ORDER BY id',
    ).all(id))
      deleteRow(db, operation, 'custom_option', uid);
    deleteRow(db, operation, 'custom_option', optionUid);
    markField(db, fieldId);
    return { uid: optionUid, operationUid: operation.uid };
  });
};
