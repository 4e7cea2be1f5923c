import { basename } from 'node:path';
import { openFile } from '../imports/read/open-file.ts';
import { recogniseFile } from '../imports/recognise-file.ts';
import { callerPath, runCommand } from './run.ts';

/** Says what a file holds and how its columns are understood. */
export const sheets = (given: string, options: { readonly json?: boolean }): Promise<void> =>
  runCommand({ json: options.json, readOnly: true }, async ({ print }) => {
    const file = await openFile(callerPath(given), basename(given));
    try {
      const { name, bytes, format, encoding } = file;
      const found = (await recogniseFile(file)).map((sheet) => ({
        name: sheet.name,
        hidden: sheet.hidden,
        rows: sheet.rows,
        headerRow: sheet.headerRow,
        kind: sheet.kind,
        confidence: sheet.confidence,
        columns: sheet.columns,
      }));
      print({ file: { name, bytes, format, encoding }, sheets: found }, () =>
        found
          .flatMap((sheet) => [
            `${sheet.name}\t${sheet.kind ?? '?'}\t${sheet.rows}`,
            ...sheet.columns.map(({ header, field }) => `  ${header}\t${field ?? '-'}`),
          ])
          .join('\n'),
      );
      return 0;
    } finally {
      file.close();
    }
  });
