import { createHash, randomBytes } from 'node:crypto';
import type { WriteDb } from '../db.ts';
import { refreshDerived } from '../derived/refresh.ts';
import { forgetKept } from '../kept.ts';
import { span, type Report } from '../report.ts';
import { sql } from '../statements.ts';
import { newUid } from '../uid.ts';

export type OperationKind =
  'edit' | 'import' | 'merge' | 'rule' | 'undo' | 'restore' | 'erase' | 'sign' | 'reveal';

/** What an operation is called in history and undo: a key of shared/messages and its values. */
export interface OperationLabel {
  readonly key: string;
  readonly values?: Readonly<Record<string, string | number>>;
}

/** Everything of the outside that a write needs; nothing in the store reads a clock by itself. */
export interface WriteEnv {
  readonly nowMs: number;
  readonly actor: string;
  readonly report?: Report;
}

/** The work of an operation reports up to here; what follows from it takes the rest. */
export const WORK_SHARE = 0.4;

export interface Operation {
  readonly id: number;
  readonly uid: string;
  readonly kind: OperationKind;
  readonly nowMs: number;
}

export interface OperationSpec {
  readonly kind: OperationKind;
  readonly label: OperationLabel;
  /** uid of the operation that this one takes back. */
  readonly undoes?: string;
}

/**
 * Runs `work` as one operation = one transaction: the row in `operation` first, then the work, the
 * derived rows that follow from it, and the hashes that seal it. Throws what `work` throws; then
 * nothing at all was written.
 */
export const operate = <T>(
  db: WriteDb,
  env: WriteEnv,
  spec: OperationSpec,
  work: (operation: Operation) => T,
): T => {
  const run = db.transaction(() => {
    const operation = begin(db, env, spec);
    const result = work(operation);
    refreshDerived(db, span(env.report, WORK_SHARE, 1));
    seal(db, operation);
    return result;
  });
  try {
    return run.immediate();
  } catch (error) {
    forgetKept(db);
    throw error;
  }
};

interface DeskRow {
  readonly uid: string;
}
interface LastRow {
  readonly n: number | null;
  readonly lam: number | null;
}

const begin = (db: WriteDb, env: WriteEnv, spec: OperationSpec): Operation => {
  const desk = sql<DeskRow>(db, 'SELECT uid FROM desk WHERE current = 1').get();
  if (desk === undefined) throw new Error('workspace has no current desk');
  const last = sql<LastRow>(
    db,
    'SELECT (SELECT max(n) FROM operation WHERE desk_uid = ?) AS n, (SELECT max(lam) FROM operation) AS lam',
  ).get(desk.uid);
  const seen = Object.fromEntries(
    sql<{ desk_uid: string; n: number }>(
      db,
      'SELECT desk_uid, max(n) AS n FROM operation GROUP BY desk_uid ORDER BY desk_uid',
    )
      .all()
      .map((row) => [row.desk_uid, row.n]),
  );
  const uid = newUid('operation', { nowMs: env.nowMs });
  const { lastInsertRowid } = sql(
    db,
    `INSERT INTO operation (uid, desk_uid, n, lam, seen, format, kind, label, actor, at_ms, undoes)
     VALUES (?, ?, ?, ?, ?, 1, ?, ?, ?, ?, ?)`,
  ).run(
    uid,
    desk.uid,
    (last?.n ?? 0) + 1,
    (last?.lam ?? 0) + 1,
    JSON.stringify(seen),
    spec.kind,
    JSON.stringify(spec.label),
    env.actor,
    env.nowMs,
    spec.undoes ?? null,
  );
  return { id: Number(lastInsertRowid), uid, kind: spec.kind, nowMs: env.nowMs };
};

/** Salted hash of what the operation recorded, chained to the one before of the same desk. */
const seal = (db: WriteDb, operation: Operation): void => {
  const salt = randomBytes(16);
  const content = createHash('sha256').update(salt);
  for (const row of changesOf(db, operation.id)) content.update(JSON.stringify(row));
  const contentHash = content.digest();
  const header = operationHeader(db, operation.id);
  const previous = sql<{ hash: Buffer }>(
    db,
    `SELECT before.hash AS hash FROM operation AS this JOIN operation AS before
     ON before.desk_uid = this.desk_uid AND before.n = this.n - 1 WHERE this.id = ?`,
  ).get(operation.id);
  const previousHash = previous?.hash ?? Buffer.alloc(32);
  sql(
    db,
    'UPDATE operation SET salt = ?, content_hash = ?, prev_hash = ?, hash = ? WHERE id = ?',
  ).run(
    salt,
    contentHash,
    previousHash,
    chainHash(previousHash, contentHash, header),
    operation.id,
  );
};

/** The changes of an operation in the order and shape that `content_hash` covers. */
export const changesOf = (db: WriteDb, operationId: number): IterableIterator<unknown[]> =>
  db
    .prepare(
      'SELECT entity, entity_uid, field, old_value, new_value FROM change WHERE op = ? ORDER BY id',
    )
    .raw()
    .iterate(operationId) as IterableIterator<unknown[]>;

/** The fixed text of an operation that `hash` covers. */
export const operationHeader = (db: WriteDb, operationId: number): string =>
  JSON.stringify(
    db
      .prepare(
        'SELECT uid, desk_uid, n, lam, seen, format, kind, label, actor, at_ms, undoes FROM operation WHERE id = ?',
      )
      .raw()
      .get(operationId),
  );

export const chainHash = (previous: Buffer, content: Buffer, header: string): Buffer =>
  createHash('sha256').update(previous).update(content).update(header).digest();
