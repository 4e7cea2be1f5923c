import { parentPort, type MessagePort } from 'node:worker_threads';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { Report } from '../report.ts';
import { packError, type JobAnswer, type JobReport, type JobRequest } from './protocol.ts';

export interface Thread {
  readonly run: (
    request: Omit<JobRequest, 'id' | 'followed'>,
    report: Report,
  ) => {
    readonly result: unknown;
    readonly operations: readonly string[];
  };
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
    port.postMessage(answer(thread, message, reportOf(port, message)));
    thread.rest?.();
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

const answer = (thread: Thread, request: JobRequest, report: Report): JobAnswer => {
  const startedMs = performance.now();
  try {
    const { result, operations } = thread.run(request, report);
    return {
      id: request.id,
      ok: true,
      result,
      operations,
      durationMs: performance.now() - startedMs,
    };
  } catch (error) {
    return { id: request.id, ok: false, error: packError(error) };
  }
};
