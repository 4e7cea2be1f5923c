import { z } from 'zod';
import { signupStatuses } from '../domain/values/statuses.ts';
import { changed, page, procedure, uid } from './base.ts';

const instantMs = z.number().int();
/** A check-in list of an event; null is its main list, which always exists. */
const listUid = uid.nullable();
const code = z.string().trim().min(1).max(200);

/** Somebody of an event: a sign-up, or a member who came without one. */
export const who = z.union([z.object({ signupUid: uid }), z.object({ memberUid: uid })]);
export type Who = z.infer<typeof who>;

/** Somebody to sign up or let in: a member, or a person to be added as one. */
export const attendee = z.union([
  z.object({ memberUid: uid }),
  z.object({
    name: z.string().trim().min(1).max(200),
    phone: z.string().trim().max(40).nullable(),
    /** They share the phone of another member and are somebody else. */
    isAnother: z.boolean().default(false),
  }),
]);
export type Attendee = z.infer<typeof attendee>;

export const deskRow = z.object({
  /** Unique in a list: uid of the sign-up, of the member for a walk-in. */
  key: z.string(),
  signupUid: uid.nullable(),
  memberUid: uid,
  name: z.string().nullable(),
  /** The last four digits of the phone. */
  phoneTail: z.string().nullable(),
  number: z.string().nullable(),
  ticket: z.string().nullable(),
  guests: z.number().int(),
  status: z.enum([...signupStatuses, 'walk-in']),
  /** On the list that was asked about. */
  isIn: z.boolean(),
  inAtMs: instantMs.nullable(),
});
export type DeskRow = z.infer<typeof deskRow>;

export const scanKinds = ['in', 'again', 'undo'] as const;

export const scanRow = z.object({
  uid,
  kind: z.enum(scanKinds),
  atMs: instantMs.nullable(),
  listUid,
  listName: z.string().nullable(),
  memberUid: uid,
  signupUid: uid.nullable(),
  name: z.string().nullable(),
  operationUid: z.string(),
  actor: z.string(),
  /** When it was recorded, which for a paper list is later than `atMs`. */
  recordedAtMs: instantMs,
  imported: z.boolean(),
});
export type ScanRow = z.infer<typeof scanRow>;

export const listCounts = z.object({
  uid: listUid,
  name: z.string().nullable(),
  /** People who are in, walk-ins among them. */
  checkedIn: z.number().int(),
  walkIns: z.number().int(),
});
export type ListCounts = z.infer<typeof listCounts>;

export const promotions = ['ask', 'auto'] as const;
export type Promotion = (typeof promotions)[number];

export const desk = z.object({
  event: z.object({
    uid,
    name: z.string(),
    startAtMs: instantMs.nullable(),
    zone: z.string().nullable(),
    place: z.string().nullable(),
    capacity: z.number().int().nullable(),
    promotion: z.enum(promotions),
  }),
  lists: z.array(listCounts),
  counts: z.object({
    confirmed: z.number().int(),
    /** Who comes along with the confirmed. */
    guests: z.number().int(),
    waiting: z.number().int(),
    /** On the list asked about: people in, guests of theirs, walk-ins among them. */
    checkedIn: z.number().int(),
    guestsIn: z.number().int(),
    walkIns: z.number().int(),
    /** Confirmed and not in on the list asked about. */
    missing: z.number().int(),
    /** In on any list. */
    atEvent: z.number().int(),
  }),
  /** The latest scans of the list asked about, the last one first. */
  recent: z.array(scanRow),
});
export type Desk = z.infer<typeof desk>;

/** What a check-in came to; only `in` wrote something. */
export const checkinOutcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('in'), row: deskRow, atMs: instantMs, operationUid: z.string() }),
  z.object({ kind: z.literal('already'), row: deskRow }),
  /** The sign-up is not confirmed; letting them in confirms it. */
  z.object({ kind: z.literal('not-confirmed'), row: deskRow }),
  z.object({ kind: z.literal('several'), code: z.string(), rows: z.array(deskRow) }),
  /** A member has this id, and did not sign up. */
  z.object({ kind: z.literal('no-signup'), code: z.string(), memberUid: uid, name: z.string() }),
  z.object({ kind: z.literal('unknown'), code: z.string() }),
]);
export type CheckinOutcome = z.infer<typeof checkinOutcome>;

export const signupFields = z.object({
  status: z.enum(signupStatuses),
  guests: z.number().int().min(0).max(999),
  ticket: z.string().trim().max(200).nullable(),
  channel: z.string().trim().max(200).nullable(),
  number: z.string().trim().max(200).nullable(),
});
export type SignupFields = z.infer<typeof signupFields>;

const waitingRow = z.object({
  uid,
  name: z.string().nullable(),
  guests: z.number().int(),
  sinceMs: instantMs.nullable(),
});
export type WaitingRow = z.infer<typeof waitingRow>;

/** A change that may have freed places: who moved up by itself, and who could. */
const freed = changed.extend({
  movedUp: z.array(waitingRow),
  offered: z.array(waitingRow),
});
export type Freed = z.infer<typeof freed>;

export const signupSheet = z.object({
  row: deskRow,
  fields: signupFields,
  atMs: instantMs.nullable(),
  waitingSinceMs: instantMs.nullable(),
  /** The place in the waiting list, from 1. */
  waitingPlace: z.number().int().nullable(),
  scans: z.array(scanRow),
});
export type SignupSheet = z.infer<typeof signupSheet>;

