import type { Cell, SheetRow } from '../../shared/domain/cells.ts';
import type { ImportKind } from '../../shared/domain/imports/kinds.ts';
import { recogniseSheet } from '../../shared/domain/imports/recognise-sheet.ts';

/** Lines as the rows of a sheet, numbered from 1. */
export const sheetRows = (...lines: readonly (readonly Cell[])[]): SheetRow[] =>
  lines.map((cells, index) => ({ number: index + 1, cells }));

/** The field of each column by its header, as recognised. */
export const fieldsByHeader = (
  rows: SheetRow[],
  kind?: ImportKind,
): Readonly<Record<string, string | null>> =>
  Object.fromEntries(
    recogniseSheet(rows, kind === undefined ? {} : { kind }).columns.map(({ header, field }) => [
      header,
      field,
    ]),
  );
