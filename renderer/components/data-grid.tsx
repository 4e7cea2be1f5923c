import type {
  ColDef,
  GridApi,
  GridOptions,
  IGetRowsParams,
  RowClassParams,
  SortModelItem,
} from 'ag-grid-community';
import { useEffect, useMemo, useRef, useState } from 'react';
import type { ClipboardEvent } from 'react';
import { useAppearance, useT } from '../app/appearance.tsx';
import { hasCode, isCancelled } from '../app/failure.ts';
import { useGeneration } from '../app/generation.ts';
import { gridThemeOf } from '../app/tokens.ts';
import { Failure } from './failure.tsx';
import { GridHost } from './grid-host.tsx';
import { registerGridModules } from './grid-modules.ts';

registerGridModules();

export interface GridBlock<Row> {
  readonly rows: readonly Row[];
  readonly total: number;
}

export interface GridSort {
  readonly column: string;
  readonly descending: boolean;
}

export interface BlockRequest {
  readonly offset: number;
  readonly limit: number;
  readonly sort: GridSort | null;
  readonly signal: AbortSignal;
}

export interface GridColumnPlace {
  readonly column: string;
  readonly width: number;
}

interface DataGridProps<Row> {
  /** Name of the grid for screen readers. */
  readonly label: string;
  readonly columns: readonly ColDef<Row>[];
  readonly rowKey: (row: Row) => string;
  /** Changes with the filter: the grid starts again from the first row. */
  readonly viewKey: string;
  readonly load: (request: BlockRequest) => Promise<GridBlock<Row>>;
  /** The order of the columns, left to right, and their widths in pixels, after a change by hand. */
  readonly onColumns?: (columns: readonly GridColumnPlace[]) => void;
  /** After the header was asked for another order, or for none. */
  readonly onSort?: (sort: GridSort | null) => void;
  readonly onTotal?: (total: number) => void;
  /** Enter or double click on a row; a click too when `openOnClick` is set. */
  readonly onOpen?: (row: Row) => void;
  readonly openOnClick?: boolean;
  readonly openKey?: string | null;
  readonly selectable?: boolean;
  readonly onSelect?: (rows: readonly Row[]) => void;
  readonly blockSize?: number;
  readonly emptyText?: string;
  readonly rowClass?: (row: Row) => string | undefined;
}

const sortOf = (model: readonly SortModelItem[]): GridSort | null => {
  const first = model[0];
  return first === undefined ? null : { column: first.colId, descending: first.sort === 'desc' };
};

const copyText = <Row,>(api: GridApi<Row>): { text: string; rows: number } | null => {
  const columns = api.getAllDisplayedColumns().filter((column) => {
    const { field, valueGetter } = column.getColDef();
    return field !== undefined || valueGetter !== undefined;
  });
  const cell = (node: Parameters<typeof api.getCellValue>[0]['rowNode'], colKey: string): string =>
    String(api.getCellValue({ rowNode: node, colKey, useFormatter: true }) ?? '').replaceAll(
      /[\t\r\n]+/g,
      ' ',
    );
  const selected = api.getSelectedNodes();
  if (selected.length > 0) {
    const lines = selected.map((node) =>
      columns.map((column) => cell(node, column.getColId())).join('\t'),
    );
    return { text: lines.join('\n'), rows: lines.length };
  }
  const focused = api.getFocusedCell();
  const node = focused === null ? undefined : api.getDisplayedRowAtIndex(focused.rowIndex);
  if (focused === null || node === undefined || node.data === undefined) return null;
  return { text: cell(node, focused.column.getColId()), rows: 0 };
};

