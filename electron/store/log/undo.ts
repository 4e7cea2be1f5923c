import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { WriteDb } from '../db.ts';
import { followMerges } from '../derived/merges.ts';
import { entities, type Entity } from '../entities.ts';
import { readZone, recomputeLocalDates } from '../local-dates.ts';
import { span } from '../report.ts';
import { sql } from '../statements.ts';
import {
  operate,
  WORK_SHARE,
  type Operation,
  type OperationLabel,
  type WriteEnv,
} from './operate.ts';
import { recordChange, setFields, type Value } from './rows.ts';
import { touchesSigned } from './signed.ts';
import { removeCreated } from './undo-created.ts';
import { removeRestored, restoreDeleted, type ReferenceNow } from './undo-deleted.ts';
import { undoneOperations } from './undone.ts';

export interface Refusal {
  readonly entity: string;
  readonly uid: string;
  /** `changed-later`: edited since; `in-use`: later rows hang on it. */
  readonly reason: 'changed-later' | 'in-use';
}

export interface UndoOutcome {
  readonly operationUid: string;
  readonly label: OperationLabel;
  /** Rows taken back by entity: deleted, restored, and updated back. */
  readonly undone: Readonly<Record<string, number>>;
  /** Fields given their earlier values back; the rest of `undone` are rows. */
  readonly restored: number;
  readonly refused: readonly Refusal[];
}

interface Target {
  readonly id: number;
  readonly uid: string;
  readonly kind: string;
  readonly label: string;
  readonly undoes: string | null;
}

const undoableKinds = new Set(['edit', 'import', 'rule', 'merge', 'undo']);

/**
 * Takes back one operation: rows it deleted come back as they were, rows it created go, fields it
 * changed return to what they were. What later operations overlap is left alone and listed. Throws
 * `not-found`, and `undo-refused` when it is undone already or is of a kind that cannot be.
 */
export const undoOperation = (
  db: WriteDb,
  args: { readonly uid: string },
  env: WriteEnv,
): UndoOutcome => {
  const target = sql<Target>(
    db,
    'SELECT id, uid, kind, label, undoes FROM operation WHERE uid = ?',
  ).get(args.uid);
  if (target === undefined) throw new WorkstationError('not-found', { what: args.uid });
  if (!undoableKinds.has(target.kind))
    throw new WorkstationError('undo-refused', { reason: target.kind });
  const undone = undoneOperations(db);
  // Rows that an import created are not kept by its undo: importing again is how they come back.
  if (target.undoes !== null && kindOf(db, target.undoes) === 'import')
    throw new WorkstationError('undo-refused', { reason: 'import' });
  if (undone.has(target.uid)) throw new WorkstationError('undo-refused', { reason: 'undone' });
  if (touchesSigned(db, target.id))
    throw new WorkstationError('undo-refused', { reason: 'signed' });
  const label = JSON.parse(target.label) as OperationLabel;
  const spec = { kind: 'undo', label, undoes: target.uid } as const;
  return operate(db, env, spec, (operation) => {
    const counts: Record<string, number> = {};
    const refused: Refusal[] = [];
    const count = (entity: string, by = 1): void => {
      counts[entity] = (counts[entity] ?? 0) + by;
    };
    // A phase and its tasks come back and go in any order; the end must be whole.
    db.pragma('defer_foreign_keys = ON');
    markTouched(db, target.id);
    const referenceNow = restoreDeleted(db, operation, target, count);
    collectChangedLater(db, target, undone);
    let restored = 0;
    const countRestored = (entity: string): void => {
      restored += 1;
      count(entity);
    };
    restoreUpdated(db, operation, target, referenceNow, countRestored, refused);
    removeRestored(db, operation, target, count);
    for (const [done, entity] of entities.toReversed().entries())
      removeCreated(
        db,
        operation,
        { id: target.id, keep: target.kind !== 'import' },
        entity,
        { count, refused },
        span(
          env.report,
          (WORK_SHARE * done) / entities.length,
          (WORK_SHARE * (done + 1)) / entities.length,
        ),
      );
    // Merged otherwise since then: the links that come back would contradict those that stand.
    if (counts['merge_link'] !== undefined && !followMerges(db))
      throw new WorkstationError('undo-refused', { reason: 'merged' });
    if (touchesZone(db, target)) recomputeLocalDates(db, readZone(db));
    markTouched(db, target.id, operation.id);
    return { operationUid: operation.uid, label, undone: counts, restored, refused };
  });
};

