import type { ReadJobs } from './jobs.ts';

/** Every job the reader thread knows, joined from the rooms' query files. */
export const readJobs = {} satisfies ReadJobs;
