import { Button } from 'antd';
import type { EventDetail } from '../../../shared/contract/events.ts';
import { measuredTimes, varianceOf } from '../../../shared/domain/events/run-live.ts';
import { planSheetOf } from '../../../shared/domain/events/run-sheet.ts';
import { formatTime } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { useSheetChange, type Segment } from './queries.ts';
import { clockSpan, differenceWords, plannedTime } from './words.ts';

interface VarianceTableProps {
  readonly event: EventDetail['event'];
  readonly segments: readonly Segment[];
  readonly zone: string;
}

/** How it went against the plan, segment by segment and together. */
export const VarianceTable = ({ event, segments, zone }: VarianceTableProps) => {
  const t = useT();
  const { language } = useAppearance();
  const { change } = useSheetChange();
  const measured = measuredTimes(segments, event, 0);
  const variance = varianceOf(segments, measured.times);
  const planned = planSheetOf(segments, { startAtMs: event.startAtMs ?? 0, endAtMs: null });
  const difference = (ms: number | null, kind: 'start' | 'length') =>
    ms === null ? (
      <span className="quiet">—</span>
    ) : (
      <span className={ms > 0 ? 'watch' : ''}>{differenceWords(language, ms, kind)}</span>
    );
  const clear = (): void =>
    void change('runSheet.cleared', () =>
      client.runSheet.clearTimes({ eventUid: event.uid }),
    ).catch(() => null);
  return (
    <>
      <div className="sheet-scroll">
        <table className="plain-table" aria-label={t('runSheet.view-variance')}>
          <thead>
            <tr>
              <th>#</th>
              <th>{t('runSheet.content')}</th>
              <th>{t('runSheet.planned-start')}</th>
              <th>{t('runSheet.real-start')}</th>
              <th>{t('runSheet.start-variance')}</th>
              <th className="number">{t('runSheet.planned-length')}</th>
              <th className="number">{t('runSheet.real-length')}</th>
              <th>{t('runSheet.length-variance')}</th>
              <th>{t('runSheet.live-note')}</th>
            </tr>
          </thead>
          <tbody>
            {segments.map((segment, index) => {
              const row = variance.rows[index]!;
              const { realStartAtMs } = segment;
              return (
                <tr key={segment.uid}>
                  <td className="quiet">{index + 1}</td>
                  <td>{segment.content}</td>
                  <td>{plannedTime(planned.times[index]!.startAtMs, event, zone)}</td>
                  <td>{formatTime(realStartAtMs, zone)}</td>
                  <td>{difference(row.startMs, 'start')}</td>
                  <td className="number">{clockSpan(segment.minutes * 60_000)}</td>
                  <td className="number">
                    {row.realLengthMs === null ? '—' : clockSpan(row.realLengthMs)}
                  </td>
                  <td>{difference(row.lengthMs, 'length')}</td>
                  <td className="secondary">{segment.liveNote}</td>
                </tr>
              );
            })}
          </tbody>
          <tfoot>
            <tr>
              <td />
              <th scope="row" colSpan={4}>
                {t('runSheet.total-done', { count: variance.done })}
              </th>
              <td className="number">{clockSpan(variance.plannedLengthMs)}</td>
              <td className="number">{clockSpan(variance.realLengthMs)}</td>
              <td>{difference(variance.done === 0 ? null : variance.lengthMs, 'length')}</td>
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
      {measured.from === 'real-start' && (
        <p className="quiet small">
          {t(event.startAtMs === null ? 'runSheet.live-undated' : 'runSheet.went-elsewhen')}
        </p>
      )}
      <p>
        <Button onClick={clear}>{t('runSheet.clear-times')}</Button>
      </p>
    </>
  );
};
