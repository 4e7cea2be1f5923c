import { describe, expect, it } from 'vitest';
import { encodeChinese, utf16 } from '../../../../support/encode.ts';
import { readBytes } from '../../../../support/read-file.ts';
import { zipBytes, type ZipPart } from '../../../../support/zip-bytes.ts';

const html = async (text: string) => (await readBytes('a.html', text)).cells;

describe('web tables', () => {
  it.each<readonly [string, string, unknown]>([
    [
      'cells, entities, line breaks and white space',
      '<html><body><table><tr><th>姓名</th><th>备注</th></tr><tr><td> 王 \n 一&nbsp;</td><td>a&lt;b<br>c &amp; d<p>e</p></td></tr></table>',
      [
        ['姓名', '备注'],
        ['王 一', 'a<b\nc & d\ne'],
      ],
    ],
    [
      'merged cells, whose text stands at the top left alone',
      '<table><tr><td colspan=2>甲</td><td>乙</td></tr><tr><td rowspan="2">丙</td><td>丁</td><td>戊</td></tr><tr><td>己</td><td>庚</td></tr></table>',
      [
        ['甲', null, '乙'],
        ['丙', '丁', '戊'],
        [null, '己', '庚'],
      ],
    ],
    [
      'tags that nobody closed',
      '<table><tr><td>a<td>b<tr><td>c<td>d</table>',
      [
        ['a', 'b'],
        ['c', 'd'],
      ],
    ],
    [
      'several tables, and one inside another',
      '<table><tr><td>标题</td></tr></table><table><tr><td><table><tr><td>a</td><td>b</td></tr></table></td></tr></table>',
      [['标题'], ['a', 'b']].flatMap((row) => (row[0] === 'a' ? [[], row] : [row])),
    ],
    [
      'nothing of scripts, styles and comments',
      '<style>td{}</style><table><!-- <tr><td>x</td></tr> --><tr><td>a<script>var b = "<td>";</script><style>c</style></td></tr></table>',
      [['a']],
    ],
    [
      'names that are those of every object',
      '<table><tr><td>__proto__</td><td>constructor</td></tr></table>',
      [['__proto__', 'constructor']],
    ],
  ])('reads %s', async (_what, text, cells) => {
    expect((await html(text)).filter((row) => row.length > 0)).toEqual(
      (cells as unknown[][]).filter((row) => row.length > 0),
    );
  });

  const page = (charset: string): string =>
    `<html><head><meta http-equiv="Content-Type" content="text/html; charset=${charset}"></head><table><tr><td>姓名</td></tr><tr><td>王小明</td></tr></table></html>`;
  it.each<readonly [string, Buffer, string]>([
    ['named in the page', encodeChinese('gb18030', page('gb2312')), 'gb18030'],
    ['named wrongly', encodeChinese('gb18030', page('utf-8')), 'gb18030'],
    ['of UTF-8', Buffer.from(page('UTF-8')), 'utf-8'],
    ['of UTF-8 with a mark, claimed to be GBK', Buffer.from(`\ufeff${page('gbk')}`), 'utf-8'],
    ['of UTF-16', utf16(`\ufeff${page('unicode')}`, 'le'), 'utf-16le'],
  ])('reads a page in an encoding %s', async (_what, bytes, encoding) => {
    const { file, cells } = await readBytes('名单.xls', bytes);
    expect([file.format, file.encoding, cells]).toEqual(['html', encoding, [['姓名'], ['王小明']]]);
    expect(file.warnings().map(({ code }) => code)).toEqual(['wrong-extension']);
  });
});

it('reads the XML of Excel 2003', async () => {
  const xml = `<?xml version="1.0" encoding="UTF-8"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
 <Worksheet ss:Name="甲"><Table><Row><Cell><Data ss:Type="String">x</Data></Cell></Row></Table></Worksheet>
 <Worksheet ss:Name="乙 &amp; 丙"><Table ss:ExpandedRowCount="1048576">
  <Row><Cell ss:MergeAcross="1"><Data ss:Type="String">标题</Data></Cell><Cell><Data ss:Type="String">c</Data></Cell></Row>
  <Row ss:Index="3"><Cell ss:Index="2"><Data ss:Type="Number">1.5</Data></Cell><Cell><Data ss:Type="Number">440106199001010000</Data></Cell></Row>
  <Row><Cell><Data ss:Type="DateTime">2026-06-19T00:00:00.000</Data></Cell><Cell><Data ss:Type="DateTime">2026-06-19T10:05:00.000</Data></Cell><Cell><Data ss:Type="DateTime">1899-12-31T10:05:00.000</Data></Cell></Row>
  <Row><Cell><Data ss:Type="Boolean">1</Data></Cell><Cell><Data ss:Type="Error">#N/A</Data></Cell><Cell><ss:Data ss:Type="String"><B>粗</B>&#10;体</ss:Data></Cell></Row>
 </Table><WorksheetOptions><Visible>SheetHidden</Visible></WorksheetOptions></Worksheet></Workbook>`;
  const { file, cells } = await readBytes('a.xml', xml, { sheet: 1 });
  expect(file.sheets).toEqual([
    { index: 0, name: '甲', hidden: false },
    { index: 1, name: '乙 & 丙', hidden: true },
  ]);
  expect(cells).toEqual([
    ['标题', null, 'c'],
    [],
    [null, 1.5, { kind: 'long-number', text: '440106199001010000' }],
    [
      { kind: 'date', text: '2026-06-19' },
      { kind: 'instant', text: '2026-06-19T10:05:00' },
      { kind: 'time', text: '10:05:00' },
    ],
    [true, { kind: 'error', text: '#N/A' }, '粗\n体'],
  ]);
});

