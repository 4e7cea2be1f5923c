import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { EventFields } from '../../../../shared/contract/events.ts';
import type { PlanField } from '../../../../shared/domain/events/kinds.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type Operation, type OperationLabel, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';

export interface Changed {
  readonly uid: string;
  /** null when nothing had to change, so there is nothing to undo. */
  readonly operationUid: string | null;
}

export interface EventRecord {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly start_at_ms: number | null;
  readonly end_at_ms: number | null;
  readonly zone: string | null;
}

export const requireEvent = (db: WriteDb, uid: string): EventRecord => {
  const event = sql<EventRecord>(
    db,
    'SELECT id, uid, name, start_at_ms, end_at_ms, zone FROM event WHERE uid = ?',
  ).get(uid);
  if (event === undefined) throw new WorkstationError('not-found', { what: uid });
  return event;
};

/** One task of a new event; `parent` and `after` are indexes into the same list. */
export interface NewTask {
  readonly kind: 'phase' | 'task' | 'milestone';
  readonly name: string;
  readonly startAtMs: number;
  readonly endAtMs: number;
  readonly position: string;
  readonly parent: number | null;
  readonly after: readonly number[];
}

export interface NewEvent {
  readonly fields: Partial<EventFields> & Pick<EventFields, 'name' | 'kind' | 'mode'>;
  readonly template: string | null;
  readonly tasks: readonly NewTask[];
}

/** Creates an event with its planned tasks and links as one operation. */
export const createEvent = (db: WriteDb, args: NewEvent, env: WriteEnv): Changed => {
  checkTimes(args.fields.startAtMs ?? null, args.fields.endAtMs ?? null);
  const uid = newUid('event', env);
  return operate(db, env, label('history.event-created', args.fields.name), (operation) => {
    const eventId = insertRow(db, operation, 'event', {
      uid,
      ...columns(db, args.fields),
      template: args.template,
    });
    insertTasks(db, operation, eventId, args.tasks, env);
    return { uid, operationUid: operation.uid };
  });
};

const insertTasks = (
  db: WriteDb,
  operation: Operation,
  eventId: number,
  tasks: readonly NewTask[],
  env: WriteEnv,
): void => {
  const ids: number[] = [];
  for (const task of tasks)
    ids.push(
      insertRow(db, operation, 'task', {
        uid: newUid('task', env),
        event_id: eventId,
        parent_id: task.parent === null ? null : ids[task.parent]!,
        kind: task.kind,
        name: task.name,
        start_at_ms: task.startAtMs,
        end_at_ms: task.endAtMs,
        position: task.position,
      }),
    );
  tasks.forEach((task, index) => {
    for (const before of task.after)
      insertRow(db, operation, 'task_link', {
        uid: newUid('task_link', env),
        from_task_id: ids[before]!,
        to_task_id: ids[index]!,
        kind: 'finish-start',
      });
  });
};

