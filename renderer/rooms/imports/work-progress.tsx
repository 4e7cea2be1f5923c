import { Button, Progress } from 'antd';
import { formatNumber } from '../../../shared/messages/format.ts';
import { translateAny } from '../../../shared/messages/translate.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import type { Translate } from '../../app/appearance.tsx';
import type { BatchWork } from './use-batch.ts';

/** Before this, a rate and a time left would be guesses. */
const SETTLED_MS = 1500;

export const timeLeftText = (t: Translate, leftMs: number): string => {
  const seconds = Math.ceil(leftMs / 1000);
  return seconds < 90
    ? t('imports.seconds-left', { count: seconds })
    : t('imports.minutes-left', { count: Math.round(seconds / 60) });
};

/** What is going on, how fast, how long still, and the way out. */
export const WorkProgress = ({
  work,
  title,
  writing = null,
}: {
  readonly work: BatchWork;
  readonly title: string;
  /** How many sheets are being committed; null while nothing is written. */
  readonly writing?: number | null;
}) => {
  const t = useT();
  const { language } = useAppearance();
  const { progress, elapsedMs, stopping } = work;
  const fraction = progress?.fraction ?? null;
  const settled = elapsedMs > SETTLED_MS;
  const done = progress?.done ?? 0;
  const facts = [
    progress === null ? null : translateAny(language, `progress.${progress.step}`),
    progress?.detail === '' ? null : progress?.detail,
    done > 0 ? t('imports.rows-done', { count: done }) : null,
    settled && done > 0
      ? t('imports.rows-per-second', {
          rate: formatNumber(language, Math.round(done / (elapsedMs / 1000))),
        })
      : null,
    settled && fraction !== null && fraction > 0.02
      ? timeLeftText(t, (elapsedMs * (1 - fraction)) / fraction)
      : null,
  ];
  return (
    <section className="section work-progress" aria-live="polite">
      <div className="section-head">
        <h2>{title}</h2>
        <div className="actions">
          <Button disabled={stopping} onClick={work.cancel}>
            {t(
              stopping
                ? 'imports.stopping'
                : writing === null
                  ? 'common.cancel'
                  : 'imports.stop-writing',
            )}
          </Button>
        </div>
      </div>
      {fraction === null ? (
        <div className="progress-unknown" role="progressbar" aria-label={title} />
      ) : (
        <Progress
          aria-label={title}
          percent={Math.round(fraction * 100)}
          status="active"
          format={(percent) => `${formatNumber(language, percent ?? 0)}%`}
        />
      )}
      <p className="quiet">
        {facts.filter((fact) => fact !== null && fact !== undefined).join(' · ')}
      </p>
      {writing !== null && (
        <p className="secondary">
          {t(writing === 1 ? 'imports.committing-one' : 'imports.committing-many')}
        </p>
      )}
    </section>
  );
};
