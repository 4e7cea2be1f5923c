import type {
  Desk,
  ListCounts,
  ScanRow,
  SignupSheet,
  Who,
} from '../../../../shared/contract/checkin.ts';
import type { SignupStatus } from '../../../../shared/domain/values/statuses.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { lastOfListSql, lastScanSql } from '../events/last-scan.ts';
import { deskRowOf, requireAttending, requireCheckinEvent, requireList } from './people.ts';
import { waitingOf } from './seats.ts';

const countsSql = `
WITH scan AS MATERIALIZED (
  SELECT member_id, signup_id FROM (${lastOfListSql('event_id = @event AND list_id IS @list')}) WHERE kind = 'in')
SELECT
  (SELECT count(*) FROM signup WHERE event_id = @event AND status = 'confirmed') AS confirmed,
  (SELECT coalesce(sum(guests), 0) FROM signup WHERE event_id = @event AND status = 'confirmed') AS guests,
  (SELECT count(*) FROM signup WHERE event_id = @event AND status = 'waiting') AS waiting,
  (SELECT count(*) FROM scan) AS checkedIn,
  (SELECT coalesce(sum(signup.guests), 0) FROM scan CROSS JOIN signup ON signup.id = scan.signup_id) AS guestsIn,
  (SELECT count(*) FROM scan WHERE signup_id IS NULL) AS walkIns,
  (SELECT count(*) FROM signup WHERE event_id = @event AND status = 'confirmed'
     AND member_id NOT IN (SELECT member_id FROM scan)) AS missing`;

const atEventSql = `SELECT count(*) AS count FROM (${lastScanSql('event_id = @event')}) WHERE kind = 'in'`;

const listsSql = `
WITH scan AS MATERIALIZED (
  SELECT list_id, count(*) AS checked_in, count(*) FILTER (WHERE signup_id IS NULL) AS walk_ins
  FROM (${lastOfListSql('event_id = @event')}) WHERE kind = 'in' GROUP BY list_id)
SELECT list.uid, list.name, coalesce(scan.checked_in, 0) AS checkedIn, coalesce(scan.walk_ins, 0) AS walkIns
FROM (SELECT NULL AS id, NULL AS uid, NULL AS name, '' AS position
      UNION ALL SELECT id, uid, name, position FROM checkin_list WHERE event_id = @event) AS list
LEFT JOIN scan ON scan.list_id IS list.id ORDER BY list.position, list.uid`;

interface ScanRecord extends Omit<ScanRow, 'kind' | 'imported'> {
  readonly kind: 'in' | 'undo';
  readonly again: number;
  readonly operationKind: string;
}

const scanColumns = `checkin.uid, checkin.kind, checkin.again, checkin.at_ms AS atMs,
  checkin_list.uid AS listUid, checkin_list.name AS listName, person.uid AS memberUid,
  signup.uid AS signupUid, coalesce(person.name, person.external_id) AS name,
  operation.uid AS operationUid, operation.actor, operation.at_ms AS recordedAtMs,
  operation.kind AS operationKind`;
const scanJoins = `CROSS JOIN operation ON operation.id = checkin.op
  CROSS JOIN member ON member.id = checkin.member_id
  CROSS JOIN person ON person.member_id = coalesce(member.effective_member_id, member.id)
  LEFT JOIN signup ON signup.id = checkin.signup_id
  LEFT JOIN checkin_list ON checkin_list.id = checkin.list_id`;

const toScanRow = ({ again, operationKind, ...row }: ScanRecord): ScanRow => ({
  ...row,
  kind: again === 1 ? 'again' : row.kind,
  imported: operationKind === 'import',
});

/** As many as a glance at the desk takes in. */
const RECENT = 40;

/** Everything beside the search at the desk: lists with their counts, counters, latest scans. */
export const readDesk = (
  db: ReadDb,
  input: { readonly eventUid: string; readonly listUid: string | null },
): Desk => {
  const { id } = requireCheckinEvent(db, input.eventUid);
  const list = requireList(db, id, input.listUid);
  const values = { event: id, list };
  const counts = sql<Omit<Desk['counts'], 'atEvent'>>(db, countsSql).get(values)!;
  // Most events have one list, whose counts are those of the event: twice is not worth the time.
  const hasLists =
    sql(db, 'SELECT 1 FROM checkin_list WHERE event_id = ? LIMIT 1').get(id) !== undefined;
  const { checkedIn, walkIns } = counts;
  const lists = hasLists
    ? sql<ListCounts>(db, listsSql).all({ event: id })
    : [{ uid: null, name: null, checkedIn, walkIns }];
  const atEvent = hasLists
    ? sql<{ count: number }>(db, atEventSql).get({ event: id })!.count
    : checkedIn;
  return {
    event: sql<Desk['event']>(
      db,
      `SELECT uid, name, start_at_ms AS startAtMs, zone, place, capacity, promotion
       FROM event WHERE id = ?`,
    ).get(id)!,
    lists,
    counts: { ...counts, atEvent },
    recent: sql<ScanRecord>(
      db,
      `SELECT ${scanColumns} FROM (
         SELECT checkin.id FROM checkin CROSS JOIN operation ON operation.id = checkin.op
         WHERE checkin.event_id = @event AND checkin.list_id IS @list
         ORDER BY operation.at_ms DESC, operation.lam DESC, checkin.at_ms DESC, checkin.uid DESC LIMIT ${RECENT}
       ) AS latest CROSS JOIN checkin ON checkin.id = latest.id ${scanJoins}
       ORDER BY operation.at_ms DESC, operation.lam DESC, checkin.at_ms DESC, checkin.uid DESC`,
    )
      .all(values)
      .map(toScanRow),
  };
};

/** One sign-up or walk-in with every scan of theirs on every list, the latest first. */
export const readSheet = (
  db: ReadDb,
  input: { readonly eventUid: string; readonly listUid: string | null; readonly who: Who },
): SignupSheet => {
  const event = requireCheckinEvent(db, input.eventUid);
  const who = requireAttending(db, event.id, input.who);
  const row = deskRowOf(db, event.id, requireList(db, event.id, input.listUid), who);
  const signup =
    who.signupId === null
      ? undefined
      : sql<{
          status: SignupStatus;
          channel: string | null;
          atMs: number | null;
          waitingAtMs: number | null;
        }>(
          db,
          'SELECT status, channel, at_ms AS atMs, waiting_at_ms AS waitingAtMs FROM signup WHERE id = ?',
        ).get(who.signupId);
  const isWaiting = signup?.status === 'waiting';
  const place = isWaiting
    ? waitingOf(db, event.id).findIndex(({ uid }) => uid === who.signupUid) + 1
    : null;
  return {
    row,
    fields: {
      status: signup?.status ?? 'confirmed',
      guests: row.guests,
      ticket: row.ticket,
      channel: signup?.channel ?? null,
      number: row.number,
    },
    atMs: signup?.atMs ?? null,
    waitingSinceMs: isWaiting ? (signup.waitingAtMs ?? signup.atMs) : null,
    waitingPlace: place,
    scans: sql<ScanRecord>(
      db,
      `SELECT ${scanColumns} FROM checkin ${scanJoins}
       WHERE checkin.event_id = ? AND checkin.member_id = ?
       ORDER BY checkin.at_ms DESC NULLS LAST, checkin.uid DESC LIMIT 500`,
    )
      .all(event.id, who.memberId)
      .map(toScanRow),
  };
};
