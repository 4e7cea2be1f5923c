import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { withoutTail, type Opened, type SheetInfo, type Source } from '../opened.ts';
import { xmlPieces } from '../xlsx/strings.ts';
import type { Archive } from '../xlsx/zip.ts';
import { createOdsRows } from './rows.ts';

const CONTENT = 'content.xml';
const MANIFEST = 'META-INF/manifest.xml';

/** A workbook of the OpenDocument format. Throws `password-protected`, `not-a-spreadsheet`, `no-sheets`. */
export const openOds = async (
  archive: Archive,
  { name: file, caps, countOf }: Source,
): Promise<Opened> => {
  if (archive.has(MANIFEST) && archive.read(MANIFEST).includes('encryption-data'))
    throw new WorkstationError('password-protected', { file });
  if (archive.has('mimetype') && !archive.read('mimetype').includes('opendocument.spreadsheet'))
    throw new WorkstationError('not-a-spreadsheet', { file });
  const list = createOdsRows(-1, caps, { nul: 0, surrogates: 0 }, file);
  for await (const text of xmlPieces(archive, CONTENT, file)) list.push(text);
  list.end();
  const sheets: SheetInfo[] = list.sheets().map((sheet, index) => ({ index, ...sheet }));
  if (sheets.length === 0) throw new WorkstationError('no-sheets', { file });
  const stated = Math.max(1, archive.unpackedBytes(CONTENT));
  return {
    format: 'ods',
    encoding: null,
    delimiter: null,
    sheets,
    close: archive.close,
    async *rows(sheetIndex) {
      if (sheets[sheetIndex] === undefined)
        throw new WorkstationError('not-found', { what: String(sheetIndex) });
      const reader = createOdsRows(sheetIndex, caps, countOf(sheetIndex), file);
      const emit = withoutTail();
      let read = 0;
      for await (const text of xmlPieces(archive, CONTENT, file)) {
        read += text.length;
        // Characters over bytes: a lower bound.
        yield { rows: emit(reader.push(text)), fraction: Math.min(0.99, read / stated) };
        if (reader.past()) break;
      }
      yield { rows: emit(reader.end()), fraction: 1 };
    },
  };
};
