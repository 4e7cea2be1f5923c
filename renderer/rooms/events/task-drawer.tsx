import { Button, Checkbox, InputNumber, Select, Slider } from 'antd';
import { useState } from 'react';
import type { TaskFields, TaskRow } from '../../../shared/contract/events.ts';
import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import { currencyDigits } from '../../../shared/messages/format.ts';
import { useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { PersonBox } from '../../components/person-input.tsx';
import { Drawer } from '../../components/drawer.tsx';
import { client } from '../../rpc/client.ts';
import { Field } from '../../components/field.tsx';
import { useEventChange, type Detail } from './queries.ts';
import { usePastTask } from './past-task.tsx';
import { TaskLinks } from './task-links.tsx';
import { TextBox } from './text-box.tsx';
import { WallPicker } from './wall-picker.tsx';

interface TaskDrawerProps {
  readonly detail: Detail;
  readonly task: TaskRow;
  readonly clock: ZoneClock;
  readonly nowMs: number;
  readonly onClose: () => void;
  readonly onRemove: () => void;
}

/** Everything of one task, each field saved when it is left. */
export const TaskDrawer = ({ detail, task, clock, nowMs, onClose, onRemove }: TaskDrawerProps) => {
  const t = useT();
  const { change } = useEventChange();
  const save = (fields: Partial<TaskFields>): void =>
    void change('events.task-updated', () =>
      client.events.updateTask({ uid: task.uid, fields }),
    ).catch(() => null);
  const { settle, question } = usePastTask(clock, nowMs);
  const saveTimes = async (startAtMs: number, endAtMs: number): Promise<void> => {
    const answer = await settle({ task, endAtMs });
    if (answer !== 'change')
      save({ startAtMs, endAtMs, ...(answer === 'done' ? { progress: 1 } : {}) });
  };
  const { currency } = useSettings();
  const scale = 10 ** currencyDigits(currency);
  const milestone = task.kind === 'milestone';
  const phases = detail.tasks.filter((other) => other.kind === 'phase' && other.uid !== task.uid);
  return (
    <Drawer
      title={task.name}
      label={t('events.task-details')}
      onClose={onClose}
      actions={
        <Button type="text" danger onClick={onRemove}>
          {t('events.remove-task')}
        </Button>
      }
    >
      {question}
      <div className="form-column" key={task.uid}>
        <Field label={t('events.task-name')}>
          <TextBox
            label={t('events.task-name')}
            text={task.name}
            required
            onSave={(name) => save({ name })}
          />
        </Field>
        <Field label={t('events.task-owner')}>
          <PersonBox
            label={t('events.task-owner')}
            text={task.owner ?? ''}
            onSave={(owner) => save({ owner: owner === '' ? null : owner })}
          />
        </Field>
        <Field label={t('events.task-start')}>
          <WallPicker
            label={t('events.task-start')}
            atMs={task.startAtMs}
            clock={clock}
            onChange={(atMs) =>
              atMs !== null && void saveTimes(atMs, atMs + (task.endAtMs - task.startAtMs))
            }
          />
        </Field>
        {!milestone && (
          <Field label={t('events.task-end')}>
            <WallPicker
              label={t('events.task-end')}
              atMs={task.endAtMs}
              clock={clock}
              onChange={(atMs) => atMs !== null && void saveTimes(task.startAtMs, atMs)}
            />
          </Field>
        )}
        {task.kind !== 'phase' && (
          <>
            <Field label={t('events.task-progress')}>
              <ProgressBox
                progress={task.progress}
                milestone={milestone}
                onSave={(progress) => save({ progress })}
              />
            </Field>
            <Field label={t('events.task-phase')}>
              <Select
                aria-label={t('events.task-phase')}
                value={task.parentUid ?? ''}
                onChange={(uid) => save({ parentUid: uid === '' ? null : uid })}
                options={[
                  { value: '', label: t('events.task-no-phase') },
                  ...phases.map((phase) => ({ value: phase.uid, label: phase.name })),
                ]}
              />
            </Field>
            <TaskLinks detail={detail} task={task} />
          </>
        )}
        {task.kind !== 'phase' && (
          <Field label={`${t('events.task-cost')} (${currency})`}>
            <InputNumber
              aria-label={t('events.task-cost')}
              min={0}
              precision={currencyDigits(currency)}
              value={task.costMinor === null ? null : task.costMinor / scale}
              changeOnBlur
              style={{ width: '100%' }}
              onChange={(amount) => {
                const costMinor = amount === null ? null : Math.round(amount * scale);
                if (costMinor !== task.costMinor) save({ costMinor });
              }}
            />
          </Field>
        )}
        <Field label={t('events.task-real-start')}>
          <WallPicker
            label={t('events.task-real-start')}
            atMs={task.realStartAtMs}
            clock={clock}
            clearable
            onChange={(realStartAtMs) => save({ realStartAtMs })}
          />
        </Field>
        <Field label={t('events.task-real-end')}>
          <WallPicker
            label={t('events.task-real-end')}
            atMs={task.realEndAtMs}
            clock={clock}
            clearable
            onChange={(realEndAtMs) => save({ realEndAtMs })}
          />
        </Field>
        <Checkbox
          checked={task.relative}
          onChange={(event) => save({ relative: event.target.checked })}
        >
          {t('events.task-relative')}
        </Checkbox>
        <Field label={t('events.task-note')}>
          <TextBox
            label={t('events.task-note')}
            text={task.note ?? ''}
            area
            maxLength={5000}
            onSave={(note) => save({ note: note === '' ? null : note })}
          />
        </Field>
      </div>
    </Drawer>
  );
};

interface ProgressBoxProps {
  readonly progress: number;
  readonly milestone: boolean;
  readonly onSave: (progress: number) => void;
}

const ProgressBox = ({ progress, milestone, onSave }: ProgressBoxProps) => {
  const t = useT();
  const [state, setState] = useState({ from: progress, draft: progress });
  const draft = state.from === progress ? state.draft : progress;
  if (milestone)
    return (
      <Checkbox checked={progress === 1} onChange={(event) => onSave(event.target.checked ? 1 : 0)}>
        {t('events.task-done')}
      </Checkbox>
    );
  return (
    <Slider
      ariaLabelForHandle={t('events.task-progress')}
      min={0}
      max={100}
      step={5}
      value={Math.round(draft * 100)}
      tooltip={{ formatter: (value) => `${value}%` }}
      onChange={(value) => setState({ from: progress, draft: value / 100 })}
      onChangeComplete={(value) => onSave(value / 100)}
    />
  );
};
