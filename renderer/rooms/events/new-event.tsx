import { CloseOutlined } from '@ant-design/icons';
import { Button, Input, Modal, Radio, Select } from 'antd';
import { useState } from 'react';
import type { OwnTemplate } from '../../../shared/contract/events.ts';
import {
  eventKindNames,
  eventKinds,
  type EventKind,
  type EventMode,
} from '../../../shared/domain/events/kinds.ts';
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
import { useEventChange, useOwnTemplates } from './queries.ts';
import { usePastGuard } from './past-question.tsx';
import { WallPicker } from './wall-picker.tsx';

interface NewEventProps {
  readonly clock: ZoneClock;
  readonly nowMs: number;
  readonly onClose: () => void;
  readonly onCreated: (uid: string) => void;
}

const minutesMs = (key: TemplateKey): number => eventTemplates[key].durationMinutes * 60_000;

/** A template of the program, `none`, or the uid of one of the operators' own. */
type TemplateChoice = string;

const builtIn = (choice: TemplateChoice): TemplateKey | undefined =>
  templateKeys.find((key) => key === choice);

interface Frame {
  readonly kind: EventKind;
  readonly mode: EventMode;
  readonly durationMinutes: number;
  readonly startTime: string;
  /** Day of the first task before the event, 0 or negative. */
  readonly firstDay: number;
}

const frameOf = (choice: TemplateChoice, own: readonly OwnTemplate[]): Frame | null => {
  const key = builtIn(choice);
  if (key === undefined) return own.find(({ uid }) => uid === choice) ?? null;
  const template = eventTemplates[key];
  const days = template.tasks.map((task) => ('day' in task.from ? task.from.day : 0));
  return { ...template, firstDay: Math.min(...days) };
};

/** A first date far enough ahead that no task of the template lies in the past. */
const firstStart = (frame: Frame | null, nowMs: number, clock: ZoneClock): number => {
  const today = clock.local(nowMs).date;
  return frame === null
    ? clock.utcMs(addDays(today, 7), '14:00')
    : clock.utcMs(addDays(today, 1 - frame.firstDay), frame.startTime);
};

/** Name, template and date; the tasks are counted back from the date. */
export const NewEvent = ({ clock, nowMs, onClose, onCreated }: NewEventProps) => {
  const t = useT();
  const { change } = useEventChange();
  const { run, busy, question } = usePastGuard();
  const [name, setName] = useState('');
  const [choice, setChoice] = useState<TemplateChoice>('sharing-session');
  const [kind, setKind] = useState<EventKind>('sharing');
  const [startAtMs, setStart] = useState(() =>
    firstStart(frameOf('sharing-session', []), nowMs, clock),
  );
  const [durationMs, setDuration] = useState(minutesMs('sharing-session'));
  const [communityUid, setCommunity] = useState<string | null>(null);

  const own = useOwnTemplates().data ?? [];

  const choose = (next: TemplateChoice): void => {
    const frame = frameOf(next, own);
    setChoice(next);
    setStart(firstStart(frame, nowMs, clock));
    if (frame === null) return;
    setKind(frame.kind);
    setDuration(frame.durationMinutes * 60_000);
  };
  const create = async (): Promise<void> => {
    const frame = frameOf(choice, own);
    const changed = await run('events.created', (past) =>
      client.events.create({
        past,
        template: builtIn(choice) ?? null,
        ownTemplate: own.some(({ uid }) => uid === choice) ? choice : null,
        fields: {
          name: name.trim(),
          kind,
          mode: frame?.mode ?? eventKinds[kind],
          startAtMs,
          endAtMs: startAtMs + durationMs,
          communityUid,
        },
      }),
    );
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
            onChange={(event) => choose(event.target.value as string)}
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
            {own.map((template) => (
              <span key={template.uid} className="own-template">
                <Radio value={template.uid}>
                  {template.name}
                  <span className="quiet small">
                    {t('events.template-own-text', { count: template.taskCount })}
                  </span>
                </Radio>
                <Button
                  type="text"
                  size="small"
                  icon={<CloseOutlined />}
                  aria-label={t('events.remove-template', { name: template.name })}
                  onClick={() => {
                    if (choice === template.uid) choose('none');
                    void change('events.template-removed', () =>
                      client.events.removeTemplate({ uid: template.uid }),
                    ).catch(() => null);
                  }}
                />
              </span>
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
      {question}
    </Modal>
  );
};
