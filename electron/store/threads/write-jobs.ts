import type { WriteJobs } from './jobs.ts';

/** Every job the writer thread knows, joined from the rooms' query files. */
export const writeJobs = {} satisfies WriteJobs;
