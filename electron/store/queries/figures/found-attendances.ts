import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { generationOf } from '../generation.ts';
import { attendancesOf } from './attendance.ts';

/**
 * Finds who came to some events once, however many figures ask, and says where they stand now:
 * `SELECT event_id, id, at_ms`, which holds until something is written. What is found stands in
 * temporary tables together with what it was found of, so that a transaction that fails takes both back.
 */
export const findAttendances = (db: ReadDb, eventIds: readonly number[]): string => {
  for (const table of [
    'came (event_id INTEGER, id INTEGER, at_ms INTEGER, PRIMARY KEY (event_id, id)) WITHOUT ROWID',
    'came_of (event_id INTEGER PRIMARY KEY, generation INTEGER)',
  ])
    sql(db, `CREATE TEMP TABLE IF NOT EXISTS ${table}`).run();
  const generation = generationOf(db);
  if (sql(db, 'SELECT 1 FROM temp.came_of WHERE generation <> ?').get(generation) !== undefined)
    for (const table of ['came', 'came_of']) sql(db, `DELETE FROM temp.${table}`).run();
  const events = JSON.stringify(eventIds);
  const unknown =
    'SELECT value FROM json_each(@events) WHERE value NOT IN (SELECT event_id FROM temp.came_of)';
  if (sql(db, `${unknown} LIMIT 1`).get({ events }) !== undefined) {
    sql(db, `INSERT INTO temp.came (event_id, id, at_ms) ${attendancesOf(unknown)}`).run({
      events,
    });
    sql(
      db,
      `INSERT INTO temp.came_of (event_id, generation) SELECT DISTINCT value, @generation FROM (${unknown})`,
    ).run({ events, generation });
  }
  return 'SELECT event_id, id, at_ms FROM temp.came';
};