interface ChangeRow {
  readonly entity: string;
  readonly entity_uid: string;
  readonly field: string;
  readonly old_value: Value;
  readonly new_value: Value;
}

const isEntity = (name: string): name is Entity => (entities as readonly string[]).includes(name);

const restoreUpdated = (
  db: WriteDb,
  operation: Operation,
  target: Target,
  referenceNow: ReferenceNow,
  count: (entity: string) => void,
  refused: Refusal[],
): void => {
  const changes = sql<ChangeRow>(
    db,
    "SELECT entity, entity_uid, field, old_value, new_value FROM change WHERE op = ? AND field <> '*' ORDER BY id DESC",
  ).all(target.id);
  const rows = new Map<string, ChangeRow[]>();
  for (const change of changes) {
    const { entity, field, old_value: old } = change;
    const back = isEntity(entity)
      ? { ...change, old_value: referenceNow(entity, field, old) }
      : change;
    const id = `${entity} ${change.entity_uid}`;
    const row = rows.get(id);
    if (row) row.push(back);
    else rows.set(id, [back]);
  }
  for (const row of rows.values()) restoreRow(db, operation, row, count, refused);
};

/** Gives one row its earlier values back; `changes` are its own, the last one first. */
const restoreRow = (
  db: WriteDb,
  operation: Operation,
  changes: readonly ChangeRow[],
  count: (entity: string) => void,
  refused: Refusal[],
): void => {
  const { entity, entity_uid: uid } = changes[0]!;
  const refuse = (): void => void refused.push({ entity, uid, reason: 'changed-later' });
  if (entity !== 'setting' && !isEntity(entity))
    throw new Error(`log names unknown table ${entity}`);
  const key = entity === 'setting' ? 'key' : 'uid';
  const now = sql<Record<string, Value>>(db, `SELECT * FROM ${entity} WHERE ${key} = ?`).get(uid);
  const values: Record<string, Value> = { ...now };
  const back: ChangeRow[] = [];
  for (const change of changes)
    if (now === undefined || values[change.field] !== change.new_value) refuse();
    else {
      values[change.field] = change.old_value;
      back.push(change);
    }
  if (back.length === 0) return;
  try {
    setFields(db, entity, key, uid, [...new Set(back.map((change) => change.field))], values);
  } catch (error) {
    // What was edited later does not go with the earlier values (an end before the start).
    if (!String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) throw error;
    for (const _ of back) refuse();
    return;
  }
  for (const { field, old_value: old, new_value: given } of back) {
    recordChange(db, operation, entity, uid, field, given, old);
    count(entity);
  }
};

const touchesZone = (db: WriteDb, target: Target): boolean =>
  sql(db, "SELECT 1 FROM change WHERE op = ? AND entity = 'setting' AND entity_uid = 'zone'").get(
    target.id,
  ) !== undefined;

const kindOf = (db: WriteDb, uid: string): string | undefined =>
  sql<{ kind: string }>(db, 'SELECT kind FROM operation WHERE uid = ?').get(uid)?.kind;

/**
 * Lists in `temp.undo_changed` the rows that operations after the target changed and that still
 * stand so: a change that was undone and its undo cancel out.
 */
const collectChangedLater = (db: WriteDb, target: Target, undone: ReadonlySet<string>): void => {
  db.exec(`
    CREATE TEMP TABLE IF NOT EXISTS undo_changed (entity TEXT, uid TEXT, PRIMARY KEY (entity, uid)) WITHOUT ROWID;
    DELETE FROM temp.undo_changed;
  `);
  const later = sql<{ id: number; uid: string }>(
    db,
    'SELECT id, uid FROM operation WHERE id > ? AND undoes IS NULL',
  ).all(target.id);
  for (const { id, uid } of later)
    if (!undone.has(uid))
      sql(
        db,
        `INSERT OR IGNORE INTO temp.undo_changed (entity, uid)
         SELECT entity, entity_uid FROM change WHERE op = ? AND field <> '*'`,
      ).run(id);
};

