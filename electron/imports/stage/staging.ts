import Database from 'better-sqlite3';
import { rmSync } from 'node:fs';
import type { RowClass } from '../../../shared/contract/imports.ts';
import type { ReadDb } from '../../store/db.ts';
import { entities, type Entity } from '../../store/entities.ts';
import { createKeyTable, type KeyTable } from './key-table.ts';
import { createRowsFile } from './rows-file/rows-file.ts';
import { createStagedTable, type Bases, type StagedTable } from './staged-table.ts';

export type StagedValue = string | number | null;
export type StagedValues = Readonly<Record<string, StagedValue>>;

/**
 * A reference to a row: the id it has in the workspace, or, negative, the number of a row that this
 * import is about to create. Only the commit turns the second into the first.
 */
export type Ref = number;

/** Columns that point at another entity; their staged values are `Ref`s. */
export const referenceColumns: Readonly<Record<string, Entity>> = {
  member_id: 'member',
  other_member_id: 'member',
  group_id: 'chat_group',
  community_id: 'community',
  event_id: 'event',
  signup_id: 'signup',
  order_id: 'order_',
  tag_id: 'tag',
  campaign_id: 'campaign',
  content_id: 'content_item',
  survey_id: 'survey',
  question_id: 'question',
  response_id: 'survey_response',
  referrer_member_id: 'member',
  referee_member_id: 'member',
  field_id: 'custom_field',
};

export interface RowNote {
  readonly row: number;
  readonly class: RowClass;
  readonly title: string;
  readonly reason: string | null;
  readonly column: number | null;
  readonly params: Readonly<Record<string, string | number>>;
  readonly value: string | null;
  /** The row as read, kept for rejections and conflicts. */
  readonly cells: string | null;
  /** What a new row was understood to say, as the sheet's reader writes it. */
  readonly shown: string | null;
}

/** One sheet's staging file: what the import would do, as rows of SQLite. */
export interface Staging {
  readonly insert: (entity: Entity, values: StagedValues & { readonly uid: string }) => Ref;
  readonly staged: (entity: Entity, ref: Ref) => StagedValues;
  readonly patchStaged: (entity: Entity, ref: Ref, values: StagedValues) => void;
  readonly findStaged: (entity: Entity, uid: string) => Ref | null;
  readonly update: (
    entity: Entity,
    uid: string,
    field: string,
    old: StagedValue,
    next: StagedValue,
  ) => void;
  /** What earlier lines will change of a stored row; null when nothing. */
  readonly pending: (entity: Entity, uid: string) => StagedValues | null;
  readonly note: (note: RowNote) => void;
  readonly noteChange: (
    row: number,
    field: string,
    old: StagedValue,
    next: StagedValue,
    /** The stored value was set by hand and stays. */
    conflict?: boolean,
  ) => void;
  readonly dirtyMember: (ref: Ref) => void;
  readonly dirtyDay: (ref: Ref, localDate: string) => void;
  readonly counts: () => {
    readonly entity: Entity;
    readonly created: number;
    readonly updated: number;
  }[];
  readonly put: (key: string, value: unknown) => void;
  readonly finish: () => void;
  /** Gives an unfinished file up. */
  readonly close: () => void;
}

/**
 * Makes the staging file for one sheet. Rows to be created go into a file of whole tables, `s_` and
 * the workspace's own columns, with the ids that they will have; the rest into SQLite. It holds as
 * long as `lastOperation` is the workspace's last.
 */
