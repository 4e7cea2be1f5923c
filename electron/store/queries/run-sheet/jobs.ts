import type { ReadJobs, WriteJobs } from '../../threads/jobs.ts';
import { listSegments, sheetSources } from './list.ts';
import { addMinutes, advance, back, clearTimes, finish } from './live.ts';
import { addSegments, copySheet, moveSegment, removeSegment, updateSegment } from './save.ts';

export const runSheetReads = {
  'runSheet.list': listSegments,
  'runSheet.sources': sheetSources,
} satisfies ReadJobs;

export const runSheetWrites = {
  'runSheet.add': addSegments,
  'runSheet.fromEvent': copySheet,
  'runSheet.update': updateSegment,
  'runSheet.move': moveSegment,
  'runSheet.remove': removeSegment,
  'runSheet.advance': advance,
  'runSheet.finish': finish,
  'runSheet.back': back,
  'runSheet.addMinutes': addMinutes,
  'runSheet.clearTimes': clearTimes,
} satisfies WriteJobs;
