import { Button, Input, Segmented } from 'antd';
import { useMemo, useState } from 'react';
import { Link, useLocation, useSearch } from 'wouter';
import {
  listColumn,
  type ListColumn,
  type MemberSelection,
  type MemberViewInput,
} from '../../../shared/contract/member-filters.ts';
import { type MemberRow } from '../../../shared/contract/members.ts';
import type { CustomField } from '../../../shared/contract/custom-fields.ts';
import type { GridColumn, GridPlace, SavedView } from '../../../shared/contract/views.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { useToday } from '../../app/today.ts';
import { DataGrid, type BlockRequest, type GridSort } from '../../components/data-grid.tsx';
import { EmptyState } from '../../components/empty-state.tsx';
import { Page } from '../../components/page.tsx';
import { noPicks } from '../../components/picks.ts';
import { client } from '../../rpc/client.ts';
import { ColumnChoice } from './column-choice.tsx';
import { fromGrid, sameColumns, shownColumns } from './column-state.ts';
import { gridColumns, listText } from './columns.ts';
import { EditMany } from './edit-many.tsx';
import { ExportMenu } from './export-menu.tsx';
import { canAsk, fieldUidOf, isFieldColumn, isKnown } from './field-words.ts';
import { FilterChips, isGone } from './filter-chips.tsx';
import { FilterEditor } from './filter-editor.tsx';
import { useGridPlace } from './grid-place.ts';
import { listOfLink, questionOf } from './list-state.ts';
import { linkToPersona } from './persona/choice.ts';
import { MemberDrawer } from './member-drawer.tsx';
import { MemberForm } from './member-form.tsx';
import { SelectionActions } from './selection-actions.tsx';
import { useMemberSelection } from './selection.ts';
import { useSegmentNames } from './segments/queries.ts';
import {
  useAnyMember,
  useDoubtedMerges,
  useFields,
  useProposals,
  useViewBlocks,
} from './queries.ts';
import { useTakenLink } from './taken-link.ts';
import { useListState } from './use-list-state.ts';
import { useSavedViews } from './view-queries.ts';
import { ViewSwitcher } from './view-switcher.tsx';

const defaultSort: MemberViewInput['sort'] = { column: 'name', descending: false };

const sortAsked = (asked: GridSort | null): MemberViewInput['sort'] | null => {
  const column = listColumn.safeParse(asked?.column).data;
  return column === undefined ? null : { column, descending: asked?.descending ?? false };
};

interface MemberListProps {
  readonly uid: string | null;
  readonly views: readonly SavedView[];
  /** How the grid was left here last. */
  readonly place: GridPlace | null;
  readonly fields: readonly CustomField[];
}

const MemberList = ({ uid, views, place, fields }: MemberListProps) => {
  const t = useT();
  const { language } = useAppearance();
  const today = useToday();
  const [, go] = useLocation();
  const linked = listOfLink(useSearch());
  useTakenLink(linked !== null);
  const list = useListState(views, place, linked);
  const { filters, search, archived } = list.state;
  // A field that is gone has no column; a filter of it stays as a word that it does not work.
  const columns = useMemo(
    () => list.state.columns.filter(({ column }) => isKnown(fields, column)),
    [list.state.columns, fields],
  );
  const sort = isKnown(fields, list.state.sort.column) ? list.state.sort : defaultSort;
  const shownFields = shownColumns(columns).filter(isFieldColumn).map(fieldUidOf);
  const [total, setTotal] = useState<number | null>(null);
  const [creating, setCreating] = useState(false);
  const any = useAnyMember();
  const doubted = useDoubtedMerges().data?.length ?? 0;
  const duplicates = (useProposals(null, 0, 1).data?.total ?? 0) + doubted;
  const blocks = useViewBlocks(useGeneration());
  const definitions = useMemo(
    () => gridColumns(language, columns, sort, fields),
    [language, columns, sort, fields],
  );
  const segments = useSegmentNames();
  const asked = filters.filter((one) => !isGone(one, segments) && canAsk(fields, one));
  const filter = questionOf({ ...list.state, filters: asked }, today);
  // The grid does not know of the order by a column that it does not show.
  const hiddenSort = columns.some(({ column }) => column === sort.column) ? null : sort;
  const [editing, setEditing] = useState<MemberSelection | null>(null);
  const selection = useMemberSelection({ ...filter, sort }, editing !== null);

  const load = async (request: BlockRequest) => {
    const order = sortAsked(request.sort) ?? hiddenSort ?? defaultSort;
    const block = await blocks({ ...filter, sort: order }, request, shownFields);
    selection.onView(block.generation);
    return block;
  };
  const arrange = (next: readonly GridColumn[]) => {
    if (!sameColumns(next, columns)) list.change({ columns: [...next] });
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
      state={
        empty ? undefined : (
          <>
            <ViewSwitcher views={views} list={list} />
            {total !== null && <span>{t('members.count', { count: total })}</span>}
          </>
        )
      }
      actions={
        empty ? undefined : (
          <>
            {duplicates > 0 && (
              <Link href="/duplicates">
                <Button>{t('members.duplicates-count', { count: duplicates })}</Button>
              </Link>
            )}
            <Link href={linkToPersona({ kind: 'view', search, filters, archived })}>
              <Button>{t('persona.of-view')}</Button>
            </Link>
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
              onChange={(event) => list.change({ search: event.target.value })}
            />
            <FilterEditor
              fields={fields}
              archived={archived}
              filters={filters}
              onChange={(next) => list.change({ filters: next })}
            />
            <Segmented
              value={archived ? 'archived' : 'current'}
              onChange={(value) => list.change({ archived: value === 'archived' })}
              options={[
                { value: 'current', label: t('members.show-current') },
                { value: 'archived', label: t('members.show-archived') },
              ]}
            />
            <ColumnChoice columns={columns} fields={fields} onChange={arrange} />
            <FilterChips
              fields={fields}
              filters={filters}
              onChange={(next) => list.change({ filters: next })}
              lost={list.lost}
              onLost={list.setLost}
            />
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
          onSort={(next) => list.change({ sort: sortAsked(next) ?? defaultSort })}
          onColumns={(places) => arrange(fromGrid(places))}
          rowKey={(row) => row.uid}
          viewKey={JSON.stringify([filter, hiddenSort, shownFields.toSorted()])}
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
                columns={shownColumns(columns)}
                onEdit={() => setEditing(selection.chosen)}
              />
            ),
            cellText: (row, column) => listText(language, row, column as ListColumn, fields),
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

/** Every member in a grid of any length; the filter line narrows it, the drawer shows one. */
export const ListPage = ({ uid }: { readonly uid: string | null }) => {
  const t = useT();
  const views = useSavedViews();
  const place = useGridPlace();
  const fields = useFields();
  return place === undefined || views === undefined || fields === undefined ? (
    <Page title={t('members.title')}>{null}</Page>
  ) : (
    <MemberList uid={uid} views={views} place={place} fields={fields} />
  );
};
