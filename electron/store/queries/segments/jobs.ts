import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { draftSize } from './draft.ts';
import { segmentSize } from './members.ts';
import { activityKinds, communityRoles, listSegments, readSegment } from './read.ts';
import { changeSegment, createSegment, removeSegment } from './save.ts';

export const segmentsReads = {
  'segments.list': listSegments,
  'segments.get': readSegment,
  'segments.size': segmentSize,
  'segments.draft': draftSize,
  'segments.activityKinds': activityKinds,
  'segments.roles': communityRoles,
} satisfies ReadJobs;

export const segmentsWrites = {
  'segments.create': createSegment,
  'segments.change': changeSegment,
  'segments.remove': removeSegment,
} satisfies WriteJobs;
