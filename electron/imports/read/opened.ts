import type { SheetRow } from '../../../shared/domain/cells.ts';
import type { Caps } from './caps.ts';
import type { FileWarning } from './gate.ts';
import type { TextCounts } from './text-rows.ts';

export type FileFormat = 'xlsx' | 'xls' | 'ods' | 'html' | 'xml' | 'csv' | 'tsv' | 'text' | 'zip';

export interface SheetInfo {
  readonly index: number;
  readonly name: string;
  readonly hidden: boolean;
  /** Rows come from split text: one of another width than the header is broken. */
  readonly splitText?: boolean;
}

export interface RowBatch {
  readonly rows: readonly SheetRow[];
  /** Share of the sheet's bytes read so far, 0–1. */
  readonly fraction: number;
}

/** A file's content, as the reader of its format gives it. */
export interface Opened {
  readonly format: FileFormat;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheets: readonly SheetInfo[];
  /** Found when it was opened. */
  readonly warnings?: readonly FileWarning[];
  /** Rows from the first, blank ones included, an empty tail left out; line n = sheet row n. */
  readonly rows: (sheetIndex: number) => AsyncGenerator<RowBatch, void>;
  readonly close: () => void;
}

/** What a reader is given: a file at hand, its name for messages, and the limits. */
export interface Source {
  readonly path: string;
  readonly name: string;
  readonly bytes: number;
  readonly caps: Caps;
  /** Fresh counts of what is replaced in one reading of a sheet. */
  readonly countOf: (sheetIndex: number) => TextCounts;
  /** The operator's choice; undefined = find out. */
  readonly encoding: string | undefined;
  /** Folder for what is unpacked. */
  readonly scratch: string;
}

/** Fills gaps between numbered rows with blank ones and holds blank rows back until one follows. */
export const withoutTail = (): ((rows: readonly SheetRow[]) => SheetRow[]) => {
  let next = 1;
  return (rows) => {
    const out: SheetRow[] = [];
    for (const row of rows) {
      if (row.cells.length === 0 && row.problem === undefined) continue;
      for (; next < row.number; next++) out.push({ number: next, cells: [] });
      out.push(row);
      next = row.number + 1;
    }
    return out;
  };
};
