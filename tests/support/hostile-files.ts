import { deflateRawSync, gzipSync } from 'node:zlib';
import { encodeChinese, utf16 } from './encode.ts';
import { biff, biffStream, container, oldWorkbook, u16 } from './old-workbook.ts';
import { workbookBytes } from './workbook.ts';
import { zipBytes, type ZipPart } from './zip-bytes.ts';

export interface HostileFile {
  readonly what: string;
  readonly name: string;
  readonly bytes: () => Buffer;
  /** The code it ends with; null = it is read. */
  readonly code: string | null;
}

const row = '<row><c t="inlineStr"><is><t>a</t></is></c></row>';
const SHEET = 'xl/worksheets/sheet1.xml';
const MIB = 1 << 20;

/** Packed bytes of a start, a piece repeated, and an end; the piece is packed once. */
const repeated = (start: string, piece: Buffer, times: number, end: string): Buffer => {
  const packed = deflateRawSync(piece, { finishFlush: 2 });
  return Buffer.concat([
    deflateRawSync(Buffer.from(start), { finishFlush: 2 }),
    ...Array<Buffer>(times).fill(packed),
    deflateRawSync(Buffer.from(end)),
  ]);
};
/** A mebibyte of text that packs to about a hundredth, so that no ratio gives it away. */
const dull = (): Buffer => {
  const noise = Buffer.alloc(MIB, 'abcdefgh');
  for (let at = 0; at < MIB; at += 96) noise[at] = 0x61 + ((at * 7919) % 23);
  return noise;
};
/** A part whose packed bytes are given, as the zip helper stores it and the directory calls packed. */
const packedPart = (name: string, packed: Buffer, unpacked = packed.length): ZipPart => ({
  name,
  data: packed,
  stored: true,
  lies: { method: 8, unpacked },
});
const sheetOf = (packed: Buffer): Buffer =>
  workbookBytes({ sheets: [''], parts: [packedPart(SHEET, packed)] });
const xlsxWith = (parts: readonly ZipPart[]): Buffer => workbookBytes({ sheets: [row], parts });
const cellOf = (times: number): Buffer =>
  repeated(
    '<?xml version="1.0"?><worksheet><sheetData><row><c t="inlineStr"><is><t>',
    dull(),
    times,
    '</t></is></c></row></sheetData></worksheet>',
  );
/** The same in UTF-16, two mebibytes a time. */
const wideCell = (times: number): Buffer =>
  Buffer.concat([
    deflateRawSync(utf16('\ufeff<worksheet><sheetData><row><c t="inlineStr"><is><t>', 'le'), {
      finishFlush: 2,
    }),
    ...Array<Buffer>(times).fill(
      deflateRawSync(utf16(dull().toString('latin1'), 'le'), { finishFlush: 2 }),
    ),
    deflateRawSync(Buffer.alloc(0)),
  ]);
const ods = (content: string | Buffer, stored = false): Buffer =>
  zipBytes([
    typeof content === 'string'
      ? { name: 'content.xml', data: content }
      : packedPart('content.xml', content),
    { name: 'mimetype', data: 'application/vnd.oasis.opendocument.spreadsheet', stored },
  ]);
const half = (bytes: Buffer): Buffer => bytes.subarray(0, Math.floor(bytes.length * 0.6));
const book = (): Buffer => workbookBytes({ sheets: [row.repeat(500)] });
const old = (): Buffer =>
  oldWorkbook([{ name: 'S', rows: Array.from({ length: 300 }, (_, n) => [`名${n}`, n]) }]);
const doctype = '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>';
const sst = (count: number, rest: Buffer): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32LE(count, 0);
  head.writeUInt32LE(count, 4);
  return biff(0xfc, head, rest);
};
const xls = (globals: readonly Buffer[], cells: readonly Buffer[]): Buffer =>
  container({ Workbook: biffStream(globals, cells) });

