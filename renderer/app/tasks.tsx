import { createContext, use, useCallback, useMemo, useRef, useState } from 'react';
import type { ReactNode } from 'react';
import type { Progress } from '../../shared/contract/base.ts';

export interface TaskOutcome {
  readonly text: string;
  /** Hash route of the room where the result is. */
  readonly to?: string;
  /** The work itself is done, but what it found is not good. */
  readonly trouble?: boolean;
}

export interface Task {
  readonly id: number;
  readonly title: string;
  readonly progress: Progress | null;
  readonly state: 'running' | 'done' | 'failed' | 'cancelled';
  readonly outcome: TaskOutcome | null;
  readonly error: unknown;
  readonly cancel: () => void;
}

export interface LongWork<Result> {
  readonly title: string;
  readonly run: (signal: AbortSignal) => Promise<AsyncIterator<Progress, Result>>;
  /** What the tray says when the work is done. */
  readonly outcome?: (result: Result) => TaskOutcome;
  readonly onProgress?: (progress: Progress) => void;
  /** Given what the tray's button does, for a button of the page itself. */
  readonly onStart?: (cancel: () => void) => void;
}

/** Runs long work with its progress in the tray; throws what the work throws. */
export type StartLongWork = <Result>(work: LongWork<Result>) => Promise<Result>;

interface Tasks {
  readonly tasks: readonly Task[];
  readonly start: StartLongWork;
  readonly dismiss: (id: number) => void;
}

/** A result stays this long in the tray; a failure stays until it is dismissed. */
const RESULT_STAYS_MS = 8_000;

const TasksContext = createContext<Tasks | null>(null);

export const useTasks = (): Tasks => {
  const tasks = use(TasksContext);
  if (tasks === null) throw new Error('no task provider above this component');
  return tasks;
};

export const useLongWork = (): StartLongWork => useTasks().start;

export const TasksProvider = ({ children }: { readonly children: ReactNode }) => {
  const [tasks, setTasks] = useState<readonly Task[]>([]);
  const nextId = useRef(1);

  const patch = useCallback((id: number, change: Partial<Task>) => {
    setTasks((all) => all.map((task) => (task.id === id ? { ...task, ...change } : task)));
  }, []);
  const dismiss = useCallback((id: number) => {
    setTasks((all) => all.filter((task) => task.id !== id));
  }, []);

  const start = useCallback<StartLongWork>(
    async (work) => {
      const id = nextId.current++;
      const controller = new AbortController();
      const task: Task = {
        id,
        title: work.title,
        progress: null,
        state: 'running',
        outcome: null,
        error: null,
        cancel: () => controller.abort(),
      };
      setTasks((all) => [...all, task]);
      work.onStart?.(task.cancel);
      try {
        const iterator = await work.run(controller.signal);
        for (;;) {
          const step = await iterator.next();
          if (step.done === true) {
            const outcome = work.outcome?.(step.value) ?? null;
            patch(id, { state: 'done', outcome });
            setTimeout(() => dismiss(id), outcome === null ? 0 : RESULT_STAYS_MS);
            return step.value;
          }
          patch(id, { progress: step.value });
          work.onProgress?.(step.value);
        }
      } catch (error) {
        const cancelled = controller.signal.aborted;
        patch(id, { state: cancelled ? 'cancelled' : 'failed', error });
        if (cancelled) setTimeout(() => dismiss(id), RESULT_STAYS_MS);
        throw error;
      }
    },
    [patch, dismiss],
  );

  const state = useMemo(() => ({ tasks, start, dismiss }), [tasks, start, dismiss]);
  return <TasksContext value={state}>{children}</TasksContext>;
};
