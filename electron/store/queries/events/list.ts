import type { EventListInput, EventRow } from '../../../../shared/contract/events.ts';
import type { EventMode, EventState } from '../../../../shared/domain/events/kinds.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { lastScanSql } from './last-scan.ts';

interface Row {
  readonly uid: string;
  readonly name: string;
  readonly kind: string;
  readonly mode: EventMode;
  readonly state: EventState;
  readonly community_uid: string | null;
  readonly community_name: string | null;
  readonly start_at_ms: number | null;
  readonly end_at_ms: number | null;
  readonly zone: string | null;
  readonly place: string | null;
  readonly capacity: number | null;
  readonly archived: number;
  readonly signups: number;
  readonly confirmed: number;
  readonly checked_in: number;
  readonly tasks: number;
  readonly tasks_done: number;
}

/** One event with its counts; joined to the events chosen by the caller as `chosen(id)`. */
const eventRowsOf = (chosen: string, order: string): string => `
WITH chosen AS (${chosen})
SELECT event.uid, event.name, event.kind, event.mode, event.state,
  community.uid AS community_uid, community.name AS community_name,
  event.start_at_ms, event.end_at_ms, event.zone, event.place, event.capacity, event.archived,
  (SELECT count(*) FROM signup WHERE event_id = event.id) AS signups,
  (SELECT count(*) FROM signup WHERE event_id = event.id AND status = 'confirmed') AS confirmed,
  (SELECT count(*) FROM (${lastScanSql('checkin.event_id = event.id')}) WHERE kind = 'in') AS checked_in,
  (SELECT count(*) FROM task WHERE event_id = event.id AND kind <> 'phase') AS tasks,
  (SELECT count(*) FROM task WHERE event_id = event.id AND kind <> 'phase' AND progress = 1) AS tasks_done
FROM chosen JOIN event ON event.id = chosen.id
LEFT JOIN community ON community.id = event.community_id
${order}`;

const sortColumn: Readonly<Record<EventListInput['sort']['by'], string>> = {
  start: 'event.start_at_ms',
  name: 'event.name COLLATE NOCASE',
  signups: '(SELECT count(*) FROM signup WHERE event_id = event.id)',
  checkedIn: `(SELECT count(*) FROM (${lastScanSql('checkin.event_id = event.id')}) WHERE kind = 'in')`,
  state: 'event.state',
};

const escapeLike = (text: string): string => text.replace(/[\\%_]/g, (found) => `\\${found}`);

/** A block of the event list with its total; events without a start come last in either order. */
export const listEvents = (
  db: ReadDb,
  input: EventListInput,
): { readonly total: number; readonly rows: EventRow[] } => {
  const conditions = ['event.archived = ?'];
  const values: (string | number)[] = [input.archived ? 1 : 0];
  if (input.search.trim() !== '') {
    conditions.push(
      "(event.name LIKE ? ESCAPE '\\' OR event.place LIKE ? ESCAPE '\\' OR event.external_key = ?)",
    );
    const pattern = `%${escapeLike(input.search.trim())}%`;
    values.push(pattern, pattern, input.search.trim());
  }
  if (input.states.length > 0) {
    conditions.push(`event.state IN (${input.states.map(() => '?').join(', ')})`);
    values.push(...input.states);
  }
  if (input.communityUid !== null) {
    conditions.push('event.community_id = (SELECT id FROM community WHERE uid = ?)');
    values.push(input.communityUid);
  }
  const where = conditions.join(' AND ');
  const total = sql<{ count: number }>(
    db,
    `SELECT count(*) AS count FROM event WHERE ${where}`,
  ).get(...values)!.count;
  const column = sortColumn[input.sort.by];
  const order = `ORDER BY ${column} ${input.sort.descending ? 'DESC' : 'ASC'} NULLS LAST, event.uid`;
  const rows = sql<Row>(
    db,
    eventRowsOf(`SELECT event.id FROM event WHERE ${where} ${order} LIMIT ? OFFSET ?`, order),
  ).all(...values, input.limit, input.offset);
  return { total, rows: rows.map(toEventRow) };
};

/** One event by uid, or null. */
export const findEvent = (db: ReadDb, uid: string): EventRow | null => {
  const row = sql<Row>(db, eventRowsOf('SELECT id FROM event WHERE uid = ?', '')).get(uid);
  return row === undefined ? null : toEventRow(row);
};

const toEventRow = (row: Row): EventRow => ({
  uid: row.uid,
  name: row.name,
  kind: row.kind,
  mode: row.mode,
  state: row.state,
  communityUid: row.community_uid,
  communityName: row.community_name,
  startAtMs: row.start_at_ms,
  endAtMs: row.end_at_ms,
  zone: row.zone,
  place: row.place,
  capacity: row.capacity,
  archived: row.archived === 1,
  signups: row.signups,
  confirmed: row.confirmed,
  checkedIn: row.checked_in,
  tasks: row.tasks,
  tasksDone: row.tasks_done,
});
