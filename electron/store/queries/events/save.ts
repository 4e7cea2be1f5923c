import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { EventFields } from '../../../../shared/contract/events.ts';
import type { EventState, PlanField } from '../../../../shared/domain/events/kinds.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type OperationLabel, type WriteEnv } from '../../log/operate.ts';
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
  const values = eventColumns(db, fields);
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
  const values = { archived: args.archived ? 1 : 0 };
  if (!differs(db, 'event', args.uid, values)) return { uid: args.uid, operationUid: null };
  const key = args.archived ? 'history.event-archived' : 'history.event-restored';
  return operate(db, env, label(key, event.name), (operation) => {
    updateRow(db, operation, 'event', args.uid, values);
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
      readonly progress?: number;
    }[];
    /** null = as it is. */
    readonly state: EventState | null;
  },
  env: WriteEnv,
): Changed & { readonly movedTasks: number } => {
  const event = requireEvent(db, args.uid);
  checkTimes(args.startAtMs, args.endAtMs);
  const values = {
    start_at_ms: args.startAtMs,
    end_at_ms: args.endAtMs,
    ...(args.state === null ? {} : { state: args.state }),
  };
  if (!differs(db, 'event', args.uid, values))
    return { uid: args.uid, operationUid: null, movedTasks: 0 };
  return operate(db, env, label('history.event-moved', event.name), (operation) => {
    updateRow(db, operation, 'event', args.uid, values);
    let movedTasks = 0;
    for (const task of args.tasks) {
      const changed = updateRow(db, operation, 'task', task.uid, {
        start_at_ms: task.startAtMs,
        end_at_ms: task.endAtMs,
        ...(task.progress === undefined ? {} : { progress: task.progress }),
      });
      if (changed.includes('start_at_ms') || changed.includes('end_at_ms')) movedTasks += 1;
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

export const eventColumns = (db: WriteDb, fields: Partial<EventFields>): Record<string, Value> => {
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
    "SELECT count(*) + coalesce(sum(guests), 0) AS count FROM signup WHERE event_id = ? AND status = 'confirmed'",
  ).get(eventId)!;
  if (capacity < count)
    throw new WorkstationError('capacity-below-confirmed', { capacity, confirmed: count });
};
