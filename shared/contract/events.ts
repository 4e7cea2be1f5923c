import { z } from 'zod';
import {
  eventKindNames,
  eventModes,
  eventStates,
  linkKinds,
  planFields,
  taskKinds,
} from '../domain/events/kinds.ts';
import { pastAnswers } from '../domain/events/past.ts';
import { templateKeys } from '../domain/events/templates.ts';
import { procedure, uid } from './base.ts';

const instantMs = z.number().int();
const name = z.string().trim().min(1).max(200);
const shortText = z.string().trim().max(500);

export const eventRow = z.object({
  uid,
  name: z.string(),
  kind: z.string(),
  mode: z.enum(eventModes),
  state: z.enum(eventStates),
  communityUid: z.string().nullable(),
  communityName: z.string().nullable(),
  startAtMs: instantMs.nullable(),
  endAtMs: instantMs.nullable(),
  zone: z.string().nullable(),
  place: z.string().nullable(),
  capacity: z.number().int().nullable(),
  archived: z.boolean(),
  /** Sign-ups of every status; of status confirmed; members whose last scan is "in". */
  signups: z.number().int(),
  confirmed: z.number().int(),
  checkedIn: z.number().int(),
  tasks: z.number().int(),
  tasksDone: z.number().int(),
});
export type EventRow = z.infer<typeof eventRow>;

export const taskRow = z.object({
  uid,
  parentUid: z.string().nullable(),
  kind: z.enum(taskKinds),
  name: z.string(),
  owner: z.string().nullable(),
  startAtMs: instantMs,
  endAtMs: instantMs,
  realStartAtMs: instantMs.nullable(),
  realEndAtMs: instantMs.nullable(),
  progress: z.number(),
  position: z.string(),
  relative: z.boolean(),
  note: z.string().nullable(),
  /** Planned, in minor units of the workspace's currency. */
  costMinor: z.number().int().nullable(),
});
export type TaskRow = z.infer<typeof taskRow>;

export const taskLink = z.object({
  uid,
  fromUid: uid,
  toUid: uid,
  kind: z.enum(linkKinds),
  lagMs: z.number().int(),
});
export type TaskLink = z.infer<typeof taskLink>;

export const eventFields = z.object({
  name,
  kind: z.enum(eventKindNames),
  mode: z.enum(eventModes),
  state: z.enum(eventStates),
  communityUid: uid.nullable(),
  startAtMs: instantMs.nullable(),
  endAtMs: instantMs.nullable(),
  zone: z.string().nullable(),
  place: shortText.nullable(),
  capacity: z.number().int().min(0).max(10_000_000).nullable(),
});
export type EventFields = z.infer<typeof eventFields>;

export const taskFields = z.object({
  parentUid: uid.nullable(),
  kind: z.enum(taskKinds),
  name,
  owner: shortText.nullable(),
  startAtMs: instantMs,
  endAtMs: instantMs,
  realStartAtMs: instantMs.nullable(),
  realEndAtMs: instantMs.nullable(),
  progress: z.number().min(0).max(1),
  relative: z.boolean(),
  note: z.string().max(5000).nullable(),
  costMinor: z.number().int().min(0).max(1e15).nullable(),
});
export type TaskFields = z.infer<typeof taskFields>;

export const eventSorts = ['start', 'name', 'signups', 'checkedIn', 'state'] as const;
export const eventListInput = z.object({
  search: z.string().max(200).default(''),
  states: z.array(z.enum(eventStates)).default([]),
  communityUid: uid.nullable().default(null),
  archived: z.boolean().default(false),
  sort: z.object({ by: z.enum(eventSorts), descending: z.boolean() }),
  offset: z.number().int().min(0),
  limit: z.number().int().min(1).max(500),
});
export type EventListInput = z.infer<typeof eventListInput>;

export const signupRow = z.object({
  uid,
  memberUid: uid,
  memberName: z.string().nullable(),
  status: z.string(),
  ticket: z.string().nullable(),
  guests: z.number().int(),
  channel: z.string().nullable(),
  atMs: instantMs.nullable(),
  checkedIn: z.boolean(),
  checkedInAtMs: instantMs.nullable(),
  /** False for a walk-in: checked in without a sign-up. */
  signedUp: z.boolean(),
});
export type SignupRow = z.infer<typeof signupRow>;

export const eventDetail = z.object({
  event: eventRow,
  plan: z.partialRecord(z.enum(planFields), z.string()),
  tasks: z.array(taskRow),
  links: z.array(taskLink),
  signupsByStatus: z.record(z.string(), z.number().int()),
  guests: z.number().int(),
  walkIns: z.number().int(),
});
export type EventDetail = z.infer<typeof eventDetail>;

export const otherWork = z.object({
  uid,
  name: z.string(),
  eventUid: uid,
  eventName: z.string(),
  owner: z.string(),
  startAtMs: instantMs,
  endAtMs: instantMs,
});

export const portfolio = z.object({
  events: z.array(
    z.object({
      uid,
      name: z.string(),
      state: z.enum(eventStates),
      communityUid: z.string().nullable(),
      communityName: z.string().nullable(),
      startAtMs: instantMs,
      endAtMs: instantMs,
      /** Where its first task begins; null = without tasks. */
      planStartAtMs: instantMs.nullable(),
      /** Mean progress of its tasks, 0 to 1; null = without tasks. */
      progress: z.number().nullable(),
    }),
  ),
  tasks: z.array(
    z.object({
      uid,
      name: z.string(),
      kind: z.enum(['task', 'milestone']),
      owner: z.string().nullable(),
      eventUid: uid,
      eventName: z.string(),
      startAtMs: instantMs,
      endAtMs: instantMs,
      progress: z.number(),
      done: z.boolean(),
    }),
  ),
});
export type Portfolio = z.infer<typeof portfolio>;

