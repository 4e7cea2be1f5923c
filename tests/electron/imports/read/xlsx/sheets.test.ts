import { describe, expect, it } from 'vitest';
import { readBytes } from '../../../../support/read-file.ts';
import { workbookBytes } from '../../../../support/workbook.ts';
import { zipBytes } from '../../../../support/zip-bytes.ts';

const text = (value: string, r = ''): string =>
  `<c${r === '' ? '' : ` r="${r}"`} t="inlineStr"><is><t>${value}</t></is></c>`;
const rowsIn = async (sheetData: string) =>
  (await readBytes('a.xlsx', workbookBytes({ sheets: [sheetData] }))).rows;
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';

describe('where cells stand', () => {
  it.each<readonly [string, string, (string | null)[]]>([
    [
      'cells without addresses follow each other',
      `<row>${text('a')}<c/>${text('c')}</row>`,
      ['a', null, 'c'],
    ],
    [
      'an address skips columns, the next cell follows it',
      `<row r="1">${text('a')}${text('d', 'D1')}${text('e')}</row>`,
      ['a', null, null, 'd', 'e'],
    ],
    [
      'cells out of order',
      `<row r="1">${text('c', 'C1')}${text('a', 'A1')}</row>`,
      ['a', null, 'c'],
    ],
    [
      'columns of two letters',
      `<row r="1">${text('x', 'AB1')}</row>`,
      [...new Array<null>(27).fill(null), 'x'],
    ],
    [
      'empty cells at the end are cut',
      `<row r="1">${text('a', 'A1')}<c r="B1" s="0"/><c r="C1"><v></v></c></row>`,
      ['a'],
    ],
    [
      'single quotes and spaces in tags',
      `<row r='1'><c r = 'B1' t='inlineStr'><is><t>b</t></is></c></row>`,
      [null, 'b'],
    ],
    [
      'line breaks in tags',
      `<row\n r="1"\n><c\nr="B1"\nt="inlineStr"\n><is><t>b</t></is></c\n></row>`,
      [null, 'b'],
    ],
  ])('%s', async (_what, sheetData, cells) => {
    expect((await rowsIn(sheetData)).map((row) => row.cells)).toEqual([cells]);
  });

  it('fills the gaps between numbered rows with blank ones and leaves an empty tail out', async () => {
    const rows = await rowsIn(
      `<row r="2">${text('a')}</row><row r="3"/><row r="4"><c s="0"/></row><row r="6">${text('b')}</row><row>${text('c')}</row><row r="1048576"><c r="A1048576" s="0"/></row>`,
    );
    expect(rows).toEqual([
      { number: 1, cells: [] },
      { number: 2, cells: ['a'] },
      { number: 3, cells: [] },
      { number: 4, cells: [] },
      { number: 5, cells: [] },
      { number: 6, cells: ['b'] },
      { number: 7, cells: ['c'] },
    ]);
  });

  it('believes neither the dimension nor the merged ranges: the top-left cell alone has the text', async () => {
    const xml = `<?xml version="1.0"?><worksheet xmlns="${MAIN}"><dimension ref="A1:XFD1048576"/><cols><col min="1" max="3" hidden="1"/></cols><sheetData><row r="1" hidden="1">${text('标题', 'A1')}<c r="B1"/></row><row r="2">${text('a', 'A2')}${text('b', 'B2')}</row></sheetData><mergeCells count="2"><mergeCell ref="A1:B1"/><mergeCell ref="A2:XFD1048576"/></mergeCells></worksheet>`;
    expect((await rowsIn(xml)).map((row) => row.cells)).toEqual([['标题'], ['a', 'b']]);
  });

  it('keeps a row whose cell is too long, as a row that cannot be taken', async () => {
    const rows = await rowsIn(
      `<row>${text('长'.repeat(32_768))}${text('b')}</row><row>${text('长'.repeat(32_767))}</row>`,
    );
    expect(rows[0]).toEqual({ number: 1, cells: [null, 'b'], problem: 'cell-too-long' });
    expect(rows[1]).toEqual({ number: 2, cells: ['长'.repeat(32_767)] });
  });
});

