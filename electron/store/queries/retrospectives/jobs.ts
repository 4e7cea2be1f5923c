import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { retrospectiveFacts } from './facts.ts';
import { listRetrospectives, openRetrospective } from './read.ts';
import { compareCampaigns } from './compare.ts';
import { searchWords } from './search.ts';
import { recomputed } from './recompute.ts';
import { setLimit } from './limit-edits.ts';
import { setPart } from './parts.ts';
import { addAction, moveAction, removeAction, setPassage, updateAction } from './save.ts';
import { signRetrospective } from './sign.ts';
import { addWhy, moveWhy, removeWhy, updateWhy } from './whys.ts';
import { retrospectiveWords } from './words.ts';

export const retrospectivesReads = {
  'retrospectives.list': listRetrospectives,
  'retrospectives.open': openRetrospective,
  'retrospectives.facts': retrospectiveFacts,
  'retrospectives.compare': compareCampaigns,
  'retrospectives.search': searchWords,
  'retrospectives.recompute': recomputed,
  'retrospectives.words': retrospectiveWords,
} satisfies ReadJobs;

export const retrospectivesWrites = {
  'retrospectives.setPassage': setPassage,
  'retrospectives.addAction': addAction,
  'retrospectives.updateAction': updateAction,
  'retrospectives.removeAction': removeAction,
  'retrospectives.moveAction': moveAction,
  'retrospectives.setPart': setPart,
  'retrospectives.setLimit': setLimit,
  'retrospectives.addWhy': addWhy,
  'retrospectives.updateWhy': updateWhy,
  'retrospectives.moveWhy': moveWhy,
  'retrospectives.removeWhy': removeWhy,
  'retrospectives.sign': signRetrospective,
} satisfies WriteJobs;
