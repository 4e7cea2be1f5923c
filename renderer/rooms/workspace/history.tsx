import type { ColDef, ICellRendererParams } from 'ag-grid-community';
import { App, Button, Input, Select } from 'antd';
import { useCallback, useMemo, useState } from 'react';
import { operationKinds } from '../../../shared/contract/workspace.ts';
import type { HistoryRow } from '../../../shared/contract/workspace.ts';
import { formatInstant } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { labelText } from '../../app/label.ts';
import { useSettings } from '../../app/program.tsx';
import { useUndo } from '../../app/undo.ts';
import { DataGrid } from '../../components/data-grid.tsx';
import type { BlockRequest } from '../../components/data-grid.tsx';
import { DateField } from '../../components/date-field.tsx';
import { client } from '../../rpc/client.ts';

type OperationKind = HistoryRow['kind'];

interface Filter {
  readonly kinds: readonly OperationKind[];
  readonly actor: string;
  readonly from: string | null;
  readonly to: string | null;
}

const everything: Filter = { kinds: [], actor: '', from: null, to: null };

export const History = () => {
  const t = useT();
  const { language } = useAppearance();
  const { zone } = useSettings();
  const { undo } = useUndo();
  const { modal } = App.useApp();
  const [filter, setFilter] = useState(everything);
  const [total, setTotal] = useState<number | null>(null);

  const ask = useCallback(
    ({ uid, kind, label }: HistoryRow): void => {
      if (kind !== 'import') return void undo(uid);
      // The rows of an import come back only with its file.
      modal.confirm({
        icon: null,
        title: t('workspace.history-undo-import', { what: labelText(language, label) }),
        content: t('workspace.history-undo-import-text'),
        okText: t('workspace.history-undo-import-do'),
        okButtonProps: { danger: true },
        cancelText: t('common.cancel'),
        onOk: () => undo(uid),
      });
    },
    [undo, modal, t, language],
  );
  const columns = useMemo((): ColDef<HistoryRow>[] => {
    const UndoCell = ({ data }: ICellRendererParams<HistoryRow>) => {
      if (data === undefined) return null;
      if (data.undone) return <span className="quiet">{t('workspace.history-undone')}</span>;
      if (!data.undoable) return null;
      return (
        <Button
          size="small"
          aria-label={t('workspace.history-undo-of', { what: labelText(language, data.label) })}
          onClick={() => ask(data)}
        >
          {t('workspace.history-undo')}
        </Button>
      );
    };
    return [
      {
        colId: 'when',
        headerName: t('workspace.history-when'),
        width: 140,
        valueGetter: ({ data }) => (data === undefined ? '' : formatInstant(data.atMs, zone)),
      },
      { field: 'actor', headerName: t('workspace.history-actor'), width: 120 },
      {
        colId: 'kind',
        headerName: t('workspace.history-kind'),
        width: 90,
        valueGetter: ({ data }) => (data === undefined ? '' : t(`workspace.kind-${data.kind}`)),
      },
      {
        colId: 'what',
        headerName: t('workspace.history-what'),
        flex: 1,
        minWidth: 240,
        valueGetter: ({ data }) => (data === undefined ? '' : labelText(language, data.label)),
      },
      {
        colId: 'state',
        headerName: t('workspace.history-state'),
        width: 110,
        cellRenderer: UndoCell,
      },
    ];
  }, [t, language, zone, ask]);

  const load = ({ offset, limit, signal }: BlockRequest) =>
    client.workspace.history(
      {
        offset,
        limit,
        kinds: [...filter.kinds],
        actor: filter.actor.trim(),
        from: filter.from,
        to: filter.to,
      },
      { signal },
    );
  const filtered = JSON.stringify(filter) !== JSON.stringify(everything);

  return (
    <>
      <div className="filter-line" role="search">
        <Select
          mode="multiple"
          aria-label={t('workspace.history-kind-filter')}
          placeholder={t('workspace.history-kind-filter')}
          style={{ minWidth: 160 }}
          value={[...filter.kinds]}
          options={operationKinds.map((kind) => ({
            value: kind,
            label: t(`workspace.kind-${kind}`),
          }))}
          onChange={(kinds) => setFilter({ ...filter, kinds })}
        />
        <Input
          aria-label={t('workspace.history-actor-filter')}
          placeholder={t('workspace.history-actor-filter')}
          style={{ width: 140 }}
          allowClear
          value={filter.actor}
          onChange={(event) => setFilter({ ...filter, actor: event.target.value })}
        />
        <DateField
          label={t('workspace.history-from')}
          placeholder={t('workspace.history-from')}
          width={130}
          value={filter.from}
          onChange={(from) => setFilter({ ...filter, from })}
        />
        <DateField
          label={t('workspace.history-to')}
          placeholder={t('workspace.history-to')}
          width={130}
          value={filter.to}
          onChange={(to) => setFilter({ ...filter, to })}
        />
        {filtered && (
          <Button type="link" onClick={() => setFilter(everything)}>
            {t('common.clear-filters')}
          </Button>
        )}
        <span className="quiet">
          {total === null ? '' : t('workspace.history-count', { count: total })}
        </span>
      </div>
      <DataGrid<HistoryRow>
        label={t('workspace.tab-history')}
        columns={columns}
        rowKey={(row) => row.uid}
        viewKey={JSON.stringify(filter)}
        load={load}
        onTotal={setTotal}
        emptyText={filtered ? t('common.grid-empty') : t('workspace.history-empty')}
      />
    </>
  );
};
