import type { ReadDb } from '../db.ts';
import { hashOf, sealedParts } from '../queries/retrospectives/seal.ts';
import { sql } from '../statements.ts';
import type { Invariant } from './invariant.ts';

interface Signed {
  readonly id: number;
  readonly uid: string;
  readonly signed_at_ms: number;
  readonly signed_by: string | null;
  readonly facts: string | null;
}

/** What the operation of signing recorded of a version, by field; the chain of hashes covers it. */
const recorded = (db: ReadDb, uid: string): ReadonlyMap<string, unknown> =>
  new Map(
    sql<{ field: string; value: unknown }>(
      db,
      `SELECT change.field, change.new_value AS value FROM change JOIN operation ON operation.id = change.op
       WHERE change.entity = 'retrospective' AND change.entity_uid = ? AND operation.kind = 'sign'`,
    )
      .all(uid)
      .map(({ field, value }) => [field, value]),
  );

const isAsSigned = (db: ReadDb, row: Signed): boolean => {
  const at = recorded(db, row.uid);
  return (
    at.get('facts') === row.facts &&
    String(at.get('signed_at_ms')) === String(row.signed_at_ms) &&
    at.get('signed_by') === row.signed_by &&
    // Versions signed before these were recorded have no hash.
    sealedParts.every((part) => !at.has(part) || at.get(part) === hashOf(db, row.id, part))
  );
};

export const signedInvariants: readonly Invariant[] = [
  {
    name: 'frozen-figures',
    broken: (db) =>
      sql<Signed>(
        db,
        'SELECT id, uid, signed_at_ms, signed_by, facts FROM retrospective WHERE signed_at_ms IS NOT NULL',
      )
        .all()
        .filter((row) => !isAsSigned(db, row))
        .map((row) => row.uid),
  },
];
