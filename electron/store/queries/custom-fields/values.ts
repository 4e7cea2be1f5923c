import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { FieldValue } from '../../../../shared/contract/members.ts';
import { joinChoices, readFieldText } from '../../../../shared/domain/values/custom-fields.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { customValueUid, fieldReaders } from '../../derived/fields.ts';
import type { Operation } from '../../log/operate.ts';
import { deleteRow, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { own } from '../members/own.ts';
import { requireField, type Field } from './require.ts';

export interface WantedValue {
  readonly field: Field;
  /** As it is shown and compared, and as it is recorded; null = none. */
  readonly reading: string | null;
  readonly recorded: string | null;
}

/** Values as their fields read them; throws `invalid-input` with the field's name where one does not fit. */
export const wantedValues = (db: ReadDb, given: readonly FieldValue[]): readonly WantedValue[] => {
  if (given.length === 0) return [];
  const readers = fieldReaders(db);
  return given.map(({ uid, text }) => {
    const field = requireField(db, uid);
    if (text === null || text.trim() === '') return { field, reading: null, recorded: null };
    const reader = readers.get(field.id)!;
    const found = readFieldText(field.kind, text, reader.options);
    if (found === null) throw new WorkstationError('invalid-input', { field: field.name });
    const recorded = field.kind === 'multi' ? joinChoices(found.text.split('\u001f')) : found.text;
    return { field, reading: found.text, recorded };
  });
};

/** Of those, the ones that a person does not show so already. */
export const changedValues = (
  db: ReadDb,
  memberId: number,
  wanted: readonly WantedValue[],
): readonly WantedValue[] => {
  const now = sql<{ text: string }>(
    db,
    'SELECT text FROM person_field WHERE member_id = ? AND field_id = ?',
  );
  return wanted.filter(
    ({ field, reading }) => (now.get(memberId, field.id)?.text ?? null) !== reading,
  );
};

/** Records values of one member; one taken away goes from whoever was merged into it as well. */
export const writeValues = (
  db: WriteDb,
  operation: Operation,
  member: { readonly id: number; readonly uid: string },
  values: readonly WantedValue[],
): void => {
  for (const { field, recorded } of values) {
    if (recorded === null) {
      const rows = sql<{ uid: string }>(
        db,
        `SELECT uid FROM custom_value WHERE field_id = @field AND member_id IN ${own} ORDER BY id`,
      ).all({ id: member.id, field: field.id });
      for (const { uid } of rows) deleteRow(db, operation, 'custom_value', uid);
    } else {
      const row = sql<{ uid: string }>(
        db,
        'SELECT uid FROM custom_value WHERE field_id = ? AND member_id = ? ORDER BY id',
      ).get(field.id, member.id);
      if (row !== undefined) updateRow(db, operation, 'custom_value', row.uid, { text: recorded });
      else
        insertRow(db, operation, 'custom_value', {
          uid: customValueUid(field.uid, member.uid),
          field_id: field.id,
          member_id: member.id,
          text: recorded,
        });
    }
    sql(db, 'INSERT OR IGNORE INTO temp.dirty_custom (id) VALUES (?)').run(member.id);
  }
};
