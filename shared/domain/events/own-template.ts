import { daysBetween } from '../values/days.ts';
import type { LinkKind, TaskKind } from './kinds.ts';
import { CLEAR_UP_MS, MINUTE_MS, pointAt, type ZoneClock } from './plan.ts';
import type { TemplatePoint } from './templates.ts';

/** One task of a template of the operators' own; `phase` and `before` are places in the same list. */
export interface OwnTask {
  readonly name: string;
  readonly kind: TaskKind;
  readonly phase: number | null;
  readonly from: TemplatePoint;
  readonly to: TemplatePoint;
  readonly owner: string | null;
  readonly note: string | null;
  readonly costMinor: number | null;
  readonly links: readonly {
    readonly before: number;
    readonly kind: LinkKind;
    readonly lagMs: number;
  }[];
}

interface PlannedTask {
  readonly uid: string;
  readonly parentUid: string | null;
  readonly kind: TaskKind;
  readonly name: string;
  readonly owner: string | null;
  readonly note: string | null;
  readonly costMinor: number | null;
  readonly startAtMs: number;
  readonly endAtMs: number;
}

interface PlannedLink {
  readonly fromUid: string;
  readonly toUid: string;
  readonly kind: LinkKind;
  readonly lagMs: number;
}

interface Span {
  readonly startAtMs: number;
  readonly endAtMs: number;
}

/** Where an instant stands to the event, by the rule that tasks move with it (`moveWithEvent`). */
const pointOf = (atMs: number, event: Span, clock: ZoneClock): TemplatePoint => {
  const eventDate = clock.local(event.startAtMs).date;
  const { date, time } = clock.local(atMs);
  const during = atMs >= event.startAtMs && atMs <= event.endAtMs + CLEAR_UP_MS;
  if (date !== eventDate && !during) return { day: daysBetween(eventDate, date), time };
  return atMs < event.endAtMs
    ? { anchor: 'start', minutes: Math.round((atMs - event.startAtMs) / MINUTE_MS) }
    : { anchor: 'end', minutes: Math.round((atMs - event.endAtMs) / MINUTE_MS) };
};

/** The plan of an event as a template: what is before what, how far from the event, and who does it. */
export const templateFromPlan = (
  tasks: readonly PlannedTask[],
  links: readonly PlannedLink[],
  event: Span,
  clock: ZoneClock,
): readonly OwnTask[] => {
  // Phases first, so that each stands before what is in it.
  const order = [
    ...tasks.filter(({ kind }) => kind === 'phase'),
    ...tasks.filter(({ kind }) => kind !== 'phase'),
  ];
  const placeOf = new Map(order.map(({ uid }, place) => [uid, place]));
  return order.map((task) => ({
    name: task.name,
    kind: task.kind,
    phase: task.parentUid === null ? null : (placeOf.get(task.parentUid) ?? null),
    from: pointOf(task.startAtMs, event, clock),
    to: pointOf(task.endAtMs, event, clock),
    owner: task.owner,
    note: task.note,
    costMinor: task.costMinor,
    links: links
      .filter(({ toUid, fromUid }) => toUid === task.uid && placeOf.has(fromUid))
      .map(({ fromUid, kind, lagMs }) => ({ before: placeOf.get(fromUid)!, kind, lagMs })),
  }));
};

/** When the tasks of such a template are for an event (ms UTC), in the order of the template. */
export const planFromOwn = (
  tasks: readonly OwnTask[],
  event: Span,
  clock: ZoneClock,
): readonly (Span & { readonly task: OwnTask })[] =>
  tasks.map((task) => {
    const startAtMs = pointAt(task.from, event, clock);
    return { task, startAtMs, endAtMs: Math.max(startAtMs, pointAt(task.to, event, clock)) };
  });
