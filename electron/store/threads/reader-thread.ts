import { isMainThread, workerData } from 'node:worker_threads';
import { openReader, translated } from '../open.ts';
import { forgetCrowds } from '../queries/figures/crowd/crowd.ts';
import { completeView } from '../queries/members/view.ts';
import { giveMemoryBack } from './garbage.ts';
import { idleWork } from './idle.ts';
import { jobFinder, type ReadJob } from './jobs.ts';
import { readTables } from './read-jobs.ts';
import { serveJobs, type Done, type Thread } from './serve-jobs.ts';

/** So long after the last question nobody asks the next one about the same people. */
const TIDY_AFTER_MS = 300;

interface ReaderData {
  readonly path: string;
  /** Of pages that were read. */
  readonly cacheKib: number;
}

const openCached = ({ path, cacheKib }: ReaderData): ReturnType<typeof openReader> => {
  const opened = openReader(path);
  opened.db.prepare(`PRAGMA cache_size = -${cacheKib}`).run();
  return opened;
};

/** Answers questions on a read-only connection, which the first of them opens. */
export const startReader = (data: ReaderData): Thread => {
  const jobNamed = jobFinder<ReadJob<never, unknown>>(readTables);
  let opened: ReturnType<typeof openReader> | null = null;
  const ahead = idleWork(() => {
    if (opened !== null) completeView(opened.db);
    return false;
  });
  // A campaign's people take more than all else together, and are read again in a second.
  const tidy = idleWork(() => {
    if (opened !== null && forgetCrowds(opened.db)) giveMemoryBack();
    return false;
  }, TIDY_AFTER_MS);
  return {
    rest: () => {
      ahead.later();
      tidy.later();
    },
    run: ({ name, args }, report) => {
      const answer = (job: ReadJob<never, unknown>): Done => {
        opened ??= openCached(data);
        try {
          return { result: job(opened.db, args as never, report), operations: [] };
        } catch (error) {
          throw translated(error, data.path);
        }
      };
      const job = jobNamed(name);
      return job instanceof Promise ? job.then(answer) : answer(job);
    },
    close: () => {
      ahead.stop();
      tidy.stop();
      opened?.close();
    },
  };
};

if (!isMainThread) serveJobs(() => startReader(workerData as ReaderData));
