import type { WriteDb } from '../db.ts';
import type { Report } from '../report.ts';
import { sql } from '../statements.ts';
import { refreshDays } from './days.ts';
import { refreshFields } from './fields.ts';
import { followMerges } from './merges.ts';
import { refreshPersons } from './persons.ts';
import { refreshTiers } from './tiers.ts';

/**
 * Renews the derived rows of everything marked in the `temp.dirty_…` tables, in the transaction of
 * the operation that marked it, and clears the marks.
 */
export const refreshDerived = (db: WriteDb, report?: Report): void => {
  const days = sql<{ some: number }>(
    db,
    'SELECT EXISTS (SELECT 1 FROM temp.dirty_day) AS some',
  ).get()!;
  if (days.some === 1) {
    refreshDays(db);
    // When somebody was last active, and how often, follows from their days.
    sql(
      db,
      'INSERT OR IGNORE INTO temp.dirty_member (id) SELECT DISTINCT member_id FROM temp.dirty_day',
    ).run();
    sql(db, 'DELETE FROM temp.dirty_day').run();
  }
  const members = sql<{ some: number }>(
    db,
    'SELECT EXISTS (SELECT 1 FROM temp.dirty_member) AS some',
  ).get()!;
  if (members.some === 1) {
    refreshPersons(db, report);
    sql(db, 'DELETE FROM temp.dirty_member').run();
  }
  refreshTiers(db);
  refreshFields(db);
};

/** Makes every derived row anew; a refresh and a rebuild give the same rows. */
export const rebuildDerived = (db: WriteDb): void => {
  followMerges(db);
  db.exec(`
    DELETE FROM person;
    DELETE FROM member_search;
    DELETE FROM member_day;
    DELETE FROM community_day;
    DELETE FROM packed_day;
    DELETE FROM day_pack;
    DELETE FROM packed_block;
    DELETE FROM row_pack;
    DELETE FROM person_field;
    INSERT OR IGNORE INTO temp.dirty_field (id) SELECT id FROM custom_field;
    INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member;
    INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date) SELECT member_id, local_date FROM interaction;
  `);
  refreshDerived(db);
};
