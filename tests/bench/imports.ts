import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { memberShape, orderShape, writeRows, type Shape } from './imports-data.ts';
import type { ImportRun } from './imports-run.ts';
import { FLOOR } from './imports-floor.ts';
import type { Phase } from './imports-phases.ts';

const ROWS = Number(process.env['BENCH_ROWS'] ?? 1_000_000);
/** Readers that hold the whole sheet get fewer rows; speed is compared by row. */
const PEER_ROWS = Math.min(ROWS, 200_000);
const MEMORY_LIMIT_MB = 500;
const CANCEL_LIMIT_MS = 200;

const line = (what: string, ms: number, more = ''): void =>
  console.log(`  ${what.padEnd(44)} ${(ms / 1000).toFixed(2).padStart(8)} s${more}`);

/** `sqlite3` reads the same rows as CSV and makes three indexes; null when it is not installed. */
const sqliteMs = (csv: string, database: string, indexed: readonly string[]): number | null => {
  rmSync(database, { force: true });
  const script = [
    '.mode csv',
    `.import ${csv} t`,
    ...indexed.map((column, n) => `CREATE INDEX i${n} ON t ("${column}");`),
  ].join('\n');
  const start = performance.now();
  const { error, status } = spawnSync('sqlite3', [database], { input: script });
  const ms = performance.now() - start;
  rmSync(database, { force: true });
  return error === undefined && status === 0 ? ms : null;
};

const child = <Result>(script: string, args: string[]): Result =>
  JSON.parse(
    execFileSync(process.execPath, [join(import.meta.dirname, script), ...args], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    }),
  ) as Result;

interface Case {
  readonly shape: Shape;
  readonly indexed: readonly string[];
  /** At most so many times what `sqlite3` takes. */
  readonly limit: number;
}

const cases: readonly Case[] = [
  { shape: memberShape, indexed: ['会员编号', '手机号', '加入时间'], limit: 4 },
  { shape: orderShape, indexed: ['订单号', '买家手机号', '订单创建时间'], limit: 3 },
];

const bench = (folder: string, { shape, indexed, limit }: Case): boolean => {
  const paths = {
    xlsx: join(folder, `${shape.kind}.xlsx`),
    csv: join(folder, `${shape.kind}.csv`),
  };
  writeRows(shape, ROWS, paths);
  console.log(
    ` ${shape.kind}: ${ROWS} rows × ${shape.columns.length}, XLSX ${Math.round(statSync(paths.xlsx).size / 1e6)} MB`,
  );
  const baselines: number[] = [];
  const baseline = (): void => {
    const ms = sqliteMs(paths.csv, join(folder, 'cli.sqlite'), indexed);
    if (ms !== null) baselines.push(ms);
  };
  baseline();
  const run = child<ImportRun>('imports-run.ts', [paths.xlsx, join(folder, shape.kind)]);
  baseline();
  rmSync(join(folder, shape.kind), { recursive: true, force: true });
  const totalMs = run.recogniseMs + run.stageMs + run.commitMs;
  line('recognise', run.recogniseMs);
  line('stage (read, match, compare)', run.stageMs);
  line('commit (rows, indexes, person, search)', run.commitMs);
  line('XLSX to committed', totalMs);
  line('undo', run.undoMs);
  const phases = child<readonly Phase[]>('imports-phases.ts', [paths.xlsx, join(folder, 'phases')]);
  for (const [what, ms] of phases) line(what, ms);
  const floorMs = phases.find(([what]) => what === FLOOR)![1];
  const memoryOk = Math.max(run.mainPeakMb, run.importPeakMb) <= MEMORY_LIMIT_MB;
  console.log(
    `  ${memoryOk ? 'ok  ' : 'OVER'} memory: program ${Math.round(run.mainPeakMb)} MB, import process ${Math.round(run.importPeakMb)} MB (limit ${MEMORY_LIMIT_MB} MB)`,
  );
  const cancelOk = run.cancelStageMs <= CANCEL_LIMIT_MS;
  console.log(
    `  ${cancelOk ? 'ok  ' : 'OVER'} cancel of a check acknowledged in ${run.cancelStageMs.toFixed(0)} ms (limit ${CANCEL_LIMIT_MS} ms); program blocked at most ${run.blockedMs.toFixed(0)} ms`,
  );
  if (baselines.length === 0) {
    console.log('  no sqlite3 command here to compare with (Debian: apt-get install sqlite3)');
    return memoryOk && cancelOk;
  }
  const best = Math.min(...baselines);
  const ratio = totalMs / best;
  line('sqlite3 .import of the CSV and three indexes', best);
  console.log(`  ${ratio <= limit ? 'ok  ' : 'OVER'} ratio ${ratio.toFixed(2)} (limit ${limit})`);
  console.log(
    `       ratio ${(totalMs / (best + floorMs)).toFixed(2)} to the two together: .import, and the same rows by plain SQL`,
  );
  return ratio <= limit && memoryOk && cancelOk;
};

interface ReaderRun {
  readonly rows: number;
  readonly cells: number;
  readonly ms: number;
  readonly peakMb: number;
}

/** Ours beside the libraries on one file; ours has to be the fastest. */
const benchReaders = (names: readonly string[], path: string): boolean => {
  const found = names.map((name) => ({ name, run: child<ReaderRun>('readers.ts', [name, path]) }));
  for (const { name, run } of found)
    line(
      `${name} (${run.rows} rows, ${run.cells} cells)`,
      run.ms,
      `  ${Math.round(run.rows / run.ms)}k rows/s  ${Math.round(run.peakMb)} MB`,
    );
  const [own, ...others] = found;
  const ok = others.every(({ run }) => run.ms > own!.run.ms);
  console.log(`  ${ok ? 'ok  ' : 'OVER'} ours is the fastest`);
  return ok;
};

/** Imports of a million rows against `sqlite3`, readers and writers against libraries. */
export const benchImports = (): Promise<boolean> => {
  const folder = mkdtempSync(join(tmpdir(), 'workstation-bench-'));
  try {
    const results: boolean[] = [];
    for (const one of cases) results.push(bench(folder, one));
    const peer = { xlsx: join(folder, 'peer.xlsx'), csv: join(folder, 'peer.csv') };
    writeRows(memberShape, PEER_ROWS, peer);
    console.log(` XLSX readers, ${PEER_ROWS} rows`);
    results.push(benchReaders(['ours', 'saxes', 'hucre', 'exceljs', 'sheetjs'], peer.xlsx));
    console.log(` CSV readers, ${PEER_ROWS} rows`);
    results.push(benchReaders(['ours', 'udsv', 'papaparse'], peer.csv));
    console.log(` XLSX writers, 100000 rows`);
    results.push(
      benchReaders(['write-ours', 'write-hucre', 'write-exceljs'], join(folder, 'out.xlsx')),
    );
    return Promise.resolve(results.every(Boolean));
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
};
