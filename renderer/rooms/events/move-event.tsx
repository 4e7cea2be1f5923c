import { Modal } from 'antd';
import { useState } from 'react';
import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { Field } from '../../components/field.tsx';
import { usePastGuard } from './past-question.tsx';
import type { Detail } from './queries.ts';
import { WallPicker } from './wall-picker.tsx';

interface MoveEventProps {
  readonly detail: Detail;
  readonly clock: ZoneClock;
  readonly onClose: () => void;
}

/** Gives the event another time and takes its relative tasks along. */
export const MoveEvent = ({ detail, clock, onClose }: MoveEventProps) => {
  const t = useT();
  const { run, busy, question } = usePastGuard();
  const { event, tasks } = detail;
  const durationMs =
    event.startAtMs !== null && event.endAtMs !== null
      ? event.endAtMs - event.startAtMs
      : 2 * 3_600_000;
  const [startAtMs, setStart] = useState(event.startAtMs);
  const [endAtMs, setEnd] = useState(event.endAtMs);
  const move = async (): Promise<void> => {
    if (startAtMs === null || endAtMs === null) return;
    const done = await run('events.moved', (past) =>
      client.events.reschedule({ uid: event.uid, startAtMs, endAtMs, past }),
    );
    if (done !== null) onClose();
  };
  const relative = tasks.filter((task) => task.relative && task.kind !== 'phase').length;
  return (
    <Modal
      open
      title={t('events.move-event-title')}
      okText={
        startAtMs === null
          ? t('events.move-event')
          : t('events.move-event-do', { date: clock.local(startAtMs).date })
      }
      okButtonProps={{ disabled: startAtMs === null || endAtMs === null, loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void move()}
      onCancel={onClose}
      width={460}
    >
      <div className="form-column">
        <Field label={t('events.start')}>
          <WallPicker
            label={t('events.start')}
            atMs={startAtMs}
            clock={clock}
            onChange={(atMs) => {
              setStart(atMs);
              if (atMs !== null) setEnd(atMs + durationMs);
            }}
          />
        </Field>
        <Field label={t('events.end')}>
          <WallPicker label={t('events.end')} atMs={endAtMs} clock={clock} onChange={setEnd} />
        </Field>
        {event.startAtMs !== null && relative > 0 && (
          <p className="secondary">{t('events.move-event-text', { count: relative })}</p>
        )}
      </div>
      {question}
    </Modal>
  );
};
