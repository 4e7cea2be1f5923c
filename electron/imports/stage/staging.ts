import Database from 'better-sqlite3';
import type { RowClass } from '../../../shared/contract/imports.ts';
import type { ReadDb } from '../../store/db.ts';
import { entities, type Entity } from '../../store/entities.ts';

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
  /** What a new row was understood to say: `[field, value]` pairs as JSON. */
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
  readonly note: (note: RowNote) => void;
  readonly noteChange: (row: number, field: string, old: StagedValue, next: StagedValue) => void;
  readonly dirtyMember: (ref: Ref) => void;
  readonly dirtyDay: (ref: Ref, localDate: string) => void;
  readonly counts: () => {
    readonly entity: Entity;
    readonly created: number;
    readonly updated: number;
  }[];
  readonly put: (key: string, value: unknown) => void;
  readonly finish: () => void;
}

/** Makes the staging file for one sheet; its entity tables have the workspace's own columns. */
export const createStaging = (path: string, workspace: ReadDb): Staging => {
  const db = new Database(path);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('locking_mode = EXCLUSIVE');
  const columns = new Map<Entity, readonly string[]>();
  for (const entity of entities) {
    const names = (
      workspace.prepare(`SELECT name FROM pragma_table_info('${entity}')`).all() as {
        name: string;
      }[]
    )
      .map((column) => column.name)
      .filter((name) => name !== 'id' && name !== 'op');
    columns.set(entity, names);
    db.exec(
      `CREATE TABLE s_${entity} (sid INTEGER PRIMARY KEY, ${names.map((name) => `${name} ANY`).join(', ')}) STRICT`,
    );
  }
  db.exec(`
    CREATE TABLE s_update (entity TEXT, uid TEXT, field TEXT, old_value ANY, new_value ANY, PRIMARY KEY (entity, field, uid)) STRICT, WITHOUT ROWID;
    CREATE TABLE s_row (row INTEGER PRIMARY KEY, class TEXT, title TEXT, reason TEXT, column_index INTEGER, params TEXT, value TEXT, cells TEXT, shown TEXT);
    CREATE TABLE s_row_change (row INTEGER, field TEXT, old_value ANY, new_value ANY) STRICT;
    CREATE TABLE s_dirty_member (ref INTEGER PRIMARY KEY);
    CREATE TABLE s_dirty_day (ref INTEGER, local_date TEXT, PRIMARY KEY (ref, local_date)) WITHOUT ROWID;
    CREATE TABLE s_meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
  `);
  db.exec('BEGIN');
  const inserts = new Map<string, Database.Statement>();
  const prepare = (text: string): Database.Statement => {
    let statement = inserts.get(text);
    if (statement === undefined) inserts.set(text, (statement = db.prepare(text)));
    return statement;
  };
  // uid → number of the rows to be created, per entity: what the file itself brings is found here.
  const created = new Map<Entity, Map<string, number>>();

  return {
    insert: (entity, values) => {
      const names = columns.get(entity)!;
      const statement = prepare(
        `INSERT INTO s_${entity} (${names.join(', ')}) VALUES (${names.map(() => '?').join(', ')})`,
      );
      const { lastInsertRowid } = statement.run(...names.map((name) => values[name] ?? null));
      let ofEntity = created.get(entity);
      if (ofEntity === undefined) created.set(entity, (ofEntity = new Map()));
      ofEntity.set(values.uid, Number(lastInsertRowid));
      return -Number(lastInsertRowid);
    },
    staged: (entity, ref) =>
      prepare(`SELECT * FROM s_${entity} WHERE sid = ?`).get(-ref) as StagedValues,
    patchStaged: (entity, ref, values) => {
      for (const [name, value] of Object.entries(values))
        prepare(`UPDATE s_${entity} SET ${name} = ? WHERE sid = ?`).run(value, -ref);
    },
    findStaged: (entity, uid) => {
      const found = created.get(entity)?.get(uid);
      return found === undefined ? null : -found;
    },
    update: (entity, uid, field, old, next) =>
      void prepare(
        `INSERT INTO s_update (entity, uid, field, old_value, new_value) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET new_value = excluded.new_value`,
      ).run(entity, uid, field, old, next),
    note: (note) =>
      void prepare(
        'INSERT INTO s_row (row, class, title, reason, column_index, params, value, cells, shown) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
      ).run(
        note.row,
        note.class,
        note.title,
        note.reason,
        note.column,
        JSON.stringify(note.params),
        note.value,
        note.cells,
        note.shown,
      ),
    noteChange: (row, field, old, next) =>
      void prepare(
        'INSERT INTO s_row_change (row, field, old_value, new_value) VALUES (?, ?, ?, ?)',
      ).run(row, field, old, next),
    dirtyMember: (ref) =>
      void prepare('INSERT OR IGNORE INTO s_dirty_member (ref) VALUES (?)').run(ref),
    dirtyDay: (ref, localDate) =>
      void prepare('INSERT OR IGNORE INTO s_dirty_day (ref, local_date) VALUES (?, ?)').run(
        ref,
        localDate,
      ),
    counts: () =>
      entities.map((entity) => ({
        entity,
        created: (db.prepare(`SELECT count(*) AS n FROM s_${entity}`).get() as { n: number }).n,
        updated: (
          db
            .prepare('SELECT count(DISTINCT uid) AS n FROM s_update WHERE entity = ?')
            .get(entity) as {
            n: number;
          }
        ).n,
      })),
    put: (key, value) =>
      void prepare('INSERT OR REPLACE INTO s_meta (key, value) VALUES (?, ?)').run(
        key,
        JSON.stringify(value),
      ),
    finish: () => {
      db.exec('COMMIT');
      db.exec(
        'CREATE INDEX s_row_class ON s_row (class, row); CREATE INDEX s_row_change_row ON s_row_change (row);',
      );
      db.close();
    },
  };
};
