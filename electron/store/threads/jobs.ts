import type { ReadDb, WriteDb } from '../db.ts';
import type { WriteEnv } from '../log/operate.ts';
import type { Report } from '../report.ts';

/**
 * Work is sent to a thread by name, `room.what`. A room's query file exports a table of jobs; a thread
 * loads the tables of `read-jobs.ts` or `write-jobs.ts` that it is asked for. Arguments and results are
 * plain data (structured clone).
 */
/** A question; one that takes long tells how far it is, and ends when told that nobody waits any more. */
export type ReadJob<Args, Result> = (db: ReadDb, args: Args, report?: Report) => Result;
/** Runs on the writer; opens its own operation (`operate`) when it changes what people see. */
export type WriteJob<Args, Result> = (db: WriteDb, args: Args, env: WriteEnv) => Result;

// Parameter types are checked where a job is called (`JobArgs`), not in the table.
export type ReadJobs = Readonly<Record<string, ReadJob<never, unknown>>>;
export type WriteJobs = Readonly<Record<string, WriteJob<never, unknown>>>;

type Tables<Job> = Readonly<Record<string, () => Promise<Readonly<Record<string, Job>>>>>;

/** The jobs of all tables by name. */
export type Joined<All extends Tables<unknown>> = {
  [Room in keyof All]: (table: Awaited<ReturnType<All[Room]>>) => void;
}[keyof All] extends (table: infer Table) => void
  ? Table
  : never;

/**
 * Finds jobs by name; the promise of one as long as its room is not loaded. Each thread that holds the
 * code of all rooms takes 17 MB more.
 */
export const jobFinder = <Job>(tables: Tables<Job>): ((name: string) => Job | Promise<Job>) => {
  const loaded = new Map<string, Readonly<Record<string, Job>>>();
  const jobIn = (table: Readonly<Record<string, Job>>, name: string): Job => {
    if (!Object.hasOwn(table, name)) throw new Error(`no job ${name}`);
    return table[name]!;
  };
  return (name) => {
    const [room = ''] = name.split('.', 1);
    const table = loaded.get(room);
    if (table !== undefined) return jobIn(table, name);
    if (!Object.hasOwn(tables, room)) throw new Error(`no job ${name}`);
    return tables[room]!().then((read) => {
      loaded.set(room, read);
      return jobIn(read, name);
    });
  };
};

export type JobArgs<Job> = Job extends (db: never, args: infer Args, ...rest: never[]) => unknown
  ? Args
  : never;
export type JobResult<Job> = Job extends (...all: never[]) => infer Result ? Result : never;
