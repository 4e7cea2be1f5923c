import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { contentCadence } from './cadence.ts';
import { contentBehind, contentEffect } from './effect.ts';
import { contentMatches, linkContent } from './link.ts';
import { contentChoices, contentRange, listContent, oneContent } from './read.ts';
import { archiveContent, createContent, reuseContent, updateContent } from './save.ts';

export const contentReads = {
  'content.range': contentRange,
  'content.list': listContent,
  'content.one': oneContent,
  'content.choices': contentChoices,
  'content.matches': contentMatches,
  'content.cadence': contentCadence,
  'content.effect': contentEffect,
  'content.behind': contentBehind,
} satisfies ReadJobs;

export const contentWrites = {
  'content.create': createContent,
  'content.update': updateContent,
  'content.archive': archiveContent,
  'content.reuse': reuseContent,
  'content.link': linkContent,
} satisfies WriteJobs;
