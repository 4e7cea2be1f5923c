import { localDateOf } from '../../shared/domain/values/zone.ts';
import type { WriteDb } from './db.ts';
import { sql } from './statements.ts';

/**
 * Places everything that has an instant on its local date in `zone` and marks the days and members
 * that follow from it. Part of the operation that changes the zone of the workspace.
 */
export const recomputeLocalDates = (db: WriteDb, zone: string): void => {
  db.function('local_date_of', { deterministic: true }, (atMs: unknown) =>
    localDateOf(Number(atMs), zone),
  );
  const moved = 'at_ms IS NOT NULL AND local_date <> local_date_of(at_ms)';
  const markDays = `INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date)
    SELECT member_id, local_date FROM interaction WHERE`;
  db.exec(`
    CREATE TEMP TABLE moved_interaction AS SELECT id FROM interaction WHERE ${moved};
    ${markDays} id IN (SELECT id FROM temp.moved_interaction);
    UPDATE interaction SET local_date = local_date_of(at_ms)
      WHERE id IN (SELECT id FROM temp.moved_interaction);
    ${markDays} id IN (SELECT id FROM temp.moved_interaction);
    DROP TABLE temp.moved_interaction;
    INSERT OR IGNORE INTO temp.dirty_member (id) SELECT member_id FROM order_
      WHERE paid_date IS NOT NULL AND member_id IS NOT NULL;
    INSERT OR IGNORE INTO temp.dirty_member (id) SELECT member_id FROM checkin;
    UPDATE content_item SET published_date = local_date_of(published_at_ms)
      WHERE published_at_ms IS NOT NULL;
    UPDATE content_item SET planned_date = local_date_of(planned_at_ms)
      WHERE planned_at_ms IS NOT NULL;
    UPDATE survey_response SET submitted_date = local_date_of(submitted_at_ms)
      WHERE submitted_at_ms IS NOT NULL;
    UPDATE referral SET local_date = local_date_of(at_ms) WHERE at_ms IS NOT NULL;
    UPDATE order_ SET paid_date = local_date_of(coalesce(paid_at_ms, created_at_ms))
      WHERE paid_date IS NOT NULL AND coalesce(paid_at_ms, created_at_ms) IS NOT NULL;
  `);
};

/** The zone the workspace means its dates in. */
export const readZone = (db: WriteDb): string =>
  JSON.parse(
    sql<{ value: string }>(db, "SELECT value FROM setting WHERE key = 'zone'").get()!.value,
  ) as string;
