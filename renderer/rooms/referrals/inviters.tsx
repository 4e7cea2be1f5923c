import type { ColDef } from 'ag-grid-community';
import { Button, Input } from 'antd';
import { useMemo, useState } from 'react';
import { useLocation } from 'wouter';
import {
  inviterSorts,
  type InviterRow,
  type InviterSort,
} from '../../../shared/contract/referrals.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useFailureToast } from '../../app/toasts.tsx';
import { DataGrid, type GridSort } from '../../components/data-grid.tsx';
import { client } from '../../rpc/client.ts';
import { saveFile } from '../../rpc/files.ts';

const first: InviterSort = { column: 'descendants', descending: true };

const sortAsked = (asked: GridSort | null): InviterSort => {
  const column = inviterSorts.find((name) => name === asked?.column);
  return column === undefined ? first : { column, descending: asked?.descending ?? true };
};

/** Everybody who brought others; Enter or a click shows the tree. */
export const Inviters = () => {
  const t = useT();
  const { language } = useAppearance();
  const failureToast = useFailureToast();
  const [, go] = useLocation();
  const [search, setSearch] = useState('');
  const [sort, setSort] = useState(first);
  const [busy, setBusy] = useState(false);
  const columns = useMemo<ColDef<InviterRow>[]>(() => {
    const text = (
      column: 'name' | 'referrer' | 'firstDate' | 'lastDate',
      width: number,
    ): ColDef<InviterRow> => ({
      colId: column === 'lastDate' ? 'last' : column,
      headerName: t(`referrals.column-${column}`),
      width,
      valueGetter: ({ data }) =>
        column === 'referrer'
          ? (data?.referrer?.name ?? '')
          : (data?.[column] ??
            (column === 'name' && data !== undefined ? t('members.unnamed') : '')),
      ...(column === 'name' ? { flex: 1, minWidth: width } : {}),
      ...(column === 'lastDate' ? { sortable: true } : {}),
    });
    const number = (
      column: 'direct' | 'descendants' | 'depth' | 'counted' | 'level',
    ): ColDef<InviterRow> => ({
      colId: column,
      headerName: t(`referrals.column-${column}`),
      width: 116,
      cellClass: 'number',
      headerClass: 'number',
      valueGetter: ({ data }) => (data === undefined ? '' : formatNumber(language, data[column])),
      ...(column === 'level' ? {} : { sortable: true, sortingOrder: ['desc', 'asc'] as const }),
      ...(column === 'descendants' ? { initialSort: 'desc' as const } : {}),
    });
    return [
      text('name', 160),
      number('direct'),
      number('descendants'),
      number('depth'),
      number('counted'),
      number('level'),
      text('referrer', 140),
      text('firstDate', 116),
      text('lastDate', 116),
    ];
  }, [t, language]);
  const exportAll = async (): Promise<void> => {
    setBusy(true);
    try {
      const { handle } = await client.referrals.exportInviters({ search, sort });
      await saveFile(handle);
    } catch (error) {
      failureToast(error);
    } finally {
      setBusy(false);
    }
  };
  return (
    <>
      <div className="inviter-line">
        <Input
          allowClear
          placeholder={t('referrals.find-inviter')}
          aria-label={t('referrals.find-inviter')}
          value={search}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Button loading={busy} onClick={() => void exportAll()}>
          {t('referrals.export')}
        </Button>
      </div>
      <DataGrid<InviterRow>
        label={t('referrals.inviters')}
        columns={columns}
        rowKey={(row) => row.uid}
        viewKey={search}
        load={({ offset, limit, sort: asked, signal }) =>
          client.referrals.inviters({ search, sort: sortAsked(asked), offset, limit }, { signal })
        }
        onSort={(asked) => setSort(sortAsked(asked))}
        onOpen={(row) => go(`/tree/${row.uid}`)}
        openOnClick
        emptyText={t('referrals.inviters-empty')}
      />
    </>
  );
};
