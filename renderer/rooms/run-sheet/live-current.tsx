import { allottedMs, type RunState } from '../../../shared/domain/events/run-live.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import type { Segment } from './queries.ts';
import { clockSpan, countdown, spanWords } from './words.ts';

interface LiveCurrentProps {
  readonly current: Segment | null;
  readonly next: Segment | null;
  readonly state: RunState;
}

/** The segment that runs with the time it has left, in figures, colour and words; then the next. */
export const LiveCurrent = ({ current, next, state }: LiveCurrentProps) => {
  const t = useT();
  const { language } = useAppearance();
  const named = (segment: Segment): string => segment.content || t('runSheet.unnamed');
  const facts = (segment: Segment): string =>
    [
      spanWords(language, allottedMs(segment)),
      ...(segment.host === null ? [] : [t('runSheet.host-is', { host: segment.host })]),
      ...(segment.material === null
        ? []
        : [t('runSheet.material-is', { material: segment.material })]),
    ].join(' · ');
  const allotted = current === null ? 0 : allottedMs(current);
  return (
    <>
      <section className="live-current" data-tone={current === null ? 'idle' : state.tone}>
        {current === null ? (
          <>
            <h2>{t(`runSheet.phase-${state.phase === 'running' ? 'before' : state.phase}`)}</h2>
            {state.nextInMs !== null && (
              <div className="live-times">
                <div>
                  <span className="live-label">
                    {t(state.phase === 'before' ? 'runSheet.starts-in' : 'runSheet.next-in')}
                  </span>
                  <span className="live-remaining" role="timer">
                    {countdown(language, state.nextInMs)}
                  </span>
                </div>
              </div>
            )}
          </>
        ) : (
          <>
            <h2>{named(current)}</h2>
            <p className="secondary">{facts(current)}</p>
            {current.note !== null && <p className="live-plan-note">{current.note}</p>}
            <div className="live-times">
              <div>
                <span className="live-label">
                  {t(state.tone === 'over' ? 'runSheet.over-by' : 'runSheet.remaining')}
                </span>
                <span className="live-remaining" role="timer">
                  {state.tone === 'over' && '+'}
                  {state.tone === 'over'
                    ? clockSpan(state.remainingMs)
                    : countdown(language, state.remainingMs)}
                </span>
              </div>
              <div>
                <span className="live-label">{t('runSheet.elapsed')}</span>
                <span className="live-elapsed">{clockSpan(state.elapsedMs)}</span>
              </div>
            </div>
            <progress
              className="live-progress"
              max={1}
              value={allotted === 0 ? 1 : Math.min(1, Math.max(0, state.elapsedMs / allotted))}
              aria-label={t('runSheet.elapsed')}
            />
            {/* Told once when it turns, not every second. */}
            <p className="live-tone" role="status">
              {t(`runSheet.tone-${state.tone}`)}
            </p>
          </>
        )}
      </section>
      <p className="live-next">
        <span className="live-label">{t('runSheet.next')}</span>
        {next === null ? (
          <span>{t(current === null ? 'runSheet.next-none-done' : 'runSheet.next-none')}</span>
        ) : (
          <span>
            <strong>{named(next)}</strong> <span className="secondary">{facts(next)}</span>
          </span>
        )}
      </p>
    </>
  );
};
