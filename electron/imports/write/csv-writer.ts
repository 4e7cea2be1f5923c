import { closeSync, openSync, writeSync } from 'node:fs';
import { withGuard } from '../../../shared/domain/formula-guard.ts';

/** Takes the rows of a file that is one table. */
export interface TableWriter {
  readonly row: (cells: readonly (string | number | null)[]) => void;
  readonly finish: () => void;
}

const PIECE_CHARACTERS = 1 << 18;

/** A text file of quoted cells: UTF-8 with a mark, so that Excel reads Chinese. */
export const createCsv = (path: string, headers: readonly string[]): TableWriter => {
  const file = openSync(path, 'w', 0o600);
  let pending = '\ufeff';
  const flush = (): void => {
    const bytes = Buffer.from(pending, 'utf8');
    for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written);
    pending = '';
  };
  const row: TableWriter['row'] = (cells) => {
    pending += `${cells.map(quoted).join(',')}\r\n`;
    if (pending.length > PIECE_CHARACTERS) flush();
  };
  row(headers);
  return {
    row,
    finish: () => {
      flush();
      closeSync(file);
    },
  };
};

const quoted = (cell: string | number | null): string =>
  cell === null || cell === ''
    ? ''
    : typeof cell === 'number'
      ? String(cell)
      : `"${withGuard(cell).replaceAll('"', '""')}"`;
