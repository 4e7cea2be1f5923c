import type { Database } from 'better-sqlite3';
import {
  optionsOf,
  readFieldText,
  type FieldKind,
  type FieldReading,
  type OptionRow,
  type Options,
} from '../../../shared/domain/values/custom-fields.ts';
import type { ReadDb, WriteDb } from '../db.ts';
import { sql } from '../statements.ts';
import { newUid } from '../uid.ts';

export interface FieldReader {
  readonly kind: FieldKind;
  readonly options: Options;
}

/** How the values of each field are read, by its local id. */
export const fieldReaders = (db: ReadDb): ReadonlyMap<number, FieldReader> => {
  const rows = sql<OptionRow & { fieldId: number }>(
    db,
    `SELECT id, field_id AS fieldId, option_id AS optionId, name FROM custom_option
     ORDER BY field_id, position, id`,
  ).all();
  return new Map(
    sql<{ id: number; kind: FieldKind }>(db, 'SELECT id, kind FROM custom_field')
      .all()
      .map(({ id, kind }) => [
        id,
        { kind, options: optionsOf(rows.filter((row) => row.fieldId === id)) },
      ]),
  );
};

const readersOf = new WeakMap<object, ReadonlyMap<number, FieldReader>>();

/** What the statements of `person_field` call: how a text reads, and names of new values. */
export const addFieldFunctions = (connection: Database): void => {
  let last = { id: -1, text: '', reading: null as FieldReading | null };
  let lastReaders: unknown = null;
  const read = (id: unknown, text: unknown): FieldReading | null => {
    const readers = readersOf.get(connection);
    if (last.id === id && last.text === text && lastReaders === readers) return last.reading;
    const reader = readers?.get(Number(id));
    const reading =
      reader === undefined || typeof text !== 'string'
        ? null
        : readFieldText(reader.kind, text, reader.options);
    last = { id: Number(id), text: String(text), reading };
    lastReaders = readers;
    return reading;
  };
  connection.function('field_text', (id, text) => read(id, text)?.text ?? text);
  connection.function('field_value', (id, text) => read(id, text)?.value ?? null);
  connection.function('custom_value_uid', (fieldUid, memberUid) =>
    customValueUid(String(fieldUid), String(memberUid)),
  );
};

/** The name that an import gives the value, too: the next file of the list finds it. */
export const customValueUid = (fieldUid: string, memberUid: string): string =>
  newUid('custom_value', { key: [fieldUid, memberUid] });

// A member's own value, else the least of those that were merged into it.
const one = (gone: string): string => `substr(min((${gone}) || trim(custom_value.text)), 2)`;

const insertSql = (rows: string): string => `
INSERT INTO person_field (member_id, field_id, text, value)
  SELECT person, field, field_text(field, text), field_value(field, text) FROM (${rows} LIMIT -1 OFFSET 0)`;

const gatherSql = `
CREATE TEMP TABLE IF NOT EXISTS custom_recorded (survivor_id INTEGER NOT NULL, member_id INTEGER NOT NULL, PRIMARY KEY (survivor_id, member_id)) WITHOUT ROWID;
INSERT OR IGNORE INTO temp.custom_recorded (survivor_id, member_id)
  SELECT coalesce(member.effective_member_id, member.id), coalesce(member.effective_member_id, member.id)
  FROM temp.dirty_custom JOIN member ON member.id = dirty_custom.id;
INSERT OR IGNORE INTO temp.custom_recorded (survivor_id, member_id)
  SELECT member.effective_member_id, member.id FROM temp.custom_recorded
  JOIN member ON member.effective_member_id = custom_recorded.survivor_id
  WHERE member.effective_member_id IS NOT NULL;
DELETE FROM person_field WHERE member_id IN (SELECT id FROM temp.dirty_custom);
DELETE FROM person_field WHERE member_id IN (SELECT survivor_id FROM temp.custom_recorded);
`;

const ofMembers = insertSql(`
  SELECT recorded.survivor_id AS person, custom_value.field_id AS field,
    ${one('recorded.member_id <> recorded.survivor_id')} AS text
  FROM temp.custom_recorded AS recorded
  CROSS JOIN custom_value ON custom_value.member_id = recorded.member_id
  WHERE trim(custom_value.text) <> '' GROUP BY 1, 2`);

const ofField = insertSql(`
  SELECT coalesce(member.effective_member_id, member.id) AS person, custom_value.field_id AS field,
    ${one('member.effective_member_id IS NOT NULL')} AS text
  FROM custom_value CROSS JOIN member ON member.id = custom_value.member_id
  WHERE custom_value.field_id = ? AND trim(custom_value.text) <> '' GROUP BY 1`);

/**
 * Renews `person_field` for the members marked in `temp.dirty_custom` and the fields marked in
 * `temp.dirty_field`, and clears the marks.
 */
export const refreshFields = (db: WriteDb): void => {
  const marked = sql<{ members: number; fields: number }>(
    db,
    `SELECT EXISTS (SELECT 1 FROM temp.dirty_custom) AS members,
       EXISTS (SELECT 1 FROM temp.dirty_field) AS fields`,
  ).get()!;
  if (marked.members + marked.fields === 0) return;
  readersOf.set(db, fieldReaders(db));
  const fields = sql<{ id: number }>(db, 'SELECT id FROM temp.dirty_field ORDER BY id').all();
  if (marked.members === 1) {
    db.exec(gatherSql);
    sql(db, ofMembers).run();
    sql(db, 'DELETE FROM temp.custom_recorded').run();
  }
  for (const { id } of fields) {
    sql(db, 'DELETE FROM person_field WHERE field_id = ?').run(id);
    sql(db, ofField).run(id);
  }
  db.exec('DELETE FROM temp.dirty_custom; DELETE FROM temp.dirty_field');
};

/** Marks a field whose values read otherwise from now on. */
export const markField = (db: WriteDb, id: number): void => {
  sql(db, 'INSERT OR IGNORE INTO temp.dirty_field (id) VALUES (?)').run(id);
};
