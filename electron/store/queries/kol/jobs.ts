import type { ReadJobs } from '../../threads/jobs.ts';
import { listKol, orbitOverview } from './list.ts';

export const kolReads = {
  'kol.overview': orbitOverview,
  'kol.list': listKol,
} satisfies ReadJobs;
