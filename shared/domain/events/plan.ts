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
}

const MINUTE_MS = 60_000;

/** Counts a template back from the event's start and end (ms UTC); order as in the template. */
export const planFromTemplate = (
  template: EventTemplate,
  event: { readonly startAtMs: number; readonly endAtMs: number },
  clock: ZoneClock,
): readonly PlannedTask[] => {
  const eventDate = clock.local(event.startAtMs).date;
  const at = (point: TemplatePoint): number => {
    if ('anchor' in point)
      return (
        (point.anchor === 'start' ? event.startAtMs : event.endAtMs) + point.minutes * MINUTE_MS
      );
    return clock.utcMs(addDays(eventDate, point.day), point.time);
  };
  return template.tasks.map((task) => {
    const startAtMs = at(task.from);
    return {
      key: task.key,
      phase: task.phase ?? null,
      kind: task.kind,
      startAtMs,
      // An early event may begin before a fixed hour of its own day.
      endAtMs: Math.max(startAtMs, at(task.to)),
      after: task.after ?? [],
    };
  });
};

export interface MovableTask {
  readonly startAtMs: number;
  readonly endAtMs: number;
  /** Relative tasks move with the event; fixed ones stay. */
  readonly relative: boolean;
}

/**
 * Where a task lands when its event moves from one start to another. What lies on the day of the
 * event keeps its distance from the start; everything else moves by whole days and keeps its local
 * time of day. Its duration is kept in the same sense.
 */
export const moveWithEvent = (
  task: MovableTask,
  fromStartMs: number,
  toStartMs: number,
  clock: ZoneClock,
): { readonly startAtMs: number; readonly endAtMs: number } => {
  if (!task.relative) return { startAtMs: task.startAtMs, endAtMs: task.endAtMs };
  const eventDate = clock.local(fromStartMs).date;
  const days = daysBetween(eventDate, clock.local(toStartMs).date);
  const move = (atMs: number): number => {
    const local = clock.local(atMs);
    if (local.date === eventDate) return atMs + (toStartMs - fromStartMs);
    return clock.utcMs(addDays(local.date, days), local.time) + (atMs % MINUTE_MS);
  };
  const startAtMs = move(task.startAtMs);
  return { startAtMs, endAtMs: Math.max(startAtMs, move(task.endAtMs)) };
};
