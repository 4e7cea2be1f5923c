import { useRef, useState, type DragEvent, type KeyboardEvent } from 'react';
import { Input } from 'antd';
import {
  actionKinds,
  type ActionFields,
  type Words,
} from '../../../shared/contract/retrospective-words.ts';
import { useT } from '../../app/appearance.tsx';
import { client } from '../../rpc/client.ts';
import { useFocusFollower } from '../content/focus-follower.ts';
import { ActionCard, type Action } from './action-card.tsx';
import { useWordsChange } from './words-query.ts';

type Kind = ActionFields['kind'];

const MIME = 'application/x-retrospective-action';
const carries = (event: DragEvent): boolean => event.dataTransfer.types.includes(MIME);

interface ActionBoardProps {
  readonly campaignUid: string;
  readonly actions: Words['actions'];
  readonly readOnly: boolean;
}

/** What to keep, improve, start and stop, each with an owner and a date; moved by mouse or key. */
export const ActionBoard = ({ campaignUid, actions, readOnly }: ActionBoardProps) => {
  const t = useT();
  const change = useWordsChange();
  const board = useRef<HTMLDivElement>(null);
  const { follow, followed } = useFocusFollower(board);
  const inColumn = (kind: Kind): Action[] => actions.filter((action) => action.kind === kind);
  const move = (uid: string, kind: Kind, beforeUid: string | null): void => {
    if (uid === beforeUid) return;
    void change('words.action-moved', () =>
      client.retrospectives.moveAction({ uid, kind, beforeUid }),
    );
  };
  const step = (action: Action, event: KeyboardEvent): void => {
    if (!event.altKey || readOnly) return;
    const column = inColumn(action.kind);
    const at = column.findIndex(({ uid }) => uid === action.uid);
    const kindAt = actionKinds.indexOf(action.kind);
    const moves: Partial<Record<string, readonly [Kind | undefined, string | null]>> = {
      ArrowLeft: [actionKinds[kindAt - 1], null],
      ArrowRight: [actionKinds[kindAt + 1], null],
      ArrowUp: [at > 0 ? action.kind : undefined, column[at - 1]?.uid ?? null],
      ArrowDown: [at < column.length - 1 ? action.kind : undefined, column[at + 2]?.uid ?? null],
    };
    const wish = moves[event.key];
    if (wish === undefined) return;
    event.preventDefault();
    const [kind, beforeUid] = wish;
    if (kind === undefined) return;
    follow(`[data-uid="${action.uid}"] .action-text`);
    move(action.uid, kind, beforeUid);
  };
  return (
    <div className="actions">
      <h3>{t('retrospectives.actions')}</h3>
      <div ref={board} className="action-board" onFocus={followed}>
        {actionKinds.map((kind) => (
          <Column
            key={kind}
            campaignUid={campaignUid}
            kind={kind}
            actions={inColumn(kind)}
            readOnly={readOnly}
            onDropped={(uid, beforeUid) => move(uid, kind, beforeUid)}
            onStep={step}
          />
        ))}
      </div>
      {!readOnly && <p className="quiet small">{t('words.action-help')}</p>}
    </div>
  );
};

interface ColumnProps {
  readonly campaignUid: string;
  readonly kind: Kind;
  readonly actions: readonly Action[];
  readonly readOnly: boolean;
  readonly onDropped: (uid: string, beforeUid: string | null) => void;
  readonly onStep: (action: Action, event: KeyboardEvent) => void;
}

const Column = ({ campaignUid, kind, actions, readOnly, onDropped, onStep }: ColumnProps) => {
  const t = useT();
  const change = useWordsChange();
  const [over, setOver] = useState(false);
  const [text, setText] = useState('');
  const name = t(`retrospectives.kind-${kind}`);
  const add = async (): Promise<void> => {
    if (text.trim() === '') return;
    const action = { kind, text: text.trim(), owner: null, dueDate: null, done: false };
    const added = await change('retrospectives.action-added', () =>
      client.retrospectives.addAction({ campaignUid, action }),
    );
    if (added !== null) setText('');
  };
  const dropped = (event: DragEvent, beforeUid: string | null): void => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    onDropped(event.dataTransfer.getData(MIME), beforeUid);
  };
  return (
    <section
      className="action-column"
      aria-label={name}
      data-over={over}
      onDragOver={(event) => {
        if (!carries(event) || readOnly) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => dropped(event, null)}
    >
      <h4>
        {name} <span className="quiet">{actions.length}</span>
      </h4>
      {readOnly && actions.length === 0 && <p className="quiet small">{t('words.action-none')}</p>}
      <ul>
        {actions.map((action) => (
          <li
            key={action.uid}
            data-uid={action.uid}
            draggable={!readOnly}
            onDragStart={(event) => {
              event.dataTransfer.setData(MIME, action.uid);
              event.dataTransfer.effectAllowed = 'move';
            }}
            onDrop={(event) => dropped(event, action.uid)}
          >
            <ActionCard
              action={action}
              readOnly={readOnly}
              onStep={(event) => onStep(action, event)}
            />
          </li>
        ))}
      </ul>
      {!readOnly && (
        <Input
          size="small"
          aria-label={t('words.action-new', { kind: name })}
          placeholder={t('words.action-new-hint')}
          value={text}
          maxLength={2000}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={(event) => {
            if (!event.nativeEvent.isComposing) void add();
          }}
          onBlur={() => void add()}
        />
      )}
    </section>
  );
};
