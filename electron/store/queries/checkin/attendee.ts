import type { Attendee } from '../../../../shared/contract/checkin.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { parsePhone } from '../../../../shared/domain/values/phones.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { foldText } from '../../derived/fold.ts';
import type { Operation, WriteEnv } from '../../log/operate.ts';
import { insertRow } from '../../log/rows.ts';
import { readSecret } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { childUid, newUid } from '../../uid.ts';
import { requireMember } from '../members/save.ts';

export interface KnownMember {
  readonly id: number;
  readonly uid: string;
  readonly name: string;
}

/** The phone in E.164, or null; throws `invalid-input` for what is no phone. */
const phoneOf = (text: string | null): string | null => {
  if (text === null || text.trim() === '') return null;
  const parsed = parsePhone(text);
  const number = 'value' in parsed ? parsed.value?.numbers[0] : undefined;
  if (number === undefined) throw new WorkstationError('invalid-input', { field: 'phone' });
  return number;
};

export const sameName = (one: string, other: string): boolean =>
  foldText(one).replaceAll(/\s/g, '') === foldText(other).replaceAll(/\s/g, '');

/**
 * The member that is meant, or null for somebody new. One whose phone and name are given is that
 * member; throws `phone-known` where the phone belongs to another name, until that is settled.
 */
export const findAttendee = (db: ReadDb, attendee: Attendee): KnownMember | null => {
  if ('memberUid' in attendee) return requireMember(db, attendee.memberUid);
  const phone = phoneOf(attendee.phone);
  if (phone === null) return null;
  const owners = sql<KnownMember>(
    db,
    `SELECT DISTINCT person.member_id AS id, person.uid, coalesce(person.name, person.external_id, person.uid) AS name
     FROM identity CROSS JOIN member ON member.id = identity.member_id
     CROSS JOIN person ON person.member_id = coalesce(member.effective_member_id, member.id)
     WHERE identity.value = ? AND identity.namespace = 'phone' AND identity.strength <> 'hint'
     ORDER BY person.uid`,
  ).all(phone);
  const same = owners.find(({ name }) => sameName(name, attendee.name));
  if (same !== undefined) return same;
  const [other] = owners;
  if (other !== undefined && !attendee.isAnother)
    throw new WorkstationError('phone-known', { name: other.name, uid: other.uid });
  return null;
};

/** Adds somebody new with name and phone, as part of the operation. */
export const memberOfAttendee = (
  db: WriteDb,
  operation: Operation,
  attendee: Attendee,
  env: WriteEnv,
): KnownMember & { readonly phone: string | null } => {
  const known = findAttendee(db, attendee);
  if (known !== null) return { ...known, phone: null };
  if ('memberUid' in attendee)
    throw new WorkstationError('not-found', { what: attendee.memberUid });
  const uid = newUid('member', env);
  const { name } = attendee;
  const phone = phoneOf(attendee.phone);
  const id = insertRow(db, operation, 'member', { uid, name });
  if (phone !== null)
    insertRow(db, operation, 'identity', {
      uid: childUid('identity', uid, `phone\u0000${phone}`, readSecret(db)),
      member_id: id,
      namespace: 'phone',
      value: phone,
      strength: 'strong',
    });
  sql(db, 'INSERT OR IGNORE INTO temp.dirty_member (id) VALUES (?)').run(id);
  return { id, uid, name, phone };
};
