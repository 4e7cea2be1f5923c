import { escapeXml } from './xlsx-cells.ts';

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
export const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

export interface SheetPart {
  readonly name: string;
  /** `xl/worksheets/sheet<number>.xml` */
  readonly number: number;
}

/** Relations of a part, the first of them `rId1`: kind and target of each. */
export const relationsXml = (
  targets: readonly (readonly [kind: string, target: string])[],
): string =>
  `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${targets
    .map(
      ([kind, target], index) =>
        `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/${kind}" Target="${target}"/>`,
    )
    .join('')}</Relationships>`;

/** The sheets in the order in which they are shown. */
export const workbookXml = (sheets: readonly SheetPart[]): string =>
  `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${sheets
    .map(
      ({ name, number }, index) =>
        `<sheet name="${escapeXml(name)}" sheetId="${number}" r:id="rId${index + 1}"/>`,
    )
    .join('')}</sheets></workbook>`;

export const workbookRelations = (sheets: readonly SheetPart[]): string =>
  relationsXml([
    ...sheets.map(({ number }) => ['worksheet', `worksheets/sheet${number}.xml`] as const),
    ['styles', 'styles.xml'],
  ]);

export const rootRelations = relationsXml([['officeDocument', 'xl/workbook.xml']]);

export const contentTypes = (sheets: readonly SheetPart[], charts: number): string => {
  const kind = `${OFFICE}.spreadsheetml`;
  const override = (part: string, type: string): string =>
    `<Override PartName="/xl/${part}" ContentType="${type}+xml"/>`;
  const parts = [
    override('workbook.xml', `${kind}.sheet.main`),
    ...sheets.map(({ number }) => override(`worksheets/sheet${number}.xml`, `${kind}.worksheet`)),
    override('styles.xml', `${kind}.styles`),
    ...Array.from({ length: charts }, (_, index) => [
      override(`drawings/drawing${index + 1}.xml`, `${OFFICE}.drawing`),
      override(`charts/chart${index + 1}.xml`, `${OFFICE}.drawingml.chart`),
    ]).flat(),
  ];
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${parts.join('')}</Types>`;
};

/** Sheet names have at most 31 characters, none of `[]:*?/\`, and are unlike each other. */
export const sheetName = (wanted: string, taken: readonly string[]): string => {
  const plain = wanted.replaceAll(/[[\]:*?/\\]/g, ' ').trim() || 'Sheet';
  const lower = new Set(taken.map((name) => name.toLowerCase()));
  let name = [...plain].slice(0, 31).join('');
  for (let n = 2; lower.has(name.toLowerCase()); n++)
    name = `${[...plain].slice(0, 27).join('')} ${n}`;
  return name;
};

const xf = (id: number, more = ''): string =>
  `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"${id === 0 ? '' : ' applyNumberFormat="1"'}${more}/>`;
const styled = (id: number, font: number, fill: number): string =>
  `<xf numFmtId="${id}" fontId="${font}" fillId="${fill}" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"${fill === 0 ? '' : ' applyFill="1"'}/>`;
const font = (more: string): string => `<font>${more}<name val="Calibri"/></font>`;

/** The styles that cells name by index: `STYLE` of `xlsx-cells.ts`. */
export const stylesXml = `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="3">${font('<sz val="11"/>')}${font('<b/><sz val="11"/>')}${font('<u/><sz val="11"/><color rgb="FF0B6E69"/>')}</fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE4F1F0"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="9">${xf(0)}${styled(49, 1, 2)}${xf(49)}${xf(49, ' quotePrefix="1"')}${xf(3)}${xf(4)}${xf(10)}${xf(164)}${styled(49, 2, 0)}</cellXfs></styleSheet>`;
