import type { EventDetail } from '../../../shared/contract/events.ts';
import {
  measuredTimes,
  varianceOf,
  type SheetVariance,
} from '../../../shared/domain/events/run-live.ts';
import { MINUTE_MS } from '../../../shared/domain/events/run-sheet.ts';
import { unknown } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { useEscape } from '../../components/escape.ts';
import { useRunSheet, type Segment } from '../run-sheet/queries.ts';
import { clockSpan, differenceWords, spanWords } from '../run-sheet/words.ts';

type Event = EventDetail['event'];

/** The run sheet of the event with how it went; null while there is none. */
const useVariance = (
  event: Event,
): { readonly segments: readonly Segment[]; readonly variance: SheetVariance } | null => {
  const segments = useRunSheet(event.uid).data?.segments ?? [];
  if (segments.length === 0) return null;
  return { segments, variance: varianceOf(segments, measuredTimes(segments, event, 0).times) };
};

interface ScheduleCardProps {
  readonly event: Event;
  readonly onOpen: () => void;
}

/** How long the event took against its run sheet, and what took longest over its time. */
export const ScheduleCard = ({ event, onOpen }: ScheduleCardProps) => {
  const t = useT();
  const { language } = useAppearance();
  const sheet = useVariance(event);
  if (sheet === null) return null;
  const { segments, variance } = sheet;
  const worst = segments.find(({ uid }) => uid === variance.longestOver?.uid);
  const notes =
    variance.done === 0
      ? [t('closing.schedule-none')]
      : [
          t('closing.schedule-planned', { span: spanWords(language, variance.plannedLengthMs) }),
          differenceWords(language, variance.lengthMs, 'length'),
          ...(worst === undefined
            ? []
            : [
                t('closing.schedule-worst', {
                  name: worst.content || t('runSheet.unnamed'),
                  over: differenceWords(language, variance.longestOver!.lengthMs!, 'length'),
                }),
              ]),
          ...(variance.done === segments.length
            ? []
            : [t('closing.schedule-part', { done: variance.done, all: segments.length })]),
        ];
  return (
    <button type="button" className="figure-card" data-tone="plain" onClick={onOpen}>
      <span className="figure-label">{t('closing.schedule')}</span>
      <span className="figure-value">
        {variance.done === 0 ? unknown : spanWords(language, variance.realLengthMs)}
      </span>
      <span className="quiet small">{notes.join(' · ')}</span>
    </button>
  );
};

interface ScheduleDrawerProps {
  readonly event: Event;
  readonly onClose: () => void;
}

/** Each segment as it was planned and as it went. */
export const ScheduleDrawer = ({ event, onClose }: ScheduleDrawerProps) => {
  const t = useT();
  const { language } = useAppearance();
  const sheet = useVariance(event);
  useEscape(onClose);
  if (sheet === null) return null;
  const { segments, variance } = sheet;
  const clock = (ms: number | null): string => (ms === null ? unknown : clockSpan(ms));
  const over = (ms: number | null) => (
    <span className={ms !== null && ms > 0 ? 'watch' : ''}>
      {ms === null ? unknown : differenceWords(language, ms, 'length')}
    </span>
  );
  return (
    <Drawer title={t('closing.schedule')} label={t('closing.schedule')} onClose={onClose}>
      <table className="report-table" aria-label={t('closing.schedule')}>
        <thead>
          <tr>
            <th scope="col">{t('closing.schedule-segment')}</th>
            <th scope="col" data-align="right">
              {t('runSheet.planned-length')}
            </th>
            <th scope="col" data-align="right">
              {t('runSheet.real-length')}
            </th>
            <th scope="col">{t('runSheet.length-variance')}</th>
          </tr>
        </thead>
        <tbody>
          {segments.map((segment, at) => {
            const row = variance.rows[at]!;
            return (
              <tr key={segment.uid}>
                <td>
                  {segment.content || t('runSheet.unnamed')}
                  {segment.liveNote !== null && (
                    <span className="quiet small schedule-note">{segment.liveNote}</span>
                  )}
                </td>
                <td data-align="right">{clock(segment.minutes * MINUTE_MS)}</td>
                <td data-align="right">{clock(row.realLengthMs)}</td>
                <td>{over(row.lengthMs)}</td>
              </tr>
            );
          })}
        </tbody>
        {variance.done > 0 && (
          <tfoot>
            <tr>
              <th scope="row">{t('runSheet.total-done', { count: variance.done })}</th>
              <td data-align="right">{clock(variance.plannedLengthMs)}</td>
              <td data-align="right">{clock(variance.realLengthMs)}</td>
              <td>{over(variance.lengthMs)}</td>
            </tr>
          </tfoot>
        )}
      </table>
    </Drawer>
  );
};