const odsBytes = (tables: string, more: readonly ZipPart[] = [], styles = ''): Buffer =>
  zipBytes([
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored: true },
    {
      name: 'content.xml',
      data: `<?xml version="1.0" encoding="UTF-8"?><office:document-content><office:automatic-styles>${styles}</office:automatic-styles><office:body><office:spreadsheet>${tables}</office:spreadsheet></office:body></office:document-content>`,
    },
    ...more,
  ]);
const text = (value: string, more = ''): string =>
  `<table:table-cell office:value-type="string"${more}><text:p>${value}</text:p></table:table-cell>`;
const row = (cells: string, more = ''): string =>
  `<table:table-row${more}>${cells}</table:table-row>`;
const value = (attributes: string, shown = '?'): string =>
  `<table:table-cell ${attributes}><text:p>${shown}</text:p></table:table-cell>`;

describe('OpenDocument', () => {
  it('reads values as they are declared, text as it is written', async () => {
    const { file, cells } = await readBytes(
      'a.ods',
      odsBytes(
        `<table:table table:name="一">${row(text('x'))}</table:table><table:table table:name="二" table:style-name="ta2">
${row(
  value('office:value-type="float" office:value="1.5"', '1,50') +
    value('office:value-type="float" office:value="4.40106199001011E+17"') +
    value('office:value-type="percentage" office:value="0.125"', '12.5%') +
    value('office:value-type="currency" office:value="-3"') +
    value('office:value-type="boolean" office:boolean-value="true"'),
)}
${row(
  value('office:value-type="date" office:date-value="2026-06-19"', '19.6.26') +
    value('office:value-type="date" office:date-value="2026-06-19T10:05:00"') +
    value('office:value-type="time" office:time-value="PT10H05M00S"') +
    value('office:value-type="time" office:time-value="PT36H00M00S"') +
    value('office:value-type="string" calcext:value-type="error"', '#N/A'),
)}
${row(
  '<table:table-cell office:value-type="string"><office:annotation><text:p>note</text:p></office:annotation><text:p>王<text:span>小<text:s text:c="2"/>明</text:span></text:p><text:p>a<text:tab/>b<text:line-break/>c &amp; d</text:p></table:table-cell>' +
    text('合并', ' table:number-columns-spanned="2"') +
    '<table:covered-table-cell/>' +
    text('乙', ' table:number-columns-repeated="2"'),
)}
${row('<table:table-cell table:number-columns-repeated="1024"/>', ' table:number-rows-repeated="2"')}
${row(text('same'), ' table:number-rows-repeated="2"')}
${row('<table:table-cell table:number-columns-repeated="16384"/>', ' table:number-rows-repeated="1048566"')}
</table:table>`,
        [],
        '<style:style style:name="ta2" style:family="table"><style:table-properties table:display="false"/></style:style>',
      ),
      { sheet: 1 },
    );
    expect(file.format).toBe('ods');
    expect(file.warnings()).toEqual([]);
    expect(file.sheets).toEqual([
      { index: 0, name: '一', hidden: false },
      { index: 1, name: '二', hidden: true },
    ]);
    expect(cells).toEqual([
      [1.5, { kind: 'long-number', text: '4.40106199001011E+17' }, 0.125, -3, true],
      [
        { kind: 'date', text: '2026-06-19' },
        { kind: 'instant', text: '2026-06-19T10:05:00' },
        { kind: 'time', text: '10:05:00' },
        { kind: 'duration', text: '36:00:00' },
        { kind: 'error', text: '#N/A' },
      ],
      ['王小  明\na\tb\nc & d', '合并', null, '乙', '乙'],
      [],
      [],
      ['same'],
      ['same'],
    ]);
  });

  it.each<readonly [string, () => Buffer, string]>([
    [
      'a password',
      () =>
        odsBytes('', [
          { name: 'META-INF/manifest.xml', data: '<m><manifest:encryption-data/></m>' },
        ]),
      'password-protected',
    ],
    [
      'a text document',
      () =>
        zipBytes([
          { name: 'mimetype', data: 'application/vnd.oasis.opendocument.text' },
          { name: 'content.xml', data: '<a/>' },
        ]),
      'not-a-spreadsheet',
    ],
    ['no sheets', () => odsBytes(''), 'no-sheets'],
    [
      'a row that repeats beyond the last',
      () =>
        odsBytes(
          `<table:table>${row(text('a'), ' table:number-rows-repeated="1048577"')}</table:table>`,
        ),
      'too-many-rows',
    ],
    [
      'a cell that repeats beyond the last column',
      () =>
        odsBytes(
          `<table:table>${row(text('a', ' table:number-columns-repeated="9999999"'))}</table:table>`,
        ),
      'too-many-columns',
    ],
    [
      'more cells than any sheet has',
      () =>
        odsBytes(
          `<table:table>${row(text('a', ' table:number-columns-repeated="2000"'), ' table:number-rows-repeated="1000000"')}</table:table>`,
        ),
      'output-too-large',
    ],
    [
      'a document type',
      () => zipBytes([{ name: 'content.xml', data: '<?xml version="1.0"?><!DOCTYPE a><a/>' }]),
      'doctype-refused',
    ],
  ])('refuses %s', async (_what, bytes, code) => {
    await expect(readBytes('a.ods', bytes())).rejects.toMatchObject({ code });
  });
});
