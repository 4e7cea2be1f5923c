import type { EventState, TaskKind } from './kinds.ts';
import type { ZoneClock } from './plan.ts';

interface Span {
  readonly startAtMs: number;
  readonly endAtMs: number;
}

/** What to do with dates that lie in the past: ask first, keep them, or take the work for done. */
export const pastAnswers = ['ask', 'keep', 'done'] as const;
export type PastAnswer = (typeof pastAnswers)[number];

/** Whether an instant lies before today by the clock's zone; earlier today is not the past. */
export const isBeforeToday = (atMs: number, nowMs: number, clock: ZoneClock): boolean =>
  clock.local(atMs).date < clock.local(nowMs).date;

/** Whether an end that is moved goes from today or later to before today. */
export const isNewlyPast = (
  fromMs: number,
  toMs: number,
  nowMs: number,
  clock: ZoneClock,
): boolean => isBeforeToday(toMs, nowMs, clock) && !isBeforeToday(fromMs, nowMs, clock);

export interface PastDates {
  /** Open tasks and milestones that were to be done before today. */
  readonly tasks: number;
  /** The first date of those. */
  readonly first: string | null;
  /** `over`: ended before today; `begun`: began before today and goes on. */
  readonly event: 'ahead' | 'begun' | 'over';
}

interface PlannedTask extends Span {
  readonly kind: TaskKind;
  readonly done?: boolean;
}

/** What of a plan lies before today (all ms UTC); null when nothing does. */
export const pastDates = (
  tasks: readonly PlannedTask[],
  event: Span | null,
  nowMs: number,
  clock: ZoneClock,
): PastDates | null => {
  const past = tasks.filter(
    ({ kind, done, endAtMs }) =>
      kind !== 'phase' && done !== true && isBeforeToday(endAtMs, nowMs, clock),
  );
  const state =
    event === null || !isBeforeToday(event.startAtMs, nowMs, clock)
      ? 'ahead'
      : isBeforeToday(event.endAtMs, nowMs, clock)
        ? 'over'
        : 'begun';
  if (past.length === 0 && state === 'ahead') return null;
  const first =
    past.length === 0 ? null : clock.local(Math.min(...past.map(({ endAtMs }) => endAtMs))).date;
  return { tasks: past.length, first, event: state };
};

/** Whether a task counts as done when its plan is taken for done: of what is over everything is. */
export const isTakenForDone = (
  task: { readonly kind: TaskKind; readonly endAtMs: number },
  past: PastDates,
  nowMs: number,
  clock: ZoneClock,
): boolean =>
  task.kind !== 'phase' && (past.event === 'over' || isBeforeToday(task.endAtMs, nowMs, clock));

/** The state of an event whose past is taken for done; null = as it is. */
export const stateTakenForDone = ({ event }: PastDates): EventState | null =>
  event === 'over' ? 'closed' : event === 'begun' ? 'running' : null;
