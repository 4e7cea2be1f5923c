import type { ColDef } from 'ag-grid-community';
import { Button, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { Link, Route, Switch, useLocation } from 'wouter';
import { communitySorts, type CommunityRow } from '../../../shared/contract/communities.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { DataGrid, type BlockRequest } from '../../components/data-grid.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import '../members/members.css';
import './communities.css';
import { CommunityForm } from './community-form.tsx';
import { CommunityPage, communityTabs } from './community-page.tsx';

const ListPage = () => {
  const t = useT();
  const { language } = useAppearance();
  const [, go] = useLocation();
  const [search, setSearch] = useState('');
  const [archived, setArchived] = useState(false);
  const [creating, setCreating] = useState(false);
  const [total, setTotal] = useState<number | null>(null);
  const load = ({ sort, offset, limit, signal }: BlockRequest) =>
    client.communities.list(
      {
        search,
        archived,
        sort: {
          by: communitySorts.find((name) => name === sort?.column) ?? 'name',
          descending: sort?.descending ?? false,
        },
        offset,
        limit,
      },
      { signal },
    );
  const columns = useMemo<ColDef<CommunityRow>[]>(() => {
    const plain = (column: 'name' | 'platform' | 'owner' | 'createdDate', width: number) => ({
      colId: column,
      field: column,
      headerName: t(`communities.${column}`),
      width,
      sortable: column !== 'owner',
    });
    const number = (column: 'groups' | 'members') => ({
      colId: column,
      headerName: t(`communities.${column}`),
      width: 100,
      sortable: true,
      cellClass: 'number',
      headerClass: 'number',
      valueGetter: ({ data }: { data: CommunityRow | undefined }) =>
        data === undefined ? '' : formatNumber(language, data[column]),
    });
    return [
      { ...plain('name', 240), flex: 1, minWidth: 200 },
      plain('platform', 120),
      {
        headerName: t('communities.type'),
        width: 110,
        valueGetter: ({ data }) => (data?.type ? t(`communities.type-${data.type}`) : ''),
      },
      {
        headerName: t('communities.stage'),
        width: 110,
        valueGetter: ({ data }) => (data?.stage ? t(`communities.stage-${data.stage}`) : ''),
      },
      number('groups') as ColDef<CommunityRow>,
      number('members') as ColDef<CommunityRow>,
      plain('owner', 130),
      plain('createdDate', 130),
    ];
  }, [t, language]);
  return (
    <Page
      title={t('communities.title')}
      state={total === null ? undefined : t('communities.count', { count: total })}
      actions={
        <>
          <Link href="~/imports">
            <Button>{t('communities.import')}</Button>
          </Link>
          <Button type="primary" onClick={() => setCreating(true)}>
            {t('communities.new')}
          </Button>
        </>
      }
      filters={
        <>
          <Input
            allowClear
            aria-label={t('communities.search')}
            placeholder={t('communities.search')}
            style={{ width: 280 }}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
          <Segmented
            value={archived ? 'archived' : 'current'}
            onChange={(value) => setArchived(value === 'archived')}
            options={[
              { value: 'current', label: t('communities.show-current') },
              { value: 'archived', label: t('communities.show-archived') },
            ]}
          />
        </>
      }
    >
      <DataGrid<CommunityRow>
        label={t('communities.title')}
        columns={columns}
        rowKey={(row) => row.uid}
        viewKey={JSON.stringify([search, archived])}
        load={load}
        onTotal={setTotal}
        onOpen={(row) => go(`/${row.uid}`)}
        openOnClick
        emptyText={
          search === '' && !archived ? t('communities.empty-text') : t('communities.empty-found')
        }
      />
      {creating && (
        <CommunityForm
          community={null}
          onClose={() => setCreating(false)}
          onSaved={(created) => go(`/${created}`)}
        />
      )}
    </Page>
  );
};

/** Communities: the list, and one of them on its tabs. */
const CommunitiesPage = () => (
  <Switch>
    <Route path="/:uid/:tab?">
      {({ uid, tab }) => (
        <CommunityPage
          key={uid}
          uid={uid ?? ''}
          tab={communityTabs.find((one) => one === tab) ?? 'record'}
        />
      )}
    </Route>
    <Route>
      <ListPage />
    </Route>
  </Switch>
);

export default CommunitiesPage;
