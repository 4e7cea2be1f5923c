import type { Changed } from '../../../../shared/contract/base.ts';
import type { FirstCriterion } from '../../../../shared/contract/community-firsts.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import {
  MAX_FIRST_MEMBERS,
  type FirstStatus,
} from '../../../../shared/domain/communities/first-members.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label, requireCommunity, requireMember } from './common.ts';
import { criteriaOf, listedMembers, placesTaken, storedCriteria } from './firsts-list.ts';

const full = (name: string): WorkstationError =>
  new WorkstationError('first-list-full', { name, most: MAX_FIRST_MEMBERS });

/**
 * Puts members on the list; who stands there already stays as they are. Throws `not-found`,
 * `member-archived`, and `first-list-full` when they would be more than a hundred: then nobody is added.
 */
export const addFirsts = (
  db: WriteDb,
  args: { readonly communityUid: string; readonly memberUids: readonly string[] },
  env: WriteEnv,
): Changed => {
  const { id, name } = requireCommunity(db, args.communityUid);
  const lines = listedMembers(db, id);
  const people = new Set(lines.map(({ personId }) => personId));
  const fresh = new Set<number>();
  for (const uid of args.memberUids) {
    const member = requireMember(db, uid);
    if (member.archived) throw new WorkstationError('member-archived');
    if (!people.has(member.personId)) fresh.add(member.personId);
  }
  if (fresh.size === 0) return { uid: args.communityUid, operationUid: null };
  if (placesTaken(lines) + fresh.size > MAX_FIRST_MEMBERS) throw full(name);
  return operate(db, env, label('firsts-added', { name, count: fresh.size }), (operation) => {
    for (const person of fresh)
      insertRow(db, operation, 'first_member', {
        uid: newUid('first_member', env),
        community_id: id,
        member_id: person,
        status: 'candidate',
      });
    return { uid: args.communityUid, operationUid: operation.uid };
  });
};

interface Line {
  readonly communityId: number;
  readonly name: string;
  readonly status: FirstStatus;
}

const requireLine = (db: WriteDb, uid: string): Line => {
  const found = sql<Line>(
    db,
    `SELECT community_id AS communityId, community.name, first_member.status FROM first_member
     JOIN community ON community.id = community_id WHERE first_member.uid = ?`,
  ).get(uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: uid });
  return found;
};

/** Throws `not-found`, and `first-list-full` when somebody who declined comes back to a full list. */
export const updateFirst = (
  db: WriteDb,
  args: {
    readonly uid: string;
    readonly status?: FirstStatus;
    readonly note?: string | null;
  },
  env: WriteEnv,
): Changed => {
  const { communityId, name, status } = requireLine(db, args.uid);
  const values: Record<string, Value> = {};
  if (args.status !== undefined) values['status'] = args.status;
  if (args.note !== undefined) values['note'] = args.note === '' ? null : args.note;
  if (!differs(db, 'first_member', args.uid, values)) return { uid: args.uid, operationUid: null };
  const returns = status === 'declined' && (args.status ?? status) !== 'declined';
  if (returns && placesTaken(listedMembers(db, communityId)) >= MAX_FIRST_MEMBERS) throw full(name);
  return operate(db, env, label('first-updated', { name }), (operation) => {
    updateRow(db, operation, 'first_member', args.uid, values);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

export const removeFirst = (
  db: WriteDb,
  { uid }: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const { name } = requireLine(db, uid);
  return operate(db, env, label('first-removed', { name }), (operation) => {
    deleteRow(db, operation, 'first_member', uid);
    return { uid, operationUid: operation.uid };
  });
};

/** Measures that are not named keep what they have. */
export const setFirstCriteria = (
  db: WriteDb,
  args: { readonly communityUid: string; readonly criteria: readonly FirstCriterion[] },
  env: WriteEnv,
): Changed => {
  const { id, name } = requireCommunity(db, args.communityUid);
  const now = criteriaOf(db, id);
  const changes = args.criteria.filter((one) => {
    const before = now.find(({ measure }) => measure === one.measure);
    return before?.weight !== one.weight || before.minimum !== one.minimum;
  });
  if (changes.length === 0) return { uid: args.communityUid, operationUid: null };
  return operate(db, env, label('first-criteria', { name }), (operation) => {
    const stored = storedCriteria(db, id);
    for (const { measure, weight, minimum } of changes) {
      const before = stored.findLast((one) => one.measure === measure);
      if (before !== undefined)
        updateRow(db, operation, 'first_criterion', before.uid, { weight, minimum });
      else
        insertRow(db, operation, 'first_criterion', {
          uid: newUid('first_criterion', env),
          community_id: id,
          measure,
          weight,
          minimum,
        });
    }
    return { uid: args.communityUid, operationUid: operation.uid };
  });
};
