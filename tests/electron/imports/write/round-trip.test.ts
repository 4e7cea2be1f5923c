import * as library from '@e965/xlsx';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { openFile } from '../../../../electron/imports/read/open-file.ts';
import { createCsv } from '../../../../electron/imports/write/csv-writer.ts';
import { createXlsx } from '../../../../electron/imports/write/xlsx-writer.ts';
import { cellsOf, rowsOf } from '../../../support/read-file.ts';
import { temporaryFolder } from '../../../support/workspace.ts';

const texts = [
  '王小明',
  '+8613800138000',
  '440106199001011234',
  '007',
  '=1+1',
  '=HYPERLINK("http://x","y")',
  '-5',
  '@SUM(A1)',
  '＝１＋１',
  '＋86',
  '－5',
  '＠a',
  '\ttab',
  '\rreturn',
  "'quoted",
  "'=already guarded",
  "''=twice",
  'a"b,c;d',
  'line\nbreak',
  ' spaces ',
  '_x000D_',
  '<b>&amp;</b>',
  '𠮷😀',
  'TRUE',
  '2026-06-19',
  '1e5',
];

const read = async (path: string, name: string) => {
  const file = await openFile(path, name);
  try {
    return { file, cells: cellsOf(await rowsOf(file)) };
  } finally {
    file.close();
  }
};

it('writes any text as a workbook that gives it back, to us and to others, as text and not as a formula', async () => {
  const path = join(temporaryFolder(), 'a.xlsx');
  const book = createXlsx(path);
  const sheet = book.sheet('表', [{ header: '值' }, { header: '数' }]);
  for (const text of texts) sheet.row([text, 1.5]);
  sheet.close();
  book.finish();
  const { cells } = await read(path, 'a.xlsx');
  expect(cells.slice(1)).toEqual(texts.map((text) => [text, 1.5]));
  const other = library.read(readFileSync(path), { dense: true }).Sheets['表']!;
  const data = other['!data']!.slice(1);
  expect(data.map((row) => [row[0]!.t, row[0]!.v, row[0]!.f])).toEqual(
    texts.map((text) => ['s', text, undefined]),
  );
});

it('writes any text as CSV that no program takes for a formula, and reads it back unchanged', async () => {
  const path = join(temporaryFolder(), 'a.csv');
  const csv = createCsv(path, ['值', '数']);
  for (const text of texts) csv.row([text, 1.5]);
  csv.finish();
  const bytes = readFileSync(path);
  expect(bytes.subarray(0, 3)).toEqual(Buffer.from([0xef, 0xbb, 0xbf]));
  // Every field that another program sees, by its first character.
  const fields = [...bytes.toString('utf8').matchAll(/^"((?:[^"]|"")*)",1\.5\r$/gm)];
  expect(fields).toHaveLength(texts.length);
  expect(fields.filter(([, field]) => /^[=+\-@\t\r＝＋－＠]/.test(field!))).toEqual([]);
  const { file, cells } = await read(path, 'a.csv');
  expect(file.encoding).toBe('utf-8');
  expect(cells.slice(1)).toEqual(texts.map((text) => [text, '1.5']));
});
