import type { Database } from 'better-sqlite3';
import { mkdirSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { commitSheet } from '../../electron/imports/commit.ts';
import { forkProcess, runInImportProcess } from '../../electron/imports/import-host.ts';
import type { ImportJobName, ImportJobs } from '../../electron/imports/process-protocol.ts';
import { openFile } from '../../electron/imports/read/open-file.ts';
import { createWorkspace } from '../../electron/store/create.ts';
import { openWriter } from '../../electron/store/open-writer.ts';
import { FLOOR, plainSqlMs } from './imports-floor.ts';

/** Which part of an import a statement of the commit belongs to. */
const phaseOf = (text: string): string =>
  /CREATE (?:UNIQUE )?INDEX/.test(text)
    ? 'indexes'
    : /member_search/.test(text)
      ? 'search index'
      : /\bperson\b|share/.test(text)
        ? 'person'
        : /staged\./.test(text)
          ? 'rows'
          : 'rest';

/** Adds up the time of a connection's statements by phase. */
const watch = (db: Database): ReadonlyMap<string, number> => {
  const spent = new Map<string, number>();
  const timed = <Result>(text: string, work: () => Result): Result => {
    const start = performance.now();
    const result = work();
    const phase = phaseOf(text);
    spent.set(phase, (spent.get(phase) ?? 0) + performance.now() - start);
    return result;
  };
  const exec = db.exec.bind(db);
  db.exec = (text) => timed(text, () => exec(text));
  const prepare = db.prepare.bind(db);
  db.prepare = ((text: string) => {
    const statement = prepare(text);
    const run = statement.run.bind(statement);
    statement.run = (...values: unknown[]) => timed(text, () => run(...values));
    return statement;
  }) as typeof db.prepare;
  return spent;
};

/** Reading happens in the import process, as in the program: its memory is capped. */
const inProcess = async <Name extends ImportJobName>(
  name: Name,
  args: ImportJobs[Name]['args'],
): Promise<ImportJobs[Name]['result']> => {
  const work = runInImportProcess(forkProcess, name, args);
  for (;;) {
    const step = await work.next();
    if (step.done === true) return step.value;
  }
};

/** What a part of an import took, ms. */
export type Phase = readonly [what: string, ms: number];

/** The same import once more in a process of its own, taken apart. */
const phasesOf = async (path: string, folder: string): Promise<readonly Phase[]> => {
  const phases: Phase[] = [];
  const line = (what: string, ms: number): void => void phases.push([what, ms]);
  mkdirSync(folder, { recursive: true });
  const workspace = join(folder, 'phases.workspace');
  const stagingPath = join(folder, 'staged.sqlite');
  const nowMs = Date.now();
  createWorkspace(workspace, {
    name: 'bench',
    zone: 'Asia/Shanghai',
    nowMs,
    actor: 'bench',
    machine: 'bench',
  });
  const readStart = performance.now();
  const opened = await openFile(path, basename(path));
  for await (const batch of opened.rows(0)) void batch;
  opened.close();
  line('  read alone', performance.now() - readStart);
  const file = { path, name: basename(path), encoding: null };
  const found = await inProcess('recognise', { file, workspace, wishes: [] });
  const sheet = found.sheets[0]!;
  const plan = {
    sheet: sheet.name,
    mapping: {
      kind: sheet.kind!,
      headerRow: sheet.headerRow!,
      columns: sheet.columns.map(({ index, header, field }) => ({ index, header, field })),
      dateOrder: sheet.dateOrder,
    },
    context: {},
    policy: 'overwrite' as const,
    fullListAsOf: null,
  };
  const [part] = await inProcess('stage', {
    workspace,
    parts: [{ file, plan, stagingPath }],
    scratchPath: null,
    nowMs,
  });
  const writer = openWriter(workspace);
  const spent = watch(writer.db);
  const startedMs = performance.timeOrigin + performance.now();
  commitSheet(
    writer.db,
    { stagingPath, plan, staged: part!.staged, file: part!.file, startedMs },
    { nowMs, actor: 'bench' },
  );
  for (const [phase, ms] of [...spent].sort((a, b) => b[1] - a[1])) line(`  commit: ${phase}`, ms);
  const closeStart = performance.now();
  writer.close();
  line('  commit: write-ahead log into the file', performance.now() - closeStart);
  line(FLOOR, plainSqlMs(workspace, join(folder, 'floor.sqlite')));
  rmSync(folder, { recursive: true, force: true });
  return phases;
};

const [path, folder] = process.argv.slice(2);
console.log(JSON.stringify(await phasesOf(path!, folder!)));
