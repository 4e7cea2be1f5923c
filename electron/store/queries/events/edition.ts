import type { EventFields } from '../../../../shared/contract/events.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { insertRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { carrySheet } from '../run-sheet/save.ts';
import { insertTasks, type NewTask } from './create.ts';
import { checkTimes, eventColumns, label, requireEvent, type Changed } from './save.ts';

export interface OpenAction {
  readonly uid: string;
  readonly kind: 'keep' | 'improve' | 'start' | 'stop';
  readonly text: string;
  readonly owner: string | null;
}

/** Exported for its query plan. */
export const openActionsSql = `
SELECT action_item.uid, action_item.kind, action_item.text, action_item.owner
FROM event
JOIN campaign_scope ON campaign_scope.event_id = event.id
JOIN retrospective ON retrospective.campaign_id = campaign_scope.campaign_id
JOIN action_item ON action_item.retrospective_id = retrospective.id
WHERE event.uid = ? AND action_item.done = 0
  AND retrospective.version = (SELECT max(version) FROM retrospective AS later WHERE later.campaign_id = retrospective.campaign_id)
ORDER BY retrospective.id, action_item.position`;

/** What the newest retrospectives of an event's campaigns ask for and is not done yet. */
export const openActions = (db: ReadDb, { uid }: { readonly uid: string }): OpenAction[] =>
  sql<OpenAction>(db, openActionsSql).all(uid);

export interface NewEdition {
  readonly ofUid: string;
  readonly fields: Partial<EventFields> & Pick<EventFields, 'name' | 'kind' | 'mode'>;
  readonly tasks: readonly NewTask[];
}

/** Creates the next edition of an event with the words of its plan sheet and its run sheet, as one operation. */
export const createEdition = (db: WriteDb, args: NewEdition, env: WriteEnv): Changed => {
  checkTimes(args.fields.startAtMs ?? null, args.fields.endAtMs ?? null);
  const before = requireEvent(db, args.ofUid);
  const uid = newUid('event', env);
  return operate(db, env, label('history.edition-created', args.fields.name), (operation) => {
    const eventId = insertRow(db, operation, 'event', {
      uid,
      ...eventColumns(db, args.fields),
      edition_of_id: before.id,
    });
    const words = sql<{ field: string; text: string }>(
      db,
      'SELECT field, text FROM event_plan WHERE event_id = ? ORDER BY field',
    ).all(before.id);
    for (const word of words)
      insertRow(db, operation, 'event_plan', {
        uid: newUid('event_plan', env),
        event_id: eventId,
        ...word,
      });
    carrySheet(db, operation, { eventUid: args.ofUid }, { eventId }, env);
    insertTasks(db, operation, eventId, args.tasks, env);
    return { uid, operationUid: operation.uid };
  });
};
