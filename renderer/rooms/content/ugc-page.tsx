import { Button, Segmented } from 'antd';
import { useState } from 'react';
import { formatNumber, unknown } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { ItemDrawer } from './item-drawer.tsx';
import { NewItem } from './new-item.tsx';
import { permissionKey } from './plan-fields.tsx';
import { useContentChange, useContentList } from './queries.ts';
import { channelText } from './words.ts';

const permissions = ['all', 'unknown', 'yes', 'no'] as const;

/** What members contributed: by whom, from where, whether it may be used, and where it was. */
export const UgcPage = () => {
  const t = useT();
  const { language } = useAppearance();
  const list = useContentList({ types: ['ugc'] });
  const { reuse } = useContentChange();
  const [shown, setShown] = useState<(typeof permissions)[number]>('all');
  const [openUid, setOpenUid] = useState<string | null>(null);
  const [creating, setCreating] = useState(false);
  const all = list.data?.rows ?? [];
  const items = all.filter(
    ({ permission }) => shown === 'all' || permissionKey(permission) === shown,
  );
  const create = (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t('content.new')}
    </Button>
  );
  const empty = list.data !== undefined && all.length === 0;
  return (
    <Page
      title={t('content.page-ugc')}
      state={empty ? undefined : t('content.count', { count: items.length })}
      actions={empty ? undefined : create}
      filters={
        empty ? undefined : (
          <Segmented
            aria-label={t('content.permission')}
            value={shown}
            onChange={setShown}
            options={permissions.map((value) => ({
              value,
              label: t(value === 'all' ? 'content.effect-all' : `content.permission-${value}`),
            }))}
          />
        )
      }
      scroll
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
      {list.isError && <Failure error={list.error} onRetry={() => void list.refetch()} />}
      {empty && <EmptyState sentence={t('content.empty-ugc')} action={create} />}
      <ul className="content-ugc" aria-label={t('content.page-ugc')}>
        {items.map((item) => (
          <li key={item.uid} className="section">
            <button type="button" className="figure-link" onClick={() => setOpenUid(item.uid)}>
              {item.title}
            </button>
            <dl className="facts">
              <dt>{t('content.author')}</dt>
              <dd>{item.author ?? unknown}</dd>
              <dt>{t('content.source')}</dt>
              <dd>{item.source ?? unknown}</dd>
              <dt>{t('content.permission')}</dt>
              <dd className={item.permission === null ? 'watch' : item.permission ? 'good' : 'bad'}>
                {t(`content.permission-${permissionKey(item.permission)}`)}
              </dd>
              <dt>{t('content.state')}</dt>
              <dd>
                {[t(`content.state-${item.state}`), item.date, channelText(language, item.channel)]
                  .filter(Boolean)
                  .join(' · ')}
              </dd>
              <dt>{t('content.reads')}</dt>
              <dd>{formatNumber(language, item.result?.reads ?? null)}</dd>
            </dl>
            <div className="button-line">
              <Button
                size="small"
                aria-label={`${t('content.reuse')}: ${item.title}`}
                disabled={item.permission === false}
                onClick={() =>
                  void reuse(item.uid).then((made) => made !== null && setOpenUid(made.uid))
                }
              >
                {t('content.reuse')}
              </Button>
              <span className="quiet small">
                {t('content.reuse-count', { count: item.reuses })}
              </span>
            </div>
          </li>
        ))}
      </ul>
      {creating && (
        <NewItem
          date={null}
          type="ugc"
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
