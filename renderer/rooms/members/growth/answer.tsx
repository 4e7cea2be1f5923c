import { Button, Spin } from 'antd';
import type { ReactNode } from 'react';
import { useT } from '../../../app/appearance.tsx';
import { Failure } from '../../../components/failure.tsx';
import type { LongAnswer } from './queries.ts';

interface AnswerProps<Data> {
  readonly title: string;
  /** What is counted, in a sentence or two. */
  readonly definition: string;
  readonly answer: LongAnswer<Data>;
  readonly controls?: ReactNode;
  readonly children: (data: Data) => ReactNode;
}

/** A section with one long answer: busy, given up, failed, or there. */
export const Answer = <Data,>({
  title,
  definition,
  answer,
  controls,
  children,
}: AnswerProps<Data>) => {
  const t = useT();
  const { data, error, isBusy, isStopped } = answer;
  return (
    <section className="section trend" aria-label={title} aria-busy={isBusy}>
      <div className="section-head">
        <h2>{title}</h2>
        {isBusy && (
          <span className="trend-busy" role="status">
            <Spin size="small" />
            <span className="quiet small">{t('trends.counting')}</span>
            <Button size="small" onClick={answer.stop}>
              {t('trends.stop')}
            </Button>
          </span>
        )}
        {isStopped && (
          <span className="trend-busy" role="status">
            <span className="quiet small">{t('trends.stopped')}</span>
            <Button size="small" onClick={answer.retry}>
              {t('trends.again')}
            </Button>
          </span>
        )}
        {controls !== undefined && <div className="actions">{controls}</div>}
      </div>
      <p className="quiet small trend-definition">{definition}</p>
      {error !== null && !isBusy && <Failure error={error} onRetry={answer.retry} />}
      {data !== undefined && !isStopped && error === null && (
        <div className="trend-body">{children(data)}</div>
      )}
    </section>
  );
};
