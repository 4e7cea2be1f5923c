import { Button, Checkbox, Input, Popover, Segmented, Tag } from 'antd';
import { useEffect, useMemo, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import {
  memberColumns,
  type MemberColumn,
  type MemberFilter,
  type MemberRow,
  type MemberSelection,
  type MemberViewInput,
} from '../../../shared/contract/members.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { useSettings } from '../../app/program.tsx';
import { DataGrid, type BlockRequest } from '../../components/data-grid.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { noPicks } from '../../components/picks.ts';
import { client } from '../../rpc/client.ts';
import { cellText, firstColumns, gridColumns, orderedColumns } from './columns.ts';
import { EditMany } from './edit-many.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FilterEditor, filterText } from './filter-editor.tsx';
import { MemberDrawer } from './member-drawer.tsx';
import { MemberForm } from './member-form.tsx';
import { SelectionActions } from './selection-actions.tsx';
import { useMemberSelection } from './selection.ts';
import { useAnyMember, useDoubtedMerges, useProposals, useViewBlocks } from './queries.ts';

const columnsKey = 'workstation.member-columns';

const rememberedColumns = (): MemberColumn[] => {
  const kept = (localStorage.getItem(columnsKey) ?? '').split(',');
  const known = memberColumns.filter((column) => kept.includes(column));
  return known.length === 0 ? [...firstColumns] : known;
};

const defaultSort: MemberViewInput['sort'] = { column: 'name', descending: false };

/** Every member in a grid of any length; the filter line narrows it, the drawer shows one. */
export const ListPage = ({ uid }: { readonly uid: string | null }) => {
  const t = useT();
  const { language } = useAppearance();
  const { currency } = useSettings();
  const [, go] = useLocation();
  const community = new URLSearchParams(useSearch()).get('community');
  const [search, setSearch] = useState('');
  const [filters, setFilters] = useState<MemberFilter[]>(
    community === null ? [] : [{ kind: 'set', column: 'communities', values: [community] }],
  );
  const [archived, setArchived] = useState(false);
  const [shown, setShown] = useState(rememberedColumns);
  const [sort, setSort] = useState(defaultSort);
  const [total, setTotal] = useState<number | null>(null);
  const [creating, setCreating] = useState(false);
  useEffect(() => localStorage.setItem(columnsKey, shown.join(',')), [shown]);
  const any = useAnyMember();
  const doubted = useDoubtedMerges().data?.length ?? 0;
  const duplicates = (useProposals(null, 0, 1).data?.total ?? 0) + doubted;
  const blocks = useViewBlocks(useGeneration());
  const columns = useMemo(() => gridColumns(language, shown), [language, shown]);
  const filter = { search, filters, archived };
  const [editing, setEditing] = useState<MemberSelection | null>(null);
  const selection = useMemberSelection({ ...filter, sort }, editing !== null);

  const load = async (request: BlockRequest) => {
    const column = memberColumns.find((name) => name === request.sort?.column);
    const next =
      column === undefined
        ? defaultSort
        : { column, descending: request.sort?.descending ?? false };
    setSort(next);
    const block = await blocks({ ...filter, sort: next }, request);
    selection.onView(block.generation);
    return block;
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
            <ExportMenu view={{ ...filter, sort }} columns={orderedColumns(shown)} total={total} />
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
            <FilterEditor archived={archived} onAdd={(added) => setFilters([...filters, added])} />
            {filters.map((one, index) => (
              <Tag
                key={JSON.stringify(one)}
                closable
                onClose={() => setFilters(filters.filter((_, place) => place !== index))}
              >
                {filterText(t, one, currency)}
              </Tag>
            ))}
            {filters.length > 0 && (
              <Button type="link" onClick={() => setFilters([])}>
                {t('common.clear-filters')}
              </Button>
            )}
            <Segmented
              value={archived ? 'archived' : 'current'}
              onChange={(value) => setArchived(value === 'archived')}
              options={[
                { value: 'current', label: t('members.show-current') },
                { value: 'archived', label: t('members.show-archived') },
              ]}
            />
            <Popover
              trigger="click"
              placement="bottomRight"
              content={
                <Checkbox.Group
                  className="column-choice"
                  value={shown}
                  onChange={(next) => setShown(['name', ...next.filter((name) => name !== 'name')])}
                  options={memberColumns.map((value) => ({
                    value,
                    label: t(`members.column-${value}`),
                    disabled: value === 'name',
                  }))}
                />
              }
            >
              <Button>{t('members.columns')}</Button>
            </Popover>
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
          columns={columns}
          rowKey={(row) => row.uid}
          viewKey={JSON.stringify(filter)}
          load={load}
          onTotal={setTotal}
          onOpen={(row) => go(`/${row.uid}`)}
          openOnClick
          openKey={uid}
          emptyText={t('members.empty-found')}
          seek={async (text) =>
            (await client.members.seek({ ...filter, sort, text: text.trim() })).place
          }
          picking={{
            picks: selection.picks,
            onPick: selection.onPick,
            countText: t('selection.count', { count: selection.count }),
            actions: (
              <SelectionActions
                selection={selection}
                columns={orderedColumns(shown)}
                onEdit={() => setEditing(selection.chosen)}
              />
            ),
            cellText: (row, column) => cellText(language, row, column as MemberColumn),
          }}
        />
      )}
      {editing !== null && (
        <EditMany
          chosen={editing}
          onClose={() => setEditing(null)}
          onDone={() => {
            selection.onPick(noPicks);
            setEditing(null);
          }}
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
