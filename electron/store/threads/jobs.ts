import type { ReadDb, WriteDb } from '../db.ts';
import type { WriteEnv } from '../log/operate.ts';
import type { Report } from '../report.ts';

/**
 * Work is sent to a thread by name. A room's query file exports a table of jobs; `read-jobs.ts` and
 * `write-jobs.ts` join the tables. Arguments and results are plain data (structured clone).
 */
/** A question; one that takes long tells how far it is, and ends when told that nobody waits any more. */
export type ReadJob<Args, Result> = (db: ReadDb, args: Args, report?: Report) => Result;
/** Runs on the writer; opens its own operation (`operate`) when it changes what people see. */
export type WriteJob<Args, Result> = (db: WriteDb, args: Args, env: WriteEnv) => Result;

// Parameter types are checked where a job is called (`JobArgs`), not in the table.
export type ReadJobs = Readonly<Record<string, ReadJob<never, unknown>>>;
export type WriteJobs = Readonly<Record<string, WriteJob<never, unknown>>>;

export type JobArgs<Job> = Job extends (db: never, args: infer Args, ...rest: never[]) => unknown
  ? Args
  : never;
export type JobResult<Job> = Job extends (...all: never[]) => infer Result ? Result : never;
