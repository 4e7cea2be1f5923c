import type { CheckinOutcome } from '../../../../shared/contract/checkin.ts';
import { parsePhone } from '../../../../shared/domain/values/phones.ts';
import type { WriteDb } from '../../db.ts';
import type { WriteEnv } from '../../log/operate.ts';
import { sql } from '../../statements.ts';
import { checkInAt, doorOf } from './scans.ts';
import { deskRowOf, personJoin, requireAttending } from './people.ts';

// Exactly, in any case: a code names one sign-up or member, or nobody.
const signupsSql = `
SELECT people.uid FROM signup AS people ${personJoin}
WHERE people.event_id = @event AND (people.uid = @code OR people.number = @code COLLATE NOCASE
  OR people.attendee = @code COLLATE NOCASE OR people.ticket = @code COLLATE NOCASE)
ORDER BY person.name_key, people.uid LIMIT 50`;

const membersSql = `
SELECT DISTINCT coalesce(member.effective_member_id, member.id) AS id, person.uid, person.name
FROM identity CROSS JOIN member ON member.id = identity.member_id
CROSS JOIN person ON person.member_id = coalesce(member.effective_member_id, member.id)
WHERE identity.value IN (@code, @phone) AND identity.strength <> 'hint'
UNION SELECT person.member_id, person.uid, person.name FROM person WHERE person.uid = @code
ORDER BY 2 LIMIT 50`;

const walkedSql = `
SELECT DISTINCT person.uid FROM checkin CROSS JOIN member ON member.id = checkin.member_id
CROSS JOIN person ON person.member_id = coalesce(member.effective_member_id, member.id)
WHERE checkin.event_id = @event AND checkin.code = @code ORDER BY person.uid`;

/**
 * Checks in whoever a scanned code names: the number of a sign-up or ticket, an outside id or phone
 * of a member, or a code that somebody was let in with before.
 */
export const scanCode = (
  db: WriteDb,
  args: { readonly eventUid: string; readonly listUid: string | null; readonly code: string },
  env: WriteEnv,
): CheckinOutcome => {
  const door = doorOf(db, args);
  const code = args.code.normalize('NFKC').trim();
  const values = { event: door.event.id, code };
  const signups = sql<{ uid: string }>(db, signupsSql).all(values);
  const parsed = parsePhone(code);
  const phone = 'value' in parsed ? (parsed.value?.numbers[0] ?? code) : code;
  const members =
    signups.length > 0
      ? []
      : sql<{ uid: string; name: string | null }>(db, membersSql).all({ code, phone });
  const walked =
    signups.length + members.length > 0 ? [] : sql<{ uid: string }>(db, walkedSql).all(values);
  const found = [
    ...signups.map(({ uid }) => ({ signupUid: uid })),
    ...members.map(({ uid }) => ({ memberUid: uid })),
    ...walked.map(({ uid }) => ({ memberUid: uid })),
  ].map((who) => requireAttending(db, door.event.id, who));
  const here = found.filter(
    ({ signupId, memberId }) =>
      signupId !== null ||
      sql(db, 'SELECT 1 FROM checkin WHERE event_id = ? AND member_id = ?').get(
        door.event.id,
        memberId,
      ) !== undefined,
  );
  if (here.length === 1) return checkInAt(db, door, here[0]!, {}, env);
  if (here.length > 1)
    return {
      kind: 'several',
      code,
      rows: here.map((who) => deskRowOf(db, door.event.id, door.listId, who)),
    };
  const [member] = members;
  if (member !== undefined && members.length === 1)
    return { kind: 'no-signup', code, memberUid: member.uid, name: member.name ?? member.uid };
  return { kind: 'unknown', code };
};
