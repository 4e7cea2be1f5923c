import { Worker } from 'node:worker_threads';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { Report } from '../report.ts';
import {
  unpackError,
  type JobAnswer,
  type JobReport,
  type JobRequest,
  type ThrownError,
} from './protocol.ts';

type Message =
  | JobAnswer
  | JobReport
  | { readonly kind: 'ready' | 'closed' }
  | { readonly kind: 'failed'; readonly error: ThrownError };

export interface JobResultOf {
  readonly result: unknown;
  readonly operations: readonly string[];
  readonly durationMs: number;
}

/** A thread that runs jobs by name, one after the other. */
export interface ThreadHost {
  /** `signal`: work that reports ends at its next report, with `cancelled`; other work goes on. */
  readonly run: (
    job: Omit<JobRequest, 'id' | 'followed'>,
    following?: Following,
  ) => Promise<JobResultOf>;
  /** Lets running work finish, then ends the thread. */
  readonly close: () => Promise<void>;
  /** Ends the thread at once; jobs under way fail with `cancelled`. */
  readonly kill: () => Promise<void>;
}

export interface Following {
  readonly signal?: AbortSignal;
  readonly report?: Report;
}

interface Waiting {
  readonly resolve: (result: JobResultOf) => void;
  readonly reject: (error: Error) => void;
  readonly report: Report | undefined;
}

/**
 * What was just made and is mostly garbage: without a limit every thread holds three times as much of
 * it, and is not noticeably quicker.
 */
const YOUNG_MB = 8;

/** Starts a thread and waits until it is ready; throws what it could not start for. */
export const startThread = async (entry: URL, data: unknown): Promise<ThreadHost> => {
  const worker = new Worker(entry, {
    workerData: data,
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting = new Map<number, Waiting>();
  let nextId = 1;
  let ended: Error | null = null;
  let closed: (() => void) | null = null;

  const failAll = (error: Error): void => {
    ended = error;
    for (const one of waiting.values()) one.reject(error);
    waiting.clear();
  };
  await new Promise<void>((resolve, reject) => {
    worker.on('message', (message: Message) => {
      if (!('kind' in message)) return settle(waiting, message);
      if (message.kind === 'ready') resolve();
      else if (message.kind === 'report') waiting.get(message.id)?.report?.(message.fraction);
      else if (message.kind === 'failed') reject(unpackError(message.error));
      else closed?.();
    });
    worker.on('error', (error) => {
      const failure = error instanceof Error ? error : new Error(String(error));
      failAll(failure);
      reject(failure);
    });
    worker.on('exit', () => {
      failAll(ended ?? new WorkstationError('cancelled'));
      closed?.();
      reject(ended ?? new Error('thread ended before it was ready'));
    });
  });

  return {
    run: (job, following) =>
      new Promise((resolve, reject) => {
        if (ended !== null) return reject(ended);
        const id = nextId++;
        waiting.set(id, { resolve, reject, report: following?.report });
        worker.postMessage({ id, ...job, ...followedBy(following) } satisfies JobRequest);
      }),
    close: () =>
      new Promise((resolve) => {
        if (ended !== null) return resolve();
        closed = resolve;
        worker.postMessage('close');
      }),
    kill: async () => {
      failAll(new WorkstationError('cancelled'));
      await worker.terminate();
    },
  };
};

/** A place that both threads see: one that is busy writing reads no messages. */
const followedBy = (following: Following | undefined): Pick<JobRequest, 'followed'> => {
  if (following === undefined) return {};
  const followed = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  const { signal } = following;
  if (signal?.aborted === true) followed[0] = 1;
  else signal?.addEventListener('abort', () => Atomics.store(followed, 0, 1), { once: true });
  return { followed };
};

const settle = (waiting: Map<number, Waiting>, answer: JobAnswer): void => {
  const one = waiting.get(answer.id);
  if (one === undefined) return;
  waiting.delete(answer.id);
  if (answer.ok) one.resolve(answer);
  else one.reject(unpackError(answer.error));
};
