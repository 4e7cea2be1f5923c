import type { Database } from 'better-sqlite3';
import type { ImportPolicy } from '../../shared/contract/imports.ts';
import type { Entity } from '../store/entities.ts';
import { refColumn, stagedTables, type StagedTable } from './tables.ts';

/** Compares what is staged with the workspace attached as `w`; the workspace is only asked. */
export const match = (db: Database, primary: Entity, policy: ImportPolicy): void => {
  matchMembers(db);
  matchByName(db);
  matchPairs(db);
  for (const table of stagedTables) compare(db, table, policy);
  classify(db, primary);
};

const matchMembers = (db: Database): void => {
  db.exec(`
    CREATE INDEX s_identity_member ON s_identity (member_uid);
    CREATE TEMP TABLE candidate AS
      SELECT DISTINCT si.member_uid AS staged, wm.uid AS target, si.strength
      FROM s_identity si
      JOIN w.identity wi ON wi.value = si.value AND wi.namespace = si.namespace
      JOIN w.member own ON own.id = wi.member_id
      JOIN w.member wm ON wm.id = coalesce(own.effective_member_id, own.id)
      JOIN s_member sm ON sm.uid = si.member_uid
      WHERE si.strength <> 'hint' AND wi.strength <> 'hint' AND (
        si.strength = 'strong' OR (
          (sm.name IS NULL OR wm.name IS NULL OR sm.name = wm.name) AND
          (SELECT count(DISTINCT m.name) FROM w.identity i JOIN w.member m ON m.id = i.member_id
            WHERE i.value = si.value AND i.namespace = si.namespace) <= 3));
    CREATE INDEX temp.candidate_staged ON candidate (staged);
    UPDATE row SET class = 'conflicts', reason = 'two-members' WHERE class IS NULL AND member_uid IN (
      SELECT staged FROM candidate GROUP BY staged HAVING count(DISTINCT target) > 1);
    CREATE TEMP TABLE remap AS
      SELECT staged, coalesce(min(CASE strength WHEN 'strong' THEN target END), min(target)) AS target
      FROM candidate GROUP BY staged HAVING min(target) <> staged OR max(target) <> staged;
  `);
  remap(db, 'member');
  db.exec(`
    DROP TABLE temp.candidate;
    DELETE FROM s_identity WHERE NOT EXISTS (SELECT 1 FROM w.identity i WHERE i.uid = s_identity.uid)
      AND EXISTS (SELECT 1 FROM w.identity i JOIN w.member m ON m.id = i.member_id
        WHERE i.value = s_identity.value AND i.namespace = s_identity.namespace AND m.uid = s_identity.member_uid);
  `);
};

/** What a file calls by name only is the thing of that name when exactly one has it. */
const matchByName = (db: Database): void => {
  for (const [entity, unkeyed] of [
    ['community', 's.external_key IS NULL'],
    ['chat_group', '1'],
    ['event', 's.external_key IS NULL'],
    ['tag', '1'],
  ] as const) {
    db.exec(`CREATE TEMP TABLE remap AS
      SELECT s.uid AS staged, min(t.uid) AS target FROM s_${entity} s JOIN w.${entity} t ON t.name = s.name OR t.uid = s.name
      WHERE ${unkeyed} GROUP BY s.uid HAVING count(*) = 1 AND min(t.uid) <> s.uid;`);
    remap(db, entity);
  }
};

/** Rows without a key of their own are found by what they join. */
const matchPairs = (db: Database): void => {
  db.exec(`CREATE TEMP TABLE remap AS
    SELECT s.uid AS staged, min(t.uid) AS target FROM s_signup s
    JOIN w.event e ON e.uid = s.event_uid JOIN w.member m ON m.uid = s.member_uid
    JOIN w.signup t ON t.member_id = m.id AND t.event_id = e.id
    WHERE s.number IS NULL GROUP BY s.uid HAVING min(t.uid) <> s.uid;`);
  remap(db, 'signup');
  db.exec(`CREATE TEMP TABLE remap AS
    SELECT s.uid AS staged, min(t.uid) AS target FROM s_membership s
    JOIN w.chat_group g ON g.uid = s.group_uid JOIN w.member m ON m.uid = s.member_uid
    JOIN w.membership t ON t.member_id = m.id AND t.group_id = g.id AND t.joined_date IS s.joined_date
    GROUP BY s.uid HAVING min(t.uid) <> s.uid;`);
  remap(db, 'membership');
};

