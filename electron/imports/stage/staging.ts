import Database from 'better-sqlite3';
import type { RowClass } from '../../../shared/contract/imports.ts';
import type { ReadDb } from '../../store/db.ts';
import { entities, type Entity } from '../../store/entities.ts';
import { createKeyTable, type KeyTable } from './key-table.ts';

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
    CREATE TABLE s_row_change (row INTEGER, field TEXT, old_value ANY, new_value ANY, conflict INTEGER) STRICT;
    CREATE TABLE s_dirty_member (ref INTEGER PRIMARY KEY);
    CREATE TABLE s_dirty_day (ref INTEGER, local_date TEXT, PRIMARY KEY (ref, local_date)) WITHOUT ROWID;
    CREATE TABLE s_meta (key TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
  `);
  db.exec('BEGIN');
  const tables = new Map(
    entities.map((entity) => [
      entity,
      createTable(db, `s_${entity}`, ['sid', ...columns.get(entity)!]),
    ]),
  );
  const notes = createTable(db, 's_row', noteColumns);
  const plainNotes = createTable(db, 's_row', ['row', 'class', 'title', 'params', 'shown']);
  const changes = createTable(db, 's_row_change', [
    'row',
    'field',
    'old_value',
    'new_value',
    'conflict',
  ]);
  const all = [...tables.values(), notes, plainNotes, changes];
  const statements = new Map<string, Database.Statement>();
  const prepare = (text: string): Database.Statement => {
    let statement = statements.get(text);
    if (statement === undefined) statements.set(text, (statement = db.prepare(text)));
    return statement;
  };
  const lastSid = new Map<Entity, number>();
  // uid → number of the rows to be created: what the file itself brings is found here.
  const created = new Map<Entity, KeyTable>();
  const uidOf = (entity: Entity, sid: number): unknown => {
    tables.get(entity)!.flush();
    return prepare(`SELECT uid FROM s_${entity} WHERE sid = ?`).pluck().get(sid);
  };

  return {
    insert: (entity, values) => {
      const sid = (lastSid.get(entity) ?? 0) + 1;
      lastSid.set(entity, sid);
      const row: StagedValue[] = [sid];
      for (const name of columns.get(entity)!) row.push(values[name] ?? null);
      tables.get(entity)!.add(row);
      let ofEntity = created.get(entity);
      if (ofEntity === undefined) created.set(entity, (ofEntity = createKeyTable()));
      if (!isNeverSought(entity, values)) ofEntity.set(values.uid, sid);
      return -sid;
    },
    staged: (entity, ref) => {
      tables.get(entity)!.flush();
      return prepare(`SELECT * FROM s_${entity} WHERE sid = ?`).get(-ref) as StagedValues;
    },
    patchStaged: (entity, ref, values) => {
      tables.get(entity)!.flush();
      for (const [name, value] of Object.entries(values))
        prepare(`UPDATE s_${entity} SET ${name} = ? WHERE sid = ?`).run(value, -ref);
    },
    findStaged: (entity, uid) => {
      const sid = created.get(entity)?.get(uid) ?? 0;
      return sid === 0 || uidOf(entity, sid) !== uid ? null : -sid;
    },
    update: (entity, uid, field, old, next) =>
      void prepare(
        `INSERT INTO s_update (entity, uid, field, old_value, new_value) VALUES (?, ?, ?, ?, ?)
         ON CONFLICT DO UPDATE SET new_value = excluded.new_value`,
      ).run(entity, uid, field, old, next),
    note: (note) => {
      if (note.reason === null && note.cells === null)
        plainNotes.add([note.row, note.class, note.title, '{}', note.shown]);
      else
        notes.add([
          note.row,
          note.class,
          note.title,
          note.reason,
          note.column,
          JSON.stringify(note.params),
          note.value,
          note.cells,
          note.shown,
        ]);
    },
    noteChange: (row, field, old, next, conflict = false) =>
      changes.add([row, field, old, next, conflict ? 1 : 0]),
    dirtyMember: (ref) =>
      void prepare('INSERT OR IGNORE INTO s_dirty_member (ref) VALUES (?)').run(ref),
    dirtyDay: (ref, localDate) =>
      void prepare('INSERT OR IGNORE INTO s_dirty_day (ref, local_date) VALUES (?, ?)').run(
        ref,
        localDate,
      ),
    counts: () => {
      for (const table of all) table.flush();
      return entities.map((entity) => ({
        entity,
        created: lastSid.get(entity) ?? 0,
        updated: (
          db
            .prepare('SELECT count(DISTINCT uid) AS n FROM s_update WHERE entity = ?')
            .get(entity) as {
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
      for (const table of all) table.flush();
      db.exec('COMMIT');
      db.exec(
        'CREATE INDEX s_row_class ON s_row (class, row); CREATE INDEX s_row_change_row ON s_row_change (row);',
      );
      db.close();
    },
  };
};

const noteColumns = [
  'row',
  'class',
  'title',
  'reason',
  'column_index',
  'params',
  'value',
  'cells',
  'shown',
];

/** Rows that nobody looks up by uid while a file is staged: they would only fill the table. */
const isNeverSought = (entity: Entity, values: StagedValues): boolean =>
  entity === 'points_entry' ||
  entity === 'merge_proposal' ||
  (entity === 'identity' && values['strength'] !== 'hint');

interface Table {
  readonly add: (row: readonly StagedValue[]) => void;
  readonly flush: () => void;
}

/** Rows that one statement takes: a call for each row costs more than the row. */
const ROWS_A_CALL = 16;

const createTable = (db: Database.Database, name: string, columns: readonly string[]): Table => {
  const insert = (rows: number): string => {
    const row = `(${columns.map(() => '?').join(', ')})`;
    return `INSERT INTO ${name} (${columns.join(', ')}) VALUES ${Array.from({ length: rows }, () => row).join(', ')}`;
  };
  let many: Database.Statement | null = null;
  let one: Database.Statement | null = null;
  let waiting: StagedValue[] = [];
  return {
    add: (row) => {
      for (const value of row) waiting.push(value);
      if (waiting.length < columns.length * ROWS_A_CALL) return;
      many ??= db.prepare(insert(ROWS_A_CALL));
      many.run(waiting);
      waiting = [];
    },
    flush: () => {
      if (waiting.length === 0) return;
      one ??= db.prepare(insert(1));
      for (let at = 0; at < waiting.length; at += columns.length)
        one.run(waiting.slice(at, at + columns.length));
      waiting = [];
    },
  };
};
