import type { ReadDb } from '../../electron/store/db.ts';

const apart = new Set([
  'operation',
  'change',
  'import',
  'import_row',
  'recipe',
  'backup',
  'setting',
  // Made when nobody waits; a check holds them against what they are made of.
  'day_pack',
  'packed_day',
  'row_pack',
  'packed_block',
]);

/**
 * The content of a workspace: every row of every table except the log and what belongs to it, and
 * the search index by what it finds (its inner tables differ by history).
 */
export const dumpContent = (db: ReadDb): Record<string, unknown[]> => {
  const tables = db
    .prepare(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'
       AND name NOT LIKE 'member_search%' ORDER BY name`,
    )
    .all() as { name: string }[];
  const dump: Record<string, unknown[]> = {};
  for (const { name } of tables)
    if (!apart.has(name)) dump[name] = db.prepare(`SELECT * FROM ${name} ORDER BY 1, 2`).all();
  dump['member_search'] = db.prepare('SELECT rowid FROM member_search ORDER BY rowid').all();
  return dump;
};
