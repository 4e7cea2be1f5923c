import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { ContentItem } from '../../../shared/contract/content.ts';
import { boardStates } from '../../../shared/domain/content/kinds.ts';
import { addDays } from '../../../shared/domain/values/days.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useToday } from '../../app/today.ts';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { useFocusFollower } from './focus-follower.ts';
import { carriesItem, draggedUid, ItemChip } from './item-chip.tsx';
import { ItemDrawer } from './item-drawer.tsx';
import { NewItem } from './new-item.tsx';
import { useContentChange, useContentList } from './queries.ts';
import { channelText, typeText } from './words.ts';

type BoardState = (typeof boardStates)[number];

/** Published items stay on the board this long. */
const PUBLISHED_DAYS = 28;

/** The work in its four states; a card goes on by mouse or by key. */
export const BoardPage = () => {
  const t = useT();
  const today = useToday();
  const open = useContentList({
    states: ['idea', 'planned', 'ready'],
    sort: { by: 'date', descending: false },
  });
  const done = useContentList({ states: ['published'] });
  const { update } = useContentChange();
  const [openUid, setOpenUid] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const board = useRef<HTMLDivElement>(null);
  const { follow, followed } = useFocusFollower(board);
  const since = addDays(today, -PUBLISHED_DAYS);
  const items = [
    ...(open.data?.rows ?? []),
    ...(done.data?.rows ?? []).filter(({ date }) => date !== null && date >= since),
  ];
  const put = (item: ContentItem, state: BoardState): void => {
    if (item.state === state) return;
    follow(`[data-column="${state}"] [data-uid="${item.uid}"]`);
    void update(item.uid, { state });
  };
  const failed = open.error ?? done.error;
  return (
    <Page
      title={t('content.page-board')}
      state={t('content.count', { count: items.length })}
      actions={
        <Button type="primary" onClick={() => setCreating(true)}>
          {t('content.new')}
        </Button>
      }
      drawer={
        openUid === null ? undefined : (
          <ItemDrawer
            key={openUid}
            uid={openUid}
            onClose={() => setOpenUid(null)}
            onOpen={setOpenUid}
          />
        )
      }
    >
      {failed !== null && (
        <Failure
          error={failed}
          onRetry={() => {
            void open.refetch();
            void done.refetch();
          }}
        />
      )}
      <div ref={board} className="content-board" onFocus={followed}>
        {boardStates.map((state) => (
          <Column
            key={state}
            state={state}
            items={items.filter((item) => item.state === state)}
            openUid={openUid}
            onOpen={setOpenUid}
            onDropped={(uid) => {
              const item = items.find((one) => one.uid === uid);
              if (item !== undefined) put(item, state);
            }}
            onPut={put}
          />
        ))}
      </div>
      <p className="content-help quiet small">{t('content.board-help')}</p>
      {creating && (
        <NewItem
          date={null}
          onClose={() => setCreating(false)}
          onCreated={(uid) => {
            setCreating(false);
            setOpenUid(uid);
          }}
        />
      )}
    </Page>
  );
};

interface ColumnProps {
  readonly state: BoardState;
  readonly items: readonly ContentItem[];
  readonly openUid: string | null;
  readonly onOpen: (uid: string) => void;
  readonly onDropped: (uid: string) => void;
  readonly onPut: (item: ContentItem, state: BoardState) => void;
}

const Column = ({ state, items, openUid, onOpen, onDropped, onPut }: ColumnProps) => {
  const t = useT();
  const { language } = useAppearance();
  const [over, setOver] = useState(false);
  const step = (item: ContentItem, event: KeyboardEvent): void => {
    const by = event.key === 'ArrowLeft' ? -1 : event.key === 'ArrowRight' ? 1 : 0;
    const next = boardStates[boardStates.indexOf(state) + by];
    if (!event.altKey || by === 0) return;
    event.preventDefault();
    if (next !== undefined) onPut(item, next);
  };
  return (
    <section
      className="content-column"
      aria-label={t(`content.state-${state}`)}
      data-column={state}
      data-over={over}
      onDragOver={(event) => {
        if (!carriesItem(event)) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDropped(draggedUid(event));
      }}
    >
      <h2>
        {t(`content.state-${state}`)} <span className="quiet">{items.length}</span>
      </h2>
      <div
        className="content-cards"
        tabIndex={0}
        aria-label={t(`content.state-${state}`)}
        role="group"
      >
        {items.length === 0 && <p className="quiet small">{t('content.board-empty')}</p>}
        {items.map((item) => (
          <ItemChip
            key={item.uid}
            item={item}
            open={item.uid === openUid}
            onOpen={onOpen}
            draggable
            onKeyDown={(event) => step(item, event)}
            facts={[
              [item.date ?? t('content.no-date'), item.time].filter(Boolean).join(' '),
              typeText(language, item.type),
              channelText(language, item.channel),
              item.layer === null ? null : t(`content.layer-${item.layer}`),
              item.owner,
            ]
              .filter(Boolean)
              .join(' · ')}
          />
        ))}
      </div>
    </section>
  );
};
