import { implement } from '@orpc/server';
import { generateNKeysBetween } from 'fractional-indexing';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { eventsContract } from '../../shared/contract/events.ts';
import { moveWithEvent, planFromTemplate } from '../../shared/domain/events/plan.ts';
import { eventTemplates, type TemplateKey } from '../../shared/domain/events/templates.ts';
import { zoneClock } from '../../shared/domain/events/zone-clock.ts';
import { translate } from '../../shared/messages/translate.ts';
import type { NewEvent, NewTask } from '../store/queries/events/create.ts';
import type { addTask } from '../store/queries/events/tasks.ts';
import type { JobArgs } from '../store/threads/jobs.ts';
import type { RoomContext } from './context.ts';
import { writeCalendar } from './event-calendar-file.ts';
import { given } from './given.ts';

type NewTaskFields = JobArgs<typeof addTask>['task'];

const os = implement(eventsContract).$context<RoomContext>();

const templateTasks = (
  key: TemplateKey,
  event: { readonly startAtMs: number; readonly endAtMs: number },
  context: RoomContext,
  zone: string,
): NewTask[] => {
  const planned = planFromTemplate(eventTemplates[key], event, zoneClock(zone));
  const positions = generateNKeysBetween(null, null, planned.length);
  const indexOf = new Map(planned.map((task, index) => [task.key, index]));
  return planned.map((task, index) => ({
    kind: task.kind,
    name: translate(
      context.language(),
      `events.tpl-${task.key}` as Parameters<typeof translate>[1],
    ),
    startAtMs: task.startAtMs,
    endAtMs: task.endAtMs,
    position: positions[index]!,
    parent: task.phase === null ? null : indexOf.get(task.phase)!,
    after: task.after.map((before) => indexOf.get(before)!),
    endsAfter: task.endsAfter.map((before) => indexOf.get(before)!),
  }));
};

export const eventsRoom = os.router({
  list: os.list.handler(({ input, context }) => context.session().read('events.list', input)),
  detail: os.detail.handler(({ input, context }) => context.session().read('events.detail', input)),
  create: os.create.handler(({ input, context }) => {
    const session = context.session();
    const fields = given(input.fields) as NewEvent['fields'];
    const zone = fields.zone ?? session.zone();
    let tasks: NewTask[] = [];
    if (input.template !== null) {
      const { startAtMs } = fields;
      if (typeof startAtMs !== 'number')
        throw new WorkstationError('invalid-input', { field: 'startAtMs' });
      const endAtMs =
        fields.endAtMs ?? startAtMs + eventTemplates[input.template].durationMinutes * 60_000;
      tasks = templateTasks(input.template, { startAtMs, endAtMs }, context, zone);
    }
    return session.write('events.create', { fields, template: input.template, tasks });
  }),
  applyTemplate: os.applyTemplate.handler(async ({ input, context }) => {
    const session = context.session();
    const { event } = await session.read('events.detail', { uid: input.uid });
    const { startAtMs } = event;
    if (startAtMs === null) throw new WorkstationError('invalid-input', { field: 'startAtMs' });
    const endAtMs =
      event.endAtMs ?? startAtMs + eventTemplates[input.template].durationMinutes * 60_000;
    const zone = event.zone ?? session.zone();
    const tasks = templateTasks(input.template, { startAtMs, endAtMs }, context, zone);
    return session.write('events.applyTemplate', { ...input, tasks });
  }),
  update: os.update.handler(({ input, context }) =>
    context.session().write('events.update', { uid: input.uid, fields: given(input.fields) }),
  ),
  reschedule: os.reschedule.handler(async ({ input, context }) => {
    const session = context.session();
    const { event, tasks } = await session.read('events.detail', { uid: input.uid });
    const clock = zoneClock(event.zone ?? session.zone());
    const { startAtMs } = event;
    if (startAtMs === null) return session.write('events.reschedule', { ...input, tasks: [] });
    const endAtMs = event.endAtMs ?? startAtMs + (input.endAtMs - input.startAtMs);
    const moved = tasks.map((task) => ({
      uid: task.uid,
      ...moveWithEvent(task, { startAtMs, endAtMs }, input, clock),
    }));
    return session.write('events.reschedule', { ...input, tasks: moved });
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
