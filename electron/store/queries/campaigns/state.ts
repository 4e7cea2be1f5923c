import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { keptByConnection } from '../../kept.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { CONVERT_DAYS, DAY_MS } from '../figures/attendance.ts';
import { generationOf } from '../generation.ts';

/**
 * What the figures of a campaign depend on, as a text: it is the same until something is written, a
 * day passes, or one of its events begins, ends or is 30 days over (until then orders count for it).
 */
export const campaignState = (
  db: ReadDb,
  { id }: { readonly id: number },
  nowMs: number,
): string => {
  const { passed } = sql<{ passed: number }>(
    db,
    `SELECT coalesce(sum((start_at_ms <= @nowMs) + (coalesce(end_at_ms, start_at_ms) <= @nowMs)
       + (coalesce(end_at_ms, start_at_ms) + @window <= @nowMs)), 0) AS passed
     FROM event WHERE id IN (SELECT event_id FROM campaign_scope WHERE campaign_id = @id)`,
  ).get({ nowMs, window: CONVERT_DAYS * DAY_MS, id })!;
  return `${generationOf(db)} ${id} ${localDateOf(nowMs, readSettings(db).zone)} ${passed}`;
};

/**
 * Works out once for each state, per connection, what depends on nothing else; of the latest `most`
 * states at least the last one is kept.
 */
export const keptByState = <Value>(
  most: number,
): ((db: ReadDb, state: string, work: () => Value) => Value) => {
  const kept = keptByConnection<Map<string, { readonly value: Value }>>();
  return (db, state, work) => {
    let all = kept.get(db);
    if (all === undefined) kept.set(db, (all = new Map()));
    const before = all.get(state);
    if (before !== undefined) return before.value;
    const value = work();
    if (all.size >= most) all.clear();
    all.set(state, { value });
    return value;
  };
};
