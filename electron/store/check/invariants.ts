import { createHash } from 'node:crypto';
import type { ReadDb } from '../db.ts';
import { chainHash } from '../log/operate.ts';
import { sql } from '../statements.ts';
import { derivedInvariants } from './derived.ts';
import { rowsAs, type Invariant } from './invariant.ts';
import { resultInvariants } from './results.ts';
import { signedInvariants } from './signed.ts';

// Every member that the links of a merged one lead to.
const followed = `WITH RECURSIVE followed (id, at) AS (
  SELECT member_id, into_member_id FROM merge_link
  UNION SELECT followed.id, merge_link.into_member_id FROM followed
  JOIN merge_link ON merge_link.member_id = followed.at
)`;

export const invariants: readonly Invariant[] = [
  {
    name: 'integrity',
    broken: (db) =>
      sql<{ integrity_check: string }>(db, 'PRAGMA integrity_check(20)')
        .all()
        .map((row) => row.integrity_check)
        .filter((line) => line !== 'ok'),
  },
  {
    name: 'foreign-keys',
    broken: (db) =>
      sql<{ table: string; rowid: number; parent: string }>(db, 'PRAGMA foreign_key_check')
        .all()
        .map((row) => `${row.table} → ${row.parent}`),
  },
  {
    name: 'one-current-desk',
    broken: rowsAs('SELECT count(*) AS example FROM desk WHERE current = 1 HAVING count(*) <> 1'),
  },
  {
    name: 'import-counts',
    broken: rowsAs(
      'SELECT uid AS example FROM import WHERE rows <> created + updated + unchanged + conflicts + rejected + skipped',
    ),
  },
  {
    name: 'operations-contiguous',
    broken: rowsAs(
      'SELECT desk_uid AS example FROM operation GROUP BY desk_uid HAVING max(n) <> count(*) OR min(n) <> 1',
    ),
  },
  { name: 'hash-chain', broken: (db) => brokenChain(db) },
  {
    name: 'change-has-operation',
    broken: rowsAs('SELECT id AS example FROM change WHERE op NOT IN (SELECT id FROM operation)'),
  },
  {
    name: 'membership-overlap',
    broken: rowsAs(`SELECT a.uid AS example FROM membership AS a JOIN membership AS b
      ON b.member_id = a.member_id AND b.group_id = a.group_id AND b.uid > a.uid
      WHERE coalesce(a.left_date, '9999') > coalesce(b.joined_date, '0000')
        AND coalesce(b.left_date, '9999') > coalesce(a.joined_date, '0000')`),
  },
  {
    name: 'one-open-tier',
    broken:
      rowsAs(`SELECT member.uid AS example FROM member_tier JOIN member ON member.id = member_tier.member_id
      WHERE member_tier.to_date IS NULL AND member.effective_member_id IS NULL
      GROUP BY member.id HAVING count(*) > 1`),
  },
  {
    name: 'effective-member',
    broken: rowsAs(`${followed}
      SELECT member.uid AS example FROM member
      LEFT JOIN followed ON followed.id = member.id
        AND followed.at NOT IN (SELECT member_id FROM merge_link)
      WHERE member.effective_member_id IS NOT followed.at`),
  },
  {
    name: 'merge-cycle',
    broken: rowsAs(`${followed}
      SELECT uid AS example FROM member
      WHERE id IN (SELECT id FROM followed WHERE id = at)
        OR id IN (SELECT member_id FROM merge_link GROUP BY 1 HAVING count(*) > 1)`),
  },
  ...signedInvariants,
  ...derivedInvariants,
  ...resultInvariants,
];

/** Recomputes the salted hashes of every operation and follows the chain of each desk. */
const brokenChain = (db: ReadDb): string[] => {
  const broken: string[] = [];
  const before = new Map<string, Buffer>();
  const operations = db
    .prepare(
      `SELECT id, salt, content_hash, prev_hash, hash,
        uid, desk_uid, n, lam, seen, format, kind, label, actor, at_ms, undoes
       FROM operation ORDER BY desk_uid, n`,
    )
    .raw()
    .all() as [number, Buffer, Buffer, Buffer, Buffer, string, string, ...unknown[]][];
  const changes = db
    .prepare(
      'SELECT entity, entity_uid, field, old_value, new_value FROM change WHERE op = ? ORDER BY id',
    )
    .raw();
  for (const [id, salt, contentHash, previousHash, hash, ...header] of operations) {
    const [uid, desk] = header;
    const content = createHash('sha256').update(salt);
    for (const change of changes.iterate(id)) content.update(JSON.stringify(change));
    const expectedPrevious = before.get(desk) ?? Buffer.alloc(32);
    before.set(desk, hash);
    const ok =
      contentHash.equals(content.digest()) &&
      previousHash.equals(expectedPrevious) &&
      hash.equals(chainHash(previousHash, contentHash, JSON.stringify(header)));
    if (!ok) broken.push(uid);
  }
  return broken;
};
