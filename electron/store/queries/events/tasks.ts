import { generateKeyBetween } from 'fractional-indexing';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { TaskFields } from '../../../../shared/contract/events.ts';
import type { TaskKind } from '../../../../shared/domain/events/kinds.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { checkTimes, label, requireEvent, type Changed } from './save.ts';

interface TaskRecord {
  readonly id: number;
  readonly uid: string;
  readonly event_id: number;
  readonly parent_id: number | null;
  readonly kind: TaskKind;
  readonly name: string;
  readonly start_at_ms: number;
  readonly end_at_ms: number;
  readonly real_start_at_ms: number | null;
  readonly real_end_at_ms: number | null;
  readonly position: string;
}

export const requireTask = (db: WriteDb, uid: string): TaskRecord => {
  const task = sql<TaskRecord>(
    db,
    'SELECT id, uid, event_id, parent_id, kind, name, start_at_ms, end_at_ms, real_start_at_ms, real_end_at_ms, position FROM task WHERE uid = ?',
  ).get(uid);
  if (task === undefined) throw new WorkstationError('not-found', { what: uid });
  return task;
};

/** The task behind which another of the event is to stand. */
const behind = (db: WriteDb, eventId: number, uid: string | null): TaskRecord | null => {
  if (uid === null) return null;
  const task = requireTask(db, uid);
  if (task.event_id !== eventId) throw new WorkstationError('invalid-input', { field: 'afterUid' });
  return task;
};

/** A position after `after`, or after everything of the event when null. */
const positionAfter = (db: WriteDb, eventId: number, after: TaskRecord | null): string => {
  if (after === null) {
    const last = sql<{ position: string | null }>(
      db,
      'SELECT max(position) AS position FROM task WHERE event_id = ?',
    ).get(eventId);
    return generateKeyBetween(last?.position ?? null, null);
  }
  const next = sql<{ position: string | null }>(
    db,
    'SELECT min(position) AS position FROM task WHERE event_id = ? AND position > ?',
  ).get(eventId, after.position);
  return generateKeyBetween(after.position, next?.position ?? null);
};

const positionFirst = (db: WriteDb, eventId: number): string => {
  const first = sql<{ position: string | null }>(
    db,
    'SELECT min(position) AS position FROM task WHERE event_id = ?',
  ).get(eventId);
  return generateKeyBetween(null, first?.position ?? null);
};

/** The phase a task stands in; phases stand in none, so there are two levels and no cycle. */
const parentId = (
  db: WriteDb,
  eventId: number,
  parentUid: string | null,
  kind: TaskKind,
): number | null => {
  if (parentUid === null) return null;
  const parent = requireTask(db, parentUid);
  if (parent.event_id !== eventId || parent.kind !== 'phase' || kind === 'phase')
    throw new WorkstationError('invalid-input', { field: 'parentUid' });
  return parent.id;
};

/** Adds a task, phase or milestone to an event. */
export const addTask = (
  db: WriteDb,
  args: {
    readonly eventUid: string;
    readonly task: Partial<TaskFields> &
      Pick<TaskFields, 'kind' | 'name' | 'startAtMs' | 'endAtMs'>;
    readonly afterUid: string | null;
  },
  env: WriteEnv,
): Changed => {
  const event = requireEvent(db, args.eventUid);
  checkTimes(args.task.startAtMs, args.task.endAtMs);
  checkTimes(args.task.realStartAtMs ?? null, args.task.realEndAtMs ?? null);
  const uid = newUid('task', env);
  const after = behind(db, event.id, args.afterUid);
  const parent = parentId(db, event.id, args.task.parentUid ?? null, args.task.kind);
  return operate(db, env, label('history.task-added', args.task.name), (operation) => {
    insertRow(db, operation, 'task', {
      uid,
      event_id: event.id,
      ...columns(args.task),
      ...(args.task.kind === 'milestone' ? { end_at_ms: args.task.startAtMs } : {}),
      parent_id: parent,
      position: positionAfter(db, event.id, after),
    });
    return { uid, operationUid: operation.uid };
  });
};

/**
 * Changes fields of a task; a phase given new times does not move what is inside it, and a
 * milestone keeps its end at its start.
 */
