import type { WaitingRow } from '../../../../shared/contract/checkin.ts';
import { movingUp, placesFree } from '../../../../shared/domain/events/waiting-list.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import type { Operation } from '../../log/operate.ts';
import { updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { personJoin, requireCheckinEvent, type CheckinEvent } from './people.ts';

/** Places taken by the confirmed and whoever they bring. */
export const placesTaken = (db: ReadDb, eventId: number): number =>
  sql<{ taken: number }>(
    db,
    `SELECT count(*) + coalesce(sum(guests), 0) AS taken FROM signup
     WHERE event_id = ? AND status = 'confirmed'`,
  ).get(eventId)!.taken;

/** The waiting list, who waits longest first; of an unknown time last. */
export const waitingOf = (db: ReadDb, eventId: number): WaitingRow[] =>
  sql<WaitingRow>(
    db,
    `SELECT people.uid, coalesce(person.name, person.external_id) AS name, people.guests,
       coalesce(people.waiting_at_ms, people.at_ms) AS sinceMs
     FROM signup AS people ${personJoin} WHERE people.event_id = ? AND people.status = 'waiting'
     ORDER BY sinceMs NULLS LAST, people.uid`,
  ).all(eventId);

/** As many of a waiting list as a page shows; the rest keeps its turn. */
const SHOWN = 500;

export const readWaiting = (
  db: ReadDb,
  { eventUid }: { readonly eventUid: string },
): { readonly waiting: WaitingRow[]; readonly fitting: WaitingRow[] } => {
  const event = requireCheckinEvent(db, eventUid);
  const waiting = waitingOf(db, event.id);
  const free = placesFree(event.capacity, placesTaken(db, event.id));
  return {
    waiting: waiting.slice(0, SHOWN),
    fitting: movingUp(waiting, free).slice(0, OFFERED),
  };
};

export interface MovedUp {
  readonly movedUp: WaitingRow[];
  readonly offered: WaitingRow[];
}

/**
 * Gives free places to those who wait longest, or offers them, as the event has it. Part of the
 * operation that freed the places.
 */
export const fillPlaces = (
  db: WriteDb,
  operation: Operation,
  event: Pick<CheckinEvent, 'id' | 'capacity' | 'promotion'>,
): MovedUp => {
  const free = placesFree(event.capacity, placesTaken(db, event.id));
  const chosen = free < 1 ? [] : movingUp(waitingOf(db, event.id), free);
  if (event.promotion === 'ask') return { movedUp: [], offered: chosen.slice(0, OFFERED) };
  for (const { uid } of chosen) confirm(db, operation, uid);
  return { movedUp: chosen, offered: [] };
};

/** As many as somebody decides about at once. */
const OFFERED = 100;

export const confirm = (db: WriteDb, operation: Operation, uid: string): void => {
  updateRow(db, operation, 'signup', uid, { status: 'confirmed', waiting_at_ms: null });
  sql(
    db,
    'INSERT OR IGNORE INTO temp.dirty_member (id) SELECT member_id FROM signup WHERE uid = ?',
  ).run(uid);
};
