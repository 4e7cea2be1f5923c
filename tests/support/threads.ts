import { setImmediate as turn } from 'node:timers/promises';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { Report } from '../../electron/store/report.ts';
import { builtEntry } from './built.ts';
import {
  startThread as startRealThread,
  type Following,
  type JobResultOf,
  type ThreadHost,
} from '../../electron/store/threads/host.ts';
import { packError, unpackError } from '../../electron/store/threads/protocol.ts';
import type { Thread } from '../../electron/store/threads/serve-jobs.ts';

type Start = (data: never) => Thread;

const starts: Readonly<Record<string, () => Promise<Start>>> = {
  reader: async () => (await import('../../electron/store/threads/reader-thread.ts')).startReader,
  writer: async () => (await import('../../electron/store/threads/writer-thread.ts')).startWriter,
  maintenance: async () =>
    (await import('../../electron/store/threads/maintenance-thread.ts')).startMaintenance,
  report: async () => (await import('../../electron/reports/report-thread.ts')).startReport,
};

let real = false;

/** For the tests of one file that are about threads: what is started are threads. */
export const useThreads = (): void => {
  real = true;
};

/** What is thrown as it arrives from another thread. */
const arrived = (error: unknown): Error => unpackError(packError(error));

const reportTo =
  ({ signal, report }: Following): Report =>
  (fraction) => {
    if (signal?.aborted === true) throw new WorkstationError('cancelled');
    report?.(fraction);
  };

/**
 * Stands in for the store's threads in tests: the same jobs, one after the other, in this thread.
 * Starting one takes a fifth of a second, and a workspace that is made, opened and closed needs four.
 */
export const startThread = async (entry: URL, data: unknown): Promise<ThreadHost> => {
  const kind = /\/(\w+)-thread\.ts$/.exec(entry.pathname)?.[1] ?? '';
  if (!Object.hasOwn(starts, kind)) return startRealThread(entry, data);
  if (real) return startRealThread(builtEntry(`${kind}-thread`), data);
  const start = await starts[kind]!();
  let thread: Thread | null;
  try {
    thread = start(structuredClone(data) as never);
  } catch (error) {
    throw arrived(error);
  }
  let last: Promise<unknown> = Promise.resolve();
  const end = (): void => {
    thread?.close();
    thread = null;
  };
  const work = async (
    job: Parameters<ThreadHost['run']>[0],
    following: Following = {},
  ): Promise<JobResultOf> => {
    await turn();
    if (thread === null) throw new WorkstationError('cancelled');
    const startedMs = performance.now();
    try {
      const { result, operations } = await thread.run(structuredClone(job), reportTo(following));
      const durationMs = performance.now() - startedMs;
      return { result: structuredClone(result), operations, durationMs };
    } catch (error) {
      throw arrived(error);
    } finally {
      thread.rest?.();
    }
  };
  return {
    run: (job, following) => {
      const mine = last.then(() => work(job, following));
      last = mine.catch(() => undefined);
      return mine;
    },
    close: async () => {
      await last;
      end();
    },
    kill: async () => {
      await turn();
      end();
    },
  };
};
