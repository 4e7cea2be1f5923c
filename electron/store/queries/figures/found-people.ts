import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { generationOf } from '../generation.ts';
import { attendancesOf, boughtAfter, signupsOf } from './attendance.ts';

/** Where the people of some events stand: each a table, or rows of one, to select from. */
export interface FoundPeople {
  /** `event_id, id, at_ms` of who came; `bought_at_ms` = instant of the first order within 30 days. */
  readonly came: string;
  /** Their sign-ups, without those of staff: `id, event_id, person, status, channel`. */
  readonly signups: string;
}

const tables = [
  'came (event_id INTEGER, id INTEGER, at_ms INTEGER, bought_at_ms INTEGER, PRIMARY KEY (event_id, id)) WITHOUT ROWID',
  'found_signup (event_id INTEGER, id INTEGER, person INTEGER, status TEXT, channel TEXT, PRIMARY KEY (event_id, id)) WITHOUT ROWID',
  'found_of (event_id INTEGER PRIMARY KEY, generation INTEGER)',
];

/**
 * Finds who signed up for some events, came and bought once, however many figures ask, and says where
 * they stand, which holds until something is written. What is found stands in temporary tables together
 * with what it was found of, so that a transaction that fails takes both back.
 */
export const findPeople = (db: ReadDb, eventIds: readonly number[]): FoundPeople => {
  for (const table of tables) sql(db, `CREATE TEMP TABLE IF NOT EXISTS ${table}`).run();
  const generation = generationOf(db);
  if (sql(db, 'SELECT 1 FROM temp.found_of WHERE generation <> ?').get(generation) !== undefined)
    for (const table of ['came', 'found_signup', 'found_of'])
      sql(db, `DELETE FROM temp.${table}`).run();
  const events = JSON.stringify(eventIds);
  const unknown =
    'SELECT value FROM json_each(@events) WHERE value NOT IN (SELECT event_id FROM temp.found_of)';
  if (sql(db, `${unknown} LIMIT 1`).get({ events }) !== undefined) {
    sql(
      db,
      `INSERT INTO temp.came (event_id, id, at_ms, bought_at_ms)
       SELECT event_id, id, at_ms, ${boughtAfter('attendance')} FROM (${attendancesOf(unknown)}) AS attendance`,
    ).run({ events });
    sql(
      db,
      `INSERT INTO temp.found_signup (event_id, id, person, status, channel) ${signupsOf(unknown)}`,
    ).run({ events });
    sql(
      db,
      `INSERT INTO temp.found_of (event_id, generation) SELECT DISTINCT value, @generation FROM (${unknown})`,
    ).run({ events, generation });
  }
  return { came: 'temp.came', signups: 'temp.found_signup' };
};
