import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { isPacketOccasion } from '../../../../shared/domain/events/budget.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import type { Value } from '../../log/rows.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { findEvent } from '../events/list.ts';
import type { EventRecord } from '../events/save.ts';

interface Asked {
  readonly eventUid: string;
  readonly date: string;
  /** The packet that is looked at itself. */
  readonly exceptUid: string | null;
}

interface Earlier {
  readonly uid: string;
  readonly date: string;
  readonly event_name: string;
  readonly amount_minor: number;
  readonly occasion: string;
}

/**
 * Red packets of the event's community (of the event alone where it has none) in the days up to
 * `date`, and whether one more is more than the workspace's limit.
 */
export const packetsBefore = (db: ReadDb, { eventUid, date, exceptUid }: Asked) => {
  if (findEvent(db, eventUid) === null) throw new WorkstationError('not-found', { what: eventUid });
  const { count, days } = readSettings(db).redPacketLimit;
  const rows = sql<Earlier>(
    db,
    `WITH asked AS (SELECT id, community_id FROM event WHERE uid = @eventUid)
     SELECT red_packet.uid, red_packet.local_date AS date, event.name AS event_name,
       red_packet.amount_minor, red_packet.occasion
     FROM red_packet JOIN event ON event.id = red_packet.event_id, asked
     WHERE red_packet.local_date BETWEEN @from AND @date AND red_packet.uid <> @except
       AND (event.id = asked.id OR event.community_id = asked.community_id)
     ORDER BY red_packet.local_date, red_packet.uid`,
  ).all({ eventUid, from: addDays(date, 1 - days), date, except: exceptUid ?? '' });
  return {
    count,
    days,
    reached: rows.length >= count,
    earlier: rows.map(({ event_name, amount_minor, ...row }) => ({
      ...row,
      eventName: event_name,
      amountMinor: amount_minor,
    })),
  };
};

/** An unusual occasion, or more often than the limit: only with a reason. */
export const checkPacket = (
  db: WriteDb,
  event: EventRecord,
  row: Readonly<Record<string, Value>>,
  uid: string | null,
): void => {
  if ((row['reason'] ?? null) !== null) return;
  const asked = { eventUid: event.uid, date: String(row['local_date']), exceptUid: uid };
  if (!isPacketOccasion(String(row['occasion'])) || packetsBefore(db, asked).reached)
    throw new WorkstationError('red-packet-reason');
};
