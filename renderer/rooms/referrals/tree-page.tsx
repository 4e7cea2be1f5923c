import { Button, Popconfirm, Spin } from 'antd';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { useT } from '../../app/appearance.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { MemberDrawer } from '../members/member-drawer.tsx';
import { useReferralChange, useReferralPath } from './queries.ts';
import { SetReferrer } from './set-referrer.tsx';
import { ReferralTree } from './tree.tsx';

/** Whom a member came through, and who came through the member. */
export const TreePage = ({ uid }: { readonly uid: string }) => {
  const t = useT();
  const [, go] = useLocation();
  const path = useReferralPath(uid);
  const { change, busy } = useReferralChange();
  const [setting, setSetting] = useState(false);
  const [open, setOpen] = useState<string | null>(null);
  const node = path.data?.at(-1);
  const name = node?.name ?? t('members.unnamed');
  const brought = (path.data?.length ?? 0) > 1;
  return (
    <Page
      title={node === undefined ? t('referrals.tree') : t('referrals.tree-of', { name })}
      state={<span className="small">{t('referrals.tree-keys')}</span>}
      actions={
        <>
          <Button onClick={() => go('/inviters')}>{t('referrals.tree-back')}</Button>
          {brought && node !== undefined && (
            <Popconfirm
              icon={null}
              title={t('referrals.clear-confirm', { name })}
              okText={t('referrals.clear-referrer')}
              cancelText={t('common.cancel')}
              onConfirm={() =>
                void change('referrals.cleared-toast', () =>
                  client.referrals.clear({ uid: node.uid }),
                ).catch(() => null)
              }
            >
              <Button loading={busy}>{t('referrals.clear-referrer')}</Button>
            </Popconfirm>
          )}
          <Button disabled={node === undefined} onClick={() => setSetting(true)}>
            {t(brought ? 'referrals.change-referrer' : 'referrals.set-referrer')}
          </Button>
        </>
      }
      drawer={
        open === null ? undefined : (
          <MemberDrawer key={open} uid={open} onClose={() => setOpen(null)} />
        )
      }
      scroll
    >
      {path.isPending && <Spin />}
      {path.error !== null && <Failure error={path.error} onRetry={() => void path.refetch()} />}
      {path.data !== undefined && node !== undefined && (
        <>
          <ReferralTree
            key={path.data.map((one) => one.uid).join()}
            path={path.data}
            onOpen={setOpen}
          />
          {!brought && node.direct === 0 && <p className="quiet">{t('referrals.tree-alone')}</p>}
        </>
      )}
      {path.data?.length === 0 && (
        <p className="quiet">
          <Link href="/">{t('referrals.tree-back')}</Link>
        </p>
      )}
      {setting && node !== undefined && (
        <SetReferrer member={{ uid: node.uid, name }} onClose={() => setSetting(false)} />
      )}
    </Page>
  );
};
