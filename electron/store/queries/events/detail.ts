import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type {
  EventDetail,
  SignupRow,
  TaskLink,
  TaskRow,
} from '../../../../shared/contract/events.ts';
import type { LinkKind, PlanField, TaskKind } from '../../../../shared/domain/events/kinds.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { lastScanSql } from './last-scan.ts';
import { findEvent } from './list.ts';

interface TaskRecord {
  readonly uid: string;
  readonly parent_uid: string | null;
  readonly kind: TaskKind;
  readonly name: string;
  readonly owner: string | null;
  readonly start_at_ms: number;
  readonly end_at_ms: number;
  readonly real_start_at_ms: number | null;
  readonly real_end_at_ms: number | null;
  readonly progress: number;
  readonly position: string;
  readonly relative: number;
  readonly note: string | null;
  readonly cost_minor: number | null;
}

/** Everything the page of one event shows; throws `not-found`. */
export const eventDetail = (db: ReadDb, { uid }: { readonly uid: string }): EventDetail => {
  const event = findEvent(db, uid);
  if (event === null) throw new WorkstationError('not-found', { what: uid });
  const plan = sql<{ field: PlanField; text: string }>(
    db,
    'SELECT field, text FROM event_plan WHERE event_id = (SELECT id FROM event WHERE uid = ?) ORDER BY field',
  ).all(uid);
  const statuses = sql<{ status: string; count: number; guests: number }>(
    db,
    `SELECT status, count(*) AS count, sum(guests) AS guests FROM signup
     WHERE event_id = (SELECT id FROM event WHERE uid = ?) GROUP BY status ORDER BY status`,
  ).all(uid);
  return {
    event,
    plan: Object.fromEntries(plan.map((row) => [row.field, row.text])) as EventDetail['plan'],
    tasks: tasksOfEvent(db, uid),
    links: linksOfEvent(db, uid),
    signupsByStatus: Object.fromEntries(statuses.map((row) => [row.status, row.count])),
    guests: statuses.reduce((sum, row) => sum + (row.status === 'confirmed' ? row.guests : 0), 0),
    walkIns: sql<{ count: number }>(
      db,
      `SELECT count(*) AS count FROM (${lastScanSql('event_id = (SELECT id FROM event WHERE uid = ?)')})
       WHERE signup_id IS NULL AND kind = 'in'`,
    ).get(uid)!.count,
  };
};

export const tasksOfEvent = (db: ReadDb, eventUid: string): TaskRow[] =>
  sql<TaskRecord>(
    db,
    `SELECT task.*, parent.uid AS parent_uid FROM task LEFT JOIN task AS parent ON parent.id = task.parent_id
     WHERE task.event_id = (SELECT id FROM event WHERE uid = ?) ORDER BY task.position, task.uid`,
  )
    .all(eventUid)
    .map((row) => ({
      uid: row.uid,
      parentUid: row.parent_uid,
      kind: row.kind,
      name: row.name,
      owner: row.owner,
      startAtMs: row.start_at_ms,
      endAtMs: row.end_at_ms,
      realStartAtMs: row.real_start_at_ms,
      realEndAtMs: row.real_end_at_ms,
      progress: row.progress,
      position: row.position,
      relative: row.relative === 1,
      note: row.note,
      costMinor: row.cost_minor,
    }));

export const linksOfEvent = (db: ReadDb, eventUid: string): TaskLink[] =>
  sql<{ uid: string; from_uid: string; to_uid: string; kind: LinkKind; lag_ms: number }>(
    db,
    `SELECT task_link.uid, source.uid AS from_uid, target.uid AS to_uid, task_link.kind, task_link.lag_ms
     FROM task AS source JOIN task_link ON task_link.from_task_id = source.id
     JOIN task AS target ON target.id = task_link.to_task_id
     WHERE source.event_id = (SELECT id FROM event WHERE uid = ?) ORDER BY task_link.uid`,
  )
    .all(eventUid)
    .map((row) => ({
      uid: row.uid,
      fromUid: row.from_uid,
      toUid: row.to_uid,
      kind: row.kind,
      lagMs: row.lag_ms,
    }));

interface SignupRecord {
  readonly uid: string;
  readonly member_uid: string;
  readonly member_name: string | null;
  readonly status: string;
  readonly ticket: string | null;
  readonly guests: number;
  readonly channel: string | null;
  readonly at_ms: number | null;
  readonly checked_kind: string | null;
  readonly checked_at_ms: number | null;
  readonly signed_up: number;
}

// A member's last scan decides; walk-ins have scans and no sign-up.
const signupsSql = `
WITH chosen AS (SELECT id FROM event WHERE uid = ?),
last_scan AS (${lastScanSql('event_id = (SELECT id FROM chosen)')}),
everyone AS (
  SELECT signup.uid, signup.member_id, signup.status, signup.ticket, signup.guests, signup.channel,
    signup.at_ms, 1 AS signed_up
  FROM signup WHERE signup.event_id = (SELECT id FROM chosen)
  UNION ALL
  SELECT uid, member_id, 'walk-in', NULL, 0, NULL, at_ms, 0
  FROM last_scan WHERE signup_id IS NULL AND kind = 'in'
)
SELECT everyone.uid, person.uid AS member_uid, coalesce(person.name, person.external_id) AS member_name,
  everyone.status, everyone.ticket, everyone.guests, everyone.channel, everyone.at_ms,
  last_scan.kind AS checked_kind, last_scan.at_ms AS checked_at_ms, everyone.signed_up
FROM everyone
JOIN member ON member.id = everyone.member_id
JOIN person ON person.member_id = coalesce(member.effective_member_id, member.id)
LEFT JOIN last_scan ON last_scan.member_id = everyone.member_id
WHERE ? = '' OR instr(lower(coalesce(person.name, person.external_id, '')), ?) > 0
  OR instr(person.name_initials, ?) = 1 OR person.phone LIKE '%' || ?`;

/** Sign-ups and walk-ins of one event, by name; a search is part of a name, initials or last digits. */
export const eventSignups = (
  db: ReadDb,
  input: {
    readonly uid: string;
    readonly search: string;
    readonly offset: number;
    readonly limit: number;
  },
): { readonly total: number; readonly rows: SignupRow[] } => {
  const term = input.search.trim().toLowerCase();
  const values = [input.uid, term, term, term, /^\d{4,}$/.test(term) ? term : '\u0000'];
  const total = sql<{ count: number }>(db, `SELECT count(*) AS count FROM (${signupsSql})`).get(
    ...values,
  )!.count;
  const rows = sql<SignupRecord>(
    db,
    `${signupsSql} ORDER BY person.name_key, person.uid, everyone.uid LIMIT ? OFFSET ?`,
  ).all(...values, input.limit, input.offset);
  return {
    total,
    rows: rows.map((row) => ({
      uid: row.uid,
      memberUid: row.member_uid,
      memberName: row.member_name,
      status: row.status,
      ticket: row.ticket,
      guests: row.guests,
      channel: row.channel,
      atMs: row.at_ms,
      checkedIn: row.checked_kind === 'in',
      checkedInAtMs: row.checked_kind === 'in' ? row.checked_at_ms : null,
      signedUp: row.signed_up === 1,
    })),
  };
};
