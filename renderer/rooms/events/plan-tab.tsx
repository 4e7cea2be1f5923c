import { Input } from 'antd';
import { useState } from 'react';
import { planFields, type PlanField } from '../../../shared/domain/events/kinds.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { useEventChange, type Detail } from './queries.ts';

interface PlanTabProps {
  readonly detail: Detail;
}

/** The plan sheet in words; each field is saved when it is left. */
export const PlanTab = ({ detail }: PlanTabProps) => {
  const t = useT();
  const filled = planFields.filter((field) => (detail.plan[field] ?? '') !== '').length;
  return (
    <div className="plan-sheet">
      <p className="secondary">
        {t('events.plan-filled', { done: filled, total: planFields.length })}
      </p>
      {planFields.map((field) => (
        <PlanFieldBox
          key={`${detail.event.uid} ${field} ${detail.plan[field] ?? ''}`}
          uid={detail.event.uid}
          field={field}
          text={detail.plan[field] ?? ''}
        />
      ))}
    </div>
  );
};

interface PlanFieldBoxProps {
  readonly uid: string;
  readonly field: PlanField;
  readonly text: string;
}

const PlanFieldBox = ({ uid, field, text }: PlanFieldBoxProps) => {
  const t = useT();
  const { change } = useEventChange();
  const [draft, setDraft] = useState(text);
  const save = (): void => {
    if (draft.trim() === text) return;
    change('events.updated', () => client.events.setPlan({ uid, field, text: draft.trim() })).catch(
      () => setDraft(draft),
    );
  };
  const id = `plan-${field}`;
  return (
    <div className="plan-field">
      <label htmlFor={id}>{t(`events.plan-${field}`)}</label>
      <Input.TextArea
        id={id}
        value={draft}
        autoSize={{ minRows: 2, maxRows: 12 }}
        placeholder={t(`events.plan-hint-${field}`)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={save}
      />
    </div>
  );
};
