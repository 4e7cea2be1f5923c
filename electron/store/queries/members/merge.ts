import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { WriteDb } from '../../db.ts';
import { followMerges } from '../../derived/merges.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { insertRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid, notSameUid } from '../../uid.ts';
import { requireMember, type Changed } from './save.ts';

/**
 * Takes the person of `uid` and that of `intoUid` for one, shown under the second; nothing moves.
 * Does nothing when they are one already.
 */
export const mergeMembers = (
  db: WriteDb,
  args: { readonly uid: string; readonly intoUid: string },
  env: WriteEnv,
): Changed => {
  // From survivor to survivor, so that no circle can come of it.
  const gone = requireMember(db, args.uid);
  const kept = requireMember(db, args.intoUid);
  if (gone.id === kept.id) return { uid: kept.uid, operationUid: null };
  const label = { key: 'history.members-merged', values: { name: gone.name, into: kept.name } };
  return operate(db, env, { kind: 'merge', label }, (operation) => {
    insertRow(db, operation, 'merge_link', {
      uid: newUid('merge_link', env),
      member_id: gone.id,
      into_member_id: kept.id,
    });
    if (!followMerges(db)) throw new Error('merge links go in a circle');
    return { uid: kept.uid, operationUid: operation.uid };
  });
};

/** Keeps that two people are not one, so that they are not proposed again. */
export const keepApart = (
  db: WriteDb,
  args: { readonly uid: string; readonly otherUid: string },
  env: WriteEnv,
): Changed => {
  const one = requireMember(db, args.uid);
  const other = requireMember(db, args.otherUid);
  if (one.id === other.id) throw new WorkstationError('invalid-input', { field: 'otherUid' });
  const uid = notSameUid(one.uid, other.uid);
  if (sql(db, 'SELECT 1 FROM not_same WHERE uid = ?').get(uid) !== undefined)
    return { uid: one.uid, operationUid: null };
  const label = { key: 'history.members-apart', values: { name: one.name, other: other.name } };
  return operate(db, env, { kind: 'merge', label }, (operation) => {
    const [first, second] = [one.uid, other.uid].sort();
    insertRow(db, operation, 'not_same', { uid, member_uid: first!, other_uid: second! });
    return { uid: one.uid, operationUid: operation.uid };
  });
};
