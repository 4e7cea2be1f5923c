import { parentPort, type MessagePort } from 'node:worker_threads';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { Report } from '../report.ts';
import { giveMemoryBack } from './garbage.ts';
import { idleWork } from './idle.ts';
import { packError, type JobAnswer, type JobReport, type JobRequest } from './protocol.ts';

export interface Done {
  readonly result: unknown;
  readonly operations: readonly string[];
}

export interface Thread {
  /** Promises an answer where code is to be loaded for it; the next request waits. */
  readonly run: (
    request: Omit<JobRequest, 'id' | 'followed'>,
    report: Report,
  ) => Done | Promise<Done>;
  /** What can wait until an answer is out. */
  readonly rest?: () => void;
  readonly close: () => void;
}

/** So long after an answer nobody waits for the thread. */
const SETTLE_AFTER_MS = 1000;

/** Answers job requests on this thread's port until told to close; says `ready` or why it cannot. */
export const serveJobs = (start: () => Thread, port: MessagePort | null = parentPort): void => {
  if (port === null) throw new Error('runs as a thread only');
  let thread: Thread;
  try {
    thread = start();
  } catch (error) {
    port.postMessage({ kind: 'failed', error: packError(error) });
    return;
  }
  // What loading code left behind, when nobody waits: giving it back holds the thread up.
  let isUnsettled = true;
  const settling = idleWork(() => {
    isUnsettled = false;
    giveMemoryBack();
    return false;
  }, SETTLE_AFTER_MS);
  const over = (answered: JobAnswer): void => {
    port.postMessage(answered);
    thread.rest?.();
    if (isUnsettled) settling.later();
  };
  const close = (): void => {
    thread.close();
    port.postMessage({ kind: 'closed' });
    port.close();
  };
  const waiting: (JobRequest | 'close')[] = [];
  let isBusy = false;
  const next = (): void => {
    while (!isBusy && waiting.length > 0) {
      const message = waiting.shift()!;
      // Nor in the middle of a file that is written.
      settling.stop();
      if (message === 'close') return close();
      const answered = answer(thread, message, reportOf(port, message));
      if (answered instanceof Promise) {
        isBusy = true;
        isUnsettled = true;
        void answered.then((late) => {
          over(late);
          isBusy = false;
          next();
        });
      } else over(answered);
    }
  };
  port.on('message', (message: JobRequest | 'close') => {
    waiting.push(message);
    next();
  });
  port.postMessage({ kind: 'ready' });
  settling.later();
};

const reportOf = (port: MessagePort, { id, followed }: JobRequest): Report => {
  let told = -1;
  return (fraction) => {
    if (followed === undefined) return;
    if (Atomics.load(followed, 0) === 1) throw new WorkstationError('cancelled');
    // Some report often, to be given up soon.
    if (fraction === told) return;
    told = fraction;
    port.postMessage({ kind: 'report', id, fraction } satisfies JobReport);
  };
};

const answer = (
  thread: Thread,
  request: JobRequest,
  report: Report,
): JobAnswer | Promise<JobAnswer> => {
  const { id } = request;
  const startedMs = performance.now();
  const good = (done: Done): JobAnswer => ({
    id,
    ok: true,
    ...done,
    durationMs: performance.now() - startedMs,
  });
  const bad = (error: unknown): JobAnswer => ({ id, ok: false, error: packError(error) });
  try {
    const done = thread.run(request, report);
    return done instanceof Promise ? done.then(good, bad) : good(done);
  } catch (error) {
    return bad(error);
  }
};
