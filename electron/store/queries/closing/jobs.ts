import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { closeEvent, reopenEvent } from './close.ts';
import { addLesson, moveLesson, readLessons, removeLesson, updateLesson } from './lessons.ts';
import { readResults } from './results.ts';
import { readClosing, tickItem } from './state.ts';
import { linkSurvey, readSuggestions } from './surveys.ts';

export const closingReads = {
  'closing.results': readResults,
  'closing.suggestions': readSuggestions,
  'closing.lessons': readLessons,
  'closing.state': readClosing,
} satisfies ReadJobs;

export const closingWrites = {
  'closing.linkSurvey': linkSurvey,
  'closing.addLesson': addLesson,
  'closing.updateLesson': updateLesson,
  'closing.moveLesson': moveLesson,
  'closing.removeLesson': removeLesson,
  'closing.tick': tickItem,
  'closing.close': closeEvent,
  'closing.reopen': reopenEvent,
} satisfies WriteJobs;
