import { hostname } from 'node:os';
import { isMainThread, workerData } from 'node:worker_threads';
import { deferCheckpoints } from '../checkpoint.ts';
import { claimFile } from '../claim.ts';
import type { WriteDb } from '../db.ts';
import { packNext } from '../derived/packs.ts';
import { takeLock, type LockHolder } from '../lock.ts';
import { migrate } from '../migrate.ts';
import { openReader, translated } from '../open.ts';
import { openWriter } from '../open-writer.ts';
import { checkPlace } from '../place.ts';
import { sql } from '../statements.ts';
import { idleWork } from './idle.ts';
import { jobFinder, type WriteJob } from './jobs.ts';
import { serveJobs, type Done, type Thread } from './serve-jobs.ts';
import { writeTables } from './write-jobs.ts';

/** So long after the last change the next one, such as a scan at the door, is not at hand. */
const PACK_AFTER_MS = 500;

interface WriterData {
  readonly path: string;
  readonly holder: LockHolder;
  readonly nowMs: number;
}

/** Whether a part of it was packed. What a full disk or another program does to it, the next write says. */
const packed = (db: WriteDb): boolean => {
  try {
    return packNext(db);
  } catch {
    return false;
  }
};

/** The one thread that writes a workspace: it holds the lock and the read-write connection. */
export const startWriter = ({ path, holder, nowMs }: WriterData): Thread => {
  checkPlace(path);
  // What is no workspace gets no lock file beside it.
  openReader(path).close();
  const lock = takeLock(path, holder);
  try {
    migrate(path, nowMs);
    const { db, close } = openWriter(path);
    claimFile(db, path, { machine: hostname(), nowMs });
    const lastOperation = (): number =>
      sql<{ id: number | null }>(db, 'SELECT max(id) AS id FROM operation').get()?.id ?? 0;
    const checkpoint = deferCheckpoints(db);
    const jobNamed = jobFinder<WriteJob<never, unknown>>(writeTables);
    const packing = idleWork(() => {
      const isMore = packed(db);
      checkpoint();
      return isMore;
    }, PACK_AFTER_MS);
    packing.later();
    return {
      rest: () => {
        checkpoint();
        packing.later();
      },
      run: ({ name, args, nowMs: at, actor }, report) => {
        const write = (job: WriteJob<never, unknown>): Done => {
          const before = lastOperation();
          try {
            const result = job(db, args as never, { nowMs: at, actor, report });
            const operations = sql<{ uid: string }>(
              db,
              'SELECT uid FROM operation WHERE id > ? ORDER BY n',
            ).all(before);
            return { result, operations: operations.map((row) => row.uid) };
          } catch (error) {
            throw translated(error, path);
          }
        };
        const job = jobNamed(name);
        return job instanceof Promise ? job.then(write) : write(job);
      },
      close: () => {
        packing.stop();
        close();
        lock.release();
      },
    };
  } catch (error) {
    lock.release();
    throw translated(error, path);
  }
};

if (!isMainThread) serveJobs(() => startWriter(workerData as WriterData));