export const createStaging = (path: string, workspace: ReadDb, lastOperation: number): Staging => {
  const rows = createRowsFile(path);
  const sidePath = `${path}-side`;
  rmSync(sidePath, { force: true });
  const side = new Database(sidePath);
  side.pragma('journal_mode = OFF');
  side.pragma('synchronous = OFF');
  side.pragma('locking_mode = EXCLUSIVE');
  side.exec(sideTables);
  side.exec('BEGIN');
  const bases = basesOf(workspace);
  const notes = rows.table('s_row', noteSql, 1);
  const tables = new Map<Entity, StagedTable>();
  const tableOf = (entity: Entity): StagedTable => {
    let table = tables.get(entity);
    if (table === undefined)
      tables.set(
        entity,
        (table = createStagedTable(rows, workspace, { entity, bases, op: lastOperation + 1 })),
      );
    return table;
  };
  const statements = new Map<string, Database.Statement>();
  const prepare = (text: string): Database.Statement => {
    let statement = statements.get(text);
    if (statement === undefined) statements.set(text, (statement = side.prepare(text)));
    return statement;
  };
  // uid → number of the rows to be created: what the file itself brings is found here.
  const created = new Map<Entity, KeyTable>();
  // Stored rows that a line has changed already, and which fields of each entity ever were.
  const updated = createKeyTable();
  const updatedFields = new Map<Entity, Set<string>>();
  // Staged rows stay as they are written; what a later line says of them is laid over.
  const patched = new Map<Entity, Set<Ref>>();
  const staged = (entity: Entity, ref: Ref): StagedValues => {
    const values = tableOf(entity).read(ref);
    if (patched.get(entity)?.has(ref) !== true) return values;
    const patches = prepare('SELECT field, value FROM s_patch WHERE entity = ? AND id = ?').all(
      entity,
      bases.get(entity)! - ref,
    ) as { field: string; value: StagedValue }[];
    return { ...values, ...Object.fromEntries(patches.map(({ field, value }) => [field, value])) };
  };

  return {
    insert: (entity, values) => {
      const ref = tableOf(entity).add(values);
      let ofEntity = created.get(entity);
      if (ofEntity === undefined) created.set(entity, (ofEntity = createKeyTable()));
      if (!isNeverSought(entity, values)) ofEntity.set(values.uid, -ref);
      return ref;
    },
    staged,
    patchStaged: (entity, ref, values) => {
      for (const [name, value] of Object.entries(values))
        prepare(
          'INSERT OR REPLACE INTO s_patch (entity, id, field, value) VALUES (?, ?, ?, ?)',
        ).run(entity, bases.get(entity)! - ref, name, tableOf(entity).stored(name, value));
      const refs = patched.get(entity) ?? new Set<Ref>();
      patched.set(entity, refs.add(ref));
    },
    findStaged: (entity, uid) => {
      const sid = created.get(entity)?.get(uid) ?? 0;
      return sid === 0 || tableOf(entity).read(-sid)['uid'] !== uid ? null : -sid;
    },
    update: (entity, uid, field, old, next) => {
      prepare(
        `INSERT INTO s_update (entity, uid, field, old_value, new_value) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET new_value = excluded.new_value`,
      ).run(entity, uid, field, old, next);
      updated.set(uid, 1);
      const ofEntity = updatedFields.get(entity) ?? new Set<string>();
      updatedFields.set(entity, ofEntity.add(field));
    },
    pending: (entity, uid) => {
      if (updated.get(uid) === 0) return null;
      const found: Record<string, StagedValue> = {};
      for (const field of updatedFields.get(entity) ?? []) {
        const row = prepare(
          'SELECT new_value FROM s_update WHERE entity = ? AND field = ? AND uid = ?',
        ).get(entity, field, uid) as { new_value: StagedValue } | undefined;
        if (row !== undefined) found[field] = row.new_value;
      }
      return found;
    },
    note: (note) =>
      void notes.add([
        null,
        note.row,
        note.class,
        note.title,
        note.reason,
        note.column,
        note.reason === null ? '{}' : JSON.stringify(note.params),
        note.value,
        note.cells,
        note.shown,
      ]),
    noteChange: (row, field, old, next, conflict = false) =>
      void prepare(
        'INSERT INTO s_row_change (row, field, old_value, new_value, conflict) VALUES (?, ?, ?, ?, ?)',
      ).run(row, field, old, next, conflict ? 1 : 0),
    dirtyMember: (ref) =>
      void prepare('INSERT OR IGNORE INTO s_dirty_member (ref) VALUES (?)').run(ref),
    dirtyDay: (ref, localDate) =>
      void prepare('INSERT OR IGNORE INTO s_dirty_day (ref, local_date) VALUES (?, ?)').run(
        ref,
        localDate,
      ),
    counts: () => {
      // A later line took back what an earlier one would have changed.
      prepare('DELETE FROM s_update WHERE old_value IS new_value').run();
      return entities.map((entity) => ({
        entity,
        created: tables.get(entity)?.rows() ?? 0,
        updated: (
          prepare('SELECT count(DISTINCT uid) AS n FROM s_update WHERE entity = ?').get(entity) as {
            n: number;
          }
        ).n,
      }));
    },
    put: (key, value) =>
      void prepare('INSERT OR REPLACE INTO s_meta (key, value) VALUES (?, ?)').run(
        key,
        JSON.stringify(value),
      ),
    finish: () => {
      rows.finish();
      side.exec('COMMIT');
      side.close();
      const db = new Database(path);
      db.pragma('journal_mode = OFF');
      db.pragma('synchronous = OFF');
      db.prepare('ATTACH DATABASE ? AS side').run(sidePath);
      db.exec('BEGIN');
      for (const [entity, refs] of patched)
        if (refs.size > 0) layPatches(db, entity, tableOf(entity).columns);
      db.exec(sideTables);
      for (const name of ['s_update', 's_row_change', 's_dirty_member', 's_dirty_day', 's_meta'])
        db.exec(`INSERT INTO main.${name} SELECT * FROM side.${name}`);
      const put = db.prepare('INSERT INTO main.s_meta (key, value) VALUES (?, ?)');
      put.run('lastOperation', JSON.stringify(lastOperation));
      put.run('bases', JSON.stringify(Object.fromEntries(bases)));
      db.exec(
        'CREATE INDEX s_row_class ON s_row (class, row); CREATE INDEX s_row_change_row ON s_row_change (row);',
      );
      db.exec('COMMIT');
      db.close();
      rmSync(sidePath, { force: true });
    },
    close: () => {
      rows.close();
      if (side.open) side.close();
      rmSync(sidePath, { force: true });
    },
  };
};

