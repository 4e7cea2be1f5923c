import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { StageOutput } from '../../imports/stage-input.ts';
import { refColumn, stagedTables, type StagedTable } from '../../imports/tables.ts';
import type { ReadDb, WriteDb } from '../db.ts';
import { operate, type Operation, type WriteEnv } from '../log/operate.ts';
import { sql } from '../statements.ts';
import { newUid } from '../uid.ts';
import type { ReadJobs, WriteJobs } from '../threads/jobs.ts';

export interface CommitArgs {
  readonly staging: string;
  readonly output: StageOutput;
  readonly file: string;
  readonly sheet: string;
  readonly kind: string;
  readonly policy: string;
  readonly mapping: string;
  readonly startedMs: number;
}

/** Puts a staged sheet into the workspace as one operation; throws `stale` when the log moved on. */
const commit = (db: WriteDb, args: CommitArgs, env: WriteEnv) => {
  db.prepare('ATTACH ? AS staging').run(args.staging);
  try {
    const last = db.prepare('SELECT coalesce(max(id), 0) AS id FROM operation').get() as {
      id: number;
    };
    if (last.id !== args.output.lastOperation) throw new WorkstationError('stale');
    const label = { key: 'history.import', values: { file: args.file } };
    return operate(db, env, { kind: 'import', label }, (operation) => {
      for (const table of stagedTables) insertCreated(db, operation, table);
      for (const table of stagedTables) applyUpdates(db, operation, table);
      markTouched(db);
      return { uid: record(db, operation, args), operationUid: operation.uid };
    });
  } finally {
    db.exec('DETACH staging');
  }
};

const insertCreated = (db: WriteDb, operation: Operation, table: StagedTable): void => {
  const { entity, columns, refs, defaults = {} } = table;
  const values = columns.map((name) => {
    const fallback = defaults[name];
    return fallback === undefined ? `s.${name}` : `coalesce(s.${name}, '${fallback}')`;
  });
  const ids = refs.map(
    ([column, to]) => `(SELECT id FROM ${to} WHERE uid = s.${refColumn(column)})`,
  );
  const names = [...columns, ...refs.map(([column]) => column)];
  db.prepare(
    `INSERT INTO main.${entity} (op, uid${names.map((name) => `, ${name}`).join('')})
     SELECT ?, s.uid${[...values, ...ids].map((value) => `, ${value}`).join('')}
     FROM staging.s_${entity} s WHERE s.state = 'created'`,
  ).run(operation.id);
};

const applyUpdates = (db: WriteDb, operation: Operation, table: StagedTable): void => {
  const { entity, columns, refs } = table;
  const touched = db
    .prepare('SELECT DISTINCT field FROM staging.change WHERE entity = ? AND hand = 0')
    .all(entity) as { field: string }[];
  for (const { field } of touched) {
    const to = refs.find(([column]) => column === field)?.[1];
    if (to === undefined && !columns.includes(field)) throw new Error(`no field ${field}`);
    const fresh =
      to === undefined ? 'c.new_value' : `(SELECT id FROM ${to} WHERE uid = c.new_value)`;
    db.prepare(
      `INSERT INTO main.change (op, entity, entity_uid, field, old_value, new_value)
       SELECT ?, c.entity, c.uid, c.field, t.${field}, ${fresh}
       FROM staging.change c JOIN main.${entity} t ON t.uid = c.uid
       WHERE c.entity = ? AND c.field = ? AND c.hand = 0`,
    ).run(operation.id, entity, field);
    db.prepare(
      `UPDATE main.${entity} SET ${field} = ${fresh} FROM staging.change c
       WHERE c.entity = ? AND c.field = ? AND c.hand = 0 AND c.uid = main.${entity}.uid`,
    ).run(entity, field);
  }
};

const markTouched = (db: WriteDb): void => {
  for (const { entity, refs } of stagedTables) {
    const moved = `s.state IN ('created', 'updated')`;
    if (entity === 'member')
      db.exec(`INSERT OR IGNORE INTO temp.dirty_member (id) SELECT m.id FROM staging.s_member s
        JOIN main.member m ON m.uid = s.uid WHERE ${moved}`);
    else if (refs.some(([column]) => column === 'member_id'))
      db.exec(`INSERT OR IGNORE INTO temp.dirty_member (id) SELECT t.member_id FROM staging.s_${entity} s
        JOIN main.${entity} t ON t.uid = s.uid WHERE ${moved} AND t.member_id IS NOT NULL`);
    if (entity === 'interaction')
      db.exec(`INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date)
        SELECT t.member_id, t.local_date FROM staging.s_interaction s
        JOIN main.interaction t ON t.uid = s.uid WHERE ${moved}`);
  }
};

const record = (db: WriteDb, operation: Operation, args: CommitArgs): string => {
  const { output } = args;
  const uid = newUid('import', { nowMs: operation.nowMs });
  const names = ['rows', 'created', 'updated', 'unchanged', 'conflicts', 'rejected', 'skipped'];
  const { lastInsertRowid } = sql(
    db,
    `INSERT INTO import (uid, op, file_name, file_bytes, file_sha256, format, encoding, sheet, kind,
       policy, mapping, entities, warnings, duration_ms, ${names.join(', ')})
     VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?${', ?'.repeat(names.length)})`,
  ).run(
    uid,
    operation.id,
    args.file,
    output.bytes,
    output.sha256,
    output.format,
    output.encoding,
    args.sheet,
    args.kind,
    args.policy,
    args.mapping,
    JSON.stringify(output.entities),
    JSON.stringify(output.warnings),
    Math.max(0, Math.round(operation.nowMs - args.startedMs)),
    ...names.map((name) => output.counts[name] ?? 0),
  );
  db.prepare(
    `INSERT INTO import_row (import_id, row, class, reason, column_index, params, cells)
     SELECT ?, n, CASE class WHEN 'conflicts' THEN 'conflict' ELSE class END, reason, column_index, params, cells
     FROM staging.row WHERE class IN ('conflicts', 'rejected', 'skipped')`,
  ).run(lastInsertRowid);
  return uid;
};

export const importsReads = {
  'imports.lastOperation': (db: ReadDb, _args: Readonly<Record<never, never>>): number =>
    sql<{ id: number }>(db, 'SELECT coalesce(max(id), 0) AS id FROM operation').get()!.id,
} satisfies ReadJobs;
export const importsWrites = { 'imports.commit': commit } satisfies WriteJobs;
