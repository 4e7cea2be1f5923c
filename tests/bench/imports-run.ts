import { readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { createContext } from '../../electron/rooms/create-context.ts';
import { startProgram } from '../../electron/rooms/program.ts';
import { inProcessClient, type RoomsClient } from '../../electron/rpc/in-process.ts';
import type { RecognisedFile } from '../../shared/contract/imports.ts';
import { nodeServices } from '../../electron/shell/node-services.ts';

/** What one import took, as the parent process reads it. */
export interface ImportRun {
  readonly rows: number;
  readonly recogniseMs: number;
  readonly stageMs: number;
  readonly commitMs: number;
  readonly undoMs: number;
  readonly mainPeakMb: number;
  readonly importPeakMb: number;
  /** Longest time in which the main process answered nobody. */
  readonly blockedMs: number;
  readonly cancelStageMs: number;
}

/** Largest resident memory of a process so far, MB; 0 where the system does not say. */
const peakOf = (pid: number | 'self'): number => {
  try {
    const line = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
    return line === null ? 0 : Number(line[1]) / 1024;
  } catch {
    return 0;
  }
};

const childrenOf = (pid: number): number[] => {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .split(' ')
        .filter((child) => child !== '')
        .map(Number),
    );
  } catch {
    return [];
  }
};

const finished = async <Result>(
  work: PromiseLike<AsyncIterator<unknown, Result>>,
): Promise<Result> => {
  const steps = await work;
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
  }
};

const lap = async <Result>(work: () => Promise<Result>): Promise<[Result, number]> => {
  const start = performance.now();
  const result = await work();
  return [result, performance.now() - start];
};

/** Starts a check and takes it back after its first report: how long until it is acknowledged. */
const cancelAfterStart = async (
  client: RoomsClient,
  input: Parameters<RoomsClient['imports']['stage']>[0],
): Promise<number> => {
  const abort = new AbortController();
  const steps = await client.imports.stage(input, { signal: abort.signal });
  await steps.next();
  const start = performance.now();
  abort.abort();
  try {
    for (let step = await steps.next(); step.done !== true;) step = await steps.next();
  } catch {
    // `cancelled`, as it should be
  }
  return performance.now() - start;
};

/** Imports a file into a fresh workspace as the program does, and undoes it. */
const run = async (file: string, dataFolder: string): Promise<ImportRun> => {
  const program = startProgram({ dataFolder, nowMs: Date.now });
  const context = createContext(program, nodeServices('command-line'));
  const client = inProcessClient(context, (id, error) => console.error(id, error));
  let importPeakMb = 0;
  let blockedMs = 0;
  let last = performance.now();
  const watch = setInterval(() => {
    const now = performance.now();
    blockedMs = Math.max(blockedMs, now - last - WATCH_MS);
    last = now;
    for (const child of childrenOf(process.pid))
      importPeakMb = Math.max(importPeakMb, peakOf(child));
  }, WATCH_MS);
  try {
    await client.workspace.create({ name: 'bench', zone: 'Asia/Shanghai' });
    const handle = context.files.adopt(file, basename(file));
    const [found, recogniseMs] = await lap<RecognisedFile>(() =>
      finished(client.imports.recognise({ handle })),
    );
    const [sheet] = found.sheets;
    const input: Parameters<RoomsClient['imports']['stage']>[0] = {
      files: [
        {
          handle,
          encoding: null,
          sheets: [
            {
              sheet: sheet!.name,
              mapping: {
                kind: sheet!.kind!,
                headerRow: sheet!.headerRow!,
                columns: sheet!.columns.map(({ index, header, field }) => ({
                  index,
                  header,
                  field,
                })),
                dateOrder: sheet!.dateOrder,
              },
              context: {},
              policy: 'overwrite' as const,
              fullListAsOf: null,
            },
          ],
        },
      ],
    };
    const cancelStageMs = await cancelAfterStart(client, input);
    const [{ changeset }, stageMs] = await lap(() => finished(client.imports.stage(input)));
    const [{ imports }, commitMs] = await lap(() => finished(client.imports.commit({ changeset })));
    const mainPeakMb = peakOf('self');
    const [, undoMs] = await lap(() => finished(client.imports.undo({ uid: imports[0]!.uid })));
    return {
      rows: imports[0]!.rows,
      recogniseMs,
      stageMs,
      commitMs,
      undoMs,
      mainPeakMb,
      importPeakMb,
      blockedMs,
      cancelStageMs,
    };
  } finally {
    clearInterval(watch);
    await context.close();
  }
};

const WATCH_MS = 10;

const [file, folder] = process.argv.slice(2);
console.log(JSON.stringify(await run(file!, join(folder!, 'data'))));
