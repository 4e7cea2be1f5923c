import type { RecognisedFile } from '../../shared/contract/imports.ts';
import { readableFile } from './paths.ts';
import { resultOf, runCommand } from './run.ts';

/** Says what a file holds and how its columns are understood. */
export const sheets = (given: string, options: { readonly json?: boolean }): Promise<void> =>
  runCommand({ json: options.json, readOnly: true }, async ({ client, context, print, signal }) => {
    const { path, name } = readableFile(given);
    const handle = context.files.adopt(path, name);
    const file: RecognisedFile = await resultOf(
      await client.imports.recognise({ handle }, { signal }),
    );
    const { bytes, format, encoding } = file;
    const found = file.sheets.map((sheet) => ({
      name: sheet.name,
      hidden: sheet.hidden,
      rows: sheet.rows,
      headerRow: sheet.headerRow,
      kind: sheet.kind,
      confidence: sheet.confidence,
      columns: sheet.columns.map(({ index, header, field, confidence }) => ({
        index,
        header,
        field,
        confidence,
      })),
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
  });
