import { fork, type ChildProcess } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { Progress } from '../../shared/contract/base.ts';
import { entryUrl } from '../store/threads/entry-url.ts';
import { unpackError } from '../store/threads/protocol.ts';
import type {
  ImportJobName,
  ImportJobs,
  ImportMessage,
  ImportRequest,
} from './process-protocol.ts';

/** What a shell starts the import process with: `fork` on Node, a utility process in Electron. */
export interface ProcessHandle {
  readonly send: (message: ImportRequest) => void;
  readonly onMessage: (listener: (message: ImportMessage) => void) => void;
  readonly onExit: (listener: (code: number | null, signal?: string | null) => void) => void;
  readonly kill: () => void;
}
export type LaunchProcess = (entry: URL) => ProcessHandle;

/** Heap of the import process in MiB; buffers come on top of it. */
const HEAP_MIB = 384;
/** Young space in MiB: with less a third of the time goes to moving rows that are about to die. */
const YOUNG_MIB = 16;
export const heapFlags: readonly string[] = [
  `--max-old-space-size=${HEAP_MIB}`,
  `--max-semi-space-size=${YOUNG_MIB}`,
];

export const forkProcess: LaunchProcess = (entry) => {
  const child: ChildProcess = fork(fileURLToPath(entry), {
    execArgv: [...heapFlags],
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  return {
    send: (message) => void child.send(message),
    onMessage: (listener) =>
      void child.on('message', (message) => listener(message as ImportMessage)),
    onExit: (listener) => {
      child.on('exit', listener);
      // It could not be started, or was gone when it was told something.
      child.on('error', () => listener(null));
    },
    kill: () => void child.kill('SIGKILL'),
  };
};

/**
 * Runs one job in an import process of its own and streams its progress; returns its result. The
 * signal kills the process: nothing of the workspace was touched. Throws what the job throws,
 * `cancelled`, and, when the process ends by itself, `memory-exceeded` or `import-stopped`.
 */
export async function* runInImportProcess<Name extends ImportJobName>(
  launch: LaunchProcess,
  name: Name,
  args: ImportJobs[Name]['args'],
  signal?: AbortSignal,
): AsyncGenerator<Progress, ImportJobs[Name]['result']> {
  if (signal?.aborted === true) throw new WorkstationError('cancelled');
  const scratch = mkdtempSync(join(tmpdir(), 'workstation-import-'));
  const handle = launch(entryUrl(import.meta.url, './import-process.ts'));
  const queue: ImportMessage[] = [];
  let file = firstFile(args);
  let ended: 'cancelled' | 'memory-exceeded' | 'import-stopped' | null = null;
  let wake: () => void = () => undefined;
  handle.onMessage((message) => {
    if (message.kind === 'ready') handle.send({ id: 1, name, args, scratch });
    else queue.push(message);
    wake();
  });
  handle.onExit((code, signal) => {
    ended ??= ranOutOfHeap(code, signal) ? 'memory-exceeded' : 'import-stopped';
    wake();
  });
  const stop = (): void => {
    ended = 'cancelled';
    handle.kill();
    wake();
  };
  signal?.addEventListener('abort', stop, { once: true });
  try {
    for (;;) {
      const message = queue.shift();
      if (message === undefined) {
        if (ended !== null) throw new WorkstationError(ended, file === null ? {} : { file });
        await new Promise<void>((resolve) => (wake = resolve));
        continue;
      }
      if (message.kind === 'progress') {
        const { step, fraction, detail, done } = message;
        if (step === 'stage') file = detail;
        yield { step, fraction, detail, ...(done === null ? {} : { done }) };
        continue;
      }
      if (message.kind === 'error') throw unpackError(message.error);
      if (message.kind === 'result') return message.result as ImportJobs[Name]['result'];
    }
  } finally {
    signal?.removeEventListener('abort', stop);
    ended ??= 'cancelled';
    handle.kill();
    await rm(scratch, { recursive: true, force: true, maxRetries: 5 });
  }
}

/** V8 aborts its process when the heap is full: SIGABRT, or 128 + 6 where a shell reports it. */
const ranOutOfHeap = (code: number | null, signal: string | null | undefined): boolean =>
  signal === 'SIGABRT' || code === 134;

/** The file at hand when the job starts; a batch tells which one it reads later. */
const firstFile = (args: ImportJobs[ImportJobName]['args']): string | null =>
  ('parts' in args ? args.parts[0]?.file.name : args.file.name) ?? null;
