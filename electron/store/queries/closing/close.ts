import { generateKeyBetween } from 'fractional-indexing';
import type { Changed } from '../../../../shared/contract/base.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { label, requireClosingEvent, type ByEvent, type ClosingEvent } from './event.ts';
import { nextEditions, OPEN_TASKS } from './state.ts';

type OpenTasks =
  | { readonly do: 'leave' }
  | { readonly do: 'done' }
  | { readonly do: 'move'; readonly toEventUid: string };

interface TaskRecord {
  readonly id: number;
  readonly uid: string;
  readonly start_at_ms: number;
  readonly end_at_ms: number;
}

const openTasksOf = (db: WriteDb, eventId: number): TaskRecord[] =>
  sql<TaskRecord>(
    db,
    `SELECT id, uid, start_at_ms, end_at_ms FROM task WHERE ${OPEN_TASKS} ORDER BY position, uid`,
  ).all(eventId);

/**
 * Moves tasks behind those of another event, as far from its start as they were from the old one.
 * They leave their phase, and links to tasks that stay behind are taken away.
 */
const moveTasks = (
  db: WriteDb,
  operation: Operation,
  from: ClosingEvent,
  to: ClosingEvent,
): void => {
  const tasks = openTasksOf(db, from.id);
  const moved = new Set(tasks.map(({ id }) => id));
  const byMs = from.startAtMs === null || to.startAtMs === null ? 0 : to.startAtMs - from.startAtMs;
  const links = sql<{ uid: string; from_task_id: number; to_task_id: number }>(
    db,
    `SELECT task_link.uid, from_task_id, to_task_id FROM task JOIN task_link
       ON task_link.from_task_id = task.id OR task_link.to_task_id = task.id
     WHERE task.event_id = ? GROUP BY task_link.id ORDER BY task_link.uid`,
  ).all(from.id);
  for (const link of links)
    if (moved.has(link.from_task_id) !== moved.has(link.to_task_id))
      deleteRow(db, operation, 'task_link', link.uid);
  let { last } = sql<{ last: string | null }>(
    db,
    'SELECT max(position) AS last FROM task WHERE event_id = ?',
  ).get(to.id)!;
  for (const task of tasks) {
    last = generateKeyBetween(last, null);
    updateRow(db, operation, 'task', task.uid, {
      event_id: to.id,
      parent_id: null,
      position: last,
      start_at_ms: task.start_at_ms + byMs,
      end_at_ms: task.end_at_ms + byMs,
    });
  }
};

const nextEdition = (db: WriteDb, event: ClosingEvent, uid: string): ClosingEvent => {
  const next = requireClosingEvent(db, uid);
  if (!nextEditions(db, event).some((one) => one.uid === uid))
    throw new WorkstationError('invalid-input', { field: 'toEventUid' });
  return next;
};

/** Sets the event closed and does with its open tasks as asked, all as one operation. */
export const closeEvent = (
  db: WriteDb,
  args: ByEvent & { readonly openTasks: OpenTasks },
  env: WriteEnv,
): Changed => {
  const event = requireClosingEvent(db, args.eventUid);
  const { openTasks } = args;
  if (event.state === 'closed') return { uid: event.uid, operationUid: null };
  const next = openTasks.do === 'move' ? nextEdition(db, event, openTasks.toEventUid) : null;
  return operate(db, env, label('event-closed', { name: event.name }), (operation) => {
    updateRow(db, operation, 'event', event.uid, { state: 'closed' });
    if (next !== null) moveTasks(db, operation, event, next);
    else if (openTasks.do === 'done')
      for (const { uid } of openTasksOf(db, event.id))
        updateRow(db, operation, 'task', uid, { progress: 1 });
    return { uid: event.uid, operationUid: operation.uid };
  });
};

/** Opens a closed event again: it is running. Tasks stay as closing left them. */
export const reopenEvent = (db: WriteDb, { eventUid }: ByEvent, env: WriteEnv): Changed => {
  const event = requireClosingEvent(db, eventUid);
  if (event.state !== 'closed') return { uid: event.uid, operationUid: null };
  return operate(db, env, label('event-reopened', { name: event.name }), (operation) => {
    updateRow(db, operation, 'event', event.uid, { state: 'running' });
    return { uid: event.uid, operationUid: operation.uid };
  });
};
