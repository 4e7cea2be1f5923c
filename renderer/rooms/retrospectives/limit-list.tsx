import { CloseOutlined, EditOutlined, UndoOutlined } from '@ant-design/icons';
import { Button, Input, Tag } from 'antd';
import { useState } from 'react';
import type { LimitEdit } from '../../../shared/contract/retrospective-words.ts';
import type { Facts } from '../../../shared/contract/retrospectives.ts';
import { dataText } from '../../../shared/domain/report/blocks/limits.ts';
import { limitLines, type LimitLine } from '../../../shared/domain/report/limits.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { useWordsChange } from './words-query.ts';

interface LimitListProps {
  readonly campaignUid: string;
  readonly facts: Facts;
  readonly edits: readonly LimitEdit[];
}

/** What the data say about themselves, each line in other words, left out, or with more to it. */
export const LimitList = ({ campaignUid, facts, edits }: LimitListProps) => {
  const t = useT();
  const change = useWordsChange();
  const [added, setAdded] = useState('');
  const set = (line: LimitLine | null, wish: Partial<Pick<LimitEdit, 'text' | 'shown'>>) =>
    change('words.limit-saved', () =>
      client.retrospectives.setLimit({
        campaignUid,
        uid: line?.edit?.uid ?? null,
        about: line?.about ?? null,
        text: null,
        shown: true,
        values: line?.limit?.values ?? null,
        ...wish,
      }),
    );
  const add = async (): Promise<void> => {
    const text = added.trim();
    if (text !== '' && (await set(null, { text })) !== null) setAdded('');
  };
  return (
    <>
      <ul className="limit-list">
        {limitLines(facts, edits).map((line) => (
          <Line
            key={line.about ?? line.edit?.uid}
            line={line}
            onWord={(text) => void set(line, { text })}
            onDrop={() => void set(line, line.about === null ? { text: null } : { shown: false })}
            onBack={() => void set(line, {})}
          />
        ))}
      </ul>
      <Input
        aria-label={t('words.limit-new')}
        placeholder={t('words.limit-new')}
        value={added}
        maxLength={2000}
        onChange={(event) => setAdded(event.target.value)}
        onPressEnter={(event) => {
          if (!event.nativeEvent.isComposing) void add();
        }}
        onBlur={() => void add()}
      />
    </>
  );
};

interface LineProps {
  readonly line: LimitLine;
  readonly onWord: (text: string) => void;
  readonly onDrop: () => void;
  readonly onBack: () => void;
}

const Line = ({ line, onWord, onDrop, onBack }: LineProps) => {
  const t = useT();
  const { language } = useAppearance();
  const [editing, setEditing] = useState(false);
  const data = dataText(line, { language });
  const text = line.edit?.text ?? data;
  const { state } = line;
  const out = state === 'dropped' || state === 'gone';
  const tools = (
    <span className="limit-tools">
      {!out && (
        <Button
          type="text"
          size="small"
          icon={<EditOutlined />}
          aria-label={t('words.limit-edit', { text })}
          onClick={() => setEditing(true)}
        />
      )}
      {(state === 'reworded' || state === 'outdated' || state === 'dropped') && (
        <Button
          type="text"
          size="small"
          icon={<UndoOutlined />}
          title={t('words.limit-restore')}
          aria-label={t('words.limit-back', { text: data })}
          onClick={onBack}
        />
      )}
      {state !== 'dropped' && (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t('words.limit-drop', { text })}
          onClick={state === 'gone' ? onBack : onDrop}
        />
      )}
    </span>
  );
  return (
    <li data-state={state}>
      {editing ? (
        <EditedText
          text={text}
          onDone={(next) => {
            setEditing(false);
            if (next !== null && next !== text) onWord(next);
          }}
        />
      ) : (
        <span className="limit-text">
          <span className={out ? 'limit-out' : ''}>{text}</span>{' '}
          {state !== 'as-data' && (
            <Tag color={state === 'outdated' ? 'warning' : 'default'}>
              {t(`words.limit-state-${state}`)}
            </Tag>
          )}
          {state === 'outdated' && (
            <span className="limit-now">
              {t('words.limit-data-now', { text: data })}{' '}
              <Button size="small" onClick={() => onWord(text)}>
                {t('words.limit-keep')}
              </Button>
            </span>
          )}
          {state === 'gone' && <span className="quiet small">{t('words.limit-gone')}</span>}
        </span>
      )}
      {!editing && tools}
    </li>
  );
};

interface EditedTextProps {
  readonly text: string;
  /** null = as it was. */
  readonly onDone: (text: string | null) => void;
}

const EditedText = ({ text, onDone }: EditedTextProps) => {
  const t = useT();
  const [draft, setDraft] = useState(text);
  return (
    <Input.TextArea
      aria-label={t('words.limit-text')}
      value={draft}
      autoFocus
      autoSize
      maxLength={2000}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={() => onDone(draft.trim() === '' ? null : draft.trim())}
      onKeyDown={(event) => {
        if (event.nativeEvent.isComposing) return;
        if (event.key === 'Escape') {
          event.stopPropagation();
          onDone(null);
        }
        if (event.key === 'Enter' && !event.shiftKey) {
          event.preventDefault();
          event.currentTarget.blur();
        }
      }}
    />
  );
};
