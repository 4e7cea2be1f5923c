import { DownOutlined } from '@ant-design/icons';
import { Button, Dropdown, type MenuProps } from 'antd';
import { useRef, useState } from 'react';
import type { SavedView } from '../../../shared/contract/views.ts';
import { formatNumber, unknown } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { useToday } from '../../app/today.ts';
import { client } from '../../rpc/client.ts';
import { everyone, questionOf } from './list-state.ts';
import type { ListState } from './use-list-state.ts';
import { ViewName } from './view-name.tsx';
import { useSizes } from './view-queries.ts';

interface ViewSwitcherProps {
  readonly views: readonly SavedView[];
  readonly list: ListState;
}

const ALL = 'all';

/** The view that is open, the others with their sizes, and what can be done with it. */
export const ViewSwitcher = ({ views, list }: ViewSwitcherProps) => {
  const t = useT();
  const { language } = useAppearance();
  const today = useToday();
  const { busy, change } = useChange('views');
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const [naming, setNaming] = useState<'new' | 'rename' | null>(null);
  const { view, state, changed } = list;
  const shown = [everyone([]), ...views.map((one) => (one.lost.length === 0 ? one.state : null))];
  const sizes = useSizes(
    open ? shown.map((one) => (one === null ? null : questionOf(one, today))) : [],
  );

  const failed = (): void => undefined; // Said by `change`.
  const update = () => {
    if (view === null) return;
    void change('members.view-updated', () => client.views.change({ uid: view.uid, state })).then(
      ({ uid }) => list.saved(uid),
      failed,
    );
  };
  const name = (text: string) => {
    const run = () =>
      naming === 'rename' && view !== null
        ? client.views.rename({ uid: view.uid, name: text })
        : client.views.create({ name: text, state });
    const done = naming === 'rename' ? 'members.view-renamed' : 'members.view-saved';
    void change(done, run).then(({ uid }) => {
      if (naming === 'new') list.saved(uid);
      setNaming(null);
    }, failed);
  };
  const remove = () => {
    if (view === null) return;
    void change('members.view-removed', () => client.views.remove({ uid: view.uid })).then(
      () => list.open(null),
      failed,
    );
  };

  const entry = (text: string, place: number) => (
    <span className="view-entry">
      <span className="ellipsis">{text}</span>
      <span className="secondary">
        {sizes[place] === undefined || sizes[place] === null
          ? unknown
          : formatNumber(language, sizes[place])}
      </span>
    </span>
  );
  const items: MenuProps['items'] = [
    { key: ALL, label: entry(t('members.all-members'), 0) },
    ...views.map((one, place) => ({ key: one.uid, label: entry(one.name, place + 1) })),
    { type: 'divider' },
    { key: 'do-save', label: t('members.save-view-as') },
    ...(view === null
      ? []
      : [
          ...(changed
            ? [
                { key: 'do-update', label: t('members.update-view') },
                { key: 'do-revert', label: t('members.revert-view') },
              ]
            : []),
          { key: 'do-rename', label: t('members.rename-view-as') },
          { key: 'do-remove', label: t('members.remove-view') },
        ]),
  ];
  const choose = (key: string): void => {
    if (key === 'do-save') setNaming('new');
    else if (key === 'do-rename') setNaming('rename');
    else if (key === 'do-update') update();
    else if (key === 'do-revert') list.open(view);
    else if (key === 'do-remove') remove();
    else list.open(views.find(({ uid }) => uid === key) ?? null);
  };
  const narrowed = state.filters.length > 0 || state.search.trim() !== '';
  const current = view?.name ?? t('members.all-members');
  return (
    <span className="view-switcher">
      <Dropdown
        trigger={['click']}
        autoFocus
        open={open}
        onOpenChange={(next) => {
          setOpen(next);
          // The focus does not go with the list; once the key that closed it has done its work, or
          // it would press the button.
          const inside = document.activeElement?.closest('.view-menu') ?? null;
          if (!next && inside !== null) setTimeout(() => button.current?.focus());
        }}
        menu={{
          items,
          className: 'view-menu',
          selectedKeys: [view?.uid ?? ALL],
          onClick: ({ key }) => choose(key),
        }}
      >
        <Button
          ref={button}
          icon={<DownOutlined />}
          iconPlacement="end"
          aria-label={t('members.view-button', { name: current })}
        >
          <span className="ellipsis">{current}</span>
        </Button>
      </Dropdown>
      {changed && (
        <>
          <span className="watch">{t('members.view-changed')}</span>
          <Button size="small" loading={busy} onClick={update}>
            {t('members.update-view')}
          </Button>
        </>
      )}
      {view === null && narrowed && (
        <Button size="small" onClick={() => setNaming('new')}>
          {t('members.save-view-as')}
        </Button>
      )}
      {naming !== null && (
        <ViewName
          views={views}
          view={naming === 'rename' ? view : null}
          busy={busy}
          onName={name}
          onClose={() => setNaming(null)}
        />
      )}
    </span>
  );
};
