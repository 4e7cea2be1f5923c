import { addDays, daysBetween } from '../values/days.ts';
import type { TaskKind } from './kinds.ts';
import type { EventTemplate, TemplatePoint } from './templates.ts';

/** Wall clock of the event's zone; `time` is `HH:MM`. */
export interface ZoneClock {
  readonly local: (atMs: number) => { readonly date: string; readonly time: string };
  readonly utcMs: (date: string, time: string) => number;
}

export interface PlannedTask {
  readonly key: string;
  readonly phase: string | null;
  readonly kind: TaskKind;
  readonly startAtMs: number;
  readonly endAtMs: number;
  /** Keys of tasks that must be finished first. */
  readonly after: readonly string[];
  /** Keys of tasks before which it cannot be finished. */
  readonly endsAfter: readonly string[];
}

export const MINUTE_MS = 60_000;

/** The instant (ms UTC) of a point of a template for an event. */
export const pointAt = (
  point: TemplatePoint,
  event: { readonly startAtMs: number; readonly endAtMs: number },
  clock: ZoneClock,
): number =>
  'anchor' in point
    ? (point.anchor === 'start' ? event.startAtMs : event.endAtMs) + point.minutes * MINUTE_MS
    : clock.utcMs(addDays(clock.local(event.startAtMs).date, point.day), point.time);

/** Counts a template back from the event's start and end (ms UTC); order as in the template. */
export const planFromTemplate = (
  template: EventTemplate,
  event: { readonly startAtMs: number; readonly endAtMs: number },
  clock: ZoneClock,
): readonly PlannedTask[] => {
  return template.tasks.map((task) => {
    const startAtMs = pointAt(task.from, event, clock);
    return {
      key: task.key,
      phase: task.phase ?? null,
      kind: task.kind,
      startAtMs,
      // An early event may begin before a fixed hour of its own day.
      endAtMs: Math.max(startAtMs, pointAt(task.to, event, clock)),
      after: task.after ?? [],
      endsAfter: task.endsAfter ?? [],
    };
  });
};

export interface MovableTask {
  readonly startAtMs: number;
  readonly endAtMs: number;
  /** Relative tasks move with the event; fixed ones stay. */
  readonly relative: boolean;
}

interface Span {
  readonly startAtMs: number;
  readonly endAtMs: number;
}

/** An event over midnight is cleared up on the next date; that still belongs to its day. */
export const CLEAR_UP_MS = 3 * 3_600_000;

/**
 * Where a task lands when its event moves (all ms UTC). On the day of the event, what lies before
 * its end keeps its distance from the start, and the rest its distance from the end; everything
 * else moves by whole days and keeps its local time of day. Its duration follows in the same sense.
 */
export const moveWithEvent = (task: MovableTask, from: Span, to: Span, clock: ZoneClock): Span => {
  if (!task.relative) return { startAtMs: task.startAtMs, endAtMs: task.endAtMs };
  const eventDate = clock.local(from.startAtMs).date;
  const days = daysBetween(eventDate, clock.local(to.startAtMs).date);
  const move = (atMs: number): number => {
    const local = clock.local(atMs);
    const during = atMs >= from.startAtMs && atMs <= from.endAtMs + CLEAR_UP_MS;
    if (local.date === eventDate || during)
      return atMs < from.endAtMs
        ? atMs + to.startAtMs - from.startAtMs
        : atMs + to.endAtMs - from.endAtMs;
    return clock.utcMs(addDays(local.date, days), local.time) + (atMs % MINUTE_MS);
  };
  const startAtMs = move(task.startAtMs);
  return { startAtMs, endAtMs: Math.max(startAtMs, move(task.endAtMs)) };
};