describe('sheets', () => {
  it('lists them in order, the hidden ones marked, and reads each', async () => {
    const { file, cells } = await readBytes(
      'a.xlsx',
      workbookBytes({
        sheets: [
          { name: '甲 & "乙"', xml: `<row>${text('1')}</row>` },
          { name: '藏', xml: `<row>${text('2')}</row>`, state: 'hidden' },
          { name: '深藏', xml: `<row>${text('3')}</row>`, state: 'veryHidden' },
        ],
      }),
      { sheet: 2 },
    );
    expect(file.sheets).toEqual([
      { index: 0, name: '甲 & "乙"', hidden: false },
      { index: 1, name: '藏', hidden: true },
      { index: 2, name: '深藏', hidden: true },
    ]);
    expect(cells).toEqual([['3']]);
  });

  it('follows the relations, whatever the parts are called', async () => {
    const bytes = zipBytes([
      {
        name: '_rels/.rels',
        data: '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="/book/main.xml"/></Relationships>',
      },
      {
        name: 'book/main.xml',
        data: '<workbook><sheets><sheet name="S" sheetId="7" r:id="z"/></sheets></workbook>',
      },
      {
        name: 'book/_rels/main.xml.rels',
        data: "<Relationships><Relationship Target='../data/one.xml' Type='x/worksheet' Id='z'/></Relationships>",
      },
      {
        name: 'data/one.xml',
        data: `<worksheet><sheetData><row>${text('a')}</row></sheetData></worksheet>`,
        stored: true,
      },
    ]);
    const { file, cells } = await readBytes('a.xlsx', bytes);
    expect(file.sheets.map((sheet) => sheet.name)).toEqual(['S']);
    expect(cells).toEqual([['a']]);
  });

  it('reads elements that carry a prefix', async () => {
    const { cells } = await readBytes(
      'a.xlsx',
      workbookBytes({
        sheets: [
          `<?xml version="1.0"?><x:worksheet xmlns:x="${MAIN}"><x:sheetData><x:row r="1"><x:c r="A1" t="s"><x:v>0</x:v></x:c><x:c r="B1"><x:v>5</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
        ],
        parts: [
          {
            name: 'xl/sharedStrings.xml',
            data: `<?xml version="1.0"?><x:sst xmlns:x="${MAIN}"><x:si><x:t>甲</x:t></x:si></x:sst>`,
          },
        ],
      }),
    );
    expect(cells).toEqual([['甲', 5]]);
  });

  it('reads parts in UTF-16', async () => {
    const xml = `<worksheet xmlns="${MAIN}"><sheetData><row>${text('汉字')}</row></sheetData></worksheet>`;
    const { cells } = await readBytes(
      'a.xlsx',
      workbookBytes({
        sheets: [''],
        parts: [{ name: 'xl/worksheets/sheet1.xml', data: Buffer.from(`\ufeff${xml}`, 'utf16le') }],
      }),
    );
    expect(cells).toEqual([['汉字']]);
  });

  it('keeps every character of a large sheet, wherever the border of a piece falls', async () => {
    const value = (n: number): string => `${'x'.repeat(n % 7)}汉字𠮷${n}號`;
    const lines = Array.from({ length: 30_000 }, (_, n) => n);
    const { cells } = await readBytes(
      'a.xlsx',
      workbookBytes({
        shared: lines.map((n) => `<si><t>${value(n)}</t></si>`).join(''),
        sheets: [
          lines
            .map((n) => `<row r="${n + 1}"><c t="s"><v>${n}</v></c>${text(value(n + 1))}</row>`)
            .join(''),
        ],
      }),
    );
    expect(cells).toEqual(lines.map((n) => [value(n), value(n + 1)]));
  });
});

describe('limits and refusals', () => {
  const wide = `<row>${text('a', 'BXY1')}</row>`; // column 2,001
  const rels = (type: string): string =>
    `<Relationships><Relationship Id="a" Type="x/${type}" Target="main.xml"/></Relationships>`;
  it.each<readonly [string, Buffer, string]>([
    ['2,001 columns', workbookBytes({ sheets: [wide] }), 'too-many-columns'],
    [
      'a row beyond the last',
      workbookBytes({ sheets: [`<row r="1048577">${text('a')}</row>`] }),
      'too-many-rows',
    ],
    [
      'a document type in a sheet',
      workbookBytes({
        sheets: [
          `<?xml version="1.0"?><!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>`,
        ],
      }),
      'doctype-refused',
    ],
    [
      'a document type in the workbook',
      workbookBytes({
        sheets: [''],
        parts: [
          { name: 'xl/workbook.xml', data: '<!DOCTYPE workbook><workbook><sheets/></workbook>' },
        ],
      }),
      'doctype-refused',
    ],
    [
      'an entity in the shared strings',
      workbookBytes({
        sheets: [`<row>${text('a')}</row>`],
        parts: [
          {
            name: 'xl/sharedStrings.xml',
            data: '<?xml version="1.0"?><!DOCTYPE s [<!ENTITY x "y">]><sst/>',
          },
        ],
      }),
      'doctype-refused',
    ],
    [
      'a document type in UTF-16',
      workbookBytes({
        sheets: [''],
        parts: [
          {
            name: 'xl/worksheets/sheet1.xml',
            data: Buffer.from('\ufeff<!DOCTYPE a><worksheet><sheetData/></worksheet>', 'utf16le'),
          },
        ],
      }),
      'doctype-refused',
    ],
    [
      'an encoding that could hide one',
      workbookBytes({
        sheets: ['<?xml version="1.0" encoding="UTF-7"?><worksheet><sheetData/></worksheet>'],
      }),
      'doctype-refused',
    ],
    [
      'a part that is no sheet',
      workbookBytes({ sheets: ['<?xml version="1.0"?><chartsheet/>'] }),
      'file-unusual',
    ],
    ['no sheets', workbookBytes({ sheets: [] }), 'no-sheets'],
    [
      'a zip of something else',
      zipBytes([{ name: 'a.png', data: 'a' }]),
      'zip-without-spreadsheet',
    ],
    [
      'a text document',
      zipBytes([
        { name: '_rels/.rels', data: rels('officeDocument') },
        { name: 'main.xml', data: '<w:document/>' },
      ]),
      'not-a-spreadsheet',
    ],
    [
      'a workbook whose main part is missing',
      zipBytes([{ name: '_rels/.rels', data: rels('officeDocument') }]),
      'file-truncated',
    ],
  ])('%s', async (_what, bytes, code) => {
    await expect(readBytes('a.xlsx', bytes)).rejects.toMatchObject({ code });
  });
});
