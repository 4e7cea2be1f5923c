import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { listBadges } from './read.ts';
import {
  archiveBadge,
  awardBadge,
  awardMany,
  changeBadge,
  createBadge,
  removeBadge,
  revokeBadge,
} from './save.ts';

export const badgesReads = { 'badges.list': listBadges } satisfies ReadJobs;

export const badgesWrites = {
  'badges.create': createBadge,
  'badges.change': changeBadge,
  'badges.archive': archiveBadge,
  'badges.remove': removeBadge,
  'badges.award': awardBadge,
  'badges.awardMany': awardMany,
  'badges.revoke': revokeBadge,
} satisfies WriteJobs;
