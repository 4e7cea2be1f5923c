import type { EditResult, MemberEdit } from '../../../../shared/contract/member-edits.ts';
import type { MemberSelection } from '../../../../shared/contract/member-filters.ts';
import { isBulk, withoutIndexes } from '../../bulk.ts';
import type { WriteDb } from '../../db.ts';
import { operate, WORK_SHARE, type Operation, type WriteEnv } from '../../log/operate.ts';
import { insertRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import type { WantedValue } from '../custom-fields/values.ts';
import { countEdit } from './edit-preview.ts';
import { changeOf, stepsOf, troubleOf, type EditedColumn, type EditStep } from './edit-steps.ts';
import { selectedIds, type ChosenIds } from './selection.ts';

/**
 * Changes the chosen members as one operation, whoever is in trouble left out; the same few
 * statements however many they are. Throws `stale`, and `cancelled` with nothing changed.
 */
export const commitEdit = (
  db: WriteDb,
  args: { readonly selection: MemberSelection | ChosenIds; readonly edit: MemberEdit },
  env: WriteEnv,
): EditResult => {
  const steps = stepsOf(db, args.edit);
  const ids = JSON.stringify(Array.from(selectedIds(db, args.selection)));
  if (steps.length === 0) return { operationUid: null, changed: 0, left: 0 };
  const { changed, troubles: left } = countEdit(db, ids, steps);
  if (changed === 0) return { operationUid: null, changed, left };
  const label = { key: 'history.members-edited', values: { count: changed } };
  return operate(db, env, { kind: 'edit', label }, (operation) => {
    const report = (done: number): void =>
      env.report?.((WORK_SHARE * (done + 1)) / (steps.length + 1));
    gather(db, ids, steps);
    for (const [done, step] of steps.entries()) {
      report(done);
      collect(db, step);
      if (step.field === 'addTags') addTag(db, operation, String(step.value), env);
      else if (step.field === 'removeTags') removeTag(db, operation, String(step.value));
      else if (step.custom !== null) setField(db, operation, step.custom);
      else if (step.field !== 'custom') setColumn(db, operation, step.field, step.value);
    }
    // What a field holds shows in no built-in column.
    if (steps.some(({ custom }) => custom === null))
      sql(db, 'INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM temp.edited').run();
    db.exec('DELETE FROM temp.edited; DELETE FROM temp.edited_now');
    return { operationUid: operation.uid, changed, left };
  });
};

/** Keeps in `temp.edited` the survivors that the edit changes. */
const gather = (db: WriteDb, ids: string, steps: readonly EditStep[]): void => {
  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS edited (id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE IF NOT EXISTS edited_now (id INTEGER PRIMARY KEY);
    DELETE FROM temp.edited;
  `);
  const change = changeOf(steps);
  const trouble = troubleOf(steps);
  db.prepare(
    `INSERT OR IGNORE INTO temp.edited (id) SELECT person.member_id
     FROM json_each(?) AS chosen CROSS JOIN person ON person.member_id = chosen.value
     CROSS JOIN member ON member.id = person.member_id
     WHERE ${change.sql} AND NOT (${trouble.sql})`,
  ).run(ids, ...change.values, ...trouble.values);
};

/** Keeps in `temp.edited_now` those of them that one step changes. */
const collect = (db: WriteDb, { already }: EditStep): void => {
  sql(db, 'DELETE FROM temp.edited_now').run();
  sql(
    db,
    `INSERT INTO temp.edited_now (id) SELECT edited.id
     FROM temp.edited CROSS JOIN person ON person.member_id = edited.id
     CROSS JOIN member ON member.id = edited.id WHERE NOT (${already.sql})`,
  ).run(...already.values);
};

// Whoever was merged into one of them counts as well.
const everyPart = `(SELECT id FROM temp.edited_now UNION ALL
  SELECT member.id FROM temp.edited_now CROSS JOIN member ON member.effective_member_id = edited_now.id)`;

/** A field taken away goes from merged members too: it would show where the survivor says nothing. */
const setColumn = (
  db: WriteDb,
  operation: Operation,
  column: EditedColumn,
  value: EditStep['value'],
): void => {
  const rows = value === null ? everyPart : '(SELECT id FROM temp.edited_now)';
  sql(
    db,
    `INSERT INTO change (op, entity, entity_uid, field, old_value, new_value)
     SELECT ?, 'member', uid, '${column}', ${column}, ? FROM member
     WHERE id IN ${rows} AND ${column} IS NOT ? ORDER BY id`,
  ).run(operation.id, value, value);
  sql(db, `UPDATE member SET ${column} = ? WHERE id IN ${rows} AND ${column} IS NOT ?`).run(
    value,
    value,
  );
};

/** The name of each row is its member's own and an ending that all rows of this tag share. */
const addTag = (db: WriteDb, operation: Operation, name: string, env: WriteEnv): void => {
  const { rows } = sql<{ rows: number }>(db, 'SELECT count(*) AS rows FROM temp.edited_now').get()!;
  if (rows === 0) return;
  const known = sql<{ id: number }>(db, 'SELECT id FROM tag WHERE name = ?').get(name);
  const tagId = known?.id ?? insertRow(db, operation, 'tag', { uid: newUid('tag', env), name });
  const ending = newUid('member_tag', env).slice(-10);
  const insert = (): void =>
    void sql(
      db,
      `INSERT INTO member_tag (op, uid, member_id, tag_id)
       SELECT ?, 'mt_' || substr(member.uid, instr(member.uid, '_') + 1) || ?, member.id, ?
       FROM temp.edited_now CROSS JOIN member ON member.id = edited_now.id`,
    ).run(operation.id, ending, tagId);
  if (isBulk(db, 'member_tag', rows)) withoutIndexes(db, 'member_tag', insert);
  else insert();
};

/** Sets one of the operators' own fields; taken away, it goes from merged members too. */
const setField = (db: WriteDb, operation: Operation, { field, recorded }: WantedValue): void => {
  sql(db, 'INSERT OR IGNORE INTO temp.dirty_custom (id) SELECT id FROM temp.edited_now').run();
  if (recorded === null) {
    const rows = `SELECT custom_value.id FROM ${everyPart} AS part
      CROSS JOIN custom_value ON custom_value.member_id = part.id WHERE custom_value.field_id = ?`;
    removeRows(db, operation, 'custom_value', { rows, value: field.id });
    return;
  }
  const held = `SELECT custom_value.id FROM temp.edited_now
    CROSS JOIN custom_value ON custom_value.member_id = edited_now.id WHERE custom_value.field_id = ?`;
  sql(
    db,
    `INSERT INTO change (op, entity, entity_uid, field, old_value, new_value)
     SELECT ?, 'custom_value', uid, 'text', text, ? FROM custom_value
     WHERE id IN (${held}) AND text <> ? ORDER BY id`,
  ).run(operation.id, recorded, field.id, recorded);
  sql(db, `UPDATE custom_value SET text = ? WHERE id IN (${held}) AND text <> ?`).run(
    recorded,
    field.id,
    recorded,
  );
  sql(
    db,
    `INSERT INTO custom_value (op, uid, field_id, member_id, text)
     SELECT ?, custom_value_uid(?, member.uid), ?, member.id, ?
     FROM temp.edited_now CROSS JOIN member ON member.id = edited_now.id
     WHERE NOT EXISTS (SELECT 1 FROM custom_value AS other
       WHERE other.member_id = member.id AND other.field_id = ?)`,
  ).run(operation.id, field.uid, field.id, recorded, field.id);
};

const removeTag = (db: WriteDb, operation: Operation, name: string): void =>
  // The rows of these people under any tag of that name.
  removeRows(db, operation, 'member_tag', {
    rows: `SELECT member_tag.id FROM ${everyPart} AS part
      CROSS JOIN member_tag ON member_tag.member_id = part.id
      CROSS JOIN tag ON tag.id = member_tag.tag_id WHERE tag.name = ?`,
    value: name,
  });

/** Deletes the rows that a question with one `value` names, each kept whole in the log. */
const removeRows = (
  db: WriteDb,
  operation: Operation,
  table: 'member_tag' | 'custom_value',
  { rows, value }: { readonly rows: string; readonly value: string | number },
): void => {
  const columns = sql<{ name: string }>(
    db,
    `SELECT name FROM pragma_table_info('${table}') ORDER BY cid`,
  ).all();
  const whole = columns.map((column) => `'${column.name}', ${column.name}`).join(', ');
  sql(
    db,
    `INSERT INTO change (op, entity, entity_uid, field, old_value, new_value)
     SELECT ?, '${table}', uid, '*', json_object(${whole}), NULL FROM ${table}
     WHERE id IN (${rows}) ORDER BY id`,
  ).run(operation.id, value);
  sql(db, `DELETE FROM ${table} WHERE id IN (${rows})`).run(value);
};
