import type { Changed } from '../../../../shared/contract/base.ts';
import type { ClosingState } from '../../../../shared/contract/closing.ts';
import {
  closingFact,
  closingItemsOf,
  type ClosingFacts,
  type ClosingItem,
} from '../../../../shared/domain/events/closing.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, insertRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label, requireClosingEvent, type ByEvent, type ClosingEvent } from './event.ts';

/** Tasks and milestones of event `?` that are not done. */
export const OPEN_TASKS = "event_id = ? AND kind <> 'phase' AND progress < 1";

const factsOf = (db: ReadDb, eventId: number): ClosingFacts =>
  sql<ClosingFacts>(
    db,
    `SELECT (SELECT count(*) FROM signup WHERE event_id = event.id) AS signups,
       (SELECT count(*) FROM checkin WHERE event_id = event.id) AS checkins,
       (SELECT count(*) FROM survey JOIN survey_response ON survey_id = survey.id
        WHERE survey.event_id = event.id) AS responses,
       (SELECT count(actual_minor) FROM cost_entry WHERE event_id = event.id AND side = 'cost') AS costsPaid,
       (SELECT count(*) - count(actual_minor) FROM cost_entry WHERE event_id = event.id AND side = 'cost') AS costsOpen,
       (SELECT count(*) FROM event_lesson WHERE event_id = event.id) AS lessons,
       (SELECT count(*) FROM task WHERE event_id = event.id AND kind <> 'phase' AND progress < 1) AS openTasks
     FROM event WHERE id = ?`,
  ).get(eventId)!;

/** Events of the same kind and community that begin later and are still to come or running. */
export const nextEditions = (db: ReadDb, event: ClosingEvent): ClosingState['nextEditions'] =>
  sql<ClosingState['nextEditions'][number]>(
    db,
    `SELECT uid, name, start_at_ms AS startAtMs FROM event
     WHERE kind = @kind AND community_id IS @community AND id <> @id AND archived = 0
       AND state IN ('planned', 'running') AND (@start IS NULL OR start_at_ms IS NULL OR start_at_ms > @start)
     ORDER BY start_at_ms NULLS LAST, uid`,
  ).all({ kind: event.kind, community: event.communityId, id: event.id, start: event.startAtMs });

const ticksOf = (db: ReadDb, eventId: number): Map<string, string> =>
  new Map(
    sql<{ item: string; uid: string }>(
      db,
      'SELECT item, uid FROM event_closing_tick WHERE event_id = ?',
    )
      .all(eventId)
      .map(({ item, uid }) => [item, uid]),
  );

/** The closing list of the event, the tasks that are open, and where they could go. */
export const readClosing = (db: ReadDb, { eventUid }: ByEvent): ClosingState => {
  const event = requireClosingEvent(db, eventUid);
  const facts = factsOf(db, event.id);
  const ticks = ticksOf(db, event.id);
  return {
    items: closingItemsOf(event.mode).map((item) => ({
      item,
      fact: closingFact(item, facts),
      ticked: ticks.has(item),
    })),
    openTasks: sql<ClosingState['openTasks'][number]>(
      db,
      `SELECT uid, name, owner FROM task WHERE ${OPEN_TASKS} ORDER BY position, uid`,
    ).all(event.id),
    nextEditions: nextEditions(db, event),
  };
};

/** Ticks an item by hand, or takes the tick away. */
export const tickItem = (
  db: WriteDb,
  args: ByEvent & { readonly item: ClosingItem; readonly ticked: boolean },
  env: WriteEnv,
): Changed => {
  const event = requireClosingEvent(db, args.eventUid);
  const before = ticksOf(db, event.id).get(args.item);
  if ((before !== undefined) === args.ticked) return { uid: args.eventUid, operationUid: null };
  const key = args.ticked ? 'closing-ticked' : 'closing-unticked';
  return operate(db, env, label(key, { event: event.name }), (operation) => {
    if (before !== undefined) deleteRow(db, operation, 'event_closing_tick', before);
    else
      insertRow(db, operation, 'event_closing_tick', {
        uid: newUid('event_closing_tick', env),
        event_id: event.id,
        item: args.item,
      });
    return { uid: args.eventUid, operationUid: operation.uid };
  });
};
