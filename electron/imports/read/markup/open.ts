import { basename, extname } from 'node:path';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { decodedChunks, declaredEncoding, type DetectedEncoding } from '../encoding.ts';
import { encodingOf, textBatches } from '../open-text.ts';
import type { Opened, Source } from '../opened.ts';
import { createHtmlRows } from './html-rows.ts';
import { createXml2003Rows } from './xml2003-rows.ts';

/** A page with tables, as many systems export it under the name of a spreadsheet. */
export const openHtml = (source: Source): Opened => {
  const { path, name, caps, countOf, encoding } = source;
  const detected = declaredOr(encodingOf(path, encoding), path, encoding === undefined);
  return {
    format: 'html',
    encoding: detected.encoding,
    delimiter: null,
    sheets: [{ index: 0, name: basename(name, extname(name)), hidden: false }],
    close: () => undefined,
    // Async only because workbooks are: all are read the same way.
    async *rows() {
      const reader = createHtmlRows(caps, countOf(0), name);
      yield* textBatches(source, detected, reader);
      if (reader.tables() === 0) throw new WorkstationError('html-without-table', { file: name });
    },
  };
};

/** A workbook in the XML of Excel 2003; its sheets are found by reading it once. */
export const openXml2003 = (source: Source): Opened => {
  const { path, name, caps, countOf } = source;
  const detected = declaredOr(encodingOf(path, undefined), path, true);
  const list = createXml2003Rows(-1, caps, { nul: 0, surrogates: 0 }, name);
  for (const piece of decodedChunks(path, detected)) {
    if (/<!(?:DOCTYPE|ENTITY)/i.test(piece.text))
      throw new WorkstationError('doctype-refused', { file: name });
    list.push(piece.text);
  }
  list.end();
  const sheets = list.sheets();
  if (sheets.length === 0) throw new WorkstationError('no-sheets', { file: name });
  return {
    format: 'xml',
    encoding: null,
    delimiter: null,
    sheets: sheets.map((sheet, index) => ({ index, ...sheet })),
    close: () => undefined,
    async *rows(sheetIndex) {
      const reader = createXml2003Rows(sheetIndex, caps, countOf(sheetIndex), name);
      yield* textBatches(source, detected, reader);
    },
  };
};

/** What a page says of itself settles what its bytes leave open, and nothing else. */
const declaredOr = (
  detected: DetectedEncoding,
  path: string,
  mayAsk: boolean,
): DetectedEncoding => {
  const open = ['gb18030', 'big5', 'shift_jis'].includes(detected.encoding);
  const declared = mayAsk && open ? declaredEncoding(path) : undefined;
  return declared === undefined ? detected : { encoding: declared, skip: 0, guessed: false };
};
