import { Button, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import {
  memberColumns,
  type ListFilter,
  type MemberRow,
  type MemberViewInput,
} from '../../../shared/contract/members.ts';
import type { GridColumn, GridPlace } from '../../../shared/contract/views.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { useToday } from '../../app/today.ts';
import { DataGrid, type BlockRequest } from '../../components/data-grid.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { ColumnChoice } from './column-choice.tsx';
import { firstState, fromGrid, sameColumns, shownColumns } from './column-state.ts';
import { gridColumns } from './columns.ts';
import { ExportMenu } from './export-menu.tsx';
import { askedFilter } from './filter-draft.ts';
import { FilterChips } from './filter-chips.tsx';
import { FilterEditor } from './filter-editor.tsx';
import { useGridPlace, useKeepPlace } from './grid-place.ts';
import { MemberDrawer } from './member-drawer.tsx';
import { MemberForm } from './member-form.tsx';
import { useAnyMember, useDoubtedMerges, useProposals, useViewBlocks } from './queries.ts';

const defaultSort: MemberViewInput['sort'] = { column: 'name', descending: false };

interface MemberListProps {
  readonly uid: string | null;
  /** How the grid was left here last. */
  readonly place: GridPlace | null;
}

const MemberList = ({ uid, place }: MemberListProps) => {
  const t = useT();
  const { language } = useAppearance();
  const today = useToday();
  const [, go] = useLocation();
  const community = new URLSearchParams(useSearch()).get('community');
  const [search, setSearch] = useState('');
  const [filters, setFilters] = useState<readonly ListFilter[]>(
    community === null ? [] : [{ kind: 'set', column: 'communities', values: [community] }],
  );
  const [archived, setArchived] = useState(false);
  const [columns, setColumns] = useState(place?.columns ?? firstState);
  const [sort, setSort] = useState(defaultSort);
  const [total, setTotal] = useState<number | null>(null);
  const [creating, setCreating] = useState(false);
  const any = useAnyMember();
  const doubted = useDoubtedMerges().data?.length ?? 0;
  const duplicates = (useProposals(null, 0, 1).data?.total ?? 0) + doubted;
  const blocks = useViewBlocks(useGeneration());
  const definitions = useMemo(() => gridColumns(language, columns), [language, columns]);
  const keepPlace = useKeepPlace();
  const arrange = (next: readonly GridColumn[]) => {
    if (sameColumns(next, columns)) return;
    setColumns(next);
    keepPlace({ columns: [...next] });
  };
  const asked = filters.map((one) => askedFilter(one, today));
  const filter = { search, filters: asked, archived };

  const load = (request: BlockRequest) => {
    const column = memberColumns.find((name) => name === request.sort?.column);
    const next =
      column === undefined
        ? defaultSort
        : { column, descending: request.sort?.descending ?? false };
    setSort(next);
    return blocks({ ...filter, sort: next }, request);
  };
  const empty = any.data === false;
  const create = (
    <Button type="primary" onClick={() => setCreating(true)}>
      {t('members.new')}
    </Button>
  );
  return (
    <Page
      title={t('members.title')}
      state={total === null || empty ? undefined : t('members.count', { count: total })}
      actions={
        empty ? undefined : (
          <>
            {duplicates > 0 && (
              <Link href="/duplicates">
                <Button>{t('members.duplicates-count', { count: duplicates })}</Button>
              </Link>
            )}
            <ExportMenu view={{ ...filter, sort }} columns={shownColumns(columns)} total={total} />
            {create}
          </>
        )
      }
      filters={
        empty ? undefined : (
          <>
            <Input
              allowClear
              aria-label={t('members.search')}
              placeholder={t('members.search')}
              style={{ width: 320 }}
              value={search}
              onChange={(event) => setSearch(event.target.value)}
            />
            <FilterEditor archived={archived} filters={filters} onChange={setFilters} />
            <FilterChips filters={filters} onChange={setFilters} />
            <Segmented
              value={archived ? 'archived' : 'current'}
              onChange={(value) => setArchived(value === 'archived')}
              options={[
                { value: 'current', label: t('members.show-current') },
                { value: 'archived', label: t('members.show-archived') },
              ]}
            />
            <ColumnChoice columns={columns} onChange={arrange} />
          </>
        )
      }
      drawer={
        uid === null ? undefined : <MemberDrawer key={uid} uid={uid} onClose={() => go('/')} />
      }
    >
      {empty ? (
        <EmptyState
          sentence={t('members.empty-text')}
          action={
            <div className="member-line">
              <Link href="~/imports">
                <Button type="primary">{t('members.import')}</Button>
              </Link>
              <Button onClick={() => setCreating(true)}>{t('members.new')}</Button>
            </div>
          }
        />
      ) : (
        <DataGrid<MemberRow>
          label={t('members.title')}
          columns={definitions}
          onColumns={(places) => arrange(fromGrid(places))}
          rowKey={(row) => row.uid}
          viewKey={JSON.stringify(filter)}
          load={load}
          onTotal={setTotal}
          onOpen={(row) => go(`/${row.uid}`)}
          openOnClick
          openKey={uid}
          emptyText={t('members.empty-found')}
        />
      )}
      {creating && (
        <MemberForm
          member={null}
          onClose={() => setCreating(false)}
          onSaved={(created) => go(`/${created}`)}
        />
      )}
    </Page>
  );
};

/** Every member in a grid of any length; the filter line narrows it, the drawer shows one. */
export const ListPage = ({ uid }: { readonly uid: string | null }) => {
  const t = useT();
  const place = useGridPlace();
  return place === undefined ? (
    <Page title={t('members.title')}>{null}</Page>
  ) : (
    <MemberList uid={uid} place={place} />
  );
};