export const rollOrders = ['name', 'number', 'time'] as const;
export const rollRow = deskRow.extend({
  /** Letters of the name to jump by: pinyin without spaces, and its initials. */
  spelled: z.string(),
  initials: z.string(),
});
export type RollRow = z.infer<typeof rollRow>;

/** More people than any door sees; one operation stays quick to take back. */
export const MAX_TICKS = 20_000;
/** More than anybody writes by hand at the foot of a paper list. */
export const MAX_NEWCOMERS = 500;

/** Whom somebody written on a paper list is: a member, or somebody new. */
export const paperPerson = z.object({
  memberUid: uid.nullable(),
  name: z.string(),
  /** A sign-up of theirs that is not confirmed; checking them in confirms it. */
  status: z.enum(signupStatuses).nullable(),
  /** On the list that was asked about. */
  isIn: z.boolean(),
});
export type PaperPerson = z.infer<typeof paperPerson>;

export const checkinContract = {
  desk: procedure.input(z.object({ eventUid: uid, listUid })).output(desk),
  /** Sign-ups and walk-ins of the event by name, pinyin, initials, last digits, number or ticket. */
  search: procedure
    .input(
      z.object({
        eventUid: uid,
        listUid,
        text: z.string().trim().min(1).max(200),
        limit: z.number().int().min(1).max(100),
      }),
    )
    .output(z.object({ rows: z.array(deskRow), hasMore: z.boolean() })),
  /** Checks in whoever a scanned code names exactly. */
  scan: procedure.input(z.object({ eventUid: uid, listUid, code })).output(checkinOutcome),
  checkIn: procedure
    .input(
      z.object({
        eventUid: uid,
        listUid,
        who,
        /** Notes one more scan of somebody who is in. */
        again: z.boolean().default(false),
        /** Lets somebody in whose sign-up is not confirmed, and confirms it. */
        anyway: z.boolean().default(false),
      }),
    )
    .output(checkinOutcome),
  /** Lets somebody in without a sign-up. `phone-known` when the phone is another member's. */
  walkIn: procedure
    .input(z.object({ eventUid: uid, listUid, attendee, code: code.nullable() }))
    .output(checkinOutcome),
  /** Takes a check-in back and keeps both in the history. */
  undo: procedure.input(z.object({ eventUid: uid, listUid, who })).output(changed),
  sheet: procedure.input(z.object({ eventUid: uid, listUid, who })).output(signupSheet),

  addList: procedure
    .input(z.object({ eventUid: uid, name: z.string().trim().min(1).max(60) }))
    .output(changed),
  renameList: procedure
    .input(z.object({ uid, name: z.string().trim().min(1).max(60) }))
    .output(changed),
  /** Throws `list-has-scans`. */
  removeList: procedure.input(z.object({ uid })).output(changed),

  /**
   * Signs somebody up. A confirmed one that no longer fits goes to the waiting list unless `over`.
   * Throws `already-signed-up`, `phone-known`.
   */
  signUp: procedure
    .input(
      z.object({
        eventUid: uid,
        attendee,
        fields: signupFields.partial(),
        over: z.boolean().default(false),
      }),
    )
    .output(changed.extend({ status: z.enum(signupStatuses), name: z.string() })),
  /** Throws `event-full` when the party no longer fits, unless `over`. */
  changeSignup: procedure
    .input(z.object({ uid, fields: signupFields.partial(), over: z.boolean().default(false) }))
    .output(freed),
  /** Confirms sign-ups of the waiting list; throws `event-full` unless `over`. */
  moveUp: procedure
    .input(
      z.object({
        eventUid: uid,
        uids: z.array(uid).min(1).max(500),
        over: z.boolean().default(false),
      }),
    )
    .output(changed),
  /** The waiting list in its order, and who of it fits into the places that are free. */
  waiting: procedure
    .input(z.object({ eventUid: uid }))
    .output(z.object({ waiting: z.array(waitingRow), fitting: z.array(waitingRow) })),
  setPromotion: procedure
    .input(z.object({ eventUid: uid, promotion: z.enum(promotions) }))
    .output(changed),
  /** `refuse` throws `capacity-below-confirmed`; `keep` lets them all stay; `move` sends the latest to the waiting list. */
  setCapacity: procedure
    .input(
      z.object({
        eventUid: uid,
        capacity: z.number().int().min(0).max(10_000_000).nullable(),
        over: z.enum(['refuse', 'keep', 'move']).default('refuse'),
      }),
    )
    .output(freed.extend({ movedBack: z.number().int() })),

  /** The people of a tick list in one order, by block; walk-ins come with the confirmed. */
  roll: procedure
    .input(
      page.extend({
        eventUid: uid,
        listUid,
        order: z.enum(rollOrders),
        /** Those not confirmed too, the cancelled and rejected left out. */
        withUnconfirmed: z.boolean().default(false),
      }),
    )
    .output(z.object({ total: z.number().int(), rows: z.array(rollRow) })),
  /** Whom somebody is who was not on the printed list; throws `phone-known`. */
  whoIs: procedure.input(z.object({ eventUid: uid, listUid, attendee })).output(paperPerson),
  /**
   * Check-ins of a paper list, all at one time, as one operation: ticks, and people who were written
   * below the list. Who is in already stays as is; a sign-up that was not confirmed becomes so.
   * Throws `phone-known`.
   */
  enterTicks: procedure
    .input(
      z.object({
        eventUid: uid,
        listUid,
        atMs: instantMs,
        people: z.array(who).max(MAX_TICKS),
        newcomers: z.array(attendee).max(MAX_NEWCOMERS).default([]),
      }),
    )
    .output(changed.extend({ added: z.number().int(), already: z.number().int() })),
};
