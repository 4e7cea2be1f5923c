import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openFile } from '../../../../../electron/imports/read/open-file.ts';
import { encodeChinese } from '../../../../support/encode.ts';
import { oldWorkbook } from '../../../../support/old-workbook.ts';
import { cellsOf, readBytes, rowsOf } from '../../../../support/read-file.ts';
import { workbookBytes } from '../../../../support/workbook.ts';
import { temporaryFolder } from '../../../../support/workspace.ts';
import { zipBytes, type ZipPart } from '../../../../support/zip-bytes.ts';

const cell = (text: string): string => `<row><c t="inlineStr"><is><t>${text}</t></is></c></row>`;
const book = (...texts: readonly string[]): Buffer => workbookBytes({ sheets: texts.map(cell) });

/** Opens an archive, reads every sheet, closes it; says what was left of what it unpacked. */
const readAll = async (name: string, bytes: Buffer, encoding?: string) => {
  const folder = temporaryFolder();
  const path = join(folder, name);
  writeFileSync(path, bytes);
  const scratch = temporaryFolder();
  const file = await openFile(path, name, {
    scratch,
    ...(encoding === undefined ? {} : { encoding }),
  });
  const sheets = [];
  for (const { index, name: sheet } of file.sheets)
    sheets.push([sheet, cellsOf(await rowsOf(file, index))]);
  file.close();
  return { file, sheets, left: readdirSync(scratch) };
};

it('reads every spreadsheet of an archive as sheets of one file, and says what it left out', async () => {
  const { file, sheets, left } = await readAll(
    '导出.zip',
    zipBytes([
      { name: '会员.xlsx', data: book('甲', '乙') },
      { name: '九月/订单.csv', data: encodeChinese('gb18030', '订单号,城市\n1,上海\n') },
      { name: '旧.xls', data: oldWorkbook([{ name: 'S', rows: [['丙']] }]) },
      { name: '说明.pdf', data: '%PDF-1.7' },
      { name: '九月/', data: '' },
      { name: '__MACOSX/._会员.xlsx', data: 'x' },
      { name: '.DS_Store', data: 'x' },
      { name: '~$会员.xlsx', data: 'x' },
    ]),
  );
  expect(file.format).toBe('zip');
  expect(file.encoding).toBe('gb18030');
  expect(sheets).toEqual([
    ['会员.xlsx › 表1', [['甲']]],
    ['会员.xlsx › 表2', [['乙']]],
    [
      '九月/订单.csv',
      [
        ['订单号', '城市'],
        ['1', '上海'],
      ],
    ],
    ['旧.xls › S', [['丙']]],
  ]);
  expect(file.warnings()).toEqual([{ code: 'entry-skipped', params: { entry: '说明.pdf' } }]);
  expect(left).toEqual([]);
});

it('knows names in GBK from names in UTF-8, and never uses one as a path', async () => {
  const gbk: ZipPart[] = [{ name: encodeChinese('gb18030', '会员名单.csv'), data: 'a\n' }];
  const utf8: ZipPart[] = [{ name: '../../会员名单.csv', data: 'a\n' }];
  expect((await readAll('a.zip', zipBytes(gbk))).sheets).toEqual([['会员名单.csv', [['a']]]]);
  expect((await readAll('a.zip', zipBytes(utf8))).sheets).toEqual([
    ['../../会员名单.csv', [['a']]],
  ]);
});

it('reads the texts of an archive in the encoding that was chosen', async () => {
  const bytes = zipBytes([{ name: 'a.csv', data: encodeChinese('big5', '姓名\n陳怡君\n') }]);
  const { sheets } = await readAll('a.zip', bytes, 'big5');
  expect(sheets).toEqual([['a.csv', [['姓名'], ['陳怡君']]]]);
});

it('reads a packed file as what it holds', async () => {
  const text = await readAll('会员.csv.gz', gzipSync('姓名\n王一\n'));
  expect([text.file.format, text.file.encoding, text.sheets]).toEqual([
    'csv',
    'utf-8',
    [['会员', [['姓名'], ['王一']]]],
  ]);
  expect(text.left).toEqual([]);
  expect(text.file.warnings()).toEqual([]);
  const workbook = await readAll('a.xlsx.gz', gzipSync(book('甲')));
  expect([workbook.file.format, workbook.sheets]).toEqual(['xlsx', [['表1', [['甲']]]]]);
});

describe('what it refuses', () => {
  const flat = gzipSync(Buffer.alloc(4 << 20));
  it.each<readonly [string, string, () => Buffer, string]>([
    [
      'an archive in an archive',
      'a.zip',
      () => zipBytes([{ name: 'b.zip', data: zipBytes([{ name: 'c.csv', data: 'a' }]) }]),
      'zip-nested',
    ],
    [
      'one under another name',
      'a.zip',
      () => zipBytes([{ name: 'b.csv', data: zipBytes([{ name: 'c.csv', data: 'a' }]) }]),
      'zip-nested',
    ],
    [
      'a gzip of an archive',
      'a.gz',
      () => gzipSync(zipBytes([{ name: 'c.csv', data: 'a' }])),
      'zip-nested',
    ],
    ['a gzip of a gzip', 'a.gz', () => gzipSync(gzipSync('a')), 'zip-nested'],
    [
      'an archive without spreadsheets',
      'a.zip',
      () => zipBytes([{ name: 'a.png', data: 'x' }]),
      'zip-without-spreadsheet',
    ],
    [
      'a workbook of Numbers',
      'a.numbers',
      () => zipBytes([{ name: 'Index/Document.iwa', data: 'x' }]),
      'format-not-supported',
    ],
    [
      'an encrypted entry',
      'a.zip',
      () => zipBytes([{ name: 'a.csv', data: 'a', lies: { flags: 1 } }]),
      'password-protected',
    ],
    [
      'more spreadsheets than anybody means',
      'a.zip',
      () => zipBytes(Array.from({ length: 201 }, (_, n) => ({ name: `${n}.csv`, data: 'a' }))),
      'zip-suspicious',
    ],
    ['a gzip that unpacks to 200 times its size', 'a.csv.gz', () => flat, 'output-too-large'],
    [
      'an entry that does',
      'a.zip',
      () => zipBytes([{ name: 'a.csv', data: Buffer.alloc(4 << 20, 0x2c) }]),
      'output-too-large',
    ],
    [
      'half a gzip',
      'a.csv.gz',
      () => gzipSync(Buffer.from(Array.from({ length: 5000 }, (_, n) => n % 251))).subarray(0, -40),
      'file-truncated',
    ],
    [
      'a damaged workbook inside',
      'a.zip',
      () => zipBytes([{ name: 'b.xlsx', data: book('a').subarray(0, 300) }]),
      'file-truncated',
    ],
  ])('%s', async (_what, name, bytes, code) => {
    const scratch = temporaryFolder();
    await expect(readBytes(name, bytes(), { scratch })).rejects.toMatchObject({ code });
    expect(readdirSync(scratch)).toEqual([]);
  });
});
