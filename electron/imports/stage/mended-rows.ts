import type { CellOverride, MendedCell } from '../../../shared/contract/imports.ts';
import { cellText, isBlank, type Cell, type SheetRow } from '../../../shared/domain/cells.ts';

export interface Mender {
  /** The row with the operator's cells in place of the file's. */
  readonly mend: (row: SheetRow) => SheetRow;
  /** The cells that were replaced, with what the file has there. */
  readonly mended: () => readonly MendedCell[];
}

export const createMender = (overrides: readonly CellOverride[]): Mender => {
  const byRow = Map.groupBy(overrides, ({ row }) => row);
  const mended: MendedCell[] = [];
  return {
    mend: (row) => {
      const own = byRow.get(row.number);
      if (own === undefined) return row;
      const cells: Cell[] = [...row.cells];
      for (const { column, text } of own) {
        while (cells.length <= column) cells.push(null);
        mended.push({ row: row.number, column, text, was: cellText(cells[column]) });
        cells[column] = text === '' ? null : text;
      }
      while (cells.length > 0 && isBlank(cells.at(-1))) cells.pop();
      // Whatever the reader stumbled over, the row is now as the operator wants it.
      return { number: row.number, cells };
    },
    mended: () => mended,
  };
};
