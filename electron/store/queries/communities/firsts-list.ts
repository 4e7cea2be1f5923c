import type { FirstCriterion, FirstMember } from '../../../../shared/contract/community-firsts.ts';
import { firstCriteria } from '../../../../shared/domain/communities/first-members.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { maskIdentity, maskings } from '../members/mask.ts';
import { PERSON } from '../figures/scope.ts';
import { requireCommunity } from './common.ts';

interface StoredCriterion extends FirstCriterion {
  readonly uid: string;
}

export const storedCriteria = (db: ReadDb | WriteDb, communityId: number): StoredCriterion[] =>
  sql<StoredCriterion>(
    db,
    'SELECT uid, measure, weight, minimum FROM first_criterion WHERE community_id = ? ORDER BY id',
  ).all(communityId);

/** A criterion for every measure: the community's own, else the program's. */
export const criteriaOf = (db: ReadDb | WriteDb, communityId: number): FirstCriterion[] => {
  const own = storedCriteria(db, communityId);
  return firstCriteria.map((standard) => {
    const found = own.findLast((one) => one.measure === standard.measure);
    return found === undefined
      ? standard
      : { measure: found.measure, weight: found.weight, minimum: found.minimum };
  });
};

interface Listed extends Omit<FirstMember, 'state'> {
  readonly personId: number;
  readonly archived: number;
  readonly present: number;
}

/** The list in the order in which it was made; each line with who it is today. */
export const listedMembers = (
  db: ReadDb | WriteDb,
  communityId: number,
): (FirstMember & { readonly personId: number })[] => {
  const seen = new Set<number>();
  return sql<Listed>(
    db,
    `SELECT line.uid, survivor.uid AS memberUid, coalesce(person.name, person.external_id) AS name, line.status, line.note,
       survivor.id AS personId, survivor.archived,
       CASE WHEN survivor.id <> member.id THEN coalesce(member.name, member.nickname, member.remark) END AS mergedFrom,
       EXISTS (SELECT 1 FROM member AS same JOIN membership ON membership.member_id = same.id
         JOIN chat_group ON chat_group.id = membership.group_id
         WHERE (same.id = survivor.id OR same.effective_member_id = survivor.id)
           AND chat_group.community_id = line.community_id AND membership.left_date IS NULL) AS present
     FROM first_member AS line JOIN member ON member.id = line.member_id
     JOIN member AS survivor ON survivor.id = coalesce(member.effective_member_id, member.id)
     LEFT JOIN person ON person.member_id = survivor.id
     WHERE line.community_id = ? ORDER BY line.id`,
  )
    .all(communityId)
    .map(({ archived, present, ...line }) => {
      const twice = seen.has(line.personId);
      seen.add(line.personId);
      const state = twice ? 'twice' : archived === 1 ? 'archived' : present === 0 ? 'left' : 'fine';
      return { ...line, state };
    });
};

/** Lines that take a place of the hundred: who declined, or stands there twice, takes none. */
export const placesTaken = (lines: readonly FirstMember[]): number =>
  lines.filter(({ status, state }) => status !== 'declined' && state !== 'twice').length;

export const listFirsts = (
  db: ReadDb,
  { communityUid }: { readonly communityUid: string },
): { readonly criteria: FirstCriterion[]; readonly members: FirstMember[] } => {
  const { id } = requireCommunity(db, communityUid);
  return {
    criteria: criteriaOf(db, id),
    members: listedMembers(db, id).map(({ personId: _, ...line }) => line),
  };
};

/** Masked phones of the list, for files that leave the program. */
export const firstContacts = (
  db: ReadDb,
  { communityUid }: { readonly communityUid: string },
): { readonly uid: string; readonly phone: string | null }[] =>
  sql<{ uid: string; phone: string | null }>(
    db,
    `SELECT line.uid, person.phone FROM first_member AS line JOIN member ON member.id = line.member_id
     JOIN person ON person.member_id = ${PERSON} WHERE line.community_id = ?`,
  )
    .all(requireCommunity(db, communityUid).id)
    .map(({ uid, phone }) => ({
      uid,
      phone: phone === null ? null : maskIdentity(maskings.all, 'phone', phone),
    }));
