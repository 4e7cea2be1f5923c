import type { CellObject, WorkBook, WorkSheet } from '@e965/xlsx';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { Cell, SheetRow } from '../../../../shared/domain/cells.ts';
import type { Caps } from '../caps.ts';
import { cleanText, type TextCounts } from '../text-rows.ts';
import { numberCell } from '../xlsx/rows.ts';
import { formatKind, type NumberKind } from '../xlsx/styles.ts';
import type { XlsPage } from './work.ts';

/** Reads a parsed sheet page by page: cells as the library stored them, whatever range is declared. */
export const sheetRows = (
  book: WorkBook,
  sheet: WorkSheet | undefined,
  file: string,
  caps: Caps,
): ((from: number, limit: number) => XlsPage) => {
  const data = (sheet?.['!data'] ?? []) as readonly (readonly CellObject[] | undefined)[];
  const epoch1904 = book.Workbook?.WBProps?.date1904 === true;
  const kinds = new Map<string, NumberKind>();
  const kindOf = (code: unknown): NumberKind => {
    if (typeof code !== 'string') return 'number';
    let kind = kinds.get(code);
    if (kind === undefined) kinds.set(code, (kind = formatKind(code)));
    return kind;
  };
  const cellOf = (cell: CellObject | undefined, counts: TextCounts): Cell => {
    if (cell?.v === undefined) return null;
    switch (cell.t) {
      case 'n':
        return numberCell(String(cell.v), kindOf(cell.z), { epoch1904 });
      case 'b':
        return cell.v === true;
      case 'e':
        return { kind: 'error', text: errorTexts[Number(cell.v)] ?? '#N/A' };
      case 's':
        return cleanText(String(cell.v), counts) || null;
      default:
        return null;
    }
  };
  return (from, limit) => {
    const counts = { nul: 0, surrogates: 0 };
    const rows: SheetRow[] = [];
    const to = Math.min(data.length, from + limit);
    for (let at = from; at < to; at++) {
      const row = data[at];
      if (row === undefined) continue;
      if (row.length > caps.columns)
        throw new WorkstationError('too-many-columns', {
          file,
          columns: row.length,
          limit: caps.columns,
        });
      rows.push(
        cutRow(
          at + 1,
          Array.from(row, (cell) => cellOf(cell, counts)),
          caps.cellCharacters,
        ),
      );
    }
    const next = to < data.length ? to : null;
    return { rows, next, fraction: data.length === 0 ? 1 : to / data.length, ...counts };
  };
};

/** A row without its empty end; a text that is too long is taken out and marked. */
export const cutRow = (number: number, cells: Cell[], cellCharacters: number): SheetRow => {
  let problem = false;
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at];
    if (typeof cell !== 'string' || cell.length <= cellCharacters) continue;
    cells[at] = null;
    problem = true;
  }
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return problem ? { number, cells, problem: 'cell-too-long' } : { number, cells };
};

/** Texts of BIFF's error codes. */
const errorTexts: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};