const remap = (db: Database, entity: Entity): void => {
  const { changes } = db.prepare('DELETE FROM temp.remap WHERE target IS NULL').run();
  const some = db.prepare('SELECT 1 FROM temp.remap LIMIT 1').get();
  if (some !== undefined || changes < 0) {
    db.exec('CREATE INDEX temp.remap_staged ON remap (staged)');
    const table = stagedTables.find((one) => one.entity === entity)!;
    const names = [...table.columns, ...table.refs.map(([column]) => refColumn(column))];
    const target = (column: string): string =>
      `(SELECT target FROM temp.remap WHERE staged = ${column})`;
    const known = (column: string): string => `${column} IN (SELECT staged FROM temp.remap)`;
    // Two staged things may turn out to be one: what the later says fills what the other leaves open.
    db.exec(`INSERT INTO s_${entity} (uid, ${names.join(', ')})
      SELECT ${target('uid')}, ${names.join(', ')} FROM s_${entity} WHERE ${known('uid')}
      ON CONFLICT (uid) DO UPDATE SET ${names.map((name) => `${name} = coalesce(excluded.${name}, ${name})`).join(', ')};
      DELETE FROM s_${entity} WHERE ${known('uid')};
      UPDATE row SET uid = ${target('uid')} WHERE ${known('uid')};`);
    if (entity === 'member')
      db.exec(`UPDATE row SET member_uid = ${target('member_uid')} WHERE ${known('member_uid')}`);
    for (const other of stagedTables)
      for (const [column, to] of other.refs)
        if (to === entity) {
          const name = refColumn(column);
          db.exec(`UPDATE s_${other.entity} SET ${name} = ${target(name)} WHERE ${known(name)}`);
        }
  }
  db.exec('DROP TABLE temp.remap');
};

const undone = 'EXISTS (SELECT 1 FROM w.operation u WHERE u.undoes = o.uid)';

const compare = (db: Database, table: StagedTable, policy: ImportPolicy): void => {
  const { entity } = table;
  db.exec(`UPDATE s_${entity} SET state =
    CASE WHEN EXISTS (SELECT 1 FROM w.${entity} t WHERE t.uid = s_${entity}.uid) THEN 'unchanged' ELSE 'created' END`);
  if (entity === 'event')
    db.exec(
      "UPDATE s_event SET name = '#' || external_key WHERE name IS NULL AND state = 'created'",
    );
  if (table.addOnly === true || policy === 'only-new') return;
  const blank = policy === 'fill-blanks' ? 'AND t.%c IS NULL' : '';
  for (const column of table.columns)
    db.exec(`INSERT INTO change
      SELECT '${entity}', s.uid, '${column}', t.${column}, s.${column},
        EXISTS (SELECT 1 FROM w.change c JOIN w.operation o ON o.id = c.op
          WHERE c.entity_uid = s.uid AND c.field = '${column}' AND o.kind = 'edit' AND NOT ${undone})
        OR (t.${column} IS NOT NULL AND EXISTS (
          SELECT 1 FROM w.operation o WHERE o.id = t.op AND o.kind = 'edit'))
      FROM s_${entity} s JOIN w.${entity} t ON t.uid = s.uid
      WHERE s.${column} IS NOT NULL AND s.${column} IS NOT t.${column} ${blank.replace('%c', column)}`);
  for (const [column, to] of table.refs)
    db.exec(`INSERT INTO change
      SELECT '${entity}', s.uid, '${column}', r.uid, s.${refColumn(column)}, 0
      FROM s_${entity} s JOIN w.${entity} t ON t.uid = s.uid LEFT JOIN w.${to} r ON r.id = t.${column}
      WHERE s.${refColumn(column)} IS NOT NULL AND s.${refColumn(column)} IS NOT r.uid ${blank.replace('%c', column)}`);
  db.exec(`UPDATE s_${entity} SET state = 'updated' WHERE state = 'unchanged' AND uid IN (
    SELECT uid FROM change WHERE entity = '${entity}' AND hand = 0)`);
};

const classify = (db: Database, primary: Entity): void =>
  void db.exec(`
    CREATE INDEX change_uid ON change (uid, entity);
    UPDATE row SET class = 'conflicts', reason = 'edited-by-hand' WHERE class IS NULL AND uid IN (
      SELECT uid FROM change WHERE entity = '${primary}' AND hand = 1);
    UPDATE row SET class = (SELECT CASE WHEN state = 'created' AND row.first = 0 THEN 'updated' ELSE state END
      FROM s_${primary} s WHERE s.uid = row.uid) WHERE class IS NULL;
  `);
