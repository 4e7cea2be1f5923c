import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { rowsBehind } from './behind.ts';
import { retrospectiveFacts } from './facts.ts';
import { listRetrospectives, openRetrospective } from './read.ts';
import { addAction, removeAction, setPassage, updateAction } from './save.ts';
import { signRetrospective } from './sign.ts';

export const retrospectivesReads = {
  'retrospectives.list': listRetrospectives,
  'retrospectives.open': openRetrospective,
  'retrospectives.facts': retrospectiveFacts,
  'retrospectives.rows': rowsBehind,
} satisfies ReadJobs;

export const retrospectivesWrites = {
  'retrospectives.setPassage': setPassage,
  'retrospectives.addAction': addAction,
  'retrospectives.updateAction': updateAction,
  'retrospectives.removeAction': removeAction,
  'retrospectives.sign': signRetrospective,
} satisfies WriteJobs;