/** What the grid is made with; its callbacks follow the latest props. */
const optionsOf = <Row extends object>(
  latest: { readonly current: DataGridProps<Row> },
  selectable: boolean,
): GridOptions<Row> => {
  const open = (row: Row | undefined): void => {
    if (row !== undefined) latest.current.onOpen?.(row);
  };
  const placed = (api: GridApi<Row>): void =>
    latest.current.onColumns?.(
      api
        .getAllDisplayedColumns()
        .map((column) => ({ column: column.getColId(), width: column.getActualWidth() })),
    );
  return {
    defaultColDef: { resizable: true, sortable: false, suppressMovable: false },
    rowModelType: 'infinite',
    maxBlocksInCache: 20,
    maxConcurrentDatasourceRequests: 2,
    blockLoadDebounceMillis: 40,
    infiniteInitialRowCount: 1,
    rowHeight: 28,
    // Rows beyond the edge that are drawn too: each costs as much as a row in sight.
    rowBuffer: 2,
    getRowId: ({ data }) => latest.current.rowKey(data),
    getRowClass: ({ data }: RowClassParams<Row>) => {
      if (data === undefined) return undefined;
      const { rowKey, openKey, rowClass } = latest.current;
      const classes = [rowClass?.(data), rowKey(data) === openKey ? 'row-open' : undefined];
      return classes.filter((name) => name !== undefined);
    },
    suppressCellFocus: false,
    suppressMultiSort: true,
    suppressNoRowsOverlay: true,
    tooltipShowDelay: 400,
    ...(selectable
      ? {
          rowSelection: {
            mode: 'multiRow',
            checkboxes: true,
            headerCheckbox: false,
            enableClickSelection: false,
          },
          selectionColumnDef: { width: 40, pinned: 'left' },
        }
      : {}),
    onColumnMoved: ({ api, finished, source }) => {
      if (finished && source.startsWith('uiColumn')) placed(api);
    },
    onColumnResized: ({ api, finished, source }) => {
      if (finished && source.startsWith('uiColumn')) placed(api);
    },
    // Also after a column was dragged out of the grid.
    onDragStopped: ({ api }) => placed(api),
    onSortChanged: ({ source, columns }) => {
      if (source !== 'uiColumnSorted') return;
      const column = columns?.find((one) => one.getSort() !== null && one.getSort() !== undefined);
      latest.current.onSort?.(
        column === undefined
          ? null
          : { column: column.getColId(), descending: column.getSort() === 'desc' },
      );
    },
    onSelectionChanged: ({ api }) => latest.current.onSelect?.(api.getSelectedRows()),
    onCellKeyDown: ({ event, ...cell }) => {
      if (event instanceof KeyboardEvent && event.key === 'Enter' && 'data' in cell)
        open(cell.data);
    },
    onRowDoubleClicked: ({ data }) => open(data),
    onRowClicked: ({ event, data }) => {
      // A button in a cell does its own work.
      const target = event?.target;
      if (target instanceof Element && target.closest('button, a') !== null) return;
      if (latest.current.openOnClick === true) open(data);
    },
  };
};

/** Rows of any number, read by block; keyboard, sort by header, copy of the cell or the rows. */
export const DataGrid = <Row extends object>(props: DataGridProps<Row>) => {
  const { language } = useAppearance();
  // The words of a grid stay those it was made with.
  return <OneGrid<Row> key={language} {...props} />;
};

