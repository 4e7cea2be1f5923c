import { parentPort, type MessagePort } from 'node:worker_threads';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { Report } from '../report.ts';
import { packError, type JobAnswer, type JobReport, type JobRequest } from './protocol.ts';

interface Done {
  readonly result: unknown;
  readonly operations: readonly string[];
}

export interface Thread {
  /** What is promised is not waited for before the next request is begun. */
  readonly run: (
    request: Omit<JobRequest, 'id' | 'followed'>,
    report: Report,
  ) => Done | Promise<Done>;
  /** What can wait until an answer is out. */
  readonly rest?: () => void;
  readonly close: () => void;
}

/** Answers job requests on this thread's port until told to close; says `ready` or why it cannot. */
export const serveJobs = (start: () => Thread): void => {
  const port = parentPort;
  if (port === null) throw new Error('runs as a thread only');
  let thread: Thread;
  try {
    thread = start();
  } catch (error) {
    port.postMessage({ kind: 'failed', error: packError(error) });
    return;
  }
  port.on('message', (message: JobRequest | 'close') => {
    if (message === 'close') {
      thread.close();
      port.postMessage({ kind: 'closed' });
      port.close();
      return;
    }
    const over = (answered: JobAnswer): void => {
      port.postMessage(answered);
      thread.rest?.();
    };
    const answered = answer(thread, message, reportOf(port, message));
    if (answered instanceof Promise) void answered.then(over);
    else over(answered);
  });
  port.postMessage({ kind: 'ready' });
};

const reportOf =
  (port: MessagePort, { id, followed }: JobRequest): Report =>
  (fraction) => {
    if (followed === undefined) return;
    if (Atomics.load(followed, 0) === 1) throw new WorkstationError('cancelled');
    port.postMessage({ kind: 'report', id, fraction } satisfies JobReport);
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
