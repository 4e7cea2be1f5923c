import type { Changed } from '../../../../shared/contract/base.ts';
import type { Freed, Promotion } from '../../../../shared/contract/checkin.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { steppingBack } from '../../../../shared/domain/events/waiting-list.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { differs, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { label } from '../events/save.ts';
import { requireCheckinEvent } from './people.ts';
import { fillPlaces, placesTaken } from './seats.ts';

export interface CapacityChange {
  readonly eventUid: string;
  readonly capacity: number | null;
  readonly over: 'refuse' | 'keep' | 'move';
}

/** Sets the room of an event; see `checkinContract.setCapacity`. */
export const setCapacity = (
  db: WriteDb,
  { eventUid, capacity, over }: CapacityChange,
  env: WriteEnv,
): Freed & { readonly movedBack: number } => {
  const event = requireCheckinEvent(db, eventUid);
  const taken = placesTaken(db, event.id);
  const isBelow = capacity !== null && capacity < taken;
  if (isBelow && over === 'refuse')
    throw new WorkstationError('capacity-below-confirmed', { capacity, confirmed: taken });
  const back =
    isBelow && over === 'move'
      ? steppingBack(
          sql<{ uid: string; guests: number; member_id: number }>(
            db,
            `SELECT uid, guests, member_id FROM signup WHERE event_id = ? AND status = 'confirmed'
             ORDER BY at_ms DESC NULLS LAST, uid DESC`,
          ).all(event.id),
          capacity,
        )
      : [];
  if (event.capacity === capacity && back.length === 0)
    return { uid: eventUid, operationUid: null, movedUp: [], offered: [], movedBack: 0 };
  return operate(db, env, label('history.event-capacity', event.name), (operation) => {
    updateRow(db, operation, 'event', eventUid, { capacity });
    for (const { uid, member_id: member } of back) {
      // They keep the turn of the time they signed up.
      updateRow(db, operation, 'signup', uid, { status: 'waiting', waiting_at_ms: null });
      sql(db, 'INSERT OR IGNORE INTO temp.dirty_member (id) VALUES (?)').run(member);
    }
    const filled =
      back.length > 0
        ? { movedUp: [], offered: [] }
        : fillPlaces(db, operation, { ...event, capacity });
    return { uid: eventUid, operationUid: operation.uid, ...filled, movedBack: back.length };
  });
};

export const setPromotion = (
  db: WriteDb,
  args: { readonly eventUid: string; readonly promotion: Promotion },
  env: WriteEnv,
): Changed => {
  const event = requireCheckinEvent(db, args.eventUid);
  const values = { promotion: args.promotion };
  if (!differs(db, 'event', event.uid, values)) return { uid: event.uid, operationUid: null };
  return operate(db, env, label('history.event-promotion', event.name), (operation) => {
    updateRow(db, operation, 'event', event.uid, values);
    return { uid: event.uid, operationUid: operation.uid };
  });
};
