/**
 * What a reader hands on for one cell of a sheet. Plain text, numbers and booleans stay what they
 * are; whatever JavaScript has no honest primitive for is a `SpecialCell` that keeps its text.
 */
export interface SpecialCell {
  /**
   * - `date`: `2026-06-19`; `instant`: local `2026-06-19T10:00:00` (no zone known to the file)
   * - `time`, `duration`: `HH:MM:SS`, hours may exceed 24 in a duration
   * - `error`: `#N/A`, `#REF!` …
   * - `long-number`: a *numeric* cell with more than 15 significant digits, already damaged by the
   *   program that wrote it; `text` is what the file holds
   */
  readonly kind: 'date' | 'instant' | 'time' | 'duration' | 'error' | 'long-number';
  readonly text: string;
}

export type Cell = string | number | boolean | null | SpecialCell;

/** One physical row; `number` is the 1-based sheet row, trailing empty cells are cut. */
export interface SheetRow {
  readonly number: number;
  readonly cells: readonly Cell[];
  /** Row-level trouble found while reading (ragged row, cell too long): a code of `row-problems`. */
  readonly problem?: RowProblem;
}

export type RowProblem = 'cell-too-long' | 'row-too-wide' | 'unclosed-quote';

export const isSpecial = (cell: Cell | undefined): cell is SpecialCell =>
  typeof cell === 'object' && cell !== null;

/** True for null, and for text that is nothing but white space. */
export const isBlank = (cell: Cell | undefined): boolean =>
  cell === null || cell === undefined || (typeof cell === 'string' && cell.trim() === '');

/** The cell as a person would read it, untrimmed. */
export const cellText = (cell: Cell | undefined): string =>
  cell === null || cell === undefined ? '' : isSpecial(cell) ? cell.text : String(cell);

/** The cell as `rows --json` prints it (design: command-line contract). */
export const cellJson = (cell: Cell): unknown =>
  !isSpecial(cell) ? cell : cell.kind === 'error' ? { error: cell.text } : cell.text;
