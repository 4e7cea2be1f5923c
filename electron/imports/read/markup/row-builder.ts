import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { Cell, SheetRow } from '../../../../shared/domain/cells.ts';
import type { Caps } from '../caps.ts';
import { cleanText, type TextCounts } from '../text-rows.ts';

/** Rows of a sheet whose cells come one by one, with places and repetitions of their own. */
export interface RowBuilder {
  /** Starts a row; null = the next one. */
  readonly startRow: (number: number | null) => void;
  /** The column where the next cell stands, from 0. */
  readonly column: () => number;
  readonly skipTo: (column: number) => void;
  readonly cell: (cell: Cell, repeat: number) => void;
  /** Ends the row, which stands `repeat` times. */
  readonly endRow: (repeat: number) => void;
  /** The rows that ended since the last time. */
  readonly take: () => SheetRow[];
}

export const createRowBuilder = (caps: Caps, counts: TextCounts, file: string): RowBuilder => {
  let rows: SheetRow[] = [];
  let number = 0;
  let cells: Cell[] = [];
  let at = 0;
  let problem: SheetRow['problem'];
  let total = 0;
  let started = 0;

  const checkedRow = (row: number): void => {
    if (row > caps.workbookRows)
      throw new WorkstationError('too-many-rows', { file, limit: caps.workbookRows });
  };
  const checked = (cell: Cell): Cell => {
    if (typeof cell !== 'string') return cell;
    if (cell.length <= caps.cellCharacters) return cleanText(cell, counts);
    problem = 'cell-too-long';
    return null;
  };
  return {
    startRow: (wanted) => {
      // Blank rows at the end are nothing, but not without end.
      if (++started > 2 * caps.workbookRows) checkedRow(started);
      number = wanted === null ? number + 1 : Math.max(wanted, number + 1);
      cells = [];
      at = 0;
      problem = undefined;
    },
    column: () => at,
    skipTo: (column) => (at = Math.max(at, column)),
    cell: (given, repeat) => {
      const cell = checked(given);
      const from = at;
      at += repeat;
      if (cell === null) return;
      if (at > caps.columns)
        throw new WorkstationError('too-many-columns', { file, columns: at, limit: caps.columns });
      while (cells.length < from) cells.push(null);
      for (let n = 0; n < repeat; n++) cells.push(cell);
    },
    endRow: (repeat) => {
      const last = number + repeat - 1;
      if (cells.length === 0 && problem === undefined) {
        number = last;
        return;
      }
      checkedRow(last);
      total += cells.length * repeat;
      if (total > caps.cells)
        throw new WorkstationError('output-too-large', { file, limit: caps.cells });
      // Rows that repeat share their cells.
      for (; ; number++) {
        rows.push(problem === undefined ? { number, cells } : { number, cells, problem });
        if (number >= last) break;
      }
    },
    take: () => {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
};

/** Text of one cell as it arrives. */
export interface TextGatherer {
  readonly add: (text: string) => void;
  readonly take: () => string;
}

/** Characters of one cell's text before the file is taken for an attack. */
const MAX_CELL_CHARACTERS = 16 * 1024 * 1024;

/** Keeps one character more than `limit`: enough to know that the cell is too long. */
export const createTextGatherer = (limit: number, file: string): TextGatherer => {
  let text = '';
  let total = 0;
  return {
    add: (more) => {
      total += more.length;
      if (total > MAX_CELL_CHARACTERS)
        throw new WorkstationError('output-too-large', { file, limit: MAX_CELL_CHARACTERS });
      if (text.length <= limit) text += more.slice(0, limit + 1 - text.length);
    },
    take: () => {
      const taken = text;
      text = '';
      total = 0;
      return taken;
    },
  };
};
