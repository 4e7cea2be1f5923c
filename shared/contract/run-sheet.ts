import { z } from 'zod';
import { templateKeys } from '../domain/events/templates.ts';
import { changed, procedure, uid } from './base.ts';

const instantMs = z.number().int();
const text = z.string().trim().max(2000);
/** A segment may begin up to a week around the start of the event and take up to a week. */
const WEEK_MINUTES = 7 * 24 * 60;
const minutes = z.number().int().min(0).max(WEEK_MINUTES);

export const segmentFields = z.object({
  /** Minutes from the start of the event where the start is fixed; null = after the one before. */
  offsetMinutes: z.number().int().min(-WEEK_MINUTES).max(WEEK_MINUTES).nullable(),
  minutes,
  content: text,
  host: text.nullable(),
  material: text.nullable(),
  note: text.nullable(),
  /** Written while it ran. */
  liveNote: text.nullable(),
});
export type SegmentFields = z.infer<typeof segmentFields>;

const newSegment = segmentFields
  .omit({ liveNote: true })
  .partial()
  .required({ minutes: true, content: true });
/** What is not given stays empty. */
export type NewSegment = Pick<SegmentFields, 'minutes' | 'content'> &
  Partial<Pick<SegmentFields, 'offsetMinutes' | 'host' | 'material' | 'note'>>;

export const segmentRow = segmentFields.extend({
  uid,
  /** Given or taken while it ran; the plan stays what it was. */
  addedMinutes: z.number().int(),
  realStartAtMs: instantMs.nullable(),
  realEndAtMs: instantMs.nullable(),
});
export type SegmentRow = z.infer<typeof segmentRow>;

/** `fromUid` is the segment that runs as the caller sees it: two windows never take one step twice. */
const step = z.object({ eventUid: uid, fromUid: uid.nullable(), atMs: instantMs });

export const runSheetContract = {
  list: procedure
    .input(z.object({ eventUid: uid }))
    .output(z.object({ segments: z.array(segmentRow) })),
  /** Other events that have a run sheet, the latest first. */
  sources: procedure.input(z.object({ eventUid: uid })).output(
    z.array(
      z.object({
        uid,
        name: z.string(),
        startAtMs: instantMs.nullable(),
        segments: z.number().int(),
        minutes: z.number().int(),
      }),
    ),
  ),
  /** Behind a segment; before all others when `afterUid` is null. Answers the first of them. */
  add: procedure
    .input(
      z.object({
        eventUid: uid,
        afterUid: uid.nullable(),
        segments: z.array(newSegment).min(1).max(1000),
      }),
    )
    .output(changed),
  /** The segments of a template in the caller's language, behind those that are there. */
  fromTemplate: procedure
    .input(z.object({ eventUid: uid, template: z.enum(templateKeys) }))
    .output(changed),
  /** What was planned for another event, behind what is there. */
  fromEvent: procedure.input(z.object({ eventUid: uid, sourceUid: uid })).output(changed),
  update: procedure.input(z.object({ uid, fields: segmentFields.partial() })).output(changed),
  move: procedure.input(z.object({ uid, afterUid: uid.nullable() })).output(changed),
  remove: procedure.input(z.object({ uid })).output(changed),
  /** Ends what runs and begins the next segment; throws `stale` when another window did so. */
  advance: procedure.input(step).output(changed),
  /** Ends what runs and begins nothing. */
  finish: procedure.input(step).output(changed),
  /** Takes the last step back: what began has not begun, what ended runs on. */
  back: procedure.input(z.object({ eventUid: uid, fromUid: uid.nullable() })).output(changed),
  addMinutes: procedure
    .input(z.object({ uid, byMinutes: z.number().int().min(-600).max(600) }))
    .output(changed),
  /** Forgets all real times, as after a rehearsal; notes stay. */
  clearTimes: procedure.input(z.object({ eventUid: uid })).output(changed),
  /** A workbook of the run sheet with how it went. */
  exportFile: procedure.input(z.object({ eventUid: uid })).output(z.object({ handle: z.string() })),
};
