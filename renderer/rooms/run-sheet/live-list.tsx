import { useEffect, useRef } from 'react';
import { varianceOf, type RunState } from '../../../shared/domain/events/run-live.ts';
import type { EventTimes } from '../../../shared/domain/events/run-sheet.ts';
import { formatTime } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import type { Segment } from './queries.ts';
import { differenceWords } from './words.ts';

interface LiveListProps {
  readonly segments: readonly Segment[];
  readonly state: RunState;
  readonly times: EventTimes;
  readonly zone: string;
}

/** All segments: those that are through with how they went, the one that runs, those to come. */
export const LiveList = ({ segments, state, times, zone }: LiveListProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { rows } = varianceOf(segments, times);
  const here = useRef<HTMLLIElement>(null);
  const shown = state.current ?? state.next;
  useEffect(() => {
    here.current?.scrollIntoView({ block: 'nearest' });
  }, [shown]);
  const stateOf = (segment: Segment): 'done' | 'running' | 'skipped' | 'next' | 'later' => {
    if (segment.uid === state.current) return 'running';
    if (segment.realStartAtMs !== null) return 'done';
    if (segment.uid === state.next) return 'next';
    const began = segments.findLastIndex(({ realStartAtMs }) => realStartAtMs !== null);
    return segments.indexOf(segment) < began ? 'skipped' : 'later';
  };
  return (
    <ol className="live-list" aria-label={t('runSheet.title')} tabIndex={0}>
      {segments.map((segment, index) => {
        const row = rows[index]!;
        const kind = stateOf(segment);
        return (
          <li
            key={segment.uid}
            data-state={kind}
            {...(segment.uid === shown ? { ref: here } : {})}
            {...(kind === 'running' ? { 'aria-current': 'step' as const } : {})}
          >
            <span className="live-list-time">
              {formatTime(segment.realStartAtMs ?? row.plannedStartAtMs, zone)}
            </span>
            <span className="live-list-what">
              {kind === 'done' && '✓ '}
              {kind === 'running' && '▶ '}
              {segment.content || t('runSheet.unnamed')}
              <span className="small quiet live-list-note">
                {kind === 'done' && row.lengthMs !== null
                  ? differenceWords(language, row.lengthMs, 'length')
                  : kind === 'skipped'
                    ? t('runSheet.skipped')
                    : t('runSheet.n-minutes', { n: segment.minutes + segment.addedMinutes })}
              </span>
            </span>
          </li>
        );
      })}
    </ol>
  );
};
