import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { Cell, SheetRow } from '../../../../shared/domain/cells.ts';
import type { Caps } from '../caps.ts';
import type { RowBatch } from '../opened.ts';
import type { TextCounts } from '../text-rows.ts';
import { createCellReader } from './cells.ts';
import type { Stream } from './container.ts';
import type { BiffSheet, BiffWorkbook } from './globals.ts';
import { createRecordReader, type BiffRecord, type RecordReader } from './records.ts';

const BOF = 0x809;
const EOF = 0x0a;
const ROWS_AT_ONCE = 2_000;
/** Records of one cell or of a run of cells, which all begin with their row. */
const cellTypes: ReadonlySet<number> = new Set([
  0x06, 0xbd, 0xd6, 0xfd, 0x203, 0x204, 0x205, 0x27e,
]);

/** The records of a sheet, those of charts inside it left out. Throws `file-truncated` without its end. */
function* sheetRecords(reader: RecordReader, file: string): Generator<BiffRecord, void> {
  let depth = 0;
  for (let record = reader.next(); record !== null; record = reader.next()) {
    if (record.type === BOF) depth += 1;
    else if (record.type === EOF) {
      depth -= 1;
      if (depth <= 0) return;
    } else if (depth === 1) yield record;
  }
  throw new WorkstationError('file-truncated', { file });
}

/** Whether rows follow each other; then none need be kept until the sheet has ended. */
const inOrder = (stream: Stream, sheet: BiffSheet, file: string): boolean => {
  let last = 0;
  for (const { type, data } of sheetRecords(createRecordReader(stream, sheet.at, file), file)) {
    if (!cellTypes.has(type) || data.length < 2) continue;
    const row = data.readUInt16LE(0);
    if (row < last) return false;
    last = row;
  }
  return true;
};

/** Rows of a sheet, in order however the file has them. */
export function* biffRows(
  stream: Stream,
  book: BiffWorkbook,
  sheet: BiffSheet,
  caps: Caps,
  counts: TextCounts,
  file: string,
): Generator<RowBatch, void> {
  const ordered = inOrder(stream, sheet, file);
  const open = new Map<number, Cell[]>();
  let rows: SheetRow[] = [];
  const put = (row: number, column: number, cell: Cell): void => {
    if (cell === null) return;
    if (column >= caps.columns)
      throw new WorkstationError('too-many-columns', {
        file,
        columns: column + 1,
        limit: caps.columns,
      });
    let cells = open.get(row);
    if (cells === undefined) {
      if (ordered) flush();
      open.set(row, (cells = []));
    }
    while (cells.length <= column) cells.push(null);
    cells[column] = cell;
  };
  const flush = (): void => {
    for (const [row, cells] of [...open].sort((a, b) => a[0] - b[0]))
      rows.push(cutRow(row + 1, cells, caps.cellCharacters));
    open.clear();
  };
  const reader = createRecordReader(stream, sheet.at, file);
  const readCell = createCellReader(book, counts, put);
  for (const record of sheetRecords(reader, file)) {
    readCell(record, reader);
    if (rows.length < ROWS_AT_ONCE) continue;
    yield { rows, fraction: Math.min(0.99, reader.at() / stream.bytes) };
    rows = [];
  }
  flush();
  yield { rows, fraction: 1 };
}

/** A row without its empty end; a text that is too long is taken out and marked. */
const cutRow = (number: number, cells: Cell[], limit: number): SheetRow => {
  let problem = false;
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at];
    if (typeof cell !== 'string' || cell.length <= limit) continue;
    cells[at] = null;
    problem = true;
  }
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return problem ? { number, cells, problem: 'cell-too-long' } : { number, cells };
};
