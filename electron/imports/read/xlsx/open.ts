import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { withoutTail, type Opened, type Source } from '../opened.ts';
import { sheetRows } from './sheet-rows.ts';
import { createStringStore, type StringStore } from './string-store.ts';
import { readSharedStrings } from './strings.ts';
import { readWorkbook } from './workbook.ts';
import type { Archive } from './zip.ts';

const SHARED_STRINGS = -1;

export const openXlsx = (archive: Archive, { name, caps, countOf }: Source): Opened => {
  const workbook = readWorkbook(archive, name);
  let strings: Promise<StringStore> | null = null;
  return {
    format: 'xlsx',
    encoding: null,
    delimiter: null,
    sheets: workbook.sheets.map((sheet, index) => ({
      index,
      name: sheet.name,
      hidden: sheet.hidden,
    })),
    close: archive.close,
    async *rows(sheetIndex) {
      const sheet = workbook.sheets[sheetIndex];
      if (sheet === undefined)
        throw new WorkstationError('not-found', { what: String(sheetIndex) });
      strings ??=
        workbook.sharedStrings === null
          ? Promise.resolve(createStringStore())
          : readSharedStrings(archive, workbook.sharedStrings, name, countOf(SHARED_STRINGS));
      const counts = countOf(sheetIndex);
      // As the archive states it: a lie shows in the progress alone.
      const stated = Math.max(1, archive.unpackedBytes(sheet.part));
      const emit = withoutTail();
      const context = { ...workbook, strings: await strings, file: name, caps, counts };
      for await (const piece of sheetRows(archive, sheet.part, context)) {
        const rows = emit(piece.rows);
        if (rows.length > 0) yield { rows, fraction: Math.min(0.99, piece.bytes / stated) };
      }
      yield { rows: [], fraction: 1 };
    },
  };
};
