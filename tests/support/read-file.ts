import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  openFile,
  type OpenedFile,
  type OpenOptions,
} from '../../electron/imports/read/open-file.ts';
import type { Cell, SheetRow } from '../../shared/domain/cells.ts';
import { temporaryFolder } from './workspace.ts';

/** All rows of a sheet, as the import process reads them. */
export const rowsOf = async (file: OpenedFile, sheet = 0): Promise<SheetRow[]> => {
  const rows: SheetRow[] = [];
  for await (const batch of file.rows(sheet)) for (const row of batch.rows) rows.push(row);
  return rows;
};

export const cellsOf = (rows: readonly SheetRow[]): (readonly Cell[])[] =>
  rows.map((row) => row.cells);

export interface ReadFile {
  readonly file: OpenedFile;
  readonly rows: readonly SheetRow[];
  readonly cells: readonly (readonly Cell[])[];
}

/** Writes bytes to a file, opens it and reads one sheet whole; throws what reading throws. */
export const readBytes = async (
  name: string,
  bytes: string | Buffer,
  options: OpenOptions & { readonly sheet?: number } = {},
): Promise<ReadFile> => {
  const path = join(temporaryFolder(), name);
  writeFileSync(path, bytes);
  const file = await openFile(path, name, options);
  try {
    const rows = await rowsOf(file, options.sheet);
    return { file, rows, cells: cellsOf(rows) };
  } finally {
    file.close();
  }
};
