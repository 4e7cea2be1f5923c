import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { OwnTemplate } from '../../../../shared/contract/events.ts';
import type { EventKind, EventMode } from '../../../../shared/domain/events/kinds.ts';
import type { OwnTask } from '../../../../shared/domain/events/own-template.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label, type Changed } from './save.ts';

interface TemplateRecord {
  readonly uid: string;
  readonly name: string;
  readonly kind: EventKind;
  readonly mode: EventMode;
  readonly duration_minutes: number;
  readonly start_time: string;
  readonly tasks: string;
}

/** A template with its tasks. */
export interface FullTemplate extends OwnTemplate {
  readonly tasks: readonly OwnTask[];
}

const full = (row: TemplateRecord): FullTemplate => {
  const tasks = JSON.parse(row.tasks) as readonly OwnTask[];
  const days = tasks.map(({ from }) => ('day' in from ? from.day : 0));
  return {
    uid: row.uid,
    name: row.name,
    kind: row.kind,
    mode: row.mode,
    durationMinutes: row.duration_minutes,
    startTime: row.start_time,
    taskCount: tasks.filter(({ kind }) => kind !== 'phase').length,
    firstDay: Math.min(0, ...days),
    tasks,
  };
};

/** Templates of the operators' own, by name. */
export const ownTemplates = (db: ReadDb): OwnTemplate[] =>
  sql<TemplateRecord>(db, 'SELECT * FROM event_template ORDER BY name, uid')
    .all()
    .map((row) => {
      const { tasks: _, ...template } = full(row);
      return template;
    });

/** Throws `not-found`. */
export const ownTemplate = (db: ReadDb, { uid }: { readonly uid: string }): FullTemplate => {
  const row = sql<TemplateRecord>(db, 'SELECT * FROM event_template WHERE uid = ?').get(uid);
  if (row === undefined) throw new WorkstationError('not-found', { what: uid });
  return full(row);
};

export interface NewTemplate {
  readonly name: string;
  readonly kind: EventKind;
  readonly mode: EventMode;
  readonly durationMinutes: number;
  readonly startTime: string;
  readonly tasks: readonly OwnTask[];
}

/** Keeps a template; one of the same name is replaced. */
export const saveTemplate = (db: WriteDb, args: NewTemplate, env: WriteEnv): Changed => {
  const values = {
    name: args.name,
    kind: args.kind,
    mode: args.mode,
    duration_minutes: args.durationMinutes,
    start_time: args.startTime,
    tasks: JSON.stringify(args.tasks),
  };
  const before = sql<{ uid: string }>(db, 'SELECT uid FROM event_template WHERE name = ?').get(
    args.name,
  );
  const uid = before?.uid ?? newUid('event_template', env);
  return operate(db, env, label('history.template-saved', args.name), (operation) => {
    if (before === undefined) insertRow(db, operation, 'event_template', { uid, ...values });
    else updateRow(db, operation, 'event_template', uid, values);
    return { uid, operationUid: operation.uid };
  });
};

/** Events that were planned from it keep their tasks. */
export const removeTemplate = (
  db: WriteDb,
  args: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const { name } = ownTemplate(db, args);
  return operate(db, env, label('history.template-removed', name), (operation) => {
    deleteRow(db, operation, 'event_template', args.uid);
    return { uid: args.uid, operationUid: operation.uid };
  });
};
