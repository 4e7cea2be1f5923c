import { Input, Modal } from 'antd';
import { useState } from 'react';
import type { EventDetail } from '../../../shared/contract/events.ts';
import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import { pastedSegments, type PastedSegment } from '../../../shared/domain/events/run-paste.ts';
import { offsetOfTime } from '../../../shared/domain/events/run-sheet.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { useSheetChange } from './queries.ts';

interface PasteDialogProps {
  readonly event: EventDetail['event'];
  readonly clock: ZoneClock;
  readonly afterUid: string | null;
  /** When what is there ends: a time of the day (null without a date), and minutes from the start. */
  readonly freeTime: string | null;
  readonly freeMinutes: number;
  readonly onClose: () => void;
}

const MOST_SEGMENTS = 1000;

/** A fixed start is one more than the last: times of a sheet go on, over midnight too. */
const offsetsOf = (
  segments: readonly PastedSegment[],
  { event, clock, freeMinutes }: PasteDialogProps,
): readonly (number | null)[] => {
  let base: number | null = null;
  return segments.map(({ time }) => {
    if (time === null) return null;
    if (event.startAtMs !== null) return offsetOfTime(time, event.startAtMs, clock);
    // Without a date the first time that is named stands where the sheet ends now.
    const minute = Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
    base ??= minute - freeMinutes;
    const offset = minute - base;
    return offset < freeMinutes ? offset + 24 * 60 : offset;
  });
};

/** A table out of a spreadsheet or a message, shown as segments before they are added. */
export const PasteDialog = (props: PasteDialogProps) => {
  const { event, afterUid, freeTime, onClose } = props;
  const t = useT();
  const { busy, change } = useSheetChange();
  const [text, setText] = useState('');
  const segments = pastedSegments(text, freeTime);
  const tooMany = segments.length > MOST_SEGMENTS;
  const add = async (): Promise<void> => {
    const offsets = offsetsOf(segments, props);
    try {
      await change('runSheet.filled', () =>
        client.runSheet.add({
          eventUid: event.uid,
          afterUid,
          segments: segments.map(({ minutes, content, host, material, note }, index) => ({
            offsetMinutes: offsets[index]!,
            minutes,
            content,
            host,
            material,
            note,
          })),
        }),
      );
      onClose();
    } catch {
      // The toast said why; what was pasted stays.
    }
  };
  return (
    <Modal
      open
      width={860}
      title={t('runSheet.fill-paste')}
      okText={t('runSheet.paste-add', { count: segments.length })}
      cancelText={t('common.cancel')}
      okButtonProps={{ disabled: segments.length === 0 || tooMany, loading: busy }}
      onOk={() => void add()}
      onCancel={onClose}
    >
      <p className="secondary">{t('runSheet.paste-hint')}</p>
      <Input.TextArea
        autoFocus
        value={text}
        aria-label={t('runSheet.fill-paste')}
        placeholder={t('runSheet.paste-example')}
        autoSize={{ minRows: 5, maxRows: 10 }}
        onChange={(changed) => setText(changed.target.value)}
      />
      {tooMany && (
        <p className="bad" role="alert">
          {t('runSheet.paste-too-many', { max: MOST_SEGMENTS })}
        </p>
      )}
      {segments.length > 0 && !tooMany && (
        <div className="sheet-scroll sheet-preview">
          <table className="plain-table" aria-label={t('runSheet.paste-preview')}>
            <thead>
              <tr>
                <th>{t('runSheet.start')}</th>
                <th className="number">{t('runSheet.minutes')}</th>
                <th>{t('runSheet.content')}</th>
                <th>{t('runSheet.host')}</th>
                <th>{t('runSheet.material')}</th>
                <th>{t('runSheet.note')}</th>
              </tr>
            </thead>
            <tbody>
              {segments.map((segment, index) => (
                <tr key={index}>
                  <td>{segment.time ?? <span className="quiet">{t('runSheet.follows')}</span>}</td>
                  <td className={`number ${segment.guessed ? 'watch' : ''}`}>
                    {segment.guessed
                      ? t('runSheet.guessed', { n: segment.minutes })
                      : segment.minutes}
                  </td>
                  <td>{segment.content}</td>
                  <td>{segment.host}</td>
                  <td>{segment.material}</td>
                  <td>{segment.note}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Modal>
  );
};
