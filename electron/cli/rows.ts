import { basename } from 'node:path';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { cellJson } from '../../shared/domain/cells.ts';
import { openFile } from '../imports/read/open-file.ts';
import { callerPath, runCommand } from './run.ts';

interface RowsOptions {
  readonly json?: boolean;
  readonly sheet?: string;
  readonly limit?: string;
}

/** Prints a sheet as the program reads it: one JSON array a line, line n = sheet row n. */
export const rows = (given: string, options: RowsOptions): Promise<void> =>
  runCommand({ json: options.json, readOnly: true }, async () => {
    const limit = options.limit === undefined ? Infinity : Number(options.limit);
    if (!(limit >= 0)) throw new WorkstationError('invalid-input', { field: '--limit' });
    const file = await openFile(callerPath(given), basename(given));
    try {
      const sheet =
        options.sheet === undefined
          ? (file.sheets.find(({ hidden }) => !hidden) ?? file.sheets[0])
          : file.sheets.find(({ name }) => name === options.sheet);
      if (sheet === undefined)
        throw new WorkstationError('not-found', { what: options.sheet ?? '' });
      let left = limit;
      for await (const batch of file.rows(sheet.index)) {
        const some = batch.rows.slice(0, left);
        left -= some.length;
        if (some.length > 0)
          process.stdout.write(
            some.map((row) => `${JSON.stringify(row.cells.map(cellJson))}\n`).join(''),
          );
        if (left <= 0) break;
      }
      return 0;
    } finally {
      file.close();
    }
  });
