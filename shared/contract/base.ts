import { eventIterator, oc } from '@orpc/contract';
import { z } from 'zod';
import { isLocalDate } from '../domain/values/days.ts';
import { errorData } from './error-data.ts';

/** Every procedure of every room starts here: one error shape, closed codes. */
export const procedure = oc.errors({ FAILED: { data: errorData } });

/** What long work reports; a page can draw it without knowing the work. */
export const progress = z.object({
  /** Message key under `progress.` in shared/messages. */
  step: z.string(),
  /** 0–1, null when it cannot be known. */
  fraction: z.number().min(0).max(1).nullable(),
  /** e.g. rows done, a file name. */
  detail: z.string().optional(),
  /** Rows so far, where rows are counted: what a rate is made of. */
  done: z.number().int().min(0).optional(),
});
export type Progress = z.infer<typeof progress>;

/** Long work: a stream of progress that returns `result` and honours the caller's abort signal. */
export const longWork = <Result extends z.ZodType>(result: Result) =>
  eventIterator(progress, result);

/** Rows of a list asked by block. */
export const page = z.object({
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
});
export const localDate = z.string().refine(isLocalDate);
export const uid = z.string().min(3).max(80);

/** What an edit answers: the row it is about, and its operation; null when nothing had to change. */
export const changed = z.object({ uid, operationUid: z.string().nullable() });
export type Changed = z.infer<typeof changed>;