const sideTables = `
CREATE TABLE s_update (entity TEXT, uid TEXT, field TEXT, old_value ANY, new_value ANY, PRIMARY KEY (entity, field, uid)) STRICT, WITHOUT ROWID;
CREATE TABLE s_row_change (row INTEGER, field TEXT, old_value ANY, new_value ANY, conflict INTEGER) STRICT;
CREATE TABLE s_dirty_member (ref INTEGER PRIMARY KEY);
CREATE TABLE s_dirty_day (ref INTEGER, local_date TEXT, PRIMARY KEY (ref, local_date)) WITHOUT ROWID;
CREATE TABLE s_meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE s_patch (entity TEXT, id INTEGER, field TEXT, value ANY, PRIMARY KEY (entity, field, id)) STRICT, WITHOUT ROWID;
`;

const noteSql = `CREATE TABLE s_row (n INTEGER PRIMARY KEY, row INTEGER, class TEXT, title TEXT, reason TEXT,
  column_index INTEGER, params TEXT, value TEXT, cells TEXT, shown TEXT)`;

/** The largest id of every table: rows to be created follow it. */
const basesOf = (workspace: ReadDb): Bases =>
  new Map(
    entities.map((entity) => [
      entity,
      (
        workspace.prepare(`SELECT coalesce(max(id), 0) AS base FROM ${entity}`).get() as {
          base: number;
        }
      ).base,
    ]),
  );

const layPatches = (db: Database.Database, entity: Entity, columns: readonly string[]): void => {
  for (const column of columns)
    db.prepare(
      `UPDATE s_${entity} SET ${column} = patch.value FROM side.s_patch AS patch
       WHERE patch.entity = ? AND patch.field = ? AND patch.id = s_${entity}.id`,
    ).run(entity, column);
};

/** Rows that nobody looks up by uid while a file is staged: they would only fill the table. */
const isNeverSought = (entity: Entity, values: StagedValues): boolean =>
  entity === 'points_entry' ||
  entity === 'merge_proposal' ||
  (entity === 'identity' && values['strength'] !== 'hint');
