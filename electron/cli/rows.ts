import { WorkstationError } from '../../shared/contract/errors.ts';
import { cellJson } from '../../shared/domain/cells.ts';
import { openFile } from '../imports/read/open-file.ts';
import { wholeNumber } from './numbers.ts';
import { written } from './output.ts';
import { readableFile } from './paths.ts';
import { runCommand } from './run.ts';

interface RowsOptions {
  readonly json?: boolean;
  readonly sheet?: string;
  readonly limit?: string;
}

/** Prints a sheet as the program reads it: one JSON array a line, line n = sheet row n. */
export const rows = (given: string, options: RowsOptions): Promise<void> =>
  runCommand({ json: options.json, readOnly: true }, async ({ signal }) => {
    let left = wholeNumber('--limit', options.limit) ?? Infinity;
    const { path, name } = readableFile(given);
    const file = await openFile(path, name);
    try {
      const sheet =
        options.sheet === undefined
          ? (file.sheets.find(({ hidden }) => !hidden) ?? file.sheets[0])
          : file.sheets.find((one) => one.name === options.sheet);
      if (sheet === undefined)
        throw new WorkstationError(
          'not-found',
          { what: options.sheet ?? '' },
          file.sheets.map((one) => one.name),
        );
      for await (const batch of file.rows(sheet.index)) {
        const some = batch.rows.slice(0, left);
        left -= some.length;
        const text = some.map((row) => `${JSON.stringify(row.cells.map(cellJson))}\n`).join('');
        if (!(await written(text)) || left === 0 || signal.aborted) break;
      }
      return 0;
    } finally {
      file.close();
    }
  });
