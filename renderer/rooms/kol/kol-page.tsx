import { useQuery, keepPreviousData } from '@tanstack/react-query';
import { Button, Segmented, Spin } from 'antd';
import { useState } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import './kol.css';
import { useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { EmptyState } from '../../components/empty-state.tsx';
import { Failure } from '../../components/failure.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { MemberDrawer } from '../members/member-drawer.tsx';
import { Candidates } from './candidates.tsx';
import { Orbit } from './orbit.tsx';

/** Who carries the community, with the evidence, and how the whole of it holds together. */
export const KolPage = () => (
  <Switch>
    <Route path="/orbit">{() => <Parts part="orbit" />}</Route>
    <Route>{() => <Parts part="list" />}</Route>
  </Switch>
);

const parts = ['list', 'orbit'] as const;

const Parts = ({ part }: { readonly part: (typeof parts)[number] }) => {
  const t = useT();
  const generation = useGeneration();
  const [, go] = useLocation();
  const [open, setOpen] = useState<string | null>(null);
  const overview = useQuery({
    queryKey: ['kol', 'overview', generation],
    queryFn: ({ signal }) => client.kol.overview(undefined, { signal }),
    placeholderData: keepPreviousData,
  });
  const { data } = overview;
  return (
    <Page
      title={t('kol.title')}
      state={
        data === undefined ? undefined : t('kol.state', { date: data.today, count: data.members })
      }
      filters={
        data?.hasActivity === true ? (
          <Segmented
            aria-label={t('kol.parts')}
            value={part}
            onChange={(next) => go(next === 'list' ? '/' : `/${next}`)}
            options={parts.map((one) => ({ value: one, label: t(`kol.tab-${one}`) }))}
          />
        ) : undefined
      }
      drawer={
        open === null || part !== 'list' ? undefined : (
          <MemberDrawer key={open} uid={open} onClose={() => setOpen(null)} />
        )
      }
      scroll={part === 'orbit'}
    >
      {overview.isPending && (
        <div className="kol-busy">
          <Spin />
        </div>
      )}
      {overview.error !== null && (
        <Failure error={overview.error} onRetry={() => void overview.refetch()} />
      )}
      {data?.hasActivity === false && (
        <EmptyState
          sentence={t('kol.empty-text')}
          action={
            <Link href="~/imports">
              <Button type="primary">{t('kol.import')}</Button>
            </Link>
          }
        />
      )}
      {data?.hasActivity === true && part === 'list' && (
        <Candidates openUid={open} onOpen={setOpen} />
      )}
      {data?.hasActivity === true && part === 'orbit' && <Orbit overview={data} />}
    </Page>
  );
};
