import { Button, Spin } from 'antd';
import type { ColDef } from 'ag-grid-community';
import { useEffect, useMemo, useRef, useState } from 'react';
import { useLocation } from 'wouter';
import type { ListedRow, RowsAsOf, RowsOf } from '../../shared/contract/rows.ts';
import { rowHeaders, rowTitle } from '../../shared/domain/report/blocks/cells.ts';
import type { ReportOpening } from '../../shared/domain/report/document.ts';
import { formatMoney, formatNumber } from '../../shared/messages/format.ts';
import { useAppearance, useT } from '../app/appearance.tsx';
import { hasCode } from '../app/failure.ts';
import { GenerationContext, useGeneration } from '../app/generation.ts';
import { useFailureToast } from '../app/toasts.tsx';
import { client } from '../rpc/client.ts';
import { saveFile } from '../rpc/files.ts';
import { ROOMY_PX } from './drawer.tsx';
import { DataGrid, type BlockRequest, type GridSort } from './data-grid.tsx';
import { countOf, noPicks, type Picks } from './picks.ts';
import { pageOfRow } from './row-page.ts';

interface FigureRowsProps {
  readonly opening: ReportOpening;
  readonly currency: string;
  readonly of: RowsOf;
  /** The state of the workspace these rows are of. */
  readonly generation: number;
  readonly onReload: () => Promise<void>;
}

type Placed = ListedRow & { readonly place: number };

const sortColumns = ['title', 'detail', 'value'] as const;
const sortOf = (asked: GridSort | null) => {
  const column = sortColumns.find((name) => name === asked?.column);
  return column === undefined ? null : { column, descending: asked?.descending ?? false };
};

/** The rows behind a number, any of them at once, and what they add up to. */
export const FigureRows = ({ opening, currency, of, generation, onReload }: FigureRowsProps) => {
  const t = useT();
  const { language } = useAppearance();
  const [, go] = useLocation();
  const failed = useFailureToast();
  const now = useGeneration();
  const asOf = useRef<RowsAsOf | null>(null);
  const [sort, setSort] = useState<GridSort | null>(null);
  const [found, setFound] = useState<{ readonly total: number; readonly sum: number } | null>(null);
  const [isFailed, setFailed] = useState(false);
  const [isStale, setStale] = useState(false);
  const [busy, setBusy] = useState<'export' | 'reload' | null>(null);
  const [picks, setPicks] = useState<Picks>(noPicks);
  const { entity, rowUnit, label } = opening;

  const textOf = useMemo(() => {
    const value = (amount: number): string =>
      rowUnit === 'minor'
        ? formatMoney(language, amount, currency)
        : formatNumber(language, amount);
    return {
      value,
      cell: (row: ListedRow, column: string): string =>
        column === 'value'
          ? value(row.value)
          : ((column === 'title'
              ? (rowTitle(language, entity, row.title) ?? row.uid)
              : row.detail) ?? ''),
    };
  }, [language, currency, entity, rowUnit]);
  const columns = useMemo((): ColDef<Placed>[] => {
    const [title, detail] = rowHeaders[entity];
    const room = innerWidth < ROOMY_PX ? 1 : 1.3;
    const heads = [
      { colId: 'title', headerName: t(title), width: 210 * room },
      { colId: 'detail', headerName: t(detail), width: (rowUnit === null ? 360 : 220) * room },
      ...(rowUnit === null
        ? []
        : [{ colId: 'value', headerName: t('retrospectives.value'), width: 140 * room }]),
    ];
    return heads.map((head) => ({
      ...head,
      sortable: true,
      ...(head.colId === 'value'
        ? { cellClass: 'number', headerClass: 'number', initialSort: 'desc' as const }
        : {}),
      ...(head.colId === 'title'
        ? { cellClass: ({ data }) => (typeof data?.opens === 'string' ? 'leads' : '') }
        : {}),
      valueGetter: ({ data }) => (data === undefined ? '' : textOf.cell(data, head.colId)),
    }));
  }, [entity, rowUnit, t, textOf]);

  // Whatever changed, perhaps not in this list: the program says.
  useEffect(() => {
    if (now === generation || asOf.current === null) return;
    const asked = { of, sort: null, asOf: asOf.current, offset: 0, limit: 1 };
    client.rows.block(asked).catch((error: unknown) => setStale(hasCode(error, 'stale')));
  }, [now, generation, of]);

  const load = async ({ offset, limit, sort, signal }: BlockRequest) => {
    try {
      const asked = { of, sort: sortOf(sort), asOf: asOf.current, offset, limit };
      const block = await client.rows.block(asked, { signal });
      asOf.current = block.asOf;
      setFailed(false);
      setFound((known) => known ?? { total: block.total, sum: block.sum });
      return {
        total: block.total,
        rows: block.rows.map((row, index): Placed => ({ ...row, place: offset + index })),
      };
    } catch (error) {
      if (hasCode(error, 'stale')) {
        setStale(true);
        throw new DOMException('stale', 'AbortError');
      }
      setFailed(true);
      throw error;
    }
  };
  const exportRows = async (): Promise<void> => {
    setBusy('export');
    try {
      const { handle } = await client.rows.export({
        of,
        sort: sortOf(sort),
        asOf: asOf.current,
        label,
        about: [opening.value, ...opening.details],
        currency: rowUnit === 'minor' ? currency : null,
      });
      await saveFile(handle);
    } catch (error) {
      if (hasCode(error, 'stale')) setStale(true);
      else failed(error);
    } finally {
      setBusy(null);
    }
  };
  const reload = async (): Promise<void> => {
    setBusy('reload');
    try {
      await onReload();
    } catch (error) {
      failed(error);
    } finally {
      setBusy(null);
    }
  };
  return (
    <div className="figure-rows">
      {isStale && (
        <div className="figure-stale" role="alert">
          <span>{t('rows.changed')}</span>
          <Button size="small" loading={busy === 'reload'} onClick={() => void reload()}>
            {t('rows.reload')}
          </Button>
        </div>
      )}
      <div className="figure-grid">
        <GenerationContext value={generation}>
          <DataGrid<Placed>
            label={t('rows.list', { name: label })}
            columns={columns}
            rowKey={({ place }) => String(place)}
            viewKey={JSON.stringify(of)}
            load={load}
            onSort={setSort}
            onOpen={(row) => {
              const page = pageOfRow(entity, row);
              if (page !== null) go(page.path, { state: page.state });
            }}
            openColumn="title"
            focusFirst
            emptyText={t('rows.none')}
            picking={{
              picks,
              onPick: setPicks,
              countText: t('rows.picked', { count: countOf(picks) }),
              actions: null,
              cellText: textOf.cell,
            }}
          />
        </GenerationContext>
        {found === null && !isFailed && (
          <div className="figure-listing" role="status">
            <Spin size="small" /> {t('rows.listing')}
          </div>
        )}
      </div>
      {found !== null && found.total > 0 && (
        <div className="figure-sum">
          <strong role="status">
            {rowUnit === null
              ? t('rows.each', { total: found.total })
              : t('rows.sum-of', { total: found.total, sum: textOf.value(found.sum) })}
          </strong>
          <Button size="small" loading={busy === 'export'} onClick={() => void exportRows()}>
            {t('rows.export')}
          </Button>
        </div>
      )}
    </div>
  );
};
