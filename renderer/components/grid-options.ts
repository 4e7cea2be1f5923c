import type { ColDef, GridApi, GridOptions, RowClassParams } from 'ag-grid-community';
import type { DataGridProps } from './data-grid.tsx';
import { drawPickedRow } from './grid-picking.ts';
import { noPicks } from './picks.ts';

/** What the grid is made with; its callbacks follow the latest props. */
export const optionsOf = <Row extends object>(
  latest: { readonly current: DataGridProps<Row> },
  pickable: boolean,
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
    blockLoadDebounceMillis: 10,
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
    // A tooltip of the grid's own costs every cell that is drawn a fifth of its time.
    onCellMouseOver: ({ event, value, colDef }) => {
      const cell = event?.target instanceof Element ? event.target.closest('.ag-cell') : null;
      if (!(cell instanceof HTMLElement) || hasTooltip(colDef)) return;
      cell.title = isText(value) && isCut(cell) ? String(value) : '';
    },
    ...(pickable
      ? { processRowPostCreate: drawPickedRow(() => latest.current.picking?.picks ?? noPicks) }
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
    onFirstDataRendered: ({ api }) => {
      const [first] = api
        .getAllDisplayedColumns()
        .filter((column) => column.getColDef().cellClass !== 'pick-cell');
      if (latest.current.focusFirst === true && first !== undefined) api.setFocusedCell(0, first);
    },
    onCellKeyDown: ({ event, ...cell }) => {
      if (event instanceof KeyboardEvent && event.key === 'Enter' && 'data' in cell)
        open(cell.data);
    },
    onRowDoubleClicked: ({ data }) => open(data),
    onRowClicked: ({ event, data }) => {
      // A button in a cell does its own work.
      const target = event?.target;
      if (target instanceof Element && target.closest('button, a') !== null) return;
      const { openOnClick, openColumn } = latest.current;
      const column =
        target instanceof Element ? target.closest('[col-id]')?.getAttribute('col-id') : null;
      if (openOnClick === true || (openColumn !== undefined && column === openColumn)) open(data);
    },
  };
};

const hasTooltip = ({ tooltipField, tooltipValueGetter }: ColDef): boolean =>
  tooltipField !== undefined || tooltipValueGetter !== undefined;

const isText = (value: unknown): value is string | number =>
  typeof value === 'string' || typeof value === 'number';

/** Whether a cell does not show all of its text. */
const isCut = (cell: HTMLElement): boolean => {
  const text = cell.querySelector('.ag-cell-value') ?? cell;
  return text.scrollWidth > text.clientWidth;
};