/** Members whose derived rows follow from what was just restored or updated back. */
const markTouched = (db: WriteDb, ...operationIds: readonly number[]): void => {
  for (const id of operationIds) {
    sql(
      db,
      `INSERT OR IGNORE INTO temp.dirty_member (id)
       SELECT member.id FROM change JOIN member ON member.uid = change.entity_uid
       WHERE change.op = ? AND change.entity = 'member'`,
    ).run(id);
    for (const table of [
      'identity',
      'member_tag',
      'membership',
      'points_entry',
      'signup',
      'checkin',
      'order_',
      'interaction',
    ])
      sql(
        db,
        `INSERT OR IGNORE INTO temp.dirty_member (id)
         SELECT row.member_id FROM change JOIN ${table} AS row ON row.uid = change.entity_uid
         WHERE change.op = ? AND change.entity = '${table}' AND row.member_id IS NOT NULL`,
      ).run(id);
    sql(
      db,
      `INSERT OR IGNORE INTO temp.dirty_custom (id)
       SELECT row.member_id FROM change JOIN custom_value AS row ON row.uid = change.entity_uid
       WHERE change.op = ? AND change.entity = 'custom_value' AND row.member_id IS NOT NULL`,
    ).run(id);
    sql(
      db,
      `INSERT OR IGNORE INTO temp.dirty_field (id)
       SELECT row.field_id FROM change JOIN custom_option AS row ON row.uid = change.entity_uid
       WHERE change.op = @id AND change.entity = 'custom_option'
       UNION SELECT row.id FROM change JOIN custom_field AS row ON row.uid = change.entity_uid
       WHERE change.op = @id AND change.entity = 'custom_field' AND change.field IN ('kind', '*')`,
    ).run({ id });
    sql(
      db,
      `INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date)
       SELECT row.member_id, row.local_date FROM change JOIN interaction AS row ON row.uid = change.entity_uid
       WHERE change.op = ? AND change.entity = 'interaction'`,
    ).run(id);
    sql(
      db,
      `INSERT OR IGNORE INTO temp.dirty_tier (id)
       SELECT member_tier.member_id FROM change JOIN member_tier ON member_tier.uid = change.entity_uid
       WHERE change.op = @id AND change.entity = 'member_tier'
       UNION SELECT member_tier.member_id FROM change
       JOIN tier_rule ON tier_rule.uid = change.entity_uid
       JOIN member_tier ON member_tier.tier_id = tier_rule.id
       WHERE change.op = @id AND change.entity = 'tier_rule' AND member_tier.to_date IS NULL`,
    ).run({ id });
    // Activity counts for the community of its group; names of both show beside the member.
    sql(
      db,
      `INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date)
       SELECT row.member_id, row.local_date FROM change
       JOIN chat_group ON chat_group.uid = change.entity_uid
       JOIN interaction AS row ON row.group_id = chat_group.id
       WHERE change.op = ? AND change.entity = 'chat_group' AND change.field IN ('community_id', '*')`,
    ).run(id);
    sql(
      db,
      `INSERT OR IGNORE INTO temp.dirty_member (id)
       SELECT membership.member_id FROM change
       JOIN community ON community.uid = change.entity_uid
       JOIN chat_group ON chat_group.community_id = community.id
       JOIN membership ON membership.group_id = chat_group.id
       WHERE change.op = @id AND change.entity = 'community' AND change.field = 'name'
       UNION SELECT membership.member_id FROM change
       JOIN chat_group ON chat_group.uid = change.entity_uid
       JOIN membership ON membership.group_id = chat_group.id
       WHERE change.op = @id AND change.entity = 'chat_group' AND change.field = 'community_id'
       UNION SELECT member_tag.member_id FROM change
       JOIN tag ON tag.uid = change.entity_uid JOIN member_tag ON member_tag.tag_id = tag.id
       WHERE change.op = @id AND change.entity = 'tag' AND change.field = 'name'`,
    ).run({ id });
  }
};
