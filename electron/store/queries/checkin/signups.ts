import type { Changed } from '../../../../shared/contract/base.ts';
import type { Attendee, Freed, SignupFields } from '../../../../shared/contract/checkin.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { partyOf, placesFree } from '../../../../shared/domain/events/waiting-list.ts';
import type { SignupStatus } from '../../../../shared/domain/values/statuses.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { findAttendee, memberOfAttendee } from './attendee.ts';
import { requireAttending, requireCheckinEvent, type CheckinEvent } from './people.ts';
import { confirm, fillPlaces, placesTaken } from './seats.ts';

const label = (key: string, values: Readonly<Record<string, string | number>>) => ({
  kind: 'edit' as const,
  label: { key: `history.${key}`, values },
});

const full = (event: CheckinEvent, taken: number, needed: number): WorkstationError =>
  new WorkstationError('event-full', { capacity: event.capacity ?? 0, taken, needed });

/** Sign-ups that no longer count; the same person may sign up anew. */
const gone = new Set<SignupStatus>(['cancelled', 'declined', 'rejected']);

const textColumns = (fields: Partial<SignupFields>): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const name of ['ticket', 'channel', 'number'] as const) {
    const text = fields[name];
    if (text !== undefined) values[name] = text === '' ? null : text;
  }
  if (fields.guests !== undefined) values['guests'] = fields.guests;
  return values;
};

/** Signs somebody up by hand; see `checkinContract.signUp`. */
export const signUp = (
  db: WriteDb,
  args: {
    readonly eventUid: string;
    readonly attendee: Attendee;
    readonly fields: Partial<SignupFields>;
    readonly over: boolean;
  },
  env: WriteEnv,
): Changed & { readonly status: SignupStatus; readonly name: string } => {
  const event = requireCheckinEvent(db, args.eventUid);
  const known = findAttendee(db, args.attendee);
  const before = known === null ? null : requireAttending(db, event.id, { memberUid: known.uid });
  if (known !== null && before !== null && before.status !== null && !gone.has(before.status))
    throw new WorkstationError('already-signed-up', { name: known.name });
  const wanted = args.fields.status ?? 'confirmed';
  const party = partyOf({ guests: args.fields.guests ?? 0 });
  const fits = args.over || party <= placesFree(event.capacity, placesTaken(db, event.id));
  const status = wanted === 'confirmed' && !fits ? 'waiting' : wanted;
  const name = known?.name ?? ('name' in args.attendee ? args.attendee.name : '');
  const values = {
    guests: 0,
    ...textColumns(args.fields),
    status,
    at_ms: env.nowMs,
    waiting_at_ms: status === 'waiting' ? env.nowMs : null,
  };
  return operate(db, env, label('signup-added', { name, event: event.name }), (operation) => {
    const member = known ?? memberOfAttendee(db, operation, args.attendee, env);
    sql(db, 'INSERT OR IGNORE INTO temp.dirty_member (id) VALUES (?)').run(
      before?.memberId ?? member.id,
    );
    // The same name as an import of the same person gives, so that it finds this sign-up.
    const key = [event.uid, args.fields.number ?? '', member.uid];
    const uid = before?.signupUid ?? newUid('signup', { key });
    if (before?.signupUid === null || before === null)
      insertRow(db, operation, 'signup', {
        uid,
        event_id: event.id,
        member_id: before?.memberId ?? member.id,
        ...values,
      });
    else updateRow(db, operation, 'signup', uid, values);
    return { uid, operationUid: operation.uid, status, name };
  });
};

interface SignupRecord {
  readonly uid: string;
  readonly event_uid: string;
  readonly member_id: number;
  readonly status: SignupStatus;
  readonly guests: number;
  readonly name: string;
}

/** Changes a sign-up; places it frees go to the waiting list as the event has it. */
export const changeSignup = (
  db: WriteDb,
  args: {
    readonly uid: string;
    readonly fields: Partial<SignupFields>;
    readonly over: boolean;
  },
  env: WriteEnv,
): Freed => {
  const signup = sql<SignupRecord>(
    db,
    `SELECT signup.uid, event.uid AS event_uid, signup.member_id, signup.status, signup.guests,
       coalesce(person.name, person.external_id, person.uid) AS name
     FROM signup CROSS JOIN event ON event.id = signup.event_id
     CROSS JOIN member ON member.id = signup.member_id
     CROSS JOIN person ON person.member_id = coalesce(member.effective_member_id, member.id)
     WHERE signup.uid = ?`,
  ).get(args.uid);
  if (signup === undefined) throw new WorkstationError('not-found', { what: args.uid });
  const event = requireCheckinEvent(db, signup.event_uid);
  const status = args.fields.status ?? signup.status;
  const values: Record<string, Value> = { ...textColumns(args.fields), status };
  if (status !== signup.status) values['waiting_at_ms'] = status === 'waiting' ? env.nowMs : null;
  if (!differs(db, 'signup', signup.uid, values))
    return { uid: signup.uid, operationUid: null, movedUp: [], offered: [] };
  const held = signup.status === 'confirmed' ? partyOf(signup) : 0;
  const party = partyOf({ guests: args.fields.guests ?? signup.guests });
  const needed = status === 'confirmed' ? party - held : -held;
  const taken = placesTaken(db, event.id);
  if (needed > 0 && !args.over && needed > placesFree(event.capacity, taken))
    throw full(event, taken, needed);
  const key = status !== signup.status ? `signup-${status}` : 'signup-changed';
  const named = label(key, { name: signup.name, event: event.name });
  return operate(db, env, named, (operation) => {
    updateRow(db, operation, 'signup', signup.uid, values);
    sql(db, 'INSERT OR IGNORE INTO temp.dirty_member (id) VALUES (?)').run(signup.member_id);
    const filled = needed < 0 ? fillPlaces(db, operation, event) : { movedUp: [], offered: [] };
    // Who was just sent to the waiting list is not offered their own place.
    const offered = filled.offered.filter(({ uid }) => uid !== signup.uid);
    return { uid: signup.uid, operationUid: operation.uid, ...filled, offered };
  });
};

/** Confirms chosen people of the waiting list as one operation. */
export const moveUp = (
  db: WriteDb,
  args: { readonly eventUid: string; readonly uids: readonly string[]; readonly over: boolean },
  env: WriteEnv,
): Changed => {
  const event = requireCheckinEvent(db, args.eventUid);
  const chosen = args.uids.map((uid) => {
    const signup = sql<{ uid: string; guests: number; status: SignupStatus }>(
      db,
      'SELECT uid, guests, status FROM signup WHERE uid = ? AND event_id = ?',
    ).get(uid, event.id);
    if (signup === undefined) throw new WorkstationError('not-found', { what: uid });
    return signup;
  });
  const waiting = chosen.filter(({ status }) => status !== 'confirmed');
  if (waiting.length === 0) return { uid: event.uid, operationUid: null };
  const needed = waiting.reduce((sum, one) => sum + partyOf(one), 0);
  const taken = placesTaken(db, event.id);
  if (!args.over && needed > placesFree(event.capacity, taken)) throw full(event, taken, needed);
  const named = label('signups-moved-up', { count: waiting.length, event: event.name });
  return operate(db, env, named, (operation) => {
    for (const { uid } of waiting) confirm(db, operation, uid);
    return { uid: event.uid, operationUid: operation.uid };
  });
};
