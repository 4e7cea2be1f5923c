import { useState, type ReactNode } from 'react';
import type { PastAnswer } from '../../../shared/domain/events/past.ts';
import type { MessageKey } from '../../../shared/messages/translate.ts';
import { useT } from '../../app/appearance.tsx';
import { failureOf } from '../../app/failure.ts';
import { ChoiceDialog } from '../../components/choice-dialog.tsx';
import { useEventChange } from './queries.ts';

interface Changed {
  readonly uid: string;
  readonly operationUid: string | null;
}

interface PastParams {
  readonly event: 'ahead' | 'begun' | 'over';
  readonly date: string;
  readonly first: string;
  readonly tasks: number;
}

type Answer = Exclude<PastAnswer, 'ask'> | 'change';

interface Asked {
  readonly params: PastParams;
  readonly answer: (answer: Answer) => void;
}

interface PastGuard {
  readonly busy: boolean;
  /** Makes a change; null = it failed, or another date is to be chosen, and nothing was saved. */
  readonly run: <Result extends Changed>(
    done: MessageKey,
    make: (past: PastAnswer) => Promise<Result>,
  ) => Promise<Result | null>;
  readonly question: ReactNode;
}

/** What the operator said no to: nothing to report. */
const takenBack = (): Error => new DOMException('another date', 'AbortError');

/** Changes that may put work before today: asks once and does as it is told. */
export const usePastGuard = (): PastGuard => {
  const { change, busy } = useEventChange();
  const [asked, setAsked] = useState<Asked | null>(null);
  const ask = (params: PastParams): Promise<Answer> =>
    new Promise((resolve) =>
      setAsked({
        params,
        answer: (answer) => {
          setAsked(null);
          resolve(answer);
        },
      }),
    );
  return {
    busy,
    run: (done, make) =>
      change(done, async () => {
        try {
          return await make('ask');
        } catch (error) {
          const failure = failureOf(error);
          if (failure?.code !== 'dates-in-past') throw error;
          const answer = await ask(failure.params as unknown as PastParams);
          if (answer === 'change') throw takenBack();
          return make(answer);
        }
      }).catch(() => null),
    question: asked === null ? null : <PastQuestion {...asked} />,
  };
};

const PastQuestion = ({ params, answer }: Asked) => {
  const t = useT();
  const { event, tasks, first, date } = params;
  return (
    <ChoiceDialog<Answer>
      title={t('events.past-title')}
      choices={[
        { key: 'keep', label: t('events.past-keep'), text: t('events.past-keep-text') },
        {
          key: 'done',
          label: t(`events.past-done-${event}`),
          text: t(`events.past-done-${event}-text`, { tasks }),
        },
        { key: 'change', label: t('events.past-change'), text: t('events.past-change-text') },
      ]}
      onChoose={answer}
      onCancel={() => answer('change')}
    >
      <div>
        {event !== 'ahead' && <p>{t(`events.past-${event}`, { date })}</p>}
        {tasks > 0 && <p>{t('events.past-tasks', { tasks, first })}</p>}
        <p className="secondary">{t('events.past-ask')}</p>
      </div>
    </ChoiceDialog>
  );
};
