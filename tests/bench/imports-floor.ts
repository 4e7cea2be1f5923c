import Database from 'better-sqlite3';

/** The figure among the phases of an import that is no part of it. */
export const FLOOR = 'plain SQL of the same rows, indexes and search index';

interface SchemaRow {
  readonly type: 'table' | 'index' | 'trigger';
  readonly name: string;
  readonly sql: string;
}

/**
 * What plain SQL takes for the rows, indexes and search index that an import leaves in a workspace,
 * each statement once and nothing read, matched or logged: no import can be faster than this and
 * the reading together.
 */
export const plainSqlMs = (workspace: string, target: string): number => {
  const db = new Database(target);
  db.pragma('journal_mode = OFF');
  db.pragma('synchronous = OFF');
  db.pragma('foreign_keys = OFF');
  db.prepare('ATTACH DATABASE ? AS source').run(workspace);
  const schema = db
    .prepare(
      `SELECT type, name, sql FROM source.sqlite_schema
       WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' AND name NOT LIKE 'member_search_%'`,
    )
    .all() as SchemaRow[];
  const of = (type: SchemaRow['type']): SchemaRow[] => schema.filter((row) => row.type === type);
  const start = performance.now();
  db.exec('BEGIN');
  for (const { name, sql } of of('table')) {
    db.exec(sql);
    if (name !== 'member_search') db.exec(`INSERT INTO ${name} SELECT * FROM source.${name}`);
  }
  for (const { sql } of of('index')) db.exec(sql);
  db.exec(`INSERT INTO member_search (rowid, texts)
    SELECT person.member_id, concat_ws(char(31), lower(person.name), lower(person.nickname), lower(ids.texts))
    FROM person LEFT JOIN (
      SELECT member_id, group_concat(value, char(31)) AS texts FROM identity GROUP BY member_id
    ) AS ids ON ids.member_id = person.member_id`);
  db.exec('COMMIT');
  const ms = performance.now() - start;
  db.close();
  return ms;
};
