import type { GridApi, IRowNode } from 'ag-grid-community';
import { putOnClipboard } from './clipboard.ts';
import type { GridBlock } from './data-grid.tsx';
import { countOf, inBlocks, type Picks } from './picks.ts';

/** So many rows go onto the clipboard at once; what is more is a file. */
export const COPY_ROWS = 10_000;
const BLOCK_ROWS = 500;

/** Tabs and ends of lines part cells and rows. */
const oneLine = (text: string): string => text.replaceAll(/[\t\r\n]+/g, ' ');

const shownColumns = <Row>(api: GridApi<Row>) =>
  api.getAllDisplayedColumns().filter((column) => {
    const { field, valueGetter } = column.getColDef();
    return field !== undefined || valueGetter !== undefined;
  });

const cellOf = <Row>(api: GridApi<Row>, rowNode: IRowNode<Row>, colKey: string): string =>
  oneLine(String(api.getCellValue({ rowNode, colKey, useFormatter: true }) ?? ''));

/** The focused cell, or its whole row. */
export const focusedText = <Row>(api: GridApi<Row>, whole: boolean): string | null => {
  const focused = api.getFocusedCell();
  const node = focused === null ? undefined : api.getDisplayedRowAtIndex(focused.rowIndex);
  if (focused === null || node?.data === undefined) return null;
  if (!whole) return cellOf(api, node, focused.column.getColId());
  return shownColumns(api)
    .map((column) => cellOf(api, node, column.getColId()))
    .join('\t');
};

interface CopyOfRows<Row> {
  readonly api: GridApi<Row>;
  readonly picks: Picks;
  readonly load: (offset: number, limit: number) => Promise<GridBlock<Row>>;
  readonly cellText: (row: Row, column: string) => string;
}

/** Copies the chosen rows in the columns shown, also those never loaded; how many, null = refused. */
export const copyRows = async <Row>(copy: CopyOfRows<Row>): Promise<number | null> => {
  const columns = shownColumns(copy.api).map((column) => column.getColId());
  const lines: string[] = [];
  for (const [start, end] of inBlocks(copy.picks, BLOCK_ROWS)) {
    const { rows } = await copy.load(start, end - start);
    for (const row of rows)
      lines.push(columns.map((column) => oneLine(copy.cellText(row, column))).join('\t'));
  }
  return putOnClipboard(lines.join('\n')) ? lines.length : null;
};

export const tooManyToCopy = (picks: Picks): boolean => countOf(picks) > COPY_ROWS;
