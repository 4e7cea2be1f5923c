import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { entryUrl } from '../store/threads/entry-url.ts';
import { unpackError } from '../store/threads/protocol.ts';
import type { ImportMessage } from './import-process.ts';
import type { StageInput, StageOutput } from './stage-input.ts';

const MAX_HEAP_MB = 1536;

/** Stages a sheet in a process of its own; giving up ends that process at once. */
export const launchStage = (
  input: StageInput,
  progress: (fraction: number) => void,
  signal: AbortSignal | undefined,
): Promise<StageOutput> =>
  new Promise((resolve, reject) => {
    if (signal?.aborted === true) return reject(new WorkstationError('cancelled'));
    const child = fork(fileURLToPath(entryUrl(import.meta.url, './import-process.ts')), {
      execArgv: [`--max-old-space-size=${MAX_HEAP_MB}`],
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    const stop = (): void => {
      child.kill('SIGKILL');
      reject(new WorkstationError('cancelled'));
    };
    signal?.addEventListener('abort', stop, { once: true });
    child.on('message', (message: ImportMessage) => {
      if (message.kind === 'progress') progress(message.fraction);
      else if (message.kind === 'done') resolve(message.output);
      else reject(unpackError(message.error));
    });
    child.once('error', reject);
    child.once('exit', (code) => {
      signal?.removeEventListener('abort', stop);
      reject(new Error(`import process ended early (${String(code)})`));
    });
    child.send(input);
  });
