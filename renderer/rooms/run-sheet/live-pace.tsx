import type { RunState } from '../../../shared/domain/events/run-live.ts';
import { formatDate, formatInstant, formatTime } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { spanWords } from './words.ts';

const MINUTE_MS = 60_000;

interface LivePaceProps {
  readonly state: RunState;
  readonly nowMs: number;
  readonly zone: string;
}

/** How far behind or ahead the event is, and when it will end at this pace. */
export const LivePace = ({ state, nowMs, zone }: LivePaceProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { behindMs, endsAtMs, plannedEndAtMs, phase } = state;
  /** With its date where that is not today. */
  const when = (atMs: number): string =>
    formatDate(atMs, zone) === formatDate(nowMs, zone)
      ? formatTime(atMs, zone)
      : formatInstant(atMs, zone);
  const kind =
    phase === 'before' && behindMs === 0
      ? 'not-begun'
      : Math.abs(behindMs) < MINUTE_MS
        ? 'on-time'
        : behindMs > 0
          ? 'behind'
          : 'ahead';
  return (
    <p className="live-pace">
      <strong className={kind === 'behind' ? 'bad' : kind === 'not-begun' ? '' : 'good'}>
        {t(`runSheet.pace-${kind}`, { span: spanWords(language, behindMs) })}
      </strong>
      <span>
        {t(phase === 'done' ? 'runSheet.ended-at' : 'runSheet.will-end', {
          time: when(endsAtMs),
        })}
      </span>
      <span className="quiet">{t('runSheet.planned-end', { time: when(plannedEndAtMs) })}</span>
    </p>
  );
};
