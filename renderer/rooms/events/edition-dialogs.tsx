import { Checkbox, Input, Modal } from 'antd';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { nextName } from '../../../shared/domain/events/next-name.ts';
import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import { addDays } from '../../../shared/domain/values/days.ts';
import { useT } from '../../app/appearance.tsx';
import { Field } from '../../components/field.tsx';
import { client } from '../../rpc/client.ts';
import { useEventChange, useOwnTemplates, type Detail } from './queries.ts';
import { usePastGuard } from './past-question.tsx';
import { WallPicker } from './wall-picker.tsx';

interface DialogProps {
  readonly detail: Detail;
  readonly onClose: () => void;
}

/** Keeps the plan of an event as a template under a name. */
export const SaveTemplate = ({ detail, onClose }: DialogProps) => {
  const t = useT();
  const { change, busy } = useEventChange();
  const { event, tasks } = detail;
  const [name, setName] = useState(event.name);
  const known = useOwnTemplates().data ?? [];
  const replaces = known.some((one) => one.name === name.trim());
  const save = async (): Promise<void> => {
    const done = await change('events.template-saved', () =>
      client.events.saveTemplate({ eventUid: event.uid, name: name.trim() }),
    ).catch(() => null);
    if (done !== null) onClose();
  };
  return (
    <Modal
      open
      title={t('events.save-template')}
      okText={t(replaces ? 'events.replace-template' : 'events.save-template')}
      okButtonProps={{ disabled: name.trim() === '', loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void save()}
      onCancel={onClose}
      width={460}
    >
      <div className="form-column">
        <p className="secondary">
          {t('events.save-template-text', {
            count: tasks.filter(({ kind }) => kind !== 'phase').length,
          })}
        </p>
        <Field label={t('events.template-name')}>
          <Input
            autoFocus
            aria-label={t('events.template-name')}
            value={name}
            maxLength={200}
            onChange={({ target }) => setName(target.value)}
            onPressEnter={() => name.trim() !== '' && void save()}
          />
        </Field>
        {replaces && <p className="secondary">{t('events.replace-template-text')}</p>}
      </div>
    </Modal>
  );
};

interface NextEditionProps extends DialogProps {
  readonly clock: ZoneClock;
  readonly nowMs: number;
  readonly onCreated: (uid: string) => void;
}

/** The same event again: at which time, and with what is still to be done about the last one. */
export const NextEdition = ({ detail, clock, nowMs, onClose, onCreated }: NextEditionProps) => {
  const t = useT();
  const { run, busy, question } = usePastGuard();
  const { event, tasks } = detail;
  const before = event.startAtMs ?? nowMs;
  const actions = useQuery({
    queryKey: ['events', 'open-actions', event.uid],
    queryFn: ({ signal }) => client.events.openActions({ uid: event.uid }, { signal }),
  });
  const [name, setName] = useState(() => nextName(event.name));
  const [withActions, setWithActions] = useState(true);
  const [startAtMs, setStart] = useState(() => {
    // Four weeks on, on the same weekday and hour, and not before there is time to prepare it.
    const { date, time } = clock.local(before);
    const lead = Math.min(0, ...tasks.map((task) => task.startAtMs - before));
    let next = clock.utcMs(addDays(date, 28), time);
    for (let weeks = 5; next + lead < nowMs; weeks += 1)
      next = clock.utcMs(addDays(date, weeks * 7), time);
    return next;
  });
  const create = async (): Promise<void> => {
    const changed = await run('events.created', (past) =>
      client.events.nextEdition({
        past,
        uid: event.uid,
        name: name.trim(),
        startAtMs,
        actions: withActions && (actions.data?.length ?? 0) > 0,
      }),
    );
    if (changed !== null) onCreated(changed.uid);
  };
  return (
    <Modal
      open
      title={t('events.next-edition')}
      okText={t('events.next-edition-do', { date: clock.local(startAtMs).date })}
      okButtonProps={{ disabled: name.trim() === '', loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void create()}
      onCancel={onClose}
      width={460}
    >
      <div className="form-column">
        <p className="secondary">
          {t('events.next-edition-text', {
            count: tasks.filter(({ kind }) => kind !== 'phase').length,
          })}
        </p>
        <Field label={t('events.name')}>
          <Input
            aria-label={t('events.name')}
            value={name}
            maxLength={200}
            onChange={({ target }) => setName(target.value)}
          />
        </Field>
        <Field label={t('events.start')}>
          <WallPicker
            label={t('events.start')}
            atMs={startAtMs}
            clock={clock}
            onChange={(atMs) => atMs !== null && setStart(atMs)}
          />
        </Field>
        {(actions.data?.length ?? 0) > 0 && (
          <>
            <Checkbox
              checked={withActions}
              onChange={({ target }) => setWithActions(target.checked)}
            >
              {t('events.carry-actions', { count: actions.data!.length })}
            </Checkbox>
            <ul className="secondary small">
              {actions.data!.map((one) => (
                <li key={one.uid}>
                  {one.text}
                  {one.owner !== null && <span className="quiet"> · {one.owner}</span>}
                </li>
              ))}
            </ul>
          </>
        )}
      </div>
      {question}
    </Modal>
  );
};
