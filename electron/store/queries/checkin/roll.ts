import type { RollRow, rollOrders } from '../../../../shared/contract/checkin.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { lastScanSql } from '../events/last-scan.ts';
import {
  everybodySql,
  foundColumns,
  lastScanJoin,
  requireCheckinEvent,
  requireList,
  toDeskRow,
  type FoundRecord,
} from './people.ts';

const orderSql: Readonly<Record<(typeof rollOrders)[number], string>> = {
  name: 'name_key, name',
  number: 'number IS NULL, number, name_key',
  time: 'signed_at_ms NULLS LAST, name_key',
};

// A walk-in that was taken back everywhere was nobody's.
const rollSql = (withUnconfirmed: boolean): string =>
  everybodySql(
    `${foundColumns}, people.at_ms AS signed_at_ms`,
    `people.status IN ('confirmed'${withUnconfirmed ? ", 'pending', 'waiting'" : ''})
     OR people.status = 'walk-in' AND people.member_id IN (
       SELECT member_id FROM (${lastScanSql('event_id = @event')}) WHERE kind = 'in')`,
  );

/** A block of the tick list of an event. */
export const readRoll = (
  db: ReadDb,
  input: {
    readonly eventUid: string;
    readonly listUid: string | null;
    readonly order: (typeof rollOrders)[number];
    readonly withUnconfirmed: boolean;
    readonly offset: number;
    readonly limit: number;
  },
): { readonly total: number; readonly rows: RollRow[] } => {
  const event = requireCheckinEvent(db, input.eventUid);
  const list = requireList(db, event.id, input.listUid);
  const people = rollSql(input.withUnconfirmed);
  const { total } = sql<{ total: number }>(db, `SELECT count(*) AS total FROM (${people})`).get({
    event: event.id,
  })!;
  const rows = sql<FoundRecord>(
    db,
    `SELECT found.*, scan.kind AS scan_kind, scan.at_ms AS scan_at_ms
     FROM (
       SELECT *, row_number() OVER (ORDER BY ${orderSql[input.order]}, signup_uid, member_uid) AS nth
       FROM (${people}) ORDER BY nth LIMIT @limit OFFSET @offset
     ) AS found ${lastScanJoin} ORDER BY found.nth`,
  ).all({ event: event.id, list, limit: input.limit, offset: input.offset });
  return {
    total,
    rows: rows.map((row) => ({
      ...toDeskRow(row),
      spelled: (row.name_key ?? '').replaceAll(' ', ''),
      initials: row.name_initials ?? '',
    })),
  };
};
