import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { EventFields } from '../../../../shared/contract/events.ts';
import type { EventState, LinkKind, TaskKind } from '../../../../shared/domain/events/kinds.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { checkTimes, eventColumns, label, requireEvent, type Changed } from './save.ts';

/** One task of a new event; `parent` and `before` are indexes into the same list. */
export interface NewTask {
  readonly kind: TaskKind;
  readonly name: string;
  readonly startAtMs: number;
  readonly endAtMs: number;
  readonly position: string;
  readonly parent: number | null;
  readonly progress?: number;
  readonly owner?: string | null;
  readonly note?: string | null;
  readonly costMinor?: number | null;
  readonly links: readonly {
    readonly before: number;
    readonly kind: LinkKind;
    readonly lagMs: number;
  }[];
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
      ...eventColumns(db, args.fields),
      template: args.template,
    });
    insertTasks(db, operation, eventId, args.tasks, env);
    return { uid, operationUid: operation.uid };
  });
};

/** Gives an event without tasks those of a template, as one operation. */
export const applyTemplate = (
  db: WriteDb,
  args: {
    readonly uid: string;
    readonly template: string | null;
    readonly tasks: readonly NewTask[];
    /** null = as it is. */
    readonly state: EventState | null;
  },
  env: WriteEnv,
): Changed => {
  const event = requireEvent(db, args.uid);
  if (sql(db, 'SELECT 1 FROM task WHERE event_id = ?').get(event.id) !== undefined)
    throw new WorkstationError('conflict', { what: event.name });
  return operate(db, env, label('history.event-planned', event.name), (operation) => {
    updateRow(db, operation, 'event', args.uid, {
      template: args.template,
      ...(args.state === null ? {} : { state: args.state }),
    });
    insertTasks(db, operation, event.id, args.tasks, env);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

/** Tasks with their links; phases stand before what is in them. */
export const insertTasks = (
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
        owner: task.owner ?? null,
        note: task.note ?? null,
        cost_minor: task.costMinor ?? null,
        progress: task.progress ?? 0,
      }),
    );
  tasks.forEach((task, index) => {
    for (const { before, kind, lagMs } of task.links)
      insertRow(db, operation, 'task_link', {
        uid: newUid('task_link', env),
        from_task_id: ids[before]!,
        to_task_id: ids[index]!,
        kind,
        lag_ms: lagMs,
      });
  });
};
