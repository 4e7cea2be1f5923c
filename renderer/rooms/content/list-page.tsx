import { Button, Input, Segmented, Select } from 'antd';
import { useMemo, useState } from 'react';
import {
  contentSorts,
  type ContentFilter,
  type ContentItem,
} from '../../../shared/contract/content.ts';
import {
  contentLayers,
  contentStates,
  contentTypes,
} from '../../../shared/domain/content/kinds.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { DataGrid, type BlockRequest } from '../../components/data-grid.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { CommunitySelect } from '../events/community-select.tsx';
import { ExportList } from './export-list.tsx';
import { ItemDrawer } from './item-drawer.tsx';
import { listColumns } from './list-columns.ts';
import { NewItem } from './new-item.tsx';
import { NoContent } from './no-content.tsx';
import { useContentChoices, useNoContent, wholeList } from './queries.ts';

/** The item a page that was left for this one names. */
const firstItem = (): string | null => {
  const state: unknown = window.history.state;
  return state instanceof Object && 'item' in state ? String(state.item) : null;
};

/** Every item, filtered and sorted, with the trash. */
export const ListPage = () => {
  const t = useT();
  const { language } = useAppearance();
  const [filter, setFilter] = useState<ContentFilter>(wholeList);
  const [total, setTotal] = useState<number | null>(null);
  const [openUid, setOpenUid] = useState(firstItem);
  const [creating, setCreating] = useState(false);
  const empty = useNoContent();
  const columns = useMemo(() => listColumns(language), [language]);
  const change = (next: Partial<ContentFilter>): void => setFilter({ ...filter, ...next });
  const load = ({ offset, limit, sort, signal }: BlockRequest) =>
    client.content.list({ ...filter, sort: sortOf(sort), offset, limit }, { signal });
  const create = (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t('content.new')}
    </Button>
  );
  return (
    <Page
      title={t('content.title')}
      state={total === null || empty === true ? undefined : t('content.count', { count: total })}
      actions={
        <>
          {empty === false && <ExportList filter={filter} />}
          {create}
        </>
      }
      filters={empty === true ? undefined : <Filters filter={filter} onChange={change} />}
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
      {empty === true ? (
        <NoContent />
      ) : (
        <DataGrid<ContentItem>
          label={t('content.title')}
          columns={columns}
          rowKey={(row) => row.uid}
          viewKey={JSON.stringify({ ...filter, sort: null })}
          load={load}
          onTotal={setTotal}
          onSort={(sort) => change({ sort: sortOf(sort) })}
          onOpen={(row) => setOpenUid(row.uid)}
          openOnClick
          openKey={openUid}
          emptyText={t('content.empty-found')}
        />
      )}
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

const sortOf = (sort: BlockRequest['sort']): ContentFilter['sort'] => {
  const by = contentSorts.find((name) => name === sort?.column);
  return by === undefined || sort === null ? wholeList.sort : { by, descending: sort.descending };
};

interface FiltersProps {
  readonly filter: ContentFilter;
  readonly onChange: (filter: Partial<ContentFilter>) => void;
}

const Filters = ({ filter, onChange }: FiltersProps) => {
  const t = useT();
  const channels = useContentChoices().data?.channels ?? [];
  const many = { mode: 'multiple', maxTagCount: 'responsive', style: { minWidth: 130 } } as const;
  return (
    <>
      <Input
        allowClear
        aria-label={t('content.search')}
        placeholder={t('content.search')}
        style={{ width: 240 }}
        value={filter.search}
        onChange={(event) => onChange({ search: event.target.value })}
      />
      <Select
        {...many}
        aria-label={t('content.state')}
        placeholder={t('content.all-states')}
        value={filter.states}
        onChange={(states) => onChange({ states })}
        options={contentStates.map((value) => ({ value, label: t(`content.state-${value}`) }))}
      />
      <Select
        {...many}
        aria-label={t('content.type')}
        placeholder={t('content.all-types')}
        value={filter.types}
        onChange={(types) => onChange({ types })}
        options={contentTypes.map((value) => ({ value, label: t(`content.type-${value}`) }))}
      />
      <Select
        {...many}
        aria-label={t('content.channel')}
        placeholder={t('content.all-channels')}
        value={filter.channels}
        onChange={(next) => onChange({ channels: next })}
        options={channels.map((value) => ({ value, label: value }))}
      />
      <Select
        {...many}
        aria-label={t('content.layer')}
        placeholder={t('content.layer')}
        value={filter.layers}
        onChange={(layers) => onChange({ layers })}
        options={contentLayers.map((value) => ({ value, label: t(`content.layer-${value}`) }))}
      />
      <CommunitySelect
        uid={filter.communityUid}
        name={null}
        placeholder={t('content.all-communities')}
        style={{ minWidth: 150 }}
        onChange={(communityUid) => onChange({ communityUid })}
      />
      <Segmented
        aria-label={t('content.show-trash')}
        value={filter.archived ? 'trash' : 'current'}
        onChange={(value) => onChange({ archived: value === 'trash' })}
        options={[
          { value: 'current', label: t('content.show-current') },
          { value: 'trash', label: t('content.show-trash') },
        ]}
      />
    </>
  );
};
