import { CloseOutlined } from '@ant-design/icons';
import { Button, Checkbox, Input } from 'antd';
import { useState, type KeyboardEvent } from 'react';
import type { ActionFields, Words } from '../../../shared/contract/retrospective-words.ts';
import { useT } from '../../app/appearance.tsx';
import { DateField } from '../../components/date-field.tsx';
import { PersonBox } from '../../components/person-input.tsx';
import { client } from '../../rpc/client.ts';
import { useWordsChange } from './words-query.ts';

export type Action = Words['actions'][number];

interface ActionCardProps {
  readonly action: Action;
  readonly readOnly: boolean;
  readonly onStep: (event: KeyboardEvent) => void;
}

/** One action: done or not, what, who, by when; each is edited where it stands. */
export const ActionCard = ({ action, readOnly, onStep }: ActionCardProps) => {
  const t = useT();
  const change = useWordsChange();
  const [editing, setEditing] = useState(false);
  const { uid, text, owner, dueDate, done } = action;
  const update = (fields: Partial<ActionFields>): void =>
    void change('retrospectives.saved', () => client.retrospectives.updateAction({ uid, fields }));
  const remove = (): void =>
    void change('retrospectives.action-removed', () => client.retrospectives.removeAction({ uid }));
  return (
    <div className="action-card" data-done={done}>
      <div className="action-head">
        <Checkbox
          checked={done}
          disabled={readOnly}
          aria-label={t('retrospectives.action-done', { text })}
          onChange={(event) => update({ done: event.target.checked })}
        />
        {readOnly ? (
          <span className="action-text">{text}</span>
        ) : editing ? (
          <TextBox
            text={text}
            onDone={(next) => {
              setEditing(false);
              if (next !== text) update({ text: next });
            }}
          />
        ) : (
          <button
            type="button"
            className="action-text"
            onClick={() => setEditing(true)}
            onKeyDown={(event) => {
              if (event.key === 'Delete') remove();
              else onStep(event);
            }}
          >
            {text}
          </button>
        )}
        {!readOnly && (
          <Button
            type="text"
            size="small"
            icon={<CloseOutlined />}
            aria-label={t('retrospectives.action-remove', { text })}
            onClick={remove}
          />
        )}
      </div>
      {readOnly ? (
        (owner !== null || dueDate !== null) && (
          <p className="secondary small">
            {[owner, dueDate].filter((part) => part !== null).join(' · ')}
          </p>
        )
      ) : (
        <div className="action-fields">
          <PersonBox
            small
            label={t('words.action-owner-of', { text })}
            placeholder={t('retrospectives.action-owner')}
            text={owner ?? ''}
            onSave={(next) => update({ owner: next === '' ? null : next })}
          />
          <DateField
            small
            label={t('words.action-due-of', { text })}
            placeholder={t('retrospectives.action-due')}
            value={dueDate}
            onChange={(next) => update({ dueDate: next })}
          />
        </div>
      )}
    </div>
  );
};

interface TextBoxProps {
  readonly text: string;
  readonly onDone: (text: string) => void;
}

const TextBox = ({ text, onDone }: TextBoxProps) => {
  const t = useT();
  const [draft, setDraft] = useState(text);
  return (
    <Input.TextArea
      aria-label={t('retrospectives.action-text')}
      value={draft}
      autoFocus
      autoSize
      maxLength={2000}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => onDone(draft.trim() === '' ? text : draft.trim())}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault();
          event.currentTarget.blur();
        }
        if (event.key === 'Escape') {
          event.stopPropagation();
          onDone(text);
        }
      }}
    />
  );
};