export const updateTask = (
  db: WriteDb,
  args: { readonly uid: string; readonly fields: Partial<TaskFields> },
  env: WriteEnv,
): Changed => {
  const task = requireTask(db, args.uid);
  const { fields } = args;
  const kind = fields.kind ?? task.kind;
  const startAtMs = fields.startAtMs ?? task.start_at_ms;
  const values = columns(fields);
  if (kind === 'milestone') values['end_at_ms'] = startAtMs;
  else checkTimes(startAtMs, fields.endAtMs ?? task.end_at_ms);
  const { realStartAtMs = task.real_start_at_ms, realEndAtMs = task.real_end_at_ms } = fields;
  checkTimes(realStartAtMs, realEndAtMs);
  if (kind !== task.kind && (kind === 'phase' || task.kind === 'phase'))
    throw new WorkstationError('invalid-input', { field: 'kind' });
  if (fields.parentUid !== undefined)
    values['parent_id'] = parentId(db, task.event_id, fields.parentUid, kind);
  if (!differs(db, 'task', args.uid, values)) return { uid: args.uid, operationUid: null };
  const named = label('history.task-updated', fields.name ?? task.name);
  return operate(db, env, named, (operation) => {
    updateRow(db, operation, 'task', args.uid, values);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

/** Moves a task by a span (ms); a phase takes everything inside it along. */
export const shiftTask = (
  db: WriteDb,
  args: { readonly uid: string; readonly byMs: number },
  env: WriteEnv,
): Changed => {
  const task = requireTask(db, args.uid);
  if (args.byMs === 0) return { uid: args.uid, operationUid: null };
  return operate(db, env, label('history.task-moved', task.name), (operation) => {
    shift(db, operation, task, args.byMs);
    for (const child of childrenOf(db, task.id)) shift(db, operation, child, args.byMs);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

const shift = (db: WriteDb, operation: Operation, task: TaskRecord, byMs: number): void => {
  updateRow(db, operation, 'task', task.uid, {
    start_at_ms: task.start_at_ms + byMs,
    end_at_ms: task.end_at_ms + byMs,
  });
};

const childrenOf = (db: WriteDb, id: number): TaskRecord[] =>
  sql<TaskRecord>(
    db,
    'SELECT id, uid, event_id, parent_id, kind, name, start_at_ms, end_at_ms, real_start_at_ms, real_end_at_ms, position FROM task WHERE parent_id = ? ORDER BY position',
  ).all(id);

/** Puts a task under a phase and behind another task; before all others when `afterUid` is null. */
export const moveTask = (
  db: WriteDb,
  args: {
    readonly uid: string;
    readonly parentUid: string | null;
    readonly afterUid: string | null;
  },
  env: WriteEnv,
): Changed => {
  const task = requireTask(db, args.uid);
  const after = behind(db, task.event_id, args.afterUid);
  if (after?.id === task.id) return { uid: args.uid, operationUid: null };
  const parent = parentId(db, task.event_id, args.parentUid, task.kind);
  return operate(db, env, label('history.task-moved', task.name), (operation) => {
    updateRow(db, operation, 'task', args.uid, {
      parent_id: parent,
      position:
        after === null ? positionFirst(db, task.event_id) : positionAfter(db, task.event_id, after),
    });
    return { uid: args.uid, operationUid: operation.uid };
  });
};

/** Deletes a task with its links; a phase is deleted with everything inside it. */
export const removeTask = (db: WriteDb, args: { readonly uid: string }, env: WriteEnv): Changed => {
  const task = requireTask(db, args.uid);
  return operate(db, env, label('history.task-removed', task.name), (operation) => {
    for (const child of childrenOf(db, task.id)) removeOne(db, operation, child);
    removeOne(db, operation, task);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

const removeOne = (db: WriteDb, operation: Operation, task: TaskRecord): void => {
  const links = sql<{ uid: string }>(
    db,
    'SELECT uid FROM task_link WHERE from_task_id = ? OR to_task_id = ? ORDER BY uid',
  ).all(task.id, task.id);
  for (const link of links) deleteRow(db, operation, 'task_link', link.uid);
  deleteRow(db, operation, 'task', task.uid);
};

const columnOf = {
  kind: 'kind',
  name: 'name',
  owner: 'owner',
  startAtMs: 'start_at_ms',
  endAtMs: 'end_at_ms',
  realStartAtMs: 'real_start_at_ms',
  realEndAtMs: 'real_end_at_ms',
  progress: 'progress',
  note: 'note',
  costMinor: 'cost_minor',
} as const;

const columns = (fields: Partial<TaskFields>): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const [field, column] of Object.entries(columnOf)) {
    const value = fields[field as keyof typeof columnOf];
    if (value !== undefined) values[column] = value;
  }
  if (fields.relative !== undefined) values['relative'] = fields.relative ? 1 : 0;
  return values;
};
