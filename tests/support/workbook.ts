import { zipBytes, type ZipPart } from './zip-bytes.ts';

export interface WorkbookParts {
  /** XML of each sheet's `<sheetData>`, or the whole part when it starts with `<?xml`. */
  readonly sheets: readonly (
    string | { readonly name: string; readonly xml: string; readonly state?: string }
  )[];
  /** `<si>` elements. */
  readonly shared?: string;
  /** Format codes; cell style n + 1 has the n-th. A number is a built-in format. */
  readonly formats?: readonly (string | number)[];
  readonly date1904?: boolean;
  /** Parts beside or instead of the usual ones. */
  readonly parts?: readonly ZipPart[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

const escape = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('"', '&quot;');
const relations = (list: readonly (readonly [type: string, target: string])[]): string =>
  `${HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${list
    .map(
      ([type, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

const stylesXml = (formats: readonly (string | number)[]): string => {
  const ids = formats.map((format, index) => (typeof format === 'number' ? format : 164 + index));
  const custom = formats
    .map((format, index) =>
      typeof format === 'number'
        ? ''
        : `<numFmt numFmtId="${164 + index}" formatCode="${escape(format)}"/>`,
    )
    .join('');
  return `${HEAD}<styleSheet xmlns="${MAIN}"><numFmts>${custom}</numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/>${ids
    .map((id) => `<xf numFmtId="${id}" xfId="0" applyNumberFormat="1"/>`)
    .join('')}</cellXfs></styleSheet>`;
};

/** The bytes of a workbook made of raw XML, so that a test can say exactly what stands in it. */
export const workbookBytes = (book: WorkbookParts): Buffer => {
  const sheets = book.sheets.map((sheet, index) =>
    typeof sheet === 'string' ? { name: `表${index + 1}`, xml: sheet } : sheet,
  );
  const parts: ZipPart[] = [
    { name: '_rels/.rels', data: relations([['officeDocument', 'xl/workbook.xml']]) },
    {
      name: 'xl/workbook.xml',
      data: `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${OFFICE}"><workbookPr${book.date1904 ? ' date1904="1"' : ''}/><sheets>${sheets
        .map(
          (sheet, index) =>
            `<sheet name="${escape(sheet.name)}" sheetId="${index + 1}"${sheet.state ? ` state="${sheet.state}"` : ''} r:id="rId${index + 1}"/>`,
        )
        .join('')}</sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: relations([
        ...sheets.map((_, index) => ['worksheet', `worksheets/sheet${index + 1}.xml`] as const),
        ['styles', 'styles.xml'],
        ['sharedStrings', 'sharedStrings.xml'],
      ]),
    },
    { name: 'xl/styles.xml', data: stylesXml(book.formats ?? []) },
    {
      name: 'xl/sharedStrings.xml',
      data: `${HEAD}<sst xmlns="${MAIN}">${book.shared ?? ''}</sst>`,
    },
    ...sheets.map(({ xml }, index) => ({
      name: `xl/worksheets/sheet${index + 1}.xml`,
      data: xml.startsWith('<?xml')
        ? xml
        : `${HEAD}<worksheet xmlns="${MAIN}"><sheetData>${xml}</sheetData></worksheet>`,
    })),
  ];
  const replaced = new Set((book.parts ?? []).map((part) => part.name));
  return zipBytes([...parts.filter((part) => !replaced.has(part.name)), ...(book.parts ?? [])]);
};
