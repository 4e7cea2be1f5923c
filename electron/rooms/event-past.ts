import { WorkstationError } from '../../shared/contract/errors.ts';
import type { EventState, TaskKind } from '../../shared/domain/events/kinds.ts';
import {
  isTakenForDone,
  pastDates,
  stateTakenForDone,
  type PastAnswer,
} from '../../shared/domain/events/past.ts';
import { zoneClock } from '../../shared/domain/events/zone-clock.ts';
import type { RoomContext } from './context.ts';

interface Planned {
  readonly kind: TaskKind;
  readonly startAtMs: number;
  readonly endAtMs: number;
  readonly done?: boolean;
}

interface Asked<Task> {
  readonly past: PastAnswer;
  readonly event: {
    readonly startAtMs?: number | null;
    readonly endAtMs?: number | null;
    readonly zone?: string | null;
  };
  readonly tasks: readonly Task[];
  /** Tasks the question is about; left out = all. */
  readonly about?: (task: Task) => boolean;
}

export interface Settled<Task> {
  readonly tasks: readonly (Task & { readonly progress?: number })[];
  /** null = as it is. */
  readonly state: EventState | null;
}

/**
 * A plan with the answer to what of it lies before today. Throws `dates-in-past` where it is still
 * to be asked.
 */
export const settlePast = <Task extends Planned>(
  context: RoomContext,
  { past: answer, event, tasks, about = () => true }: Asked<Task>,
): Settled<Task> => {
  if (answer === 'keep') return { tasks, state: null };
  const nowMs = context.program.nowMs();
  const clock = zoneClock(event.zone ?? context.session().zone());
  const { startAtMs = null, endAtMs } = event;
  const span = startAtMs === null ? null : { startAtMs, endAtMs: endAtMs ?? startAtMs };
  const past = pastDates(tasks.filter(about), span, nowMs, clock);
  if (past === null) return { tasks, state: null };
  if (answer === 'ask')
    throw new WorkstationError('dates-in-past', {
      tasks: past.tasks,
      first: past.first ?? '',
      event: past.event,
      date: startAtMs === null ? '' : clock.local(startAtMs).date,
    });
  return {
    tasks: tasks.map((task) =>
      task.done !== true &&
      (past.event === 'over' || about(task)) &&
      isTakenForDone(task, past, nowMs, clock)
        ? { ...task, progress: 1 }
        : task,
    ),
    state: stateTakenForDone(past),
  };
};
