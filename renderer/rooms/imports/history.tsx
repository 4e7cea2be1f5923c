import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import { Button, Space } from 'antd';
import { useMemo, useState } from 'react';
import { rowClasses } from '../../../shared/contract/imports.ts';
import type { ImportResult } from '../../../shared/contract/imports.ts';
import { formatInstant, formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useSettings } from '../../app/program.tsx';
import { DataGrid } from '../../components/data-grid.tsx';
import { client } from '../../rpc/client.ts';
import { useRejectedFile } from './result-step.tsx';
import { UndoDialog } from './undo-dialog.tsx';

/** Every import ever committed, with its undo and its rejected rows. */
export const ImportHistory = () => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const [undoing, setUndoing] = useState<ImportResult | null>(null);
  const download = useRejectedFile();
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
        minWidth: 150,
        field: 'file',
        tooltipValueGetter: ({ data }) =>
          data === undefined ? '' : `${data.file} · ${data.sheet}`,
      },
      {
        colId: 'kind',
        headerName: t('imports.kind'),
        width: 126,
        valueGetter: ({ data }) => (data === undefined ? '' : t(`imports.kind-${data.kind}`)),
      },
      {
        field: 'rows',
        headerName: t('imports.rows'),
        width: 76,
        cellClass: 'number',
        headerClass: 'number',
        valueFormatter: ({ value }) =>
          typeof value === 'number' ? formatNumber(language, value) : '',
      },
      ...rowClasses.map((rowClass): ColDef<ImportResult> => ({
        field: rowClass,
        headerName: t(`imports.class-${rowClass}`),
        width: language === 'en' ? 88 : 64,
        cellClass: 'number',
        headerClass: 'number',
        valueFormatter: ({ value }) =>
          typeof value === 'number' ? formatNumber(language, value) : '',
      })),
      { field: 'actor', headerName: t('imports.history-actor'), width: 84 },
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
    <>
      <DataGrid<ImportResult>
        label={t('imports.tab-history')}
        columns={columns}
        rowKey={(row) => row.uid}
        viewKey="imports"
        load={({ offset, limit, signal }) => client.imports.history({ offset, limit }, { signal })}
        emptyText={t('imports.history-empty')}
      />
      {undoing !== null && (
        <UndoDialog
          result={undoing}
          onClose={() => setUndoing(null)}
          onUndone={() => setUndoing(null)}
        />
      )}
    </>
  );
};
