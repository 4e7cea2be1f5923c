import type { OtherWork } from '../../../../shared/domain/events/conflicts.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

/** Exported for its query plan. */
export const otherWorkSql = `
WITH chosen AS (SELECT id FROM event WHERE uid = ?),
span AS (SELECT min(start_at_ms) AS first, max(end_at_ms) AS last FROM task WHERE event_id = (SELECT id FROM chosen))
SELECT task.uid, task.name, event.uid AS eventUid, event.name AS eventName, task.owner,
  task.start_at_ms AS startAtMs, task.end_at_ms AS endAtMs
FROM task JOIN event ON event.id = task.event_id
WHERE task.event_id <> (SELECT id FROM chosen) AND event.archived = 0
  AND event.state IN ('planned', 'running')
  AND task.kind = 'task' AND task.owner IS NOT NULL AND task.progress < 1 AND task.real_end_at_ms IS NULL
  AND task.start_at_ms < (SELECT last FROM span) AND task.end_at_ms > (SELECT first FROM span)
ORDER BY task.start_at_ms, task.uid`;

/** Open tasks of other events that overlap the plan of this one, by instants in ms UTC. */
export const otherWork = (db: ReadDb, { uid }: { readonly uid: string }): OtherWork[] =>
  sql<OtherWork>(db, otherWorkSql).all(uid);
