import { DuckDBInstance, type DuckDBConnection } from '@duckdb/node-api';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openReader } from '../../electron/store/open.ts';
import { addEdges, exportedTables, exportTables } from './duckdb-data.ts';
import { questions, views, type Cells, type Question } from './duckdb-questions.ts';
import { timed } from './measure.ts';
import { writeMembers } from './members-data.ts';

const MEMBERS = Number(process.env['BENCH_MEMBERS'] ?? 1_000_000);
/** Noon of the last generated day in Shanghai. */
const NOW_MS = Date.UTC(2026, 10, 24, 4);
const RUNS = Number(process.env['BENCH_RUNS'] ?? 3);
/** What is aimed at: ours takes at most so many times as long. */
const AIM = 3;

/**
 * The aggregates of trends against DuckDB on the same rows: every cell must be equal, and the times
 * stand side by side. DuckDB reads plain rows from a copy in its own tables, in memory, on all cores;
 * the program reads its workspace file. "First" asks on a connection that has nothing kept yet.
 */
export const benchDuckdb = async (): Promise<boolean> => {
  const folder = mkdtempSync(join(tmpdir(), 'workstation-bench-'));
  const path = join(folder, 'members.workspace');
  try {
    const madeMs = await timed(async () => {
      writeMembers(path, { members: MEMBERS, interactions: MEMBERS * 10, orders: MEMBERS }, NOW_MS);
      addEdges(path, MEMBERS, NOW_MS);
    });
    console.log(
      `  ${MEMBERS} members with ten times as many interactions, written in ${seconds(madeMs)}`,
    );
    return await compare(path, join(folder, 'csv'));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};

/** Compares on a workspace that is there. */
export const compare = async (path: string, csv: string): Promise<boolean> => {
  const copy = openReader(path);
  const exportMs = await timed(async () => exportTables(copy.db, csv));
  copy.close();
  const instance = await DuckDBInstance.create(':memory:');
  const duckdb = await instance.connect();
  const loadMs = await timed(async () => {
    for (const table of exportedTables)
      await duckdb.run(
        `CREATE TABLE ${table} AS FROM read_csv('${join(csv, `${table}.csv`)}', header = true)`,
      );
    await duckdb.run(views);
  });
  const [version] = (await duckdb.runAndReadAll('SELECT version()')).getRows();
  console.log(
    `  copied as CSV in ${seconds(exportMs)}, read by DuckDB ${String(version?.[0])} in ${seconds(loadMs)}`,
  );
  const results: boolean[] = [];
  try {
    for (const question of questions) results.push(await ask(path, duckdb, question));
  } finally {
    duckdb.closeSync();
    instance.closeSync();
  }
  return results.every(Boolean);
};

const seconds = (ms: number): string => `${(ms / 1000).toFixed(1)} s`;

const ask = async (
  path: string,
  duckdb: DuckDBConnection,
  question: Question,
): Promise<boolean> => {
  let ours: Cells = new Map();
  let theirs: Cells = new Map();
  const [first, warm, other]: [number[], number[], number[]] = [[], [], []];
  // In turns, so that whatever else the machine does falls on both.
  for (let run = 0; run < RUNS; run += 1) {
    const reader = openReader(path);
    const asked = async () => void (ours = question.ours(reader.db, NOW_MS));
    first.push(await timed(asked));
    warm.push(await timed(asked));
    reader.close();
    other.push(await timed(async () => void (theirs = await cellsOf(duckdb, question.duckdb))));
  }
  const differing = differences(ours, theirs);
  const [firstMs, warmMs, otherMs] = [median(first), median(warm), median(other)];
  const ratio = firstMs / otherMs;
  const isEqual = differing.length === 0 && ours.size > 0;
  console.log(
    `  ${isEqual ? (ratio <= AIM ? 'ok  ' : 'OVER') : 'DIFF'} ${question.name}: ${ours.size} cells ${isEqual ? 'equal' : 'NOT equal'}; ` +
      `first ${firstMs.toFixed(0)} ms, again ${warmMs.toFixed(0)} ms; DuckDB ${otherMs.toFixed(0)} ms; ` +
      `ratio ${ratio.toFixed(2)} first, ${(warmMs / otherMs).toFixed(2)} again (aim ${AIM})`,
  );
  for (const line of differing.slice(0, 5)) console.log(`       ${line}`);
  return isEqual && ratio <= AIM;
};

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;

const cellsOf = async (duckdb: DuckDBConnection, text: string): Promise<Cells> =>
  new Map(
    (await duckdb.runAndReadAll(text))
      .getRows()
      .map(([cell, value]) => [String(cell), value === null ? null : Number(value)]),
  );

/** Ratios may differ by the order of additions, counts by nothing. */
const isSame = (one: number | null, other: number | null): boolean =>
  one === null || other === null
    ? one === other
    : Math.abs(one - other) <= 1e-12 * Math.max(1, Math.abs(one));

const differences = (ours: Cells, theirs: Cells): string[] =>
  [...new Set([...ours.keys(), ...theirs.keys()])]
    .filter(
      (cell) => !(ours.has(cell) && theirs.has(cell) && isSame(ours.get(cell)!, theirs.get(cell)!)),
    )
    .map((cell) => `${cell}: ${ours.get(cell)} here, ${theirs.get(cell)} in DuckDB`);
