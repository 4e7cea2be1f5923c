import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { memberDetail } from './detail.ts';
import { doubtedMerges, keepMerge } from './doubted-merges.ts';
import { listMembers } from './list.ts';
import { commitEdit } from './edit-many.ts';
import { previewEdit } from './edit-preview.ts';
import { keepApart, mergeMembers } from './merge.ts';
import { listProposals } from './proposals.ts';
import {
  archiveMember,
  createMember,
  recordUnmaskedList,
  unmaskMember,
  updateMember,
} from './save.ts';
import { memberScores } from './scores.ts';
import { seekMember } from './seek.ts';
import { filterValues, openView, readBlock } from './view.ts';

export const membersReads = {
  'members.view': openView,
  'members.block': readBlock,
  'members.seek': seekMember,
  'members.filterValues': filterValues,
  'members.detail': memberDetail,
  'members.scores': memberScores,
  'members.list': listMembers,
  'members.proposals': listProposals,
  'members.doubtedMerges': doubtedMerges,
  'members.previewEdit': previewEdit,
} satisfies ReadJobs;

export const membersWrites = {
  'members.create': createMember,
  'members.update': updateMember,
  'members.archive': archiveMember,
  'members.commitEdit': commitEdit,
  'members.merge': mergeMembers,
  'members.keepApart': keepApart,
  'members.keepMerge': keepMerge,
  'members.unmask': unmaskMember,
  'members.recordUnmaskedList': recordUnmaskedList,
} satisfies WriteJobs;
