import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { communityDetail, listCommunities } from './list.ts';
import { archiveCommunity, createCommunity, updateCommunity } from './save.ts';

export const communitiesReads = {
  'communities.list': listCommunities,
  'communities.detail': communityDetail,
} satisfies ReadJobs;

export const communitiesWrites = {
  'communities.create': createCommunity,
  'communities.update': updateCommunity,
  'communities.archive': archiveCommunity,
} satisfies WriteJobs;
