import { parentPort } from 'node:worker_threads';
import { packError, type JobAnswer, type JobRequest } from './protocol.ts';

interface Thread {
  readonly run: (request: JobRequest) => {
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
    port.postMessage(answer(thread, message));
    thread.rest?.();
  });
  port.postMessage({ kind: 'ready' });
};

const answer = (thread: Thread, request: JobRequest): JobAnswer => {
  const startedMs = performance.now();
  try {
    const { result, operations } = thread.run(request);
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
