import { eventsReads } from '../queries/events/jobs.ts';
import { workspaceReads } from '../queries/workspace.ts';
import type { ReadJobs } from './jobs.ts';

/** Every job the reader thread knows, joined from the rooms' query files. */
export const readJobs = { ...workspaceReads, ...eventsReads } satisfies ReadJobs;
