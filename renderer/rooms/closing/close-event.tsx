import { Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import type { ClosingState } from '../../../shared/contract/closing.ts';
import type { EventRow } from '../../../shared/contract/events.ts';
import { formatInstant } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { useEventChange } from '../events/queries.ts';

const SHOWN_TASKS = 5;

interface CloseEventProps {
  readonly event: EventRow;
  readonly state: ClosingState;
  /** Items of the closing list that are not done. */
  readonly openItems: number;
  readonly zone: string;
  readonly onClose: () => void;
}

/** Closes the event; asks first what becomes of tasks that are not done. */
export const CloseEvent = ({ event, state, openItems, zone, onClose }: CloseEventProps) => {
  const t = useT();
  const { change, busy } = useEventChange();
  const { openTasks, nextEditions } = state;
  const [what, setWhat] = useState<'leave' | 'done' | 'move'>('leave');
  const [to, setTo] = useState<string | null>(nextEditions[0]?.uid ?? null);
  const close = (): void => {
    const choice =
      what === 'move' && to !== null
        ? { do: what, toEventUid: to }
        : { do: what === 'done' ? what : ('leave' as const) };
    void change('closing.closed', () =>
      client.closing.close({ eventUid: event.uid, openTasks: choice }),
    ).then(onClose, () => null);
  };
  return (
    <Modal
      open
      title={t('closing.close-of', { name: event.name })}
      okText={t('closing.close')}
      cancelText={t('closing.cancel')}
      confirmLoading={busy}
      onOk={close}
      onCancel={onClose}
      width={520}
    >
      <div className="form-column">
        {openItems > 0 && (
          <p className="secondary">{t('closing.close-open-items', { count: openItems })}</p>
        )}
        {openTasks.length === 0 ? (
          <p>{t('closing.close-no-tasks')}</p>
        ) : (
          <>
            <strong id="close-tasks">
              {t('closing.close-tasks', { count: openTasks.length })}
            </strong>
            <ul className="closing-open-tasks">
              {openTasks.slice(0, SHOWN_TASKS).map((task) => (
                <li key={task.uid}>
                  {task.name}
                  {task.owner !== null && <span className="quiet"> · {task.owner}</span>}
                </li>
              ))}
              {openTasks.length > SHOWN_TASKS && (
                <li className="quiet">
                  {t('closing.close-tasks-more', { count: openTasks.length - SHOWN_TASKS })}
                </li>
              )}
            </ul>
            <Radio.Group
              className="closing-choice"
              aria-labelledby="close-tasks"
              value={what}
              onChange={(changed) => setWhat(changed.target.value as typeof what)}
            >
              <Radio value="leave">{t('closing.tasks-leave')}</Radio>
              <Radio value="done">{t('closing.tasks-done')}</Radio>
              <Radio value="move" disabled={nextEditions.length === 0}>
                {t('closing.tasks-move')}
              </Radio>
            </Radio.Group>
            {nextEditions.length === 0 && (
              <span className="quiet small">{t('closing.tasks-move-none')}</span>
            )}
            {what === 'move' && (
              <>
                <Select
                  aria-label={t('closing.next-edition')}
                  value={to}
                  onChange={setTo}
                  options={nextEditions.map(({ uid, name, startAtMs }) => ({
                    value: uid,
                    label: `${name} · ${formatInstant(startAtMs, zone)}`,
                  }))}
                />
                <span className="quiet small">{t('closing.tasks-move-text')}</span>
              </>
            )}
          </>
        )}
      </div>
    </Modal>
  );
};
