import { Button } from 'antd';
import { useEffect, useState } from 'react';
import { createPortal } from 'react-dom';
import type { EventDetail } from '../../../shared/contract/events.ts';
import type { SheetPlan } from '../../../shared/domain/events/run-sheet.ts';
import { useT } from '../../app/appearance.tsx';
import type { Segment } from './queries.ts';

interface PrintButtonProps {
  readonly event: EventDetail['event'];
  readonly segments: readonly Segment[];
  readonly plan: SheetPlan;
  readonly when: string;
  readonly timeText: (atMs: number) => string;
}

/** The run sheet on paper: time, content, host, material, note, and room to tick off. */
export const PrintButton = ({ event, segments, plan, when, timeText }: PrintButtonProps) => {
  const t = useT();
  const [printing, setPrinting] = useState(false);
  useEffect(() => {
    if (!printing) return;
    const after = (): void => setPrinting(false);
    window.addEventListener('afterprint', after);
    window.print();
    return () => window.removeEventListener('afterprint', after);
  }, [printing]);
  return (
    <>
      <Button onClick={() => setPrinting(true)}>{t('runSheet.print')}</Button>
      {printing &&
        createPortal(
          <div className="print-sheet run-paper">
            <h1>{event.name}</h1>
            <p>{[t('runSheet.title'), when, event.place].filter(Boolean).join(' · ')}</p>
            <table>
              <thead>
                <tr>
                  <th>{t('runSheet.time')}</th>
                  <th>{t('runSheet.minutes-short')}</th>
                  <th>{t('runSheet.content')}</th>
                  <th>{t('runSheet.host')}</th>
                  <th>{t('runSheet.material')}</th>
                  <th>{t('runSheet.note')}</th>
                </tr>
              </thead>
              <tbody>
                {segments.map((segment, index) => {
                  const { startAtMs, endAtMs } = plan.times[index]!;
                  return (
                    <tr key={segment.uid}>
                      <td className="run-paper-time">
                        {timeText(startAtMs)}–{timeText(endAtMs)}
                      </td>
                      <td className="number">{segment.minutes}</td>
                      <td className="run-paper-content">{segment.content}</td>
                      <td>{segment.host}</td>
                      <td>{segment.material}</td>
                      <td>{segment.note}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </div>,
          document.body,
        )}
    </>
  );
};
