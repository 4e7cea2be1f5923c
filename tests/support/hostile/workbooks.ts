import { utf16 } from '../encode.ts';
import { workbookBytes } from '../workbook.ts';
import type { ZipPart } from '../zip-bytes.ts';
import { dull, half, MIB, packedPart, repeated, type HostileFile, type Packed } from './pieces.ts';

const row = '<row><c t="inlineStr"><is><t>a</t></is></c></row>';
const SHEET = 'xl/worksheets/sheet1.xml';
const sheetOf = (packed: Packed): Buffer =>
  workbookBytes({ sheets: [''], parts: [packedPart(SHEET, packed)] });
const xlsxWith = (parts: readonly ZipPart[]): Buffer => workbookBytes({ sheets: [row], parts });
const cellOf = (times: number): Packed =>
  repeated(
    '<?xml version="1.0"?><worksheet><sheetData><row><c t="inlineStr"><is><t>',
    dull(),
    times,
    '</t></is></c></row></sheetData></worksheet>',
  );
/** The same in UTF-16, two mebibytes a time. */
const wideCell = (times: number): Packed =>
  repeated(
    utf16('\ufeff<worksheet><sheetData><row><c t="inlineStr"><is><t>', 'le'),
    utf16(dull().toString('latin1'), 'le'),
    times,
    '',
  );
const book = (): Buffer => workbookBytes({ sheets: [row.repeat(500)] });
const doctype = '<!DOCTYPE a [<!ENTITY b "c">]><worksheet><sheetData/></worksheet>';

export const hostileWorkbooks: readonly HostileFile[] = [
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
    what: 'a part said to have 10 bytes that has megabytes',
    name: 'a.xlsx',
    code: 'output-too-large',
    bytes: () =>
      xlsxWith([
        {
          name: SHEET,
          data: `<worksheet><sheetData>${Array.from(
            { length: 40_000 },
            (_, n) => `<row><c t="inlineStr"><is><t>${n * 7919}</t></is></c></row>`,
          ).join('')}</sheetData></worksheet>`,
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
  { what: 'half a workbook', name: 'a.xlsx', code: 'file-truncated', bytes: () => half(book()) },
];
