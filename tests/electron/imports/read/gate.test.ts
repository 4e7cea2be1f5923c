import { describe, expect, it } from 'vitest';
import { readBytes } from '../../../support/read-file.ts';
import { workbookBytes } from '../../../support/workbook.ts';
import { zipBytes } from '../../../support/zip-bytes.ts';

const cell = '<row><c t="inlineStr"><is><t>a</t></is></c></row>';
const workbook = workbookBytes({ sheets: [cell] });
const ole = Buffer.concat([
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
  Buffer.alloc(504),
]);

describe('what a file is, by its bytes', () => {
  it.each<readonly [string, string, Buffer, string]>([
    ['nothing', 'a.csv', Buffer.alloc(0), 'file-empty'],
    ['the head of an old workbook', 'a.xls', ole, 'file-truncated'],
    [
      'HTML behind a mark and blanks',
      'a.csv',
      Buffer.from('\ufeff\r\n <!DOCTYPE html><html></html>'),
      'html-without-table',
    ],
    [
      'XML of Excel 2003 without sheets',
      'a.xls',
      Buffer.from('<?xml version="1.0"?>\n<?mso-application progid="Excel.Sheet"?><Workbook/>'),
      'no-sheets',
    ],
    ['PDF', 'a.csv', Buffer.from('%PDF-1.7\n'), 'not-a-spreadsheet'],
    [
      'a picture',
      'a.xlsx',
      Buffer.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10]),
      'not-a-spreadsheet',
    ],
    ['the head of a gzip', 'a.csv.gz', Buffer.from([0x1f, 0x8b, 8, 0, 0, 0]), 'file-truncated'],
    ['7-Zip', 'a.zip', Buffer.from('7z\xbc\xaf\x27\x1c', 'latin1'), 'archive-not-supported'],
    ['RAR', 'a.zip', Buffer.from('Rar!\x1a\x07\x01\0', 'latin1'), 'archive-not-supported'],
    [
      'noise',
      'a.csv',
      Buffer.from(Array.from({ length: 600 }, (_, n) => (n * n * 7 + n) % 256)),
      'not-a-spreadsheet',
    ],
    ['half a workbook', 'a.xlsx', workbook.subarray(0, workbook.length / 2), 'file-truncated'],
    ['a workbook without its last bytes', 'a.xlsx', workbook.subarray(0, -30), 'file-truncated'],
    ['the head of a workbook', 'a.xlsx', workbook.subarray(0, 40), 'file-truncated'],
  ])('%s', async (_what, name, bytes, code) => {
    await expect(readBytes(name, bytes)).rejects.toMatchObject({ code, params: { file: name } });
  });

  it('takes no file over the cap', async () => {
    await expect(
      readBytes('a.csv', 'a,b\n1,2\n', { caps: { fileBytes: 7 } }),
    ).rejects.toMatchObject({ code: 'file-too-large', params: { bytes: 8, limit: 7 } });
  });

  it.each<readonly [string, Buffer, string]>([
    ['a.csv', workbook, 'xlsx'],
    ['a.xls', workbook, 'xlsx'],
    ['a.xlsx', Buffer.from('a,b\n1,2\n'), 'csv'],
    ['a.xls', Buffer.from('a\tb\n1\t2\n'), 'tsv'],
  ])('reads %s by its content and says that the name is wrong', async (name, bytes, format) => {
    const { file } = await readBytes(name, bytes);
    expect(file.format).toBe(format);
    expect(file.warnings().map(({ code }) => code)).toEqual(['wrong-extension']);
  });
});

describe('hostile archives', () => {
  const lying = (lies: object) =>
    workbookBytes({ sheets: [], parts: [{ name: 'xl/worksheets/sheet1.xml', data: cell, lies }] });
  const bomb = workbookBytes({
    sheets: [''],
    parts: [
      { name: 'xl/worksheets/sheet1.xml', data: `<worksheet><sheetData>${' '.repeat(8 << 20)}` },
    ],
  });
  it.each<readonly [string, Buffer, string]>([
    ['an encrypted part', lying({ flags: 1 }), 'password-protected'],
    ['a method that no spreadsheet program uses', lying({ method: 14 }), 'zip-suspicious'],
    ['parts that overlap', lying({ at: 0 }), 'zip-suspicious'],
    ['a part that goes beyond the file', lying({ packed: 1 << 30 }), 'file-truncated'],
    [
      'the same part twice',
      workbookBytes({
        sheets: [cell],
        parts: [
          { name: 'x', data: '1' },
          { name: 'x', data: '2' },
        ],
      }),
      'zip-suspicious',
    ],
    [
      'too many parts',
      zipBytes(Array.from({ length: 2_001 }, (_, n) => ({ name: `p${n}`, data: '' }))),
      'zip-suspicious',
    ],
    ['a sheet that unpacks to 200 times its size', bomb, 'output-too-large'],
    [
      'a small part that does',
      workbookBytes({
        sheets: [cell],
        parts: [{ name: 'xl/styles.xml', data: ' '.repeat(8 << 20) }],
      }),
      'output-too-large',
    ],
    [
      'a part that is not packed as it says',
      workbookBytes({
        sheets: [''],
        parts: [
          {
            name: 'xl/worksheets/sheet1.xml',
            data: 'not deflate',
            stored: true,
            lies: { method: 8 },
          },
        ],
      }),
      'file-truncated',
    ],
  ])('%s', async (_what, bytes, code) => {
    await expect(readBytes('a.xlsx', bytes)).rejects.toMatchObject({ code });
  });

  it('counts what really comes out, not what the directory says', async () => {
    const bytes = workbookBytes({
      sheets: [''],
      parts: [
        {
          name: 'xl/worksheets/sheet1.xml',
          data: `<worksheet><sheetData>${cell.repeat(20_000)}</sheetData></worksheet>`,
          lies: { unpacked: 10 },
        },
      ],
    });
    await expect(
      readBytes('a.xlsx', bytes, { caps: { outputBytes: 500_000 } }),
    ).rejects.toMatchObject({ code: 'output-too-large' });
  });

  it('reads names only as names: a path out of the archive is a part like any other', async () => {
    const { cells } = await readBytes(
      'a.xlsx',
      workbookBytes({ sheets: [cell], parts: [{ name: '../../etc/passwd', data: 'x' }] }),
    );
    expect(cells).toEqual([['a']]);
  });

  it('reads a comment at the end and sizes of 64 bits', async () => {
    const commented = Buffer.concat([workbook, Buffer.from('comment')]);
    commented.writeUInt16LE(7, workbook.length - 2);
    expect((await readBytes('a.xlsx', commented)).cells).toEqual([['a']]);
    const large = zipBytes(
      [
        {
          name: '_rels/.rels',
          data: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="w.xml"/></Relationships>',
        },
        {
          name: '_rels/w.xml.rels',
          data: '<Relationships><Relationship Id="s" Type="x/worksheet" Target="s.xml"/></Relationships>',
        },
        { name: 'w.xml', data: '<workbook><sheets><sheet name="S" r:id="s"/></sheets></workbook>' },
        { name: 's.xml', data: `<worksheet><sheetData>${cell}</sheetData></worksheet>` },
      ],
      { zip64: true },
    );
    expect((await readBytes('a.xlsx', large)).cells).toEqual([['a']]);
    large.fill(0xff, large.length - 22 - 20 + 8, large.length - 22 - 20 + 16);
    await expect(readBytes('a.xlsx', large)).rejects.toMatchObject({ code: 'file-truncated' });
  });
});
