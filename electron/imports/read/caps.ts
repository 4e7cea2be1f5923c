/** Limits for untrusted files; a genuine export of a million rows and forty columns passes. */
export interface Caps {
  readonly fileBytes: number;
  /** Bytes that all parts of an archive may unpack to. */
  readonly outputBytes: number;
  /** Unpacked to packed size, after a grace of 1 MiB. */
  readonly ratio: number;
  readonly entries: number;
  readonly workbookRows: number;
  readonly textRows: number;
  readonly columns: number;
  /** A longer cell rejects its row, never the file. */
  readonly cellCharacters: number;
  /** Memory of the whole import process, buffers and SQLite's pages included. */
  readonly processBytes: number;
  /** Cells of one sheet; a repeated cell counts as often as it is repeated. */
  readonly cells: number;
  readonly sheets: number;
  /** Spreadsheets in one archive. */
  readonly innerFiles: number;
}

export const defaultCaps: Caps = {
  fileBytes: 200 * 1024 * 1024,
  outputBytes: 4 * 1024 * 1024 * 1024,
  ratio: 200,
  entries: 2_000,
  workbookRows: 1_048_576,
  textRows: 20_000_000,
  columns: 2_000,
  cellCharacters: 32_767,
  processBytes: 512 * 1024 * 1024,
  cells: 100_000_000,
  sheets: 1_000,
  innerFiles: 200,
};
export const RATIO_GRACE_BYTES = 1024 * 1024;
