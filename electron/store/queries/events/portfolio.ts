import type { Portfolio } from '../../../../shared/contract/events.ts';
import type { EventState } from '../../../../shared/domain/events/kinds.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

interface EventRecord {
  readonly uid: string;
  readonly name: string;
  readonly state: EventState;
  readonly communityUid: string | null;
  readonly communityName: string | null;
  readonly startAtMs: number;
  readonly endAtMs: number;
  readonly planStartAtMs: number | null;
  readonly progress: number | null;
}

interface TaskRecord {
  readonly uid: string;
  readonly name: string;
  readonly kind: 'task' | 'milestone';
  readonly owner: string | null;
  readonly eventUid: string;
  readonly eventName: string;
  readonly startAtMs: number;
  readonly endAtMs: number;
  readonly progress: number;
  readonly done: number;
}

/** Exported for their query plans. */
export const portfolioEventsSql = `
SELECT event.uid, event.name, event.state, community.uid AS communityUid, community.name AS communityName,
  event.start_at_ms AS startAtMs, coalesce(event.end_at_ms, event.start_at_ms) AS endAtMs,
  (SELECT min(task.start_at_ms) FROM task WHERE task.event_id = event.id) AS planStartAtMs,
  (SELECT avg(task.progress) FROM task WHERE task.event_id = event.id AND task.kind <> 'phase') AS progress
FROM event LEFT JOIN community ON community.id = event.community_id
WHERE event.archived = 0 AND event.start_at_ms < @toMs AND coalesce(event.end_at_ms, event.start_at_ms) >= @fromMs
ORDER BY event.start_at_ms, event.uid`;
export const portfolioTasksSql = `
SELECT task.uid, task.name, task.kind, task.owner, event.uid AS eventUid, event.name AS eventName,
  task.start_at_ms AS startAtMs, task.end_at_ms AS endAtMs, task.progress,
  (task.progress = 1 OR task.real_end_at_ms IS NOT NULL OR event.state = 'closed') AS done
FROM event JOIN task ON task.event_id = event.id
WHERE event.archived = 0 AND event.state <> 'cancelled' AND task.kind <> 'phase'
  AND task.start_at_ms < @toMs
  AND (task.end_at_ms >= @fromMs OR (task.progress < 1 AND task.real_end_at_ms IS NULL AND event.state IN ('planned', 'running')))
ORDER BY task.start_at_ms, event.uid, task.position, task.uid`;

/**
 * Events and tasks that touch a span of instants (ms UTC, the end excluded), and what is open from
 * before it.
 */
export const portfolio = (
  db: ReadDb,
  span: { readonly fromMs: number; readonly toMs: number },
): Portfolio => ({
  events: sql<EventRecord>(db, portfolioEventsSql).all(span),
  tasks: sql<TaskRecord>(db, portfolioTasksSql)
    .all(span)
    .map((task) => ({ ...task, done: task.done === 1 })),
});
