import { Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import { eventKindNames, eventKinds, type EventKind } from '../../../shared/domain/events/kinds.ts';
import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import {
  eventTemplates,
  templateKeys,
  type TemplateKey,
} from '../../../shared/domain/events/templates.ts';
import { addDays } from '../../../shared/domain/values/days.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { Field } from '../../components/field.tsx';
import { CommunitySelect } from './community-select.tsx';
import { useEventChange } from './queries.ts';
import { WallPicker } from './wall-picker.tsx';

interface NewEventProps {
  readonly clock: ZoneClock;
  readonly nowMs: number;
  readonly onClose: () => void;
  readonly onCreated: (uid: string) => void;
}

const minutesMs = (key: TemplateKey): number => eventTemplates[key].durationMinutes * 60_000;

type TemplateChoice = TemplateKey | 'none';

/** A first date far enough ahead that no task of the template lies in the past. */
const firstStart = (choice: TemplateChoice, nowMs: number, clock: ZoneClock): number => {
  if (choice === 'none') return clock.utcMs(addDays(clock.local(nowMs).date, 7), '14:00');
  const template = eventTemplates[choice];
  const lead = Math.min(...template.tasks.map((task) => ('day' in task.from ? task.from.day : 0)));
  return clock.utcMs(addDays(clock.local(nowMs).date, 1 - lead), template.startTime);
};

/** Name, template and date; the tasks are counted back from the date. */
export const NewEvent = ({ clock, nowMs, onClose, onCreated }: NewEventProps) => {
  const t = useT();
  const { change, busy } = useEventChange();
  const [name, setName] = useState('');
  const [choice, setChoice] = useState<TemplateChoice>('sharing-session');
  const [kind, setKind] = useState<EventKind>('sharing');
  const [startAtMs, setStart] = useState(() => firstStart('sharing-session', nowMs, clock));
  const [durationMs, setDuration] = useState(minutesMs('sharing-session'));
  const [communityUid, setCommunity] = useState<string | null>(null);

  const choose = (next: TemplateChoice): void => {
    setChoice(next);
    setStart(firstStart(next, nowMs, clock));
    if (next === 'none') return;
    setKind(eventTemplates[next].kind);
    setDuration(minutesMs(next));
  };
  const create = async (): Promise<void> => {
    const template = choice === 'none' ? null : choice;
    const changed = await change('events.created', () =>
      client.events.create({
        template,
        fields: {
          name: name.trim(),
          kind,
          mode: template === null ? eventKinds[kind] : eventTemplates[template].mode,
          startAtMs,
          endAtMs: startAtMs + durationMs,
          communityUid,
        },
      }),
    ).catch(() => null);
    if (changed !== null) onCreated(changed.uid);
  };

  return (
    <Modal
      open
      title={t('events.new')}
      okText={
        name.trim() === '' ? t('events.create-unnamed') : t('events.create', { name: name.trim() })
      }
      okButtonProps={{ disabled: name.trim() === '', loading: busy }}
      cancelText={t('common.cancel')}
      onOk={() => void create()}
      onCancel={onClose}
      width={520}
    >
      <div className="form-column">
        <Field label={t('events.name')}>
          <Input
            autoFocus
            aria-label={t('events.name')}
            value={name}
            maxLength={200}
            onChange={(event) => setName(event.target.value)}
            onPressEnter={() => name.trim() !== '' && void create()}
          />
        </Field>
        <Field label={t('events.template')}>
          <Radio.Group
            className="template-choice"
            value={choice}
            onChange={(event) => choose(event.target.value as TemplateChoice)}
          >
            {templateKeys.map((key) => (
              <Radio key={key} value={key}>
                {t(`events.template-${key}`)}
                <span className="quiet small">
                  {t(`events.template-${key}-text`, {
                    count: eventTemplates[key].tasks.filter((task) => task.kind !== 'phase').length,
                  })}
                </span>
              </Radio>
            ))}
            <Radio value="none">
              {t('events.template-none')}
              <span className="quiet small">{t('events.template-none-text')}</span>
            </Radio>
          </Radio.Group>
        </Field>
        <Field label={t('events.kind')}>
          <Select
            aria-label={t('events.kind')}
            value={kind}
            onChange={setKind}
            options={eventKindNames.map((value) => ({ value, label: t(`events.kind-${value}`) }))}
          />
        </Field>
        <Field label={t('events.community')}>
          <CommunitySelect uid={communityUid} name={null} onChange={setCommunity} />
        </Field>
        <Field
          label={t('events.start')}
          hint={choice === 'none' ? undefined : t('events.when-text')}
        >
          <WallPicker
            label={t('events.start')}
            atMs={startAtMs}
            clock={clock}
            onChange={(atMs) => atMs !== null && setStart(atMs)}
          />
        </Field>
        <Field label={t('events.end')}>
          <WallPicker
            label={t('events.end')}
            atMs={startAtMs + durationMs}
            clock={clock}
            onChange={(atMs) => atMs !== null && setDuration(atMs - startAtMs)}
          />
        </Field>
      </div>
    </Modal>
  );
};
