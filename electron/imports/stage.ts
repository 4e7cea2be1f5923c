import Database from 'better-sqlite3';
import type { ImportWarning } from '../../shared/contract/imports.ts';
import { cellJson, isBlank, type Cell, type SheetRow } from '../../shared/domain/cells.ts';
import { isTotalsRow } from '../../shared/domain/imports/header-row.ts';
import type { ImportKind } from '../../shared/domain/imports/kinds.ts';
import { tagSeparator } from '../../shared/domain/values/texts.ts';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { asReadDb } from '../store/db.ts';
import type { Entity } from '../store/entities.ts';
import { readSecret } from '../store/settings.ts';
import { match } from './match.ts';
import { openFile } from './read/open-file.ts';
import { stagingWriter } from './row-writer.ts';
import type { StageInput, StageOutput } from './stage-input.ts';
import { createStager, readRow } from './stage-row.ts';
import { createStaging, stagedTables } from './tables.ts';

const primaryTable: Readonly<Partial<Record<ImportKind, Entity>>> = {
  communities: 'community',
  events: 'event',
  members: 'member',
  'group-members': 'membership',
  signups: 'signup',
  orders: 'order_',
  interactions: 'interaction',
};

/** Reads one sheet into its staging file and compares it with the workspace. */
export const stage = async (
  input: StageInput,
  progress: (fraction: number) => void,
): Promise<StageOutput> => {
  const { plan } = input;
  const primary = primaryTable[plan.mapping.kind];
  if (primary === undefined) throw new WorkstationError('invalid-input', { field: 'kind' });
  const file = await openFile(
    input.file,
    input.name,
    input.encoding === null ? {} : { encoding: input.encoding },
  );
  const db = new Database(input.staging);
  try {
    db.pragma('journal_mode = OFF');
    db.pragma('synchronous = OFF');
    db.exec(createStaging);
    db.prepare('ATTACH ? AS w').run(input.workspace);
    return await stageInto(db, input, file, primary, progress);
  } finally {
    db.close();
    file.close();
  }
};

const stageInto = async (
  db: InstanceType<typeof Database>,
  input: StageInput,
  file: Awaited<ReturnType<typeof openFile>>,
  primary: Entity,
  progress: (fraction: number) => void,
): Promise<StageOutput> => {
  const { plan } = input;
  const sheet = file.sheets.find((one) => one.name === plan.sheet);
  if (sheet === undefined) throw new WorkstationError('not-found', { what: plan.sheet });
  const secret = readSecret(asReadDb(db));
  const writer = stagingWriter(db, secret);
  const stager = createStager(input, writer);
  const addRow = db.prepare(
    'INSERT INTO row (n, uid, first, member_uid, title, class, reason, column_index, params, value, cells) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
  );
  const repeats = new Set<string>();
  const uids = new Set<string>();
  const warned = new Map<string, { row: number; column: number; count: number }>();
  let separators: Map<number, string | null> | null = null;

  const take = (row: SheetRow): void => {
    const cells = JSON.stringify(row.cells.map(cellJson));
    const out = (kind: string, reason: string, column: number | null, value: string | null): void =>
      void addRow.run(row.number, null, 1, null, '', kind, reason, column, '{}', value, cells);
    if (row.problem !== undefined) return out('rejected', row.problem, null, null);
    if (isTotalsRow(row)) return out('skipped', 'totals-row', null, null);
    if (repeats.has(cells)) return out('skipped', 'repeat', null, null);
    repeats.add(cells);
    const read = readRow(row.cells, plan, separators ?? new Map<number, string | null>());
    if (!read.ok) return out('rejected', read.reason, read.column, read.value);
    const staged = stager.stage(read.values);
    if ('missing' in staged) return out('rejected', `missing-${staged.missing}`, null, null);
    for (const [code, column] of read.warnings) {
      const known = warned.get(code);
      if (known === undefined) warned.set(code, { row: row.number, column, count: 1 });
      else known.count += 1;
    }
    const first = uids.has(staged.uid) ? 0 : 1;
    uids.add(staged.uid);
    addRow.run(
      row.number,
      staged.uid,
      first,
      staged.memberUid,
      staged.title,
      null,
      null,
      null,
      '{}',
      null,
      null,
    );
  };
  db.exec('BEGIN');
  for await (const { rows, fraction } of file.rows(sheet.index)) {
    const data = rows.filter(
      (row) => row.number > plan.mapping.headerRow && row.cells.some((cell) => !isBlank(cell)),
    );
    separators ??= data.length === 0 ? null : separatorsOf(plan, data);
    for (const row of data) take(row);
    progress(fraction);
  }
  db.exec('COMMIT');
  const lastOperation = (
    db.prepare('SELECT coalesce(max(id), 0) AS id FROM w.operation').get() as { id: number }
  ).id;
  match(db, primary, plan.policy);
  const imported = db
    .prepare('SELECT uid FROM w.import WHERE file_sha256 = ? ORDER BY id DESC LIMIT 1')
    .get(file.sha256);
  const counts = countRows(db);
  const entities = countEntities(db);
  const warnings: ImportWarning[] = [
    ...file
      .warnings()
      .map(({ code, params }) => ({ code, row: null, column: null, params: { ...params } })),
    ...[...warned].map(([code, { row, column, count }]) => ({
      code,
      row,
      column,
      params: { count },
    })),
    ...(imported === undefined
      ? []
      : [{ code: 'already-imported', row: null, column: null, params: {} }]),
    ...(['communities', 'events', 'members'] as const).flatMap((name) => {
      const count = entities[name]?.created ?? 0;
      return count === 0 || name === plan.mapping.kind
        ? []
        : [
            {
              code: `${name}-created-from-${plan.mapping.kind}`,
              row: null,
              column: null,
              params: { count },
            },
          ];
    }),
  ];
  return {
    sha256: file.sha256,
    bytes: file.bytes,
    format: file.format,
    encoding: file.encoding,
    lastOperation,
    counts,
    entities,
    warnings,
  };
};

const separatorsOf = (
  plan: StageInput['plan'],
  rows: readonly SheetRow[],
): Map<number, string | null> =>
  new Map(
    plan.mapping.columns
      .filter(({ field }) => field === 'member.tags')
      .map(({ index }) => [
        index,
        tagSeparator(rows.slice(0, 200).map((row): Cell => row.cells[index] ?? null)),
      ]),
  );

const countRows = (db: InstanceType<typeof Database>): Record<string, number> => {
  const rows = db.prepare('SELECT class, count(*) AS count FROM row GROUP BY class').all() as {
    class: string;
    count: number;
  }[];
  const counts: Record<string, number> = {
    created: 0,
    updated: 0,
    unchanged: 0,
    conflicts: 0,
    rejected: 0,
    skipped: 0,
  };
  for (const row of rows) counts[row.class] = row.count;
  return { rows: rows.reduce((sum, row) => sum + row.count, 0), ...counts };
};

const countEntities = (
  db: InstanceType<typeof Database>,
): Record<string, { created: number; updated: number }> => {
  const entities: Record<string, { created: number; updated: number }> = {};
  for (const { entity, name } of stagedTables) {
    const { created, updated } = db
      .prepare(
        `SELECT coalesce(sum(state = 'created'), 0) AS created, coalesce(sum(state = 'updated'), 0) AS updated FROM s_${entity}`,
      )
      .get() as { created: number; updated: number };
    if (created + updated === 0 || entity === 'member_tag') continue;
    entities[name] = { created, updated };
  }
  return entities;
};