/** Changes fields of an event; throws `end-before-start` and `capacity-below-confirmed`. */
export const updateEvent = (
  db: WriteDb,
  args: { readonly uid: string; readonly fields: Partial<EventFields> },
  env: WriteEnv,
): Changed => {
  const event = requireEvent(db, args.uid);
  const { fields } = args;
  checkTimes(
    fields.startAtMs === undefined ? event.start_at_ms : fields.startAtMs,
    fields.endAtMs === undefined ? event.end_at_ms : fields.endAtMs,
  );
  if (typeof fields.capacity === 'number') checkCapacity(db, event.id, fields.capacity);
  const values = columns(db, fields);
  if (!differs(db, 'event', args.uid, values)) return { uid: args.uid, operationUid: null };
  const named = label('history.event-updated', fields.name ?? event.name);
  return operate(db, env, named, (operation) => {
    updateRow(db, operation, 'event', args.uid, values);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

export const archiveEvent = (
  db: WriteDb,
  args: { readonly uid: string; readonly archived: boolean },
  env: WriteEnv,
): Changed => {
  const event = requireEvent(db, args.uid);
  const key = args.archived ? 'history.event-archived' : 'history.event-restored';
  return operate(db, env, label(key, event.name), (operation) => {
    updateRow(db, operation, 'event', args.uid, { archived: args.archived ? 1 : 0 });
    return { uid: args.uid, operationUid: operation.uid };
  });
};

/** Moves the event and, in the same operation, the tasks the caller worked out. */
export const rescheduleEvent = (
  db: WriteDb,
  args: {
    readonly uid: string;
    readonly startAtMs: number;
    readonly endAtMs: number;
    readonly tasks: readonly {
      readonly uid: string;
      readonly startAtMs: number;
      readonly endAtMs: number;
    }[];
  },
  env: WriteEnv,
): Changed & { readonly movedTasks: number } => {
  const event = requireEvent(db, args.uid);
  checkTimes(args.startAtMs, args.endAtMs);
  return operate(db, env, label('history.event-moved', event.name), (operation) => {
    updateRow(db, operation, 'event', args.uid, {
      start_at_ms: args.startAtMs,
      end_at_ms: args.endAtMs,
    });
    let movedTasks = 0;
    for (const task of args.tasks) {
      const changed = updateRow(db, operation, 'task', task.uid, {
        start_at_ms: task.startAtMs,
        end_at_ms: task.endAtMs,
      });
      if (changed.length > 0) movedTasks += 1;
    }
    return { uid: args.uid, operationUid: operation.uid, movedTasks };
  });
};

/** Writes one plan field; empty text takes the field away. */
export const setPlanField = (
  db: WriteDb,
  args: { readonly uid: string; readonly field: PlanField; readonly text: string },
  env: WriteEnv,
): Changed => {
  const event = requireEvent(db, args.uid);
  const before = sql<{ uid: string; text: string }>(
    db,
    'SELECT uid, text FROM event_plan WHERE event_id = ? AND field = ?',
  ).get(event.id, args.field);
  if ((before?.text ?? '') === args.text) return { uid: args.uid, operationUid: null };
  return operate(db, env, label('history.event-plan', event.name), (operation) => {
    if (before === undefined)
      insertRow(db, operation, 'event_plan', {
        uid: newUid('event_plan', env),
        event_id: event.id,
        field: args.field,
        text: args.text,
      });
    else if (args.text === '') deleteRow(db, operation, 'event_plan', before.uid);
    else updateRow(db, operation, 'event_plan', before.uid, { text: args.text });
    return { uid: args.uid, operationUid: operation.uid };
  });
};

export const label = (
  key: string,
  name: string,
): { readonly kind: 'edit'; readonly label: OperationLabel } => ({
  kind: 'edit',
  label: { key, values: { name } },
});

const columnOf = {
  name: 'name',
  kind: 'kind',
  mode: 'mode',
  state: 'state',
  startAtMs: 'start_at_ms',
  endAtMs: 'end_at_ms',
  zone: 'zone',
  place: 'place',
  capacity: 'capacity',
} as const;

const columns = (db: WriteDb, fields: Partial<EventFields>): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const [field, column] of Object.entries(columnOf)) {
    const value = fields[field as keyof typeof columnOf];
    if (value !== undefined) values[column] = value;
  }
  if (fields.communityUid !== undefined)
    values['community_id'] =
      fields.communityUid === null ? null : communityId(db, fields.communityUid);
  return values;
};

const communityId = (db: WriteDb, uid: string): number => {
  const row = sql<{ id: number }>(db, 'SELECT id FROM community WHERE uid = ?').get(uid);
  if (row === undefined) throw new WorkstationError('not-found', { what: uid });
  return row.id;
};

export const checkTimes = (startAtMs: number | null, endAtMs: number | null): void => {
  if (startAtMs !== null && endAtMs !== null && endAtMs < startAtMs)
    throw new WorkstationError('end-before-start');
};

const checkCapacity = (db: WriteDb, eventId: number, capacity: number): void => {
  const { count } = sql<{ count: number }>(
    db,
    "SELECT count(*) AS count FROM signup WHERE event_id = ? AND status = 'confirmed'",
  ).get(eventId)!;
  if (capacity < count)
    throw new WorkstationError('capacity-below-confirmed', { capacity, confirmed: count });
};
