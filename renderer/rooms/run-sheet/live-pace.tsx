import type { EventDetail } from '../../../shared/contract/events.ts';
import type { RunState } from '../../../shared/domain/events/run-live.ts';
import { formatTime } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { spanWords } from './words.ts';

const MINUTE_MS = 60_000;

interface LivePaceProps {
  readonly event: EventDetail['event'];
  readonly state: RunState;
  readonly zone: string;
}

/** How far behind or ahead the event is, and when it will end at this pace. */
export const LivePace = ({ event, state, zone }: LivePaceProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { behindMs, endsAtMs, plannedEndAtMs, phase } = state;
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
          time: formatTime(endsAtMs, zone),
        })}
      </span>
      {event.startAtMs !== null && (
        <span className="quiet">
          {t('runSheet.planned-end', { time: formatTime(plannedEndAtMs, zone) })}
        </span>
      )}
    </p>
  );
};
