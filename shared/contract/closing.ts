import { z } from 'zod';
import { closingItems, lessonKinds } from '../domain/events/closing.ts';
import { changed, procedure, uid } from './base.ts';
import { period } from './figures.ts';

const byEvent = z.object({ eventUid: uid });
const lessonText = z.string().trim().min(1).max(500);

export const closingQuestion = z.object({
  uid,
  text: z.string(),
  part: z.string().nullable(),
  kind: z.enum(['rating', 'nps']),
  n: z.number().int(),
  mean: z.number(),
  /** The highest score anybody gave. */
  highest: z.number(),
  lowest: z.number(),
  /** Answers in the two highest boxes of `scale`; null for a scale of 100. */
  topTwo: z.number().int().nullable(),
  /** What the scores are out of: 5, 10 or 100. */
  scale: z.number().int(),
});
export type ClosingQuestion = z.infer<typeof closingQuestion>;

const surveyName = z.object({ uid, name: z.string(), responses: z.number().int() });

export const eventResults = z.object({
  /** The local days of the event in the workspace's zone; today for an event without a start. */
  period,
  isDated: z.boolean(),
  /** Also true of an event without a start: nobody says that it is still to come. */
  hasStarted: z.boolean(),
  surveys: z.array(surveyName.extend({ questions: z.array(closingQuestion) })),
  /** Surveys of no event. */
  freeSurveys: z.array(surveyName),
  cost: z.object({
    currency: z.string(),
    plannedMinor: z.number().int().nullable(),
    actualMinor: z.number().int().nullable(),
    lines: z.number().int(),
    /** Lines that are only planned so far. */
    openLines: z.number().int(),
    /** Lines in another currency, which no sum holds. */
    otherCurrency: z.number().int(),
  }),
});
export type EventResults = z.infer<typeof eventResults>;

export const suggestion = z.object({
  uid,
  question: z.string(),
  text: z.string(),
  memberUid: uid.nullable(),
  /** Name or masked identity of who wrote it; null when nobody knows. */
  name: z.string().nullable(),
  number: z.string().nullable(),
  date: z.string().nullable(),
});
export type Suggestion = z.infer<typeof suggestion>;

export const lesson = z.object({
  uid,
  kind: z.enum(lessonKinds),
  text: z.string(),
  owner: z.string().nullable(),
});
export type Lesson = z.infer<typeof lesson>;
export const lessonFields = z.object({
  kind: z.enum(lessonKinds),
  text: lessonText,
  owner: z.string().trim().max(200).nullable(),
});
export type LessonFields = z.infer<typeof lessonFields>;

export const lessons = z.object({
  own: z.array(lesson),
  /** Of events of the same kind and community that began before, newest first. */
  earlier: z.array(
    z.object({
      eventUid: uid,
      eventName: z.string(),
      startAtMs: z.number().int().nullable(),
      lessons: z.array(lesson),
    }),
  ),
});

export const closingState = z.object({
  items: z.array(
    z.object({
      item: z.enum(closingItems),
      /** What the record shows; null where only people can say. */
      fact: z.boolean().nullable(),
      /** By hand: done, or not needed where the record decides. */
      ticked: z.boolean(),
    }),
  ),
  openTasks: z.array(z.object({ uid, name: z.string(), owner: z.string().nullable() })),
  /** Where open tasks can go: events of the same kind and community that begin later. */
  nextEditions: z.array(
    z.object({ uid, name: z.string(), startAtMs: z.number().int().nullable() }),
  ),
});
export type ClosingState = z.infer<typeof closingState>;

export const closingContract = {
  results: procedure.input(byEvent).output(eventResults),
  /** What people wrote in surveys of the event, the last one first. */
  suggestions: procedure
    .input(byEvent.extend({ offset: z.number().int().min(0), limit: z.number().int().max(200) }))
    .output(z.object({ total: z.number().int(), rows: z.array(suggestion) })),
  /** Links a survey to the event, or takes it off; throws `survey-of-other-event`. */
  linkSurvey: procedure
    .input(byEvent.extend({ surveyUid: uid, linked: z.boolean() }))
    .output(changed),

  lessons: procedure.input(byEvent).output(lessons),
  addLesson: procedure.input(byEvent.extend({ fields: lessonFields })).output(changed),
  updateLesson: procedure.input(z.object({ uid, fields: lessonFields.partial() })).output(changed),
  /** Puts a lesson behind another; first when `afterUid` is null. */
  moveLesson: procedure.input(z.object({ uid, afterUid: uid.nullable() })).output(changed),
  removeLesson: procedure.input(z.object({ uid })).output(changed),

  state: procedure.input(byEvent).output(closingState),
  tick: procedure
    .input(byEvent.extend({ item: z.enum(closingItems), ticked: z.boolean() }))
    .output(changed),
  /** Sets the event closed and, in the same operation, does with its open tasks as asked. */
  close: procedure
    .input(
      byEvent.extend({
        openTasks: z.discriminatedUnion('do', [
          z.object({ do: z.literal('leave') }),
          z.object({ do: z.literal('done') }),
          z.object({ do: z.literal('move'), toEventUid: uid }),
        ]),
      }),
    )
    .output(changed),
  reopen: procedure.input(byEvent).output(changed),
};
