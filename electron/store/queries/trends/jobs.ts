import type { ReadJobs } from '../../threads/jobs.ts';
import { readActivity } from './activity.ts';
import { readGrowth } from './growth.ts';
import { readRetention } from './retention.ts';
import { readRfm } from './rfm.ts';

export const trendsReads = {
  'trends.growth': readGrowth,
  'trends.activity': readActivity,
  'trends.retention': readRetention,
  'trends.rfm': readRfm,
} satisfies ReadJobs;