const OneGrid = <Row extends object>(props: DataGridProps<Row>) => {
  const t = useT();
  const { appearance, language } = useAppearance();
  const generation = useGeneration();
  const [api, setApi] = useState<GridApi<Row> | null>(null);
  const [failure, setFailure] = useState<unknown>(null);
  const [total, setTotal] = useState<number | null>(null);
  const [copied, setCopied] = useState('');
  // The grid keeps its callbacks for life; what they call follows the latest props.
  const latest = useRef(props);
  useEffect(() => {
    latest.current = props;
  });

  const theme = useMemo(() => gridThemeOf(appearance, language), [appearance, language]);
  const localeText = useMemo(
    () => ({
      noRowsToShow: t('common.grid-empty'),
      loadingOoo: t('common.grid-loading'),
      loadingError: t('common.grid-error'),
      ariaSortableColumn: t('common.grid-sort-hint'),
      ariaRowSelect: t('common.grid-select-row'),
      ariaRowToggleSelection: t('common.grid-select-row'),
      ariaRowSelectAll: t('common.grid-select-row'),
      ariaToggleCellValue: t('common.grid-select-row'),
      ariaLabelColumnMenu: t('common.grid-column-menu'),
      ariaHeaderSelection: t('common.grid-select-row'),
    }),
    [t],
  );

  const { viewKey } = props;
  const dataSource = useMemo(() => {
    const controller = new AbortController();
    const load = async (request: IGetRowsParams<Row>, again: boolean): Promise<void> => {
      try {
        const block = await latest.current.load({
          offset: request.startRow,
          limit: request.endRow - request.startRow,
          sort: sortOf(request.sortModel),
          signal: controller.signal,
        });
        if (controller.signal.aborted) return;
        request.successCallback([...block.rows], block.total);
        setTotal(block.total);
        setFailure(null);
        latest.current.onTotal?.(block.total);
      } catch (error) {
        if (controller.signal.aborted || isCancelled(error)) return request.failCallback();
        if (again && hasCode(error, 'stale')) return load(request, false);
        request.failCallback();
        setFailure(error);
      }
    };
    return {
      key: viewKey,
      getRows: (request: IGetRowsParams<Row>) => void load(request, true),
      destroy: () => controller.abort(),
    };
  }, [viewKey]);

  const [options, setOptions] = useState<GridOptions<Row> | null>(null);
  const { columns, selectable = false, blockSize = 200 } = props;
  const withComponents = columns.some(({ cellRenderer }) => cellRenderer !== undefined);
  const latestTheme = useRef(theme);
  useEffect(() => {
    // The grid, its columns and its rows in tasks of their own: none holds the page up for long.
    const soon = setTimeout(() =>
      setOptions({
        ...optionsOf(latest, selectable),
        theme: latestTheme.current,
        localeText,
        cacheBlockSize: blockSize,
      }),
    );
    return () => clearTimeout(soon);
  }, [localeText, selectable, blockSize]);
  useEffect(() => {
    latestTheme.current = theme;
    if (api?.isDestroyed() === false && api.getGridOption('theme') !== theme)
      api.setGridOption('theme', theme);
  }, [api, theme]);
  useEffect(() => {
    if (api?.isDestroyed() === false) api.setGridOption('columnDefs', [...columns]);
  }, [api, columns]);
  useEffect(() => {
    if (api?.isDestroyed() === false) api.setGridOption('datasource', dataSource);
  }, [api, dataSource]);
  const seen = useRef(generation);
  useEffect(() => {
    if (seen.current === generation) return;
    seen.current = generation;
    api?.refreshInfiniteCache();
  }, [api, generation]);
  const openKey = props.openKey ?? null;
  const drawnOpen = useRef(openKey);
  useEffect(() => {
    if (api === null || drawnOpen.current === openKey) return;
    const rowNodes = [drawnOpen.current, openKey].flatMap((key) =>
      key === null ? [] : (api.getRowNode(key) ?? []),
    );
    drawnOpen.current = openKey;
    if (rowNodes.length > 0) api.redrawRows({ rowNodes });
  }, [api, openKey]);

  const onCopy = (event: ClipboardEvent) => {
    // Text the operator marked with the mouse is copied as it is.
    if (api === null || (window.getSelection()?.toString() ?? '') !== '') return;
    const copy = copyText(api);
    if (copy === null) return;
    event.clipboardData.setData('text/plain', copy.text);
    event.preventDefault();
    setCopied(
      copy.rows === 0
        ? t('common.grid-copied-cell')
        : t('common.grid-copied-rows', { count: copy.rows }),
    );
  };

  return (
    <div className="grid-box" onCopy={onCopy}>
      {failure !== null && (
        <div className="grid-failure">
          <Failure
            error={failure}
            onRetry={() => {
              setFailure(null);
              api?.purgeInfiniteCache();
            }}
          />
        </div>
      )}
      <span className="visually-hidden" aria-live="polite">
        {copied}
      </span>
      <div
        className="grid-host"
        role="region"
        aria-label={t('common.grid-label', { name: props.label, count: total ?? 0 })}
      >
        {options !== null && (
          <GridHost<Row> options={options} withComponents={withComponents} onGrid={setApi} />
        )}
        {total === 0 && (
          <div className="grid-note">{props.emptyText ?? t('common.grid-empty')}</div>
        )}
      </div>
    </div>
  );
};
