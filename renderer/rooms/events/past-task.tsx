import { useState, type ReactNode } from 'react';
import type { TaskRow } from '../../../shared/contract/events.ts';
import { isNewlyPast } from '../../../shared/domain/events/past.ts';
import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import { isTaskDone } from '../../../shared/domain/events/task-done.ts';
import { useT } from '../../app/appearance.tsx';
import { ChoiceDialog } from '../../components/choice-dialog.tsx';

type Answer = 'keep' | 'done' | 'change';

interface Asked {
  readonly words: string;
  readonly isPhase: boolean;
  readonly answer: (answer: Answer) => void;
}

interface Move {
  readonly task: TaskRow;
  readonly endAtMs: number;
  /** What moves along with a phase. */
  readonly inside?: readonly TaskRow[];
}

interface PastTask {
  /** What becomes of a task with another end: asks where that lies before today. */
  readonly settle: (move: Move) => Promise<Answer>;
  readonly question: ReactNode;
}

/** Asks about an open task that is given a date before today. */
export const usePastTask = (clock: ZoneClock, nowMs: number): PastTask => {
  const t = useT();
  const [asked, setAsked] = useState<Asked | null>(null);
  const settle = async ({ task, endAtMs, inside = [] }: Move): Promise<Answer> => {
    const isPhase = task.kind === 'phase';
    const byMs = endAtMs - task.endAtMs;
    const ends = (isPhase ? inside : [task])
      .filter((one) => !isTaskDone(one))
      .filter((one) => isNewlyPast(one.endAtMs, one.endAtMs + byMs, nowMs, clock))
      .map((one) => one.endAtMs + byMs);
    if (ends.length === 0) return 'keep';
    const { date } = clock.local(Math.min(...ends));
    const words = t(isPhase ? 'events.past-phase' : 'events.past-task', {
      name: task.name,
      date,
      tasks: ends.length,
    });
    // The key that gave the date would press a button of the question that opens under it.
    await new Promise((next) => setTimeout(next));
    return new Promise((resolve) =>
      setAsked({
        words,
        isPhase,
        answer: (answer) => {
          setAsked(null);
          resolve(answer);
        },
      }),
    );
  };
  const question =
    asked === null ? null : (
      <ChoiceDialog<Answer>
        title={t('events.past-title')}
        choices={[
          {
            key: 'keep',
            label: t(asked.isPhase ? 'events.past-keep' : 'events.past-task-keep'),
            text: t('events.past-keep-text'),
          },
          ...(asked.isPhase
            ? []
            : [
                {
                  key: 'done' as const,
                  label: t('events.past-task-done'),
                  text: t('events.past-task-done-text'),
                },
              ]),
          {
            key: 'change',
            label: t('events.past-change'),
            text: t('events.past-task-change-text'),
          },
        ]}
        onChoose={asked.answer}
        onCancel={() => asked.answer('change')}
      >
        <p>{asked.words}</p>
      </ChoiceDialog>
    );
  return { settle, question };
};
