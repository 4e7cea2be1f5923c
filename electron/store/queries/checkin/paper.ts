import type { Changed } from '../../../../shared/contract/base.ts';
import type { Attendee, PaperPerson, Who } from '../../../../shared/contract/checkin.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { updateRow } from '../../log/rows.ts';
import { findAttendee, memberOfAttendee, sameName } from './attendee.ts';
import {
  deskRowOf,
  requireAttending,
  requireCheckinEvent,
  requireList,
  type Attending,
} from './people.ts';
import { doorOf, lastScanAt, writeScan } from './scans.ts';

/** Whom somebody is who was not on the printed list; see `checkinContract.whoIs`. */
export const whoIs = (
  db: ReadDb,
  args: {
    readonly eventUid: string;
    readonly listUid: string | null;
    readonly attendee: Attendee;
  },
): PaperPerson => {
  const event = requireCheckinEvent(db, args.eventUid);
  const list = requireList(db, event.id, args.listUid);
  const known = findAttendee(db, args.attendee);
  if (known === null) {
    const { name } = args.attendee as { readonly name: string };
    return { memberUid: null, name, status: null, isIn: false };
  }
  const who = requireAttending(db, event.id, { memberUid: known.uid });
  const { isIn } = deskRowOf(db, event.id, list, who);
  return { memberUid: known.uid, name: known.name, status: who.status, isIn };
};

type Newcomer = Exclude<Attendee, { readonly memberUid: string }>;

/** Written twice on the paper, somebody is still one person. */
const isSame = (one: Newcomer, other: Newcomer): boolean =>
  one.phone !== null && one.phone === other.phone && sameName(one.name, other.name);

/** Enters a paper list; see `checkinContract.enterTicks`. */
export const enterTicks = (
  db: WriteDb,
  args: {
    readonly eventUid: string;
    readonly listUid: string | null;
    readonly atMs: number;
    readonly people: readonly Who[];
    readonly newcomers: readonly Attendee[];
  },
  env: WriteEnv,
): Changed & { readonly added: number; readonly already: number } => {
  const door = doorOf(db, args);
  const known: Who[] = [...args.people];
  const strangers: Newcomer[] = [];
  for (const newcomer of args.newcomers) {
    const member = findAttendee(db, newcomer);
    if (member !== null) known.push({ memberUid: member.uid });
    else if ('name' in newcomer && !strangers.some((one) => isSame(one, newcomer)))
      strangers.push(newcomer);
  }
  const wanted = new Map(
    known
      .map((who) => requireAttending(db, door.event.id, who))
      .map((who) => [who.memberId, who] as const),
  );
  const fresh = [...wanted.values()].filter(
    ({ memberId }) => lastScanAt(db, door, memberId)?.kind !== 'in',
  );
  const added = fresh.length + strangers.length;
  const counts = { added, already: args.people.length + args.newcomers.length - added };
  if (added === 0) return { uid: door.event.uid, operationUid: null, ...counts };
  const spec = {
    kind: 'edit' as const,
    label: { key: 'history.checkin-ticks', values: { count: added, event: door.event.name } },
  };
  return operate(db, env, spec, (operation) => {
    const letIn = (who: Attending): void => {
      // Who came is confirmed, as at the desk.
      if (who.signupUid !== null && who.status !== 'confirmed')
        updateRow(db, operation, 'signup', who.signupUid, {
          status: 'confirmed',
          waiting_at_ms: null,
        });
      writeScan(db, operation, door, who, { kind: 'in', atMs: args.atMs }, env);
    };
    for (const who of fresh) letIn(who);
    for (const stranger of strangers) {
      const { id } = memberOfAttendee(db, operation, stranger, env);
      letIn({ signupId: null, signupUid: null, memberId: id, status: null });
    }
    return { uid: door.event.uid, operationUid: operation.uid, ...counts };
  });
};
