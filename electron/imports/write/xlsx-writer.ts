import { looksLikeFormula } from '../../../shared/domain/formula-guard.ts';
import { withoutControls } from './xml-text.ts';
import { createZip } from './zip-writer.ts';

/** A cell to write: text stays text whatever it looks like; numbers carry a format. */
export type OutCell =
  | string
  | number
  | null
  | { readonly value: number; readonly format: 'integer' | 'decimal' | 'percent' }
  | { readonly date: string };

export interface OutColumn {
  readonly header: string;
  /** In characters. */
  readonly width?: number;
}

export interface OutSheet {
  readonly row: (cells: readonly OutCell[]) => void;
  readonly close: () => void;
}

/** A workbook written row by row in constant memory; sheets one after the other. */
export interface XlsxWriter {
  readonly sheet: (name: string, columns: readonly OutColumn[]) => OutSheet;
  readonly finish: () => void;
}

// Cell styles by index, as `stylesXml` lists them.
const STYLE = {
  header: 1,
  text: 2,
  risky: 3,
  integer: 4,
  decimal: 5,
  percent: 6,
  date: 7,
} as const;

export const createXlsx = (path: string): XlsxWriter => {
  const zip = createZip(path);
  const names: string[] = [];
  return {
    sheet: (wanted, columns) => {
      const name = sheetName(wanted, names);
      names.push(name);
      const part = zip.begin(`xl/worksheets/sheet${names.length}.xml`);
      part.write(sheetStart(columns));
      let rows = 0;
      const write = (cells: readonly OutCell[], header: boolean): void => {
        rows += 1;
        let xml = `<row r="${rows}">`;
        cells.forEach((cell, index) => {
          if (cell !== null) xml += cellXml(cell, `${columnName(index)}${rows}`, header);
        });
        part.write(`${xml}</row>`);
      };
      write(
        columns.map((column) => column.header),
        true,
      );
      return {
        row: (cells) => write(cells, false),
        close: () => {
          part.write('</sheetData></worksheet>');
          part.end();
        },
      };
    },
    finish: () => {
      zip.add('xl/workbook.xml', [workbookXml(names)]);
      zip.add('xl/_rels/workbook.xml.rels', [workbookRels(names.length)]);
      zip.add('xl/styles.xml', [stylesXml]);
      zip.add('_rels/.rels', [rootRels]);
      zip.add('[Content_Types].xml', [contentTypes(names.length)]);
      zip.finish();
    },
  };
};

const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATIONS = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

/** XML has no control characters; what reads like an escape is escaped itself. */
const escapeXml = (text: string): string =>
  withoutControls(text)
    .toWellFormed()
    .replaceAll(/_x[0-9a-fA-F]{4}_/g, (found) => `_x005F${found}`)
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
const columnName = (index: number): string => {
  let name = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
};

const cellXml = (cell: Exclude<OutCell, null>, at: string, header: boolean): string => {
  if (typeof cell === 'string') {
    const style = header ? STYLE.header : looksLikeFormula(cell) ? STYLE.risky : STYLE.text;
    return `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(cell)}</t></is></c>`;
  }
  if (typeof cell === 'number')
    return Number.isFinite(cell)
      ? `<c r="${at}" s="${Number.isInteger(cell) ? STYLE.integer : STYLE.decimal}"><v>${cell}</v></c>`
      : '';
  if ('date' in cell) return `<c r="${at}" s="${STYLE.date}"><v>${serialOf(cell.date)}</v></c>`;
  return Number.isFinite(cell.value)
    ? `<c r="${at}" s="${STYLE[cell.format]}"><v>${cell.value}</v></c>`
    : '';
};

/** Serial of a local date `YYYY-MM-DD`, counted in whole days. */
const serialOf = (date: string): number =>
  Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);

const sheetStart = (columns: readonly OutColumn[]): string => {
  const widths = columns
    .map(
      ({ header, width }, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width ?? Math.min(40, Math.max(10, [...header].length * 2 + 4))}" customWidth="1"/>`,
    )
    .join('');
  return `${DECLARATION}<worksheet xmlns="${MAIN}"><sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns.length > 0 ? `<cols>${widths}</cols>` : ''}<sheetData>`;
};

/** Sheet names have at most 31 characters, none of `[]:*?/\`, and are unlike each other. */
const sheetName = (wanted: string, taken: readonly string[]): string => {
  const plain = wanted.replaceAll(/[[\]:*?/\\]/g, ' ').trim() || 'Sheet';
  let name = [...plain].slice(0, 31).join('');
  for (let n = 2; taken.some((other) => other.toLowerCase() === name.toLowerCase()); n++)
    name = `${[...plain].slice(0, 27).join('')} ${n}`;
  return name;
};

const workbookXml = (names: readonly string[]): string =>
  `${DECLARATION}<workbook xmlns="${MAIN}" xmlns:r="${RELATIONS}"><sheets>${names
    .map(
      (name, index) =>
        `<sheet name="${escapeXml(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
    )
    .join('')}</sheets></workbook>`;

const workbookRels = (count: number): string => {
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Relationship Id="rId${index + 1}" Type="${RELATIONS}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  ).join('');
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${sheets}<Relationship Id="rId${count + 1}" Type="${RELATIONS}/styles" Target="styles.xml"/></Relationships>`;
};

const rootRels = `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${RELATIONS}/officeDocument" Target="xl/workbook.xml"/></Relationships>`;

const contentTypes = (count: number): string => {
  const kind = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const sheets = Array.from(
    { length: count },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${kind}.worksheet+xml"/>`,
  ).join('');
  return `${DECLARATION}<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${kind}.sheet.main+xml"/>${sheets}<Override PartName="/xl/styles.xml" ContentType="${kind}.styles+xml"/></Types>`;
};

const xf = (id: number, more = ''): string =>
  `<xf numFmtId="${id}" fontId="0" fillId="0" borderId="0" xfId="0"${id === 0 ? '' : ' applyNumberFormat="1"'}${more}/>`;
const stylesXml = `${DECLARATION}<styleSheet xmlns="${MAIN}"><numFmts count="1"><numFmt numFmtId="164" formatCode="yyyy\\-mm\\-dd"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/></font><font><b/><sz val="11"/><name val="Calibri"/></font></fonts><fills count="3"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFE4F1F0"/></patternFill></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="8">${xf(0)}<xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/>${xf(49)}${xf(49, ' quotePrefix="1"')}${xf(3)}${xf(4)}${xf(10)}${xf(164)}</cellXfs></styleSheet>`;
