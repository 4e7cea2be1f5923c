import { WorkstationError } from '../../shared/contract/errors.ts';
import type { ImportResult, SheetPlan, StagedSheet } from '../../shared/contract/imports.ts';
import { headerFingerprint } from '../../shared/domain/imports/normalise-header.ts';
import { isBulk, withLargeCache, withoutForeignKeys, withoutIndexes } from '../store/bulk.ts';
import type { WriteDb } from '../store/db.ts';
import { entities, type Entity } from '../store/entities.ts';
import { operate, WORK_SHARE, type Operation, type WriteEnv } from '../store/log/operate.ts';
import { span, type Report } from '../store/report.ts';
import { saveRecipe } from '../store/queries/recipes.ts';
import { sql } from '../store/statements.ts';
import { newUid } from '../store/uid.ts';
import { referenceColumns } from './stage/staging.ts';

export interface CommitArgs {
  readonly stagingPath: string;
  readonly plan: SheetPlan;
  readonly staged: StagedSheet;
  readonly file: {
    readonly name: string;
    readonly bytes: number;
    readonly sha256: string;
    readonly format: string;
    readonly encoding: string | null;
  };
  readonly startedMs: number;
}

/**
 * Writes what one sheet was staged to do, as one operation = one transaction. Throws `stale` when
 * anything was committed since it was staged; then nothing is written and it is staged anew.
 */
export const commitSheet = (db: WriteDb, args: CommitArgs, env: WriteEnv): ImportResult => {
  db.prepare('ATTACH DATABASE ? AS staged').run(args.stagingPath);
  try {
    const label = {
      key: 'history.import',
      values: { file: args.file.name, rows: args.staged.rows },
    };
    const lastOperation = stagedMeta(db, 'lastOperation') as number;
    const bases: StagedBases = new Map(
      Object.entries(stagedMeta(db, 'bases') as Record<Entity, number>) as [Entity, number][],
    );
    const write = (operation: Operation): ImportResult => {
      // The operation's own row is there already: the one before it must be the one that was seen.
      if (operation.id !== lastOperation + 1) throw new WorkstationError('stale');
      const total = staged.reduce((sum, { rows }) => sum + rows, 1);
      let done = 0;
      for (const { entity, rows } of staged) {
        const report = span(
          env.report,
          (WORK_SHARE * done) / total,
          (WORK_SHARE * (done + rows)) / total,
        );
        report(0);
        insertStaged(db, entity, rows, report);
        done += rows;
      }
      applyUpdates(db, operation.id, bases);
      markDirty(db, bases, staged);
      remember(db, args, env);
      return keepImport(db, operation, args, env);
    };
    const staged = stagedTables(db);
    const run = (): ImportResult => operate(db, env, { kind: 'import', label }, write);
    if (staged.every(({ entity, rows }) => !isBulk(db, entity, rows))) return run();
    return withLargeCache(db, () => withoutForeignKeys(db, run));
  } finally {
    db.prepare('DETACH DATABASE staged').run();
  }
};

type StagedBases = ReadonlyMap<Entity, number>;

const stagedMeta = (db: WriteDb, key: 'lastOperation' | 'bases' | 'mended'): unknown =>
  JSON.parse(
    db.prepare('SELECT value FROM staged.s_meta WHERE key = ?').pluck().get(key) as string,
  );

interface StagedTableRows {
  readonly entity: Entity;
  readonly rows: number;
}

const stagedTables = (db: WriteDb): readonly StagedTableRows[] => {
  const names = new Set(
    db.prepare("SELECT name FROM staged.sqlite_schema WHERE type = 'table'").pluck().all(),
  );
  return entities
    .filter((entity) => names.has(`s_${entity}`))
    .map((entity) => ({
      entity,
      rows: db.prepare(`SELECT count(*) FROM staged.s_${entity}`).pluck().get() as number,
    }));
};

const refSql = (column: string, base: number): string =>
  `iif(${column} < 0, ${base} - ${column}, ${column})`;

/**
 * Staged rows have the columns, ids and references of the table they go to. Where its indexes are
 * away, foreign keys off and no trigger watches it, SQLite copies such rows as they lie ("transfer
 * optimization").
 */
const insertStaged = (db: WriteDb, entity: Entity, rows: number, report: Report): void => {
  const insert = (): void =>
    void db.prepare(`INSERT INTO ${entity} SELECT * FROM staged.s_${entity}`).run();
  if (isBulk(db, entity, rows)) withoutIndexes(db, entity, insert, report);
  else insert();
};

const applyUpdates = (db: WriteDb, operationId: number, bases: StagedBases): void => {
  const fields = db
    .prepare('SELECT DISTINCT entity, field FROM staged.s_update ORDER BY entity, field')
    .all() as { entity: Entity; field: string }[];
  const assignments = new Map<Entity, string[]>();
  for (const { entity, field } of fields) {
    const target = referenceColumns[field];
    const next = target === undefined ? 'new_value' : refSql('new_value', bases.get(target)!);
    const own = `FROM staged.s_update WHERE s_update.entity = '${entity}' AND s_update.field = '${field}' AND s_update.uid = ${entity}.uid`;
    const assignment = `${field} = CASE WHEN EXISTS (SELECT 1 ${own}) THEN (SELECT ${next} ${own}) ELSE ${field} END`;
    assignments.set(entity, [...(assignments.get(entity) ?? []), assignment]);
    db.prepare(
      `INSERT INTO change (op, entity, entity_uid, field, old_value, new_value)
       SELECT ?, entity, uid, field, old_value, ${next} FROM staged.s_update WHERE entity = ? AND field = ?`,
    ).run(operationId, entity, field);
  }
  // All fields of a row at once: a start moved alone would pass its end and be refused.
  for (const [entity, set] of assignments)
    db.prepare(
      `UPDATE ${entity} SET ${set.join(', ')}
       WHERE uid IN (SELECT uid FROM staged.s_update WHERE s_update.entity = ?)`,
    ).run(entity);
};

