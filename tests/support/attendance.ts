import type { WriteDb } from '../../electron/store/db.ts';
import { idOf, write } from './recorded-rows.ts';

/** An instant by its ISO text. */
export const at = (text: string): number => Date.parse(text);
type Status = 'confirmed' | 'pending' | 'waiting' | 'rejected' | 'cancelled' | 'declined';

/** An event by its instants; `inTea` = of the community `co_tea`. */
export const addEvent = (
  db: WriteDb,
  uid: string,
  start: string | null,
  end: string | null,
  inTea = false,
): void =>
  write(db, (insert) =>
    insert('event', {
      uid,
      name: uid,
      start_at_ms: start === null ? null : at(start),
      end_at_ms: end === null ? null : at(end),
      community_id: inTea ? idOf(db, 'community', 'co_tea') : null,
    }),
  );

/** Sign-ups `su_<event>_<member>`. */
export const signUp = (
  db: WriteDb,
  event: string,
  signups: Readonly<Record<string, Status>>,
): void =>
  write(db, (insert) => {
    for (const [member, status] of Object.entries(signups))
      insert('signup', {
        uid: `su_${event}_${member}`,
        event_id: idOf(db, 'event', event),
        member_id: idOf(db, 'member', member),
        status,
      });
  });

export type Scan = readonly [member: string, kind: 'in' | 'undo', at: string | null];

/** Scans in the order given; of who did not sign up, as walk-ins. */
export const scan = (db: WriteDb, event: string, scans: readonly Scan[]): void =>
  write(db, (insert) => {
    for (const [n, [member, kind, when]] of scans.entries()) {
      const signup = db
        .prepare('SELECT id FROM signup WHERE uid = ?')
        .pluck()
        .get(`su_${event}_${member}`) as number | undefined;
      insert('checkin', {
        uid: `ci_${event}_${n}_${member}`,
        event_id: idOf(db, 'event', event),
        member_id: idOf(db, 'member', member),
        signup_id: signup ?? null,
        kind,
        at_ms: when === null ? null : at(when),
      });
    }
  });