export const ownTemplate = z.object({
  uid,
  name: z.string(),
  kind: z.enum(eventKindNames),
  mode: z.enum(eventModes),
  durationMinutes: z.number().int(),
  startTime: z.string(),
  taskCount: z.number().int(),
  /** Of its first task, before the day of the event: 0 or negative. */
  firstDay: z.number().int(),
});
export type OwnTemplate = z.infer<typeof ownTemplate>;

export const openAction = z.object({
  uid,
  kind: z.enum(['keep', 'improve', 'start', 'stop']),
  text: z.string(),
  owner: z.string().nullable(),
});

const changed = z.object({ uid, operationUid: z.string().nullable() });

/** What is to become of what lies before today; `ask` refuses it as `dates-in-past`. */
const past = z.enum(pastAnswers).default('keep');

export const eventsContract = {
  list: procedure
    .input(eventListInput)
    .output(z.object({ total: z.number().int(), rows: z.array(eventRow) })),
  detail: procedure.input(z.object({ uid })).output(eventDetail),
  /** From a template: tasks counted back from the start, in the caller's language. */
  create: procedure
    .input(
      z.object({
        fields: eventFields.partial().required({ name: true, kind: true, mode: true }),
        template: z.enum(templateKeys).nullable(),
        /** One of the operators' own, instead of those. */
        ownTemplate: uid.nullable().default(null),
        past,
      }),
    )
    .output(changed),
  /** The tasks of a template for an event that has a start and no tasks yet. */
  applyTemplate: procedure
    .input(
      z.object({
        uid,
        template: z.enum(templateKeys).nullable(),
        ownTemplate: uid.nullable().default(null),
        past,
      }),
    )
    .output(changed),
  ownTemplates: procedure.input(z.object({})).output(z.array(ownTemplate)),
  /** Keeps the plan of an event as a template; one of the same name is replaced. */
  saveTemplate: procedure.input(z.object({ eventUid: uid, name })).output(changed),
  removeTemplate: procedure.input(z.object({ uid })).output(changed),
  /** What retrospectives of its campaigns still ask for. */
  openActions: procedure.input(z.object({ uid })).output(z.array(openAction)),
  /** The same event again at another time: plan sheet, tasks and, if asked, open actions as tasks. */
  nextEdition: procedure
    .input(z.object({ uid, name, startAtMs: instantMs, actions: z.boolean(), past }))
    .output(changed),
  update: procedure.input(z.object({ uid, fields: eventFields.partial() })).output(changed),
  /** Moves the event; tasks that are relative move with it (`shared/domain/events/plan.ts`). */
  reschedule: procedure
    .input(z.object({ uid, startAtMs: instantMs, endAtMs: instantMs, past }))
    .output(changed.extend({ movedTasks: z.number().int() })),
  archive: procedure.input(z.object({ uid, archived: z.boolean() })).output(changed),
  setPlan: procedure
    .input(z.object({ uid, field: z.enum(planFields), text: z.string().max(20_000) }))
    .output(changed),
  addTask: procedure
    .input(
      z.object({
        eventUid: uid,
        task: taskFields
          .partial()
          .required({ kind: true, name: true, startAtMs: true, endAtMs: true }),
        /** Placed after this one; null = at the end of its parent. */
        afterUid: uid.nullable(),
      }),
    )
    .output(changed),
  updateTask: procedure.input(z.object({ uid, fields: taskFields.partial() })).output(changed),
  /** Moves a task by a span; a phase takes everything inside it along. */
  shiftTask: procedure.input(z.object({ uid, byMs: z.number().int() })).output(changed),
  /** Under a phase and behind another task; before all others when `afterUid` is null. */
  moveTask: procedure
    .input(z.object({ uid, parentUid: uid.nullable(), afterUid: uid.nullable() }))
    .output(changed),
  removeTask: procedure.input(z.object({ uid })).output(changed),
  addLink: procedure
    .input(
      z.object({
        fromUid: uid,
        toUid: uid,
        kind: z.enum(linkKinds),
        lagMs: z.number().int().default(0),
      }),
    )
    .output(changed),
  /** Only what is given changes. */
  updateLink: procedure
    .input(
      z.object({ uid, kind: z.enum(linkKinds).optional(), lagMs: z.number().int().optional() }),
    )
    .output(changed),
  removeLink: procedure.input(z.object({ uid })).output(changed),
  /** Everything planned in a span of instants, and what is open from before it. */
  portfolio: procedure.input(z.object({ fromMs: instantMs, toMs: instantMs })).output(portfolio),
  /** Open tasks of other events while this one is planned and run: who is booked elsewhere. */
  otherWork: procedure.input(z.object({ uid })).output(z.array(otherWork)),
  /** A calendar file (iCalendar); `uid` null = of all events that are not archived. */
  calendarFile: procedure
    .input(z.object({ uid: uid.nullable(), tasks: z.boolean() }))
    .output(z.object({ handle: z.string() })),
  signups: procedure
    .input(
      z.object({
        uid,
        search: z.string().max(200).default(''),
        offset: z.number().int().min(0),
        limit: z.number().int().min(1).max(500),
      }),
    )
    .output(z.object({ total: z.number().int(), rows: z.array(signupRow) })),
};
