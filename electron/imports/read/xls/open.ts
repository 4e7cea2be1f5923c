import { closeSync, fstatSync, openSync, readSync } from 'node:fs';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { withoutTail, type Opened, type Source } from '../opened.ts';
import { openContainer, type Stream } from './container.ts';
import { readGlobals } from './globals.ts';
import { biffRows } from './sheet-rows.ts';

/**
 * Workbooks of Excel 5 to 2003 (BIFF 5 and 8), WPS's `.et` included. Throws `password-protected`,
 * `not-a-spreadsheet`, `format-not-supported`, `file-truncated`.
 */
export const openXls = (source: Source): Opened => {
  const { name, caps, countOf } = source;
  const { stream, close } = streamOf(source);
  try {
    const book = readGlobals(stream, name);
    return {
      format: 'xls',
      encoding: null,
      delimiter: null,
      sheets: book.sheets.map((sheet, index) => ({
        index,
        name: sheet.name,
        hidden: sheet.hidden,
      })),
      close,
      // Async only because other workbooks are: all are read the same way.
      async *rows(sheetIndex) {
        const sheet = book.sheets[sheetIndex];
        if (sheet === undefined)
          throw new WorkstationError('not-found', { what: String(sheetIndex) });
        const emit = withoutTail();
        for (const batch of biffRows(stream, book, sheet, caps, countOf(sheetIndex), name))
          yield { ...batch, rows: emit(batch.rows) };
      },
    };
  } catch (error) {
    close();
    throw error;
  }
};

const CONTAINER = 0xd0;

const streamOf = ({
  path,
  name: file,
}: Source): { readonly stream: Stream; readonly close: () => void } => {
  const bare = openSync(path, 'r');
  const first = Buffer.alloc(1);
  readSync(bare, first, 0, 1, 0);
  if (first[0] !== CONTAINER) {
    const read = (at: number, length: number): Buffer => {
      const buffer = Buffer.alloc(length);
      return buffer.subarray(0, readSync(bare, buffer, 0, length, at));
    };
    return { stream: { bytes: fstatSync(bare).size, read }, close: () => closeSync(bare) };
  }
  closeSync(bare);
  const container = openContainer(path, file);
  try {
    if (container.stream('EncryptedPackage') !== null)
      throw new WorkstationError('password-protected', { file });
    const stream = container.stream('Workbook') ?? container.stream('Book');
    if (stream === null) throw new WorkstationError('not-a-spreadsheet', { file });
    return { stream, close: container.close };
  } catch (error) {
    container.close();
    throw error;
  }
};
