import type {
  ReadJobName,
  WorkspaceChange,
  WorkspaceSession,
  WriteJobName,
} from '../rooms/context.ts';
import type { WorkspaceSettings } from '../../shared/contract/workspace.ts';
import { statSync } from 'node:fs';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { LockHolder } from './lock.ts';
import { checkRuntime } from './runtime.ts';
import { entryUrl } from './threads/entry-url.ts';
import { longReads } from './threads/long-reads.ts';
import { startThread, type Following, type ThreadHost } from './threads/host.ts';

export interface SessionOptions {
  /** Without it the workspace is only read, also while another program holds it. */
  readonly writer: LockHolder | null;
  readonly nowMs: () => number;
  readonly actor: () => string;
  /** Told before anything is written. */
  readonly onWrite?: () => void;
  /** Told the names of slow jobs, never their contents. */
  readonly logSlow?: (name: string, durationMs: number) => void;
}

export interface OwnedSession extends WorkspaceSession {
  readonly close: () => Promise<void>;
}

const SLOW_MS = 40;

/** Tells a file from another one put in its place; null when it is gone. */
const fileNumber = (path: string): bigint | null =>
  statSync(path, { bigint: true, throwIfNoEntry: false })?.ino ?? null;

/** How long an abandoned question may go on before its thread is ended. */
const GRACE_MS = 500;

/** Fails with `cancelled` as soon as the caller gives up; calls `end` when the work still goes on. */
const abandonable = <Result>(
  job: Promise<Result>,
  signal: AbortSignal | undefined,
  end: () => void,
): Promise<Result> =>
  new Promise((resolve, reject) => {
    let grace: NodeJS.Timeout | undefined;
    const stop = (): void => {
      reject(new WorkstationError('cancelled'));
      grace = setTimeout(end, GRACE_MS);
    };
    signal?.addEventListener('abort', stop, { once: true });
    const settled = (): void => {
      clearTimeout(grace);
      signal?.removeEventListener('abort', stop);
    };
    job.then(
      (result) => (settled(), resolve(result)),
      (error: unknown) => (settled(), reject(error)),
    );
  });

/** Which reader a question goes to. */
type Lane = 'quick' | 'long';

/**
 * Lists and searches walk the same indexes of a large workspace again and again; long questions go
 * through rows once, and what they are kept in has to be taken from the system page by page.
 */
const cacheKib: Readonly<Record<Lane, number>> = { quick: 65_536, long: 8_192 };

/** Opens a workspace on its threads; throws the guards of `openReader` and `takeLock`. */
export const openSession = async (path: string, options: SessionOptions): Promise<OwnedSession> => {
  checkRuntime();
  const readerUrl = entryUrl(import.meta.url, './threads/reader-thread.ts');
  const writerUrl = entryUrl(import.meta.url, './threads/writer-thread.ts');
  // The second is started by the first long question.
  const readers = new Map<Lane, Promise<ThreadHost>>();
  const readerOf = (lane: Lane): Promise<ThreadHost> => {
    let reader = readers.get(lane);
    if (reader === undefined)
      readers.set(lane, (reader = startThread(readerUrl, { path, cacheKib: cacheKib[lane] })));
    return reader;
  };
  // Both threads load at once; the reader looks at the file when it is asked something.
  const first = readerOf('quick');
  const writer =
    options.writer === null
      ? null
      : await startThread(writerUrl, {
          path,
          holder: options.writer,
          nowMs: options.nowMs(),
        }).catch(async (error: unknown) => {
          await (await first).kill();
          throw error;
        });
  const listeners = new Set<(change: WorkspaceChange) => void>();
  let generation = 0;
  let settings: WorkspaceSettings;
  const opened = fileNumber(path);
  let closed = false;

  const env = () => ({ nowMs: options.nowMs(), actor: options.actor() });
  const noteSlow = (name: string, durationMs: number): void => {
    if (durationMs > SLOW_MS) options.logSlow?.(name, durationMs);
  };
  const read = async (
    name: ReadJobName,
    args: unknown,
    following?: Following,
  ): Promise<unknown> => {
    const signal = following?.signal;
    const lane = longReads.has(name) ? 'long' : 'quick';
    for (;;) {
      if (closed) throw new WorkstationError('cancelled');
      const asked = readerOf(lane);
      const thread = await asked;
      if (signal?.aborted) throw new WorkstationError('cancelled');
      // SQLite cannot be interrupted from outside: the thread is ended and a fresh one takes over.
      const replace = (): void => {
        if (readers.get(lane) !== asked) return;
        readers.delete(lane);
        // Nobody would end a thread that takes over after the close.
        if (!closed) void readerOf(lane);
        void thread.kill();
      };
      try {
        const job = thread.run({ name, args, ...env() }, following);
        const { result, durationMs } = await abandonable(job, signal, replace);
        noteSlow(name, durationMs);
        return result;
      } catch (error) {
        // Somebody else's runaway question took the thread away: ask the fresh one.
        if (readers.get(lane) === asked || signal?.aborted) throw error;
      }
    }
  };
  const write = async (
    name: WriteJobName,
    args: unknown,
    following?: Following,
  ): Promise<unknown> => {
    if (writer === null)
      throw new WorkstationError('workspace-busy', { holder: 'unknown', since: '' });
    // A deleted file takes writes as long as it is open, and forgets them when it is closed.
    if (fileNumber(path) !== opened) throw new WorkstationError('workspace-missing', { path });
    options.onWrite?.();
    const { result, operations, durationMs } = await writer.run(
      { name, args, ...env() },
      following,
    );
    noteSlow(name, durationMs);
    if (operations.length > 0) {
      generation += 1;
      settings = (await read('workspace.settings', {})) as WorkspaceSettings;
      const change = { generation, operationUid: operations.at(-1) ?? null };
      for (const listener of listeners) listener(change);
    }
    return result;
  };

  try {
    settings = (await read('workspace.settings', {})) as WorkspaceSettings;
  } catch (error) {
    await (await first).kill();
    await writer?.close();
    throw error;
  }
  return {
    path,
    get name() {
      return settings.name;
    },
    zone: () => settings.zone,
    currency: () => settings.currency,
    generation: () => generation,
    read: read as WorkspaceSession['read'],
    write: write as WorkspaceSession['write'],
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close: async () => {
      closed = true;
      for (const reader of readers.values()) await (await reader).close();
      await writer?.close();
    },
  };
};
