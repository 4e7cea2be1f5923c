import type { ReadJobs } from '../../threads/jobs.ts';
import { rowsBlock } from './block.ts';

export const rowsReads = { 'rows.block': rowsBlock } satisfies ReadJobs;
