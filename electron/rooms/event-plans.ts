import { generateNKeysBetween } from 'fractional-indexing';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { eventKindNames, type EventKind } from '../../shared/domain/events/kinds.ts';
import {
  planFromOwn,
  templateFromPlan,
  type OwnTask,
} from '../../shared/domain/events/own-template.ts';
import type { PastAnswer } from '../../shared/domain/events/past.ts';
import { planFromTemplate } from '../../shared/domain/events/plan.ts';
import { eventTemplates, type TemplateKey } from '../../shared/domain/events/templates.ts';
import { zoneClock } from '../../shared/domain/events/zone-clock.ts';
import { translate, type MessageKey } from '../../shared/messages/translate.ts';
import type { NewTask } from '../store/queries/events/create.ts';
import type { RoomContext } from './context.ts';
import { settlePast } from './event-past.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 86_400_000;
/** As long as a name of a task may be. */
const MOST_NAME = 200;

interface Span {
  readonly startAtMs: number;
  readonly endAtMs: number;
}

/** Which template: one of the program's, or one of the operators' own. */
export interface TemplateChoice {
  readonly template: TemplateKey | null;
  readonly ownTemplate: string | null;
}

/** When the event is by what is given and the length of its template. Throws `invalid-input`. */
const spanOf = (
  { startAtMs, endAtMs }: { startAtMs?: number | null; endAtMs?: number | null },
  minutes: number,
): Span => {
  if (typeof startAtMs !== 'number')
    throw new WorkstationError('invalid-input', { field: 'startAtMs' });
  return { startAtMs, endAtMs: endAtMs ?? startAtMs + minutes * MINUTE_MS };
};

/** The tasks of the chosen template for an event, named in the caller's language; none without one. */
export const plannedTasks = async (
  context: RoomContext,
  { template, ownTemplate }: TemplateChoice,
  event: { startAtMs?: number | null; endAtMs?: number | null; zone?: string | null },
): Promise<NewTask[]> => {
  const session = context.session();
  const clock = zoneClock(event.zone ?? session.zone());
  if (ownTemplate !== null) {
    const own = await session.read('events.ownTemplate', { uid: ownTemplate });
    return newTasks(own.tasks, spanOf(event, own.durationMinutes), clock);
  }
  if (template === null) return [];
  const built = eventTemplates[template];
  const planned = planFromTemplate(built, spanOf(event, built.durationMinutes), clock);
  const positions = generateNKeysBetween(null, null, planned.length);
  const placeOf = new Map(planned.map((task, place) => [task.key, place]));
  const linked = (keys: readonly string[], kind: 'finish-start' | 'finish-finish') =>
    keys.map((key) => ({ before: placeOf.get(key)!, kind, lagMs: 0 }));
  return planned.map((task, place) => ({
    kind: task.kind,
    name: translate(context.language(), `events.tpl-${task.key}` as MessageKey),
    startAtMs: task.startAtMs,
    endAtMs: task.endAtMs,
    position: positions[place]!,
    parent: task.phase === null ? null : placeOf.get(task.phase)!,
    links: [...linked(task.after, 'finish-start'), ...linked(task.endsAfter, 'finish-finish')],
  }));
};

/** Imported events may be of a kind that is none of the list. */
const kindOf = (kind: string): EventKind => eventKindNames.find((one) => one === kind) ?? 'other';

const newTasks = (
  tasks: readonly OwnTask[],
  event: Span,
  clock: ReturnType<typeof zoneClock>,
): NewTask[] => {
  const positions = generateNKeysBetween(null, null, tasks.length);
  return planFromOwn(tasks, event, clock).map(({ task, startAtMs, endAtMs }, place) => ({
    kind: task.kind,
    name: task.name,
    startAtMs,
    endAtMs,
    position: positions[place]!,
    parent: task.phase,
    owner: task.owner,
    note: task.note,
    costMinor: task.costMinor,
    links: task.links,
  }));
};

/** The plan of an event as a template of that name. Throws `invalid-input` for one without a time. */
export const keepTemplate = async (
  context: RoomContext,
  { eventUid, name }: { readonly eventUid: string; readonly name: string },
) => {
  const session = context.session();
  const { event, tasks, links } = await session.read('events.detail', { uid: eventUid });
  const clock = zoneClock(event.zone ?? session.zone());
  const span = spanOf(event, 0);
  return session.write('events.saveTemplate', {
    name,
    kind: kindOf(event.kind),
    mode: event.mode,
    durationMinutes: Math.round((span.endAtMs - span.startAtMs) / MINUTE_MS),
    startTime: clock.local(span.startAtMs).time,
    tasks: templateFromPlan(tasks, links, span, clock),
  });
};

/** The event again at another time, with its plan and, if asked, what is still to be done about it. */
export const createNextEdition = async (
  context: RoomContext,
  asked: {
    readonly uid: string;
    readonly name: string;
    readonly startAtMs: number;
    readonly actions: boolean;
    readonly past: PastAnswer;
  },
) => {
  const session = context.session();
  const { event, tasks, links } = await session.read('events.detail', { uid: asked.uid });
  const clock = zoneClock(event.zone ?? session.zone());
  const before = spanOf(event, 0);
  const span = {
    startAtMs: asked.startAtMs,
    endAtMs: asked.startAtMs + before.endAtMs - before.startAtMs,
  };
  const again = newTasks(templateFromPlan(tasks, links, before, clock), span, clock);
  const actions = asked.actions ? await session.read('events.openActions', { uid: asked.uid }) : [];
  const { tasks: settled, state } = settlePast(context, {
    past: asked.past,
    event: { ...span, zone: event.zone },
    tasks: actions.length === 0 ? again : withActions(context, again, actions, span),
  });
  return session.write('events.createEdition', {
    ofUid: asked.uid,
    fields: {
      name: asked.name,
      kind: kindOf(event.kind),
      mode: event.mode,
      communityUid: event.communityUid,
      zone: event.zone,
      place: event.place,
      capacity: event.capacity,
      ...span,
      ...(state === null ? {} : { state }),
    },
    tasks: settled,
  });
};

/** Open actions stand in a phase of their own before everything else, a day each at its beginning. */
const withActions = (
  context: RoomContext,
  again: readonly NewTask[],
  actions: readonly { readonly text: string; readonly owner: string | null }[],
  span: Span,
): NewTask[] => {
  const startAtMs = Math.min(span.startAtMs - DAY_MS, ...again.map((task) => task.startAtMs));
  const times = { startAtMs, endAtMs: startAtMs + DAY_MS };
  const added = actions.length + 1;
  const positions = generateNKeysBetween(null, null, added + again.length);
  const phase: NewTask = {
    ...times,
    kind: 'phase',
    name: translate(context.language(), 'events.actions-phase'),
    position: positions[0]!,
    parent: null,
    links: [],
  };
  return [
    phase,
    ...actions.map(({ text, owner }, index): NewTask => ({
      ...times,
      kind: 'task',
      name: text.slice(0, MOST_NAME),
      note: text.length > MOST_NAME ? text : null,
      owner,
      position: positions[index + 1]!,
      parent: 0,
      links: [],
    })),
    ...again.map((task, index) => ({
      ...task,
      position: positions[added + index]!,
      parent: task.parent === null ? null : task.parent + added,
      links: task.links.map((link) => ({ ...link, before: link.before + added })),
    })),
  ];
};
