import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { firstCandidates } from './firsts-evidence.ts';
import { firstContacts, listFirsts } from './firsts-list.ts';
import { addFirsts, removeFirst, setFirstCriteria, updateFirst } from './firsts-save.ts';
import { archiveGroup, createGroup, moveGroup, updateGroup } from './groups.ts';
import { healthSheet } from './health.ts';
import { readLaunch, tickStep, untickStep } from './launch.ts';
import { communityDetail, listCommunities } from './list.ts';
import { listRules, publishRules } from './rules.ts';
import { archiveCommunity, createCommunity, updateCommunity } from './save.ts';
import { assignPost, readTeam, releasePost } from './team.ts';

export const communitiesReads = {
  'communities.list': listCommunities,
  'communities.detail': communityDetail,
  'communities.rules': listRules,
  'communities.launch': readLaunch,
  'communities.health': healthSheet,
  'communities.team': readTeam,
  'communities.firsts': listFirsts,
  'communities.firstContacts': firstContacts,
  'communities.firstCandidates': firstCandidates,
} satisfies ReadJobs;

export const communitiesWrites = {
  'communities.create': createCommunity,
  'communities.update': updateCommunity,
  'communities.archive': archiveCommunity,
  'communities.publishRules': publishRules,
  'communities.createGroup': createGroup,
  'communities.updateGroup': updateGroup,
  'communities.moveGroup': moveGroup,
  'communities.archiveGroup': archiveGroup,
  'communities.tickStep': tickStep,
  'communities.untickStep': untickStep,
  'communities.assignPost': assignPost,
  'communities.releasePost': releasePost,
  'communities.addFirsts': addFirsts,
  'communities.updateFirst': updateFirst,
  'communities.removeFirst': removeFirst,
  'communities.setFirstCriteria': setFirstCriteria,
} satisfies WriteJobs;
