import { implement } from '@orpc/server';
import { eventsContract } from '../../shared/contract/events.ts';
import { moveWithEvent } from '../../shared/domain/events/plan.ts';
import { isNewlyPast } from '../../shared/domain/events/past.ts';
import { isTaskDone } from '../../shared/domain/events/task-done.ts';
import { zoneClock } from '../../shared/domain/events/zone-clock.ts';
import type { NewEvent } from '../store/queries/events/create.ts';
import type { addTask } from '../store/queries/events/tasks.ts';
import type { JobArgs } from '../store/threads/jobs.ts';
import type { RoomContext } from './context.ts';
import { settlePast } from './event-past.ts';
import { writeCalendar } from './event-calendar-file.ts';
import { createNextEdition, keepTemplate, plannedTasks } from './event-plans.ts';
import { given } from './given.ts';

type NewTaskFields = JobArgs<typeof addTask>['task'];

const os = implement(eventsContract).$context<RoomContext>();

export const eventsRoom = os.router({
  list: os.list.handler(({ input, context }) => context.session().read('events.list', input)),
  detail: os.detail.handler(({ input, context }) => context.session().read('events.detail', input)),
  create: os.create.handler(async ({ input, context }) => {
    const fields = given(input.fields) as NewEvent['fields'];
    const planned = await plannedTasks(context, input, fields);
    const { tasks, state } = settlePast(context, {
      past: input.past,
      event: fields,
      tasks: planned,
    });
    return context.session().write('events.create', {
      fields: state === null ? fields : { ...fields, state },
      template: input.template,
      tasks,
    });
  }),
  applyTemplate: os.applyTemplate.handler(async ({ input, context }) => {
    const session = context.session();
    const { event } = await session.read('events.detail', { uid: input.uid });
    const planned = await plannedTasks(context, input, event);
    const { uid, template, past } = input;
    return session.write('events.applyTemplate', {
      uid,
      template,
      ...settlePast(context, { past, event, tasks: planned }),
    });
  }),
  ownTemplates: os.ownTemplates.handler(({ context }) =>
    context.session().read('events.ownTemplates', {}),
  ),
  saveTemplate: os.saveTemplate.handler(({ input, context }) => keepTemplate(context, input)),
  removeTemplate: os.removeTemplate.handler(({ input, context }) =>
    context.session().write('events.removeTemplate', input),
  ),
  openActions: os.openActions.handler(({ input, context }) =>
    context.session().read('events.openActions', input),
  ),
  nextEdition: os.nextEdition.handler(({ input, context }) => createNextEdition(context, input)),
  update: os.update.handler(({ input, context }) =>
    context.session().write('events.update', { uid: input.uid, fields: given(input.fields) }),
  ),
  reschedule: os.reschedule.handler(async ({ input, context }) => {
    const session = context.session();
    const { event, tasks } = await session.read('events.detail', { uid: input.uid });
    const { zone, startAtMs } = event;
    const clock = zoneClock(zone ?? session.zone());
    const { past, ...to } = input;
    // What is over is not asked about again.
    const isOver = event.state === 'closed' || event.state === 'cancelled';
    const asked = { past: isOver ? 'keep' : past, event: { ...to, zone } } as const;
    if (startAtMs === null)
      return session.write('events.reschedule', {
        ...to,
        ...settlePast(context, { ...asked, tasks: [] }),
      });
    const endAtMs = event.endAtMs ?? startAtMs + (input.endAtMs - input.startAtMs);
    const moved = tasks.map((task) => ({
      uid: task.uid,
      kind: task.kind,
      done: isTaskDone(task),
      before: task.endAtMs,
      ...moveWithEvent(task, { startAtMs, endAtMs }, to, clock),
    }));
    const settled = settlePast(context, {
      ...asked,
      tasks: moved,
      about: (task) => isNewlyPast(task.before, task.endAtMs, context.program.nowMs(), clock),
    });
    return session.write('events.reschedule', { ...to, ...settled });
  }),
  archive: os.archive.handler(({ input, context }) =>
    context.session().write('events.archive', input),
  ),
  setPlan: os.setPlan.handler(({ input, context }) =>
    context.session().write('events.setPlan', input),
  ),
  addTask: os.addTask.handler(({ input, context }) =>
    context
      .session()
      .write('events.addTask', { ...input, task: given(input.task) as NewTaskFields }),
  ),
  updateTask: os.updateTask.handler(({ input, context }) =>
    context.session().write('events.updateTask', { uid: input.uid, fields: given(input.fields) }),
  ),
  shiftTask: os.shiftTask.handler(({ input, context }) =>
    context.session().write('events.shiftTask', input),
  ),
  moveTask: os.moveTask.handler(({ input, context }) =>
    context.session().write('events.moveTask', input),
  ),
  removeTask: os.removeTask.handler(({ input, context }) =>
    context.session().write('events.removeTask', input),
  ),
  addLink: os.addLink.handler(({ input, context }) =>
    context.session().write('events.addLink', input),
  ),
  updateLink: os.updateLink.handler(({ input, context }) =>
    context.session().write('events.updateLink', input),
  ),
  portfolio: os.portfolio.handler(({ input, context }) =>
    context.session().read('events.portfolio', input),
  ),
  otherWork: os.otherWork.handler(({ input, context }) =>
    context.session().read('events.otherWork', input),
  ),
  removeLink: os.removeLink.handler(({ input, context }) =>
    context.session().write('events.removeLink', input),
  ),
  calendarFile: os.calendarFile.handler(({ input, context }) => writeCalendar(context, input)),
  signups: os.signups.handler(({ input, context }) =>
    context.session().read('events.signups', input),
  ),
});
