import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import { Button, Input, Space } from 'antd';
import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { useLocation } from 'wouter';
import { rowClasses } from '../../../shared/contract/imports.ts';
import type { ImportResult } from '../../../shared/contract/imports.ts';
import { formatInstant, formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { DataGrid } from '../../components/data-grid.tsx';
import { Page } from '../../components/page.tsx';
import { client } from '../../rpc/client.ts';
import { HistoryDrawer } from './history-drawer.tsx';
import { useImportFiles } from './import-files.tsx';
import { RecipeActions } from './recipe-actions.tsx';
import { useRejectedFile } from './rejected-download.tsx';
import { UndoDialog } from './undo-dialog.tsx';

/** Enough for each English word over its column of numbers, px. */
const wordWidths = {
  created: 74,
  updated: 84,
  unchanged: 104,
  conflicts: 82,
  rejected: 80,
  skipped: 76,
} as const satisfies Readonly<Record<(typeof rowClasses)[number], number>>;

/** Every import ever committed: sought, looked at, taken back, its rows left out as a file. */
export const ImportHistory = ({ bar }: { readonly bar: ReactNode }) => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const [location, go] = useLocation();
  const opened = /^\/history\/(.+)$/.exec(location)?.[1] ?? null;
  const [search, setSearch] = useState('');
  const [undoing, setUndoing] = useState<ImportResult | null>(null);
  const download = useRejectedFile();
  const { batch } = useImportFiles();
  const columns = useMemo((): ColDef<ImportResult>[] => {
    const State = ({ data }: ICellRendererParams<ImportResult>) =>
      data === undefined ? null : (
        <Space size={4}>
          {data.undone ? (
            <span className="quiet">{t('imports.state-undone')}</span>
          ) : (
            <Button
              size="small"
              aria-label={t('imports.undo-confirm', { name: data.file })}
              onClick={() => setUndoing(data)}
            >
              {t('common.undo')}
            </Button>
          )}
          {data.rejected + data.conflicts > 0 && (
            <Button size="small" onClick={() => void download(data.uid)}>
              {t('imports.rejected-short')}
            </Button>
          )}
        </Space>
      );
    return [
      {
        colId: 'when',
        headerName: t('imports.history-when'),
        width: 134,
        valueGetter: ({ data }) => (data === undefined ? '' : formatInstant(data.atMs, zone)),
      },
      {
        colId: 'file',
        headerName: t('imports.file'),
        flex: 1,
        minWidth: 118,
        field: 'file',
        tooltipValueGetter: ({ data }) =>
          data === undefined ? '' : `${data.file} · ${data.sheet}`,
      },
      {
        colId: 'kind',
        headerName: t('imports.kind'),
        width: 104,
        tooltipValueGetter: ({ value }) => String(value ?? ''),
        valueGetter: ({ data }) => (data === undefined ? '' : t(`imports.kind-${data.kind}`)),
      },
      {
        field: 'rows',
        headerName: t('imports.rows'),
        width: 70,
        cellClass: 'number',
        headerClass: 'number',
        valueFormatter: ({ value }) =>
          typeof value === 'number' ? formatNumber(language, value) : '',
      },
      ...rowClasses.map((rowClass): ColDef<ImportResult> => ({
        field: rowClass,
        headerName: t(`imports.class-${rowClass}`),
        width: language === 'en' ? wordWidths[rowClass] : 64,
        cellClass: 'number',
        headerClass: 'number',
        valueFormatter: ({ value }) =>
          typeof value === 'number' ? formatNumber(language, value) : '',
      })),
      { field: 'actor', headerName: t('imports.history-actor'), width: 76 },
      {
        colId: 'state',
        headerName: t('imports.history-state'),
        width: language === 'en' ? 190 : 160,
        pinned: 'right',
        cellRenderer: State,
      },
    ];
  }, [t, language, zone, download]);
  return (
    <Page
      title={t('imports.title')}
      actions={<RecipeActions />}
      filters={
        <>
          {bar}
          <Input.Search
            className="history-search"
            allowClear
            aria-label={t('imports.history-search')}
            placeholder={t('imports.history-search')}
            value={search}
            onChange={(event) => setSearch(event.target.value)}
          />
        </>
      }
      drawer={
        opened === null ? undefined : (
          <HistoryDrawer
            key={opened}
            uid={opened}
            onClose={() => go('/history')}
            onUndo={setUndoing}
          />
        )
      }
    >
      <DataGrid<ImportResult>
        label={t('imports.tab-history')}
        columns={columns}
        rowKey={(row) => row.uid}
        viewKey={`imports ${search}`}
        load={({ offset, limit, signal }) =>
          client.imports.history({ search, offset, limit }, { signal })
        }
        onOpen={(row) => go(`/history/${row.uid}`)}
        openOnClick
        openKey={opened}
        emptyText={t(search === '' ? 'imports.history-empty' : 'imports.history-none-found')}
      />
      {undoing !== null && (
        <UndoDialog
          results={[undoing]}
          onClose={() => setUndoing(null)}
          onUndone={(uids) => {
            batch.takenBack(new Set(uids));
            setUndoing(null);
          }}
        />
      )}
    </Page>
  );
};
