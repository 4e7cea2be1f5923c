import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { DoubtedMerge } from '../../../../shared/contract/members.ts';
import { MAX_NAMES_ON_PHONE } from '../../../../shared/domain/values/phones.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { insertRow } from '../../log/rows.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { calledSql } from './detail.ts';
import { maskIdentity } from './mask.ts';
import type { Changed } from './save.ts';

/** How many names members with the phone of a merge have, where `when` narrows what counts. */
const namesSql = (when = ''): string => `(
  SELECT count(DISTINCT member.name) FROM identity JOIN member ON member.id = identity.member_id
  JOIN operation ON operation.id = identity.op
  WHERE identity.namespace = 'phone' AND identity.value = phone.value AND identity.strength <> 'hint' ${when})`;

const LIMIT = 200;

/**
 * Merges of members with one phone that so many names have by now that it is no key any more, and
 * had not when they were merged; those that somebody let stand are left out. The latest first.
 */
export const doubtedMerges = (db: ReadDb): DoubtedMerge[] => {
  const masking = readSettings(db);
  return sql<DoubtedMerge>(
    db,
    `SELECT link.uid, made.uid AS operationUid, made.at_ms AS atMs, phone.value AS phone,
       gone.uid AS goneUid, ${calledSql('gone')} AS goneName,
       kept.uid AS keptUid, ${calledSql('kept')} AS keptName, ${namesSql()} AS names
     FROM merge_link AS link JOIN operation AS made ON made.id = link.op
     JOIN member AS gone ON gone.id = link.member_id
     JOIN member AS kept ON kept.id = link.into_member_id
     JOIN identity AS phone ON phone.member_id = gone.id AND phone.namespace = 'phone' AND phone.strength <> 'hint'
     WHERE EXISTS (SELECT 1 FROM identity AS same WHERE same.member_id = kept.id
         AND same.namespace = 'phone' AND same.value = phone.value AND same.strength <> 'hint')
       AND NOT EXISTS (SELECT 1 FROM merge_kept WHERE merge_kept.link_uid = link.uid)
       AND ${namesSql()} > ${MAX_NAMES_ON_PHONE}
       AND ${namesSql('AND operation.lam <= made.lam')} <= ${MAX_NAMES_ON_PHONE}
     GROUP BY link.id ORDER BY made.lam DESC, link.uid LIMIT ${LIMIT}`,
  )
    .all()
    .map((row) => ({ ...row, phone: maskIdentity(masking, 'phone', row.phone) }));
};

/** Lets a doubted merge stand: it is not listed again. Throws `not-found`. */
export const keepMerge = (db: WriteDb, args: { readonly uid: string }, env: WriteEnv): Changed => {
  const link = sql<{ memberUid: string; name: string | null; into: string | null }>(
    db,
    `SELECT kept.uid AS memberUid, ${calledSql('gone')} AS name, ${calledSql('kept')} AS "into"
     FROM merge_link JOIN member AS gone ON gone.id = merge_link.member_id
     JOIN member AS kept ON kept.id = merge_link.into_member_id WHERE merge_link.uid = ?`,
  ).get(args.uid);
  if (link === undefined) throw new WorkstationError('not-found', { what: args.uid });
  const uid = newUid('merge_kept', { key: [args.uid] });
  if (sql(db, 'SELECT 1 FROM merge_kept WHERE uid = ?').get(uid) !== undefined)
    return { uid: link.memberUid, operationUid: null };
  const label = {
    key: 'history.merge-kept',
    values: { name: link.name ?? '', into: link.into ?? '' },
  };
  return operate(db, env, { kind: 'merge', label }, (operation) => {
    insertRow(db, operation, 'merge_kept', { uid, link_uid: args.uid });
    return { uid: link.memberUid, operationUid: operation.uid };
  });
};