const markDirty = (db: WriteDb, bases: StagedBases, staged: readonly StagedTableRows[]): void => {
  const member = refSql('ref', bases.get('member')!);
  db.prepare(
    `INSERT OR IGNORE INTO temp.dirty_member (id) SELECT ${member} FROM staged.s_dirty_member`,
  ).run();
  if (staged.some(({ entity }) => entity === 'member'))
    db.exec('INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM staged.s_member');
  db.prepare(
    `INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date) SELECT ${member}, local_date FROM staged.s_dirty_day`,
  ).run();
  if (staged.some(({ entity }) => entity === 'custom_value'))
    db.exec(`INSERT OR IGNORE INTO temp.dirty_custom (id)
      SELECT member_id FROM staged.s_custom_value WHERE member_id IS NOT NULL`);
  db.exec(`INSERT OR IGNORE INTO temp.dirty_custom (id)
    SELECT custom_value.member_id FROM staged.s_update JOIN custom_value ON custom_value.uid = s_update.uid
    WHERE s_update.entity = 'custom_value' AND custom_value.member_id IS NOT NULL`);
  // A changed community name shows in the rows of its members.
  db.exec(`INSERT OR IGNORE INTO temp.dirty_member (id)
    SELECT membership.member_id FROM staged.s_update
    JOIN community ON community.uid = s_update.uid
    JOIN chat_group ON chat_group.community_id = community.id
    JOIN membership ON membership.group_id = chat_group.id
    WHERE s_update.entity = 'community' AND s_update.field = 'name'`);
  // A group that found its community takes its members and their days along.
  db.exec(`INSERT OR IGNORE INTO temp.dirty_member (id)
    SELECT membership.member_id FROM staged.s_update
    JOIN chat_group ON chat_group.uid = s_update.uid
    JOIN membership ON membership.group_id = chat_group.id
    WHERE s_update.entity = 'chat_group' AND s_update.field = 'community_id'`);
  db.exec(`INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date)
    SELECT interaction.member_id, interaction.local_date FROM staged.s_update
    JOIN chat_group ON chat_group.uid = s_update.uid
    JOIN interaction ON interaction.group_id = chat_group.id
    WHERE s_update.entity = 'chat_group' AND s_update.field = 'community_id'`);
};

/** The next file of this header shape is read the same way. */
const remember = (db: WriteDb, { plan }: CommitArgs, env: WriteEnv): void => {
  // What belongs to this file alone is asked again.
  const {
    event: _event,
    survey: _survey,
    date: _date,
    campaign: _campaign,
    ...context
  } = plan.context;
  saveRecipe(
    db,
    {
      fingerprint: headerFingerprint(plan.mapping.columns.map((column) => column.header)),
      mapping: plan.mapping,
      context,
    },
    env.nowMs,
  );
};

const keepImport = (
  db: WriteDb,
  operation: { readonly id: number; readonly uid: string },
  { file, plan, staged, startedMs }: CommitArgs,
  env: WriteEnv,
): ImportResult => {
  const uid = newUid('import', env);
  const mended = stagedMeta(db, 'mended') as ImportResult['mended'];
  const durationMs = Math.max(
    0,
    Math.round(performance.timeOrigin + performance.now() - startedMs),
  );
  const { lastInsertRowid } = sql(
    db,
    `INSERT INTO import (uid, op, file_name, file_bytes, file_sha256, format, encoding, sheet, kind, policy, mapping,
       rows, created, updated, unchanged, conflicts, rejected, skipped, ended, entities, warnings, duration_ms)
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    uid,
    operation.id,
    file.name,
    file.bytes,
    file.sha256,
    file.format,
    file.encoding,
    plan.sheet,
    plan.mapping.kind,
    plan.policy,
    JSON.stringify({ ...plan.mapping, context: plan.context, mended }),
    staged.rows,
    staged.created,
    staged.updated,
    staged.unchanged,
    staged.conflicts,
    staged.rejected,
    staged.skipped,
    staged.ended,
    JSON.stringify(staged.entities),
    JSON.stringify(staged.warnings),
    durationMs,
  );
  db.prepare(
    `INSERT INTO import_row (import_id, row, class, reason, column_index, params, cells)
     SELECT ?, row, CASE class WHEN 'conflicts' THEN 'conflict' ELSE class END, coalesce(reason, ''), column_index, params, cells
     FROM staged.s_row WHERE class IN ('conflicts', 'rejected', 'skipped') ORDER BY row`,
  ).run(lastInsertRowid);
  return {
    ...staged,
    uid,
    operationUid: operation.uid,
    file: file.name,
    fileBytes: file.bytes,
    sha256: file.sha256,
    encoding: file.encoding,
    sheet: plan.sheet,
    mended,
    atMs: env.nowMs,
    actor: env.actor,
    undone: false,
    durationMs,
  };
};
