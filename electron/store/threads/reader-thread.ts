import { workerData } from 'node:worker_threads';
import { openReader, translated } from '../open.ts';
import { completeView } from '../queries/members/view.ts';
import type { ReadJob } from './jobs.ts';
import { readJobs } from './read-jobs.ts';
import { serveJobs } from './serve-jobs.ts';

/** So long nobody asks before work is done ahead. */
const IDLE_MS = 60;

/** Answers questions on a read-only connection. */
serveJobs(() => {
  const { path } = workerData as { readonly path: string };
  const { db, close } = openReader(path);
  let idle: NodeJS.Timeout | undefined;
  return {
    rest: () => {
      clearTimeout(idle);
      idle = setTimeout(() => completeView(db), IDLE_MS);
    },
    run: ({ name, args }) => {
      if (!Object.hasOwn(readJobs, name)) throw new Error(`no read job ${name}`);
      const job = (readJobs as Readonly<Record<string, ReadJob<never, unknown>>>)[name]!;
      try {
        return { result: job(db, args as never), operations: [] };
      } catch (error) {
        throw translated(error, path);
      }
    },
    close: () => {
      clearTimeout(idle);
      close();
    },
  };
});
