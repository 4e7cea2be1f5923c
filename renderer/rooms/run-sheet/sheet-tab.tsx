import { Button, Segmented, Spin } from 'antd';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { EventDetail } from '../../../shared/contract/events.ts';
import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import { planSheetOf } from '../../../shared/domain/events/run-sheet.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile } from '../../rpc/files.ts';
import { useSheetEdits } from './edits.ts';
import { FillMenu } from './fill-menu.tsx';
import { PasteDialog } from './paste-dialog.tsx';
import { PrintButton } from './print-button.tsx';
import { useRunSheet } from './queries.ts';
import './run-sheet.css';
import { SheetConflicts } from './sheet-conflicts.tsx';
import { SheetTable } from './sheet-table.tsx';
import { VarianceTable } from './variance-table.tsx';
import { plannedTime, spanWords } from './words.ts';

interface SheetTabProps {
  readonly event: EventDetail['event'];
  readonly zone: string;
  readonly clock: ZoneClock;
  /** When the event is, in words. */
  readonly when: string;
}

const views = ['plan', 'variance'] as const;

/** The run sheet of an event: its segments typed in place, and afterwards how they went. */
export const SheetTab = ({ event, zone, clock, when }: SheetTabProps) => {
  const t = useT();
  const { language } = useAppearance();
  const [, go] = useLocation();
  const failureToast = useFailureToast();
  const query = useRunSheet(event.uid);
  const edits = useSheetEdits(event.uid, event.startAtMs, clock);
  const [view, setView] = useState<(typeof views)[number]>('plan');
  const [pasting, setPasting] = useState(false);
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />;
  if (query.data === undefined) return <Spin className="page-spin" />;
  const { segments } = query.data;
  const times = {
    startAtMs: event.startAtMs ?? 0,
    endAtMs: event.startAtMs === null ? null : event.endAtMs,
  };
  const plan = planSheetOf(segments, times);
  const timeText = (atMs: number): string => plannedTime(atMs, event, zone);
  const lastUid = segments.at(-1)?.uid ?? null;
  const fill = <FillMenu event={event} zone={zone} onPaste={() => setPasting(true)} />;
  const dialog = pasting && (
    <PasteDialog
      event={event}
      clock={clock}
      afterUid={lastUid}
      freeTime={event.startAtMs === null ? null : clock.local(plan.endAtMs).time}
      freeMinutes={(plan.endAtMs - times.startAtMs) / 60_000}
      onClose={() => setPasting(false)}
    />
  );
  if (segments.length === 0)
    return (
      <>
        <EmptyState
          sentence={t('runSheet.empty')}
          action={
            <span className="sheet-bar">
              <Button type="primary" onClick={() => void edits.insert(null)}>
                {t('runSheet.add')}
              </Button>
              {fill}
            </span>
          }
        />
        {dialog}
      </>
    );
  const spanMs = (minutes: number): string => spanWords(language, minutes * 60_000);
  const within = plan.totalMinutes - plan.beforeMinutes;
  const has = event.startAtMs !== null && event.endAtMs !== null;
  const began = segments.some(({ realStartAtMs }) => realStartAtMs !== null);
  const shown = began ? view : 'plan';
  return (
    <div className="sheet-tab">
      <div className="sheet-bar">
        <Button onClick={() => void edits.insert(lastUid)}>{t('runSheet.add')}</Button>
        {fill}
        <PrintButton
          event={event}
          segments={segments}
          plan={plan}
          when={when}
          timeText={timeText}
        />
        <Button
          onClick={() =>
            void client.runSheet
              .exportFile({ eventUid: event.uid })
              .then(({ handle }) => saveFile(handle))
              .catch(failureToast)
          }
        >
          {t('runSheet.export')}
        </Button>
        {began && (
          <Segmented
            value={shown}
            aria-label={t('runSheet.view')}
            options={views.map((value) => ({ value, label: t(`runSheet.view-${value}`) }))}
            onChange={setView}
          />
        )}
        <span className="bar-gap" />
        <Button type="primary" onClick={() => go(`/${event.uid}/live`)}>
          {t('runSheet.live')}
        </Button>
      </div>
      <p className="sheet-facts secondary">
        {[
          t('runSheet.count', { count: segments.length }),
          has
            ? t('runSheet.total-of', {
                total: spanMs(within),
                event: spanWords(language, event.endAtMs! - event.startAtMs!),
              })
            : t('runSheet.total', { total: spanMs(within) }),
          ...(plan.beforeMinutes > 0
            ? [t('runSheet.before-start', { span: spanMs(plan.beforeMinutes) })]
            : []),
          t('runSheet.ends', { time: timeText(plan.endAtMs) }),
        ].join(' · ')}
      </p>
      <SheetConflicts segments={segments} conflicts={plan.conflicts} />
      {shown === 'plan' ? (
        <>
          <SheetTable segments={segments} plan={plan} edits={edits} timeText={timeText} />
          <p className="quiet small">{t('runSheet.keys')}</p>
        </>
      ) : (
        <VarianceTable event={event} segments={segments} zone={zone} />
      )}
      {dialog}
    </div>
  );
};
