import type { DeskRow } from '../../../../shared/contract/checkin.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { SignupStatus } from '../../../../shared/domain/values/statuses.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

export interface CheckinEvent {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
  readonly capacity: number | null;
  readonly promotion: 'ask' | 'auto';
}

export const requireCheckinEvent = (db: ReadDb, uid: string): CheckinEvent => {
  const event = sql<CheckinEvent>(
    db,
    'SELECT id, uid, name, capacity, promotion FROM event WHERE uid = ?',
  ).get(uid);
  if (event === undefined) throw new WorkstationError('not-found', { what: uid });
  return event;
};

/** The private id of a check-in list of the event; null = the main list. */
export const requireList = (db: ReadDb, eventId: number, uid: string | null): number | null => {
  if (uid === null) return null;
  const list = sql<{ id: number }>(
    db,
    'SELECT id FROM checkin_list WHERE uid = ? AND event_id = ?',
  ).get(uid, eventId);
  if (list === undefined) throw new WorkstationError('not-found', { what: uid });
  return list.id;
};

/** The person behind a member whose rows are joined as `people`. */
export const personJoin = `
CROSS JOIN member ON member.id = people.member_id
CROSS JOIN person ON person.member_id = coalesce(member.effective_member_id, member.id)`;

/**
 * Everybody of event `@event` as `people` beside their `person`: the sign-ups, and who came without
 * one. `where` chooses among them, before anything is put together.
 */
export const everybodySql = (columns: string, where: string): string => `
SELECT people.uid AS signup_uid, ${columns} FROM signup AS people ${personJoin}
WHERE people.event_id = @event AND (${where})
UNION ALL
SELECT NULL, ${columns} FROM (
  SELECT walked.member_id, NULL AS number, NULL AS attendee, NULL AS ticket, 0 AS guests,
    'walk-in' AS status, NULL AS at_ms
  FROM (SELECT DISTINCT member_id FROM checkin WHERE event_id = @event AND signup_id IS NULL) AS walked
  WHERE NOT EXISTS (
    SELECT 1 FROM signup WHERE signup.member_id = walked.member_id AND signup.event_id = @event)
) AS people ${personJoin} WHERE ${where}`;

/** The last scan on list `@list` of the member of `found`. */
export const lastScanJoin = `
LEFT JOIN checkin AS scan ON scan.id = (
  SELECT id FROM checkin WHERE event_id = @event AND member_id = found.member_id
    AND list_id IS @list AND again = 0 ORDER BY at_ms DESC NULLS LAST, uid DESC LIMIT 1)`;

export const foundColumns = `people.member_id, people.number, people.ticket,
  people.guests, people.status, person.uid AS member_uid,
  coalesce(person.name, person.external_id) AS name, substr(person.phone, -4) AS phone_tail,
  person.name_key, person.name_initials`;

export interface FoundRecord {
  readonly signup_uid: string | null;
  readonly member_id: number;
  readonly number: string | null;
  readonly ticket: string | null;
  readonly guests: number;
  readonly status: SignupStatus | 'walk-in';
  readonly member_uid: string;
  readonly name: string | null;
  readonly phone_tail: string | null;
  readonly name_key: string | null;
  readonly name_initials: string | null;
  readonly scan_kind: 'in' | 'undo' | null;
  readonly scan_at_ms: number | null;
}

export const toDeskRow = (row: FoundRecord): DeskRow => ({
  key: row.signup_uid ?? row.member_uid,
  signupUid: row.signup_uid,
  memberUid: row.member_uid,
  name: row.name,
  phoneTail: row.phone_tail,
  number: row.number,
  ticket: row.ticket,
  guests: row.guests,
  status: row.status,
  isIn: row.scan_kind === 'in',
  inAtMs: row.scan_kind === 'in' ? row.scan_at_ms : null,
});

/** Rows of chosen people; `people` is a query with the columns of `everybodySql`. */
export const deskRows = (
  db: ReadDb,
  people: string,
  values: Readonly<Record<string, string | number | null>>,
): FoundRecord[] =>
  sql<FoundRecord>(
    db,
    `SELECT found.*, scan.kind AS scan_kind, scan.at_ms AS scan_at_ms
     FROM (SELECT people.signup_uid, ${foundColumns} FROM (${people}) AS people ${personJoin}) AS found ${lastScanJoin}
     ORDER BY found.name_key, found.signup_uid, found.member_uid`,
  ).all(values);

/** One sign-up, or one member at the event whether they signed up or not. */
export interface Attending {
  readonly signupId: number | null;
  readonly signupUid: string | null;
  readonly memberId: number;
  readonly status: SignupStatus | null;
}

/**
 * Whom a check-in is about. A member given by uid who signed up is their sign-up, a confirmed one
 * first. Throws `not-found`.
 */
export const requireAttending = (
  db: ReadDb,
  eventId: number,
  who: { readonly signupUid: string } | { readonly memberUid: string },
): Attending => {
  const columns = 'signup.id AS signupId, signup.uid AS signupUid, member_id AS memberId, status';
  if ('signupUid' in who) {
    const signup = sql<Attending>(
      db,
      `SELECT ${columns} FROM signup WHERE uid = ? AND event_id = ?`,
    ).get(who.signupUid, eventId);
    if (signup === undefined) throw new WorkstationError('not-found', { what: who.signupUid });
    return signup;
  }
  const person = sql<{ id: number }>(
    db,
    'SELECT coalesce(effective_member_id, id) AS id FROM member WHERE uid = ?',
  ).get(who.memberUid);
  if (person === undefined) throw new WorkstationError('not-found', { what: who.memberUid });
  const signup = sql<Attending>(
    db,
    `SELECT ${columns} FROM member CROSS JOIN signup ON signup.member_id = member.id
     WHERE (member.id = @id OR member.effective_member_id = @id) AND signup.event_id = @event
     ORDER BY status <> 'confirmed', signup.at_ms NULLS LAST, signup.uid LIMIT 1`,
  ).get({ id: person.id, event: eventId });
  return signup ?? { signupId: null, signupUid: null, memberId: person.id, status: null };
};

/** The row of somebody as the desk shows them. */
export const deskRowOf = (
  db: ReadDb,
  eventId: number,
  listId: number | null,
  { signupUid, memberId }: Attending,
): DeskRow => {
  const values = { event: eventId, list: listId };
  const rows =
    signupUid === null
      ? deskRows(
          db,
          `SELECT NULL AS signup_uid, @member AS member_id, NULL AS number, NULL AS attendee,
             NULL AS ticket, 0 AS guests, 'walk-in' AS status`,
          { ...values, member: memberId },
        )
      : deskRows(
          db,
          `SELECT uid AS signup_uid, member_id, number, attendee, ticket, guests, status
           FROM signup WHERE uid = @signup`,
          { ...values, signup: signupUid },
        );
  return toDeskRow(rows[0]!);
};