/** Files that mean harm, each small to make; what is slow to make or to read is in `slowFiles`. */
export const hostileFiles: readonly HostileFile[] = [
  {
    what: 'a sheet that unpacks to a thousand times its size',
    name: 'a.xlsx',
    code: 'output-too-large',
    bytes: () => sheetOf(repeated('<worksheet><sheetData>', Buffer.alloc(MIB, 0x20), 64, '')),
  },
  {
    what: 'the same among the shared texts',
    name: 'a.xlsx',
    code: 'output-too-large',
    bytes: () =>
      workbookBytes({
        sheets: ['<row><c t="s"><v>0</v></c></row>'],
        parts: [
          packedPart(
            'xl/sharedStrings.xml',
            repeated('<sst><si><t>', Buffer.alloc(MIB, 0x61), 64, ''),
          ),
        ],
      }),
  },
  {
    what: 'a cell of 1.2 GB',
    name: 'a.xlsx',
    code: 'output-too-large',
    bytes: () => sheetOf(cellOf(1_200)),
  },
  {
    what: 'a cell of 1.2 GB in UTF-16',
    name: 'a.xlsx',
    code: 'output-too-large',
    bytes: () => sheetOf(wideCell(600)),
  },
  {
    what: 'a shared text of 1.2 GB',
    name: 'a.xlsx',
    code: 'output-too-large',
    bytes: () =>
      workbookBytes({
        sheets: ['<row><c t="s"><v>0</v></c></row>'],
        parts: [packedPart('xl/sharedStrings.xml', repeated('<sst><si><t>', dull(), 1_200, ''))],
      }),
  },
  {
    what: 'a prefixed tag of 1.2 GB',
    name: 'a.xlsx',
    code: 'output-too-large',
    bytes: () => sheetOf(repeated('<x:worksheet><x:sheetData><x:row ', dull(), 1_200, '')),
  },
  {
    what: '300,000 styles that never end',
    name: 'a.xlsx',
    code: null,
    bytes: () =>
      xlsxWith([
        packedPart(
          'xl/styles.xml',
          repeated(
            '<styleSheet><cellXfs>',
            Buffer.from(
              Array.from({ length: 20_000 }, (_, n) => `<xf numFmtId="${n % 97}">`).join(''),
            ),
            15,
            '</xf></cellXfs></styleSheet>',
          ),
        ),
      ]),
  },
  {
    what: 'a text with 400,000 phonetic guides that never end',
    name: 'a.xlsx',
    code: null,
    bytes: () =>
      workbookBytes({
        sheets: [
          `<row><c t="inlineStr"><is><t>a</t>${Array.from({ length: 400_000 }, (_, n) => `<rPh sb="${n}">`).join('')}</is></c></row>`,
        ],
      }),
  },
  {
    what: 'merged ranges over the whole sheet, 200,000 times',
    name: 'a.xlsx',
    code: null,
    bytes: () =>
      workbookBytes({
        sheets: [
          `<?xml version="1.0"?><worksheet><dimension ref="A1:XFD1048576"/><sheetData>${row}</sheetData><mergeCells>${Array.from({ length: 200_000 }, (_, n) => `<mergeCell ref="A${n + 1}:XFD1048576"/>`).join('')}</mergeCells></worksheet>`,
        ],
      }),
  },
  {
    what: 'an entity in a part',
    name: 'a.xlsx',
    code: 'doctype-refused',
    bytes: () => workbookBytes({ sheets: [`<?xml version="1.0"?>${doctype}`] }),
  },
  {
    what: 'an entity in UTF-16',
    name: 'a.xlsx',
    code: 'doctype-refused',
    bytes: () => xlsxWith([{ name: SHEET, data: utf16(`\ufeff${doctype}`, 'be') }]),
  },
  {
    what: 'an entity in UTF-7',
    name: 'a.xlsx',
    code: 'doctype-refused',
    bytes: () =>
      workbookBytes({
        sheets: ['<?xml version="1.0" encoding="UTF-7"?>+ADwAIQ-DOCTYPE a+AD4-<worksheet/>'],
      }),
  },
  {
    what: 'an entity behind a mebibyte of blanks',
    name: 'a.xlsx',
    code: 'doctype-refused',
    bytes: () =>
      xlsxWith([
        packedPart(
          SHEET,
          repeated('<?xml version="1.0"?>', Buffer.from(' \n'.repeat(MIB / 16)), 4, doctype),
        ),
      ]),
  },
  {
    what: 'entries that overlap',
    name: 'a.xlsx',
    code: 'zip-suspicious',
    bytes: () => xlsxWith([{ name: 'x', data: 'x', lies: { at: 0 } }]),
  },
  {
    what: '60,000 entries',
    name: 'a.zip',
    code: 'zip-suspicious',
    bytes: () =>
      zipBytes(
        Array.from({ length: 60_000 }, (_, n) => ({ name: `${n}.csv`, data: '', stored: true })),
      ),
  },
  {
    what: 'a part said to have 10 bytes',
    name: 'a.xlsx',
    code: null,
    bytes: () =>
      xlsxWith([
        {
          name: SHEET,
          data: `<worksheet><sheetData>${row.repeat(2_000)}</sheetData></worksheet>`,
          lies: { unpacked: 10 },
        },
      ]),
  },
  {
    what: 'a part said to have 4 GB',
    name: 'a.xlsx',
    code: null,
    bytes: () =>
      xlsxWith([
        {
          name: SHEET,
          data: `<worksheet><sheetData>${row}</sheetData></worksheet>`,
          lies: { unpacked: 0xfffffffe },
        },
      ]),
  },
  {
    what: 'an archive in an archive in an archive',
    name: 'a.zip',
    code: 'zip-nested',
    bytes: () =>
      zipBytes([
        {
          name: 'b.zip',
          data: zipBytes([
            { name: 'c.zip', data: zipBytes([{ name: 'd.csv', data: Buffer.alloc(MIB) }]) },
          ]),
        },
      ]),
  },
  {
    what: 'many small bombs',
    name: 'a.zip',
    code: 'too-many-columns',
    bytes: () =>
      zipBytes(
        Array.from({ length: 100 }, (_, n) => ({
          name: `${n}.csv`,
          data: Buffer.alloc(1_000_000, 0x2c),
        })),
      ),
  },
  {
    what: 'a gzip that unpacks to a thousand times its size',
    name: 'a.csv.gz',
    code: 'output-too-large',
    bytes: () => gzipSync(Buffer.alloc(16 * MIB, 0x2c), { level: 1 }),
  },
  {
    what: 'names of every object as headers',
    name: 'a.csv',
    code: null,
    bytes: () => Buffer.from('__proto__,constructor,toString\n1,2,3\n'),
  },
  {
    what: 'a text of nothing but separators',
    name: 'a.csv',
    code: 'too-many-columns',
    bytes: () => Buffer.from(`${','.repeat(3 * MIB)}\n`),
  },
  {
    what: 'a quote that nothing closes',
    name: 'a.csv',
    code: null,
    bytes: () =>
      Buffer.concat([Buffer.from('a,b\n1,"'), dull(), dull(), dull(), dull(), dull(), dull()]),
  },
  {
    what: 'a page nested 300,000 deep',
    name: 'a.html',
    code: 'file-unusual',
    bytes: () => Buffer.from(`<html>${'<div>'.repeat(300_000)}<table>`),
  },
  {
    what: 'a comment that never ends',
    name: 'a.html',
    code: 'file-unusual',
    bytes: () => Buffer.concat([Buffer.from('<html><!-- '), ...Array<Buffer>(24).fill(dull())]),
  },
  {
    what: 'a page whose every cell spans what it may',
    name: 'a.html',
    code: 'too-many-columns',
    bytes: () =>
      Buffer.from(
        `<table>${'<tr><td colspan=1000 rowspan=65534>a</td></tr>'.repeat(1_500)}</table>`,
      ),
  },
  {
    what: 'a page with a cell of 100 MB',
    name: 'a.html',
    code: 'output-too-large',
    bytes: () =>
      Buffer.concat([Buffer.from('<table><tr><td>'), ...Array<Buffer>(100).fill(dull())]),
  },
  {
    what: 'an OpenDocument paragraph of 1.2 GB',
    name: 'a.ods',
    code: 'output-too-large',
    bytes: () =>
      ods(
        repeated(
          '<office:document-content><table:table><table:table-row><table:table-cell><text:p>',
          dull(),
          1_200,
          '</text:p></table:table-cell></table:table-row></table:table></office:document-content>',
        ),
      ),
  },
  {
    what: 'an OpenDocument cell that repeats everywhere',
    name: 'a.ods',
    code: 'output-too-large',
    bytes: () =>
      ods(
        '<office:document-content><table:table><table:table-row table:number-rows-repeated="1048576"><table:table-cell table:number-columns-repeated="2000" office:value-type="float" office:value="1"/></table:table-row></table:table></office:document-content>',
      ),
  },
  {
    what: 'OpenDocument tables in tables',
    name: 'a.ods',
    code: 'file-unusual',
    bytes: () =>
      ods(
        `<office:document-content>${'<table:table><table:table-row><table:table-cell>'.repeat(50_000)}`,
      ),
  },
  {
    what: 'an old workbook that says it has four billion texts',
    name: 'a.xls',
    code: null,
    bytes: () =>
      xls([sst(0xffffffff, Buffer.from([1, 0, 0, 0x61]))], [biff(0xfd, u16(0, 0, 0, 0, 0))]),
  },
  {
    what: 'an old text that is longer than its file',
    name: 'a.xls',
    code: null,
    bytes: () =>
      xls(
        [sst(1, Buffer.from([0xff, 0xff, 0x0d, 0xff, 0xff, 0xff, 0xff, 0xff, 0x7f, 0x61]))],
        [biff(0xfd, u16(0, 0, 0, 0, 0))],
      ),
  },
  {
    what: 'an old sheet that begins nowhere',
    name: 'a.xls',
    code: 'file-truncated',
    bytes: () =>
      container({
        Workbook: Buffer.concat([
          biff(0x809, u16(0x600, 5, 0, 0)),
          biff(0x85, [0xff, 0xff, 0xff, 0x7f, 0, 0, 1, 0, 0x53]),
          biff(0x0a),
        ]),
      }),
  },
  {
    what: '100,000 old sheets that are all the same',
    name: 'a.xls',
    code: 'file-unusual',
    bytes: () =>
      container({
        Workbook: biffStream(
          Array.from({ length: 100_000 }, () => biff(0x85, [0, 0, 0, 0, 0, 0, 1, 0, 0x53])),
          [],
        ),
      }),
  },
  { what: 'half a workbook', name: 'a.xlsx', code: 'file-truncated', bytes: () => half(book()) },
  { what: 'half an old workbook', name: 'a.xls', code: 'file-truncated', bytes: () => half(old()) },
  {
    what: 'half an OpenDocument workbook',
    name: 'a.ods',
    code: 'file-truncated',
    bytes: () => half(ods('<office:document-content/>')),
  },
  {
    what: 'half a gzip',
    name: 'a.csv.gz',
    code: 'file-truncated',
    bytes: () => half(gzipSync(encodeChinese('gb18030', '王小明,上海\n'.repeat(50)))),
  },
  {
    what: 'half an archive',
    name: 'a.zip',
    code: 'file-truncated',
    bytes: () => half(zipBytes([{ name: 'a.csv', data: 'a,b\n'.repeat(99) }])),
  },
];
