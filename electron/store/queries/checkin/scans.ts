import type { Changed } from '../../../../shared/contract/base.ts';
import type { Attendee, CheckinOutcome, Who } from '../../../../shared/contract/checkin.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { findAttendee, memberOfAttendee } from './attendee.ts';
import {
  deskRowOf,
  requireAttending,
  requireCheckinEvent,
  requireList,
  type Attending,
  type CheckinEvent,
} from './people.ts';

/** A list of an event as scans are written to it. */
export interface Door {
  readonly event: CheckinEvent;
  readonly listId: number | null;
}

export const doorOf = (
  db: WriteDb,
  args: { readonly eventUid: string; readonly listUid: string | null },
): Door => {
  const event = requireCheckinEvent(db, args.eventUid);
  return { event, listId: requireList(db, event.id, args.listUid) };
};

interface LastScan {
  readonly kind: 'in' | 'undo';
  readonly at_ms: number | null;
}

export const lastScanAt = (db: WriteDb, door: Door, memberId: number): LastScan | null =>
  sql<LastScan>(
    db,
    `SELECT kind, at_ms FROM checkin WHERE event_id = ? AND member_id = ? AND list_id IS ? AND again = 0
     ORDER BY at_ms DESC NULLS LAST, uid DESC LIMIT 1`,
  ).get(door.event.id, memberId, door.listId) ?? null;

/** Writes one scan behind those that are there, so that the last one decides. Returns its time. */
export const writeScan = (
  db: WriteDb,
  operation: Operation,
  door: Door,
  who: Attending,
  scan: {
    readonly kind: 'in' | 'undo';
    readonly atMs: number;
    readonly again?: boolean;
    readonly code?: string | null;
  },
  env: WriteEnv,
): number => {
  const last = lastScanAt(db, door, who.memberId);
  const atMs =
    last === null || last.at_ms === null || scan.again === true
      ? scan.atMs
      : Math.max(scan.atMs, last.at_ms + 1);
  insertRow(db, operation, 'checkin', {
    uid: newUid('checkin', env),
    event_id: door.event.id,
    member_id: who.memberId,
    signup_id: who.signupId,
    kind: scan.kind,
    at_ms: atMs,
    list_id: door.listId,
    again: scan.again === true ? 1 : 0,
    code: scan.code ?? null,
  });
  sql(db, 'INSERT OR IGNORE INTO temp.dirty_member (id) VALUES (?)').run(who.memberId);
  return atMs;
};

interface CheckIn {
  readonly again?: boolean;
  readonly anyway?: boolean;
  readonly code?: string | null;
}

/** Checks somebody in, or says why that needs a word first. */
export const checkInAt = (
  db: WriteDb,
  door: Door,
  who: Attending,
  how: CheckIn,
  env: WriteEnv,
): CheckinOutcome => {
  const row = deskRowOf(db, door.event.id, door.listId, who);
  if (row.isIn && how.again !== true) return { kind: 'already', row };
  const unconfirmed = who.status !== null && who.status !== 'confirmed';
  if (!row.isIn && unconfirmed && how.anyway !== true) return { kind: 'not-confirmed', row };
  const key = row.isIn
    ? 'history.checkin-again'
    : who.signupId === null
      ? 'history.checkin-walk-in'
      : 'history.checkin-in';
  const values = { name: row.name ?? row.memberUid, event: door.event.name };
  const spec = { kind: 'edit' as const, label: { key, values } };
  return operate(db, env, spec, (operation) => {
    if (unconfirmed && !row.isIn)
      updateRow(db, operation, 'signup', who.signupUid!, {
        status: 'confirmed',
        waiting_at_ms: null,
      });
    const atMs = writeScan(
      db,
      operation,
      door,
      who,
      { kind: 'in', atMs: env.nowMs, again: row.isIn, code: how.code ?? null },
      env,
    );
    return {
      kind: 'in',
      row: deskRowOf(db, door.event.id, door.listId, who),
      atMs,
      operationUid: operation.uid,
    };
  });
};

export const checkIn = (
  db: WriteDb,
  args: {
    readonly eventUid: string;
    readonly listUid: string | null;
    readonly who: Who;
    readonly again: boolean;
    readonly anyway: boolean;
  },
  env: WriteEnv,
): CheckinOutcome => {
  const door = doorOf(db, args);
  return checkInAt(db, door, requireAttending(db, door.event.id, args.who), args, env);
};

/** Lets somebody in who did not sign up, added as a member in the same operation where new. */
export const walkIn = (
  db: WriteDb,
  args: {
    readonly eventUid: string;
    readonly listUid: string | null;
    readonly attendee: Attendee;
    readonly code: string | null;
  },
  env: WriteEnv,
): CheckinOutcome => {
  const door = doorOf(db, args);
  const known = findAttendee(db, args.attendee);
  if (known !== null) {
    const who = requireAttending(db, door.event.id, { memberUid: known.uid });
    return checkInAt(db, door, who, { anyway: true, code: args.code }, env);
  }
  const { name } = args.attendee as { readonly name: string };
  const key = 'history.checkin-walk-in';
  const spec = {
    kind: 'edit' as const,
    label: { key, values: { name, event: door.event.name } },
  };
  return operate(db, env, spec, (operation) => {
    const member = memberOfAttendee(db, operation, args.attendee, env);
    const who = { signupId: null, signupUid: null, memberId: member.id, status: null };
    const atMs = writeScan(
      db,
      operation,
      door,
      who,
      { kind: 'in', atMs: env.nowMs, code: args.code },
      env,
    );
    return {
      kind: 'in',
      row: {
        key: member.uid,
        signupUid: null,
        memberUid: member.uid,
        name: member.name,
        phoneTail: member.phone?.slice(-4) ?? null,
        number: null,
        ticket: null,
        guests: 0,
        status: 'walk-in',
        isIn: true,
        inAtMs: atMs,
      },
      atMs,
      operationUid: operation.uid,
    };
  });
};

/** Takes a check-in back by a scan of its own; the history keeps both. */
export const undoScan = (
  db: WriteDb,
  args: { readonly eventUid: string; readonly listUid: string | null; readonly who: Who },
  env: WriteEnv,
): Changed => {
  const door = doorOf(db, args);
  const who = requireAttending(db, door.event.id, args.who);
  const row = deskRowOf(db, door.event.id, door.listId, who);
  if (!row.isIn) return { uid: row.key, operationUid: null };
  const key = 'history.checkin-undone';
  const spec = {
    kind: 'edit' as const,
    label: { key, values: { name: row.name ?? row.memberUid, event: door.event.name } },
  };
  return operate(db, env, spec, (operation) => {
    writeScan(db, operation, door, who, { kind: 'undo', atMs: env.nowMs }, env);
    return { uid: row.key, operationUid: operation.uid };
  });
};
