import {
  cellXml,
  columnName,
  escapeXml,
  quotedSheet,
  type CellPlace,
  type OutCell,
} from './xlsx-cells.ts';
import { chartXml, drawingXml, type OutChart } from './xlsx-chart.ts';
import {
  contentTypes,
  DECLARATION,
  MAIN,
  RELATIONS,
  relationsXml,
  rootRelations,
  sheetName,
  stylesXml,
  workbookRelations,
  workbookXml,
  type SheetPart,
} from './xlsx-parts.ts';
import { createZip } from './zip-writer.ts';

export type { OutCell } from './xlsx-cells.ts';

export interface OutColumn {
  readonly header: string;
  /** In characters. */
  readonly width?: number;
}

export interface OutSheet {
  /** As the workbook calls it, which may differ from what was wished. */
  readonly name: string;
  /** Answers the number of the row, the head being 1. */
  readonly row: (cells: readonly OutCell[]) => number;
  /** With a chart of its rows to their right, if one is given. */
  readonly close: (chart?: OutChart) => void;
}

export interface SheetWishes {
  /** Its place among the sheets, from 0; left out = behind those that there are. */
  readonly position?: number;
  /** Buttons in the head that filter the rows. */
  readonly filter?: boolean;
  /** Printed as wide as a page lies. */
  readonly fitsPage?: boolean;
}

/** A workbook written row by row in constant memory; sheets one after the other. */
export interface XlsxWriter {
  readonly sheet: (name: string, columns: readonly OutColumn[], wishes?: SheetWishes) => OutSheet;
  readonly finish: () => void;
  /** Gives up what is half written; the file can be deleted then. */
  readonly discard: () => void;
}

export const createXlsx = (path: string): XlsxWriter => {
  const zip = createZip(path);
  const sheets: SheetPart[] = [];
  let charts = 0;
  /** A chart with what it takes to stand on a sheet. */
  const addChart = (chart: OutChart, sheet: SheetPart, column: number): void => {
    charts += 1;
    zip.add(`xl/worksheets/_rels/sheet${sheet.number}.xml.rels`, [
      relationsXml([['drawing', `../drawings/drawing${charts}.xml`]]),
    ]);
    zip.add(`xl/drawings/drawing${charts}.xml`, [drawingXml(chart, column)]);
    zip.add(`xl/drawings/_rels/drawing${charts}.xml.rels`, [
      relationsXml([['chart', `../charts/chart${charts}.xml`]]),
    ]);
    zip.add(`xl/charts/chart${charts}.xml`, [chartXml(chart, sheet.name)]);
  };
  return {
    sheet: (wanted, columns, { position, filter = false, fitsPage = false } = {}) => {
      const number = sheets.length + 1;
      const name = sheetName(
        wanted,
        sheets.map((sheet) => sheet.name),
      );
      sheets.splice(position ?? sheets.length, 0, { name, number });
      const part = zip.begin(`xl/worksheets/sheet${number}.xml`);
      part.write(sheetStart(columns, fitsPage));
      const letters = columns.map((_, index) => columnName(index));
      const links: string[] = [];
      let rows = 0;
      const write = (cells: readonly OutCell[], header: boolean): number => {
        rows += 1;
        let xml = `<row r="${rows}">`;
        for (const [index, cell] of cells.entries()) {
          if (cell === null) continue;
          const at = `${letters[index] ?? columnName(index)}${rows}`;
          xml += cellXml(cell, at, header);
          if (typeof cell === 'object' && 'link' in cell) links.push(linkXml(at, cell.link));
        }
        part.write(`${xml}</row>`);
        return rows;
      };
      write(
        columns.map((column) => column.header),
        true,
      );
      return {
        name,
        row: (cells) => write(cells, false),
        close: (chart) => {
          part.write('</sheetData>');
          if (filter && rows > 1) part.write(`<autoFilter ref="A1:${letters.at(-1)}${rows}"/>`);
          if (links.length > 0) part.write(`<hyperlinks>${links.join('')}</hyperlinks>`);
          if (fitsPage) part.write(PAGE_SETUP);
          if (chart !== undefined) part.write('<drawing r:id="rId1"/>');
          part.write('</worksheet>');
          part.end();
          if (chart !== undefined) addChart(chart, { name, number }, columns.length + 1);
        },
      };
    },
    finish: () => {
      zip.add('xl/workbook.xml', [workbookXml(sheets)]);
      zip.add('xl/_rels/workbook.xml.rels', [workbookRelations(sheets)]);
      zip.add('xl/styles.xml', [stylesXml]);
      zip.add('_rels/.rels', [rootRelations]);
      zip.add('[Content_Types].xml', [contentTypes(sheets, charts)]);
      zip.finish();
    },
    discard: zip.discard,
  };
};

const linkXml = (at: string, { sheet, row }: CellPlace): string =>
  `<hyperlink ref="${at}" location="${escapeXml(`${quotedSheet(sheet)}!A${row}`)}"/>`;

const PAGE_SETUP =
  '<pageSetup paperSize="9" orientation="landscape" fitToWidth="1" fitToHeight="0"/>';

const sheetStart = (columns: readonly OutColumn[], fitsPage: boolean): string => {
  const widths = columns
    .map(
      ({ header, width }, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width ?? Math.min(40, Math.max(10, [...header].length * 2 + 4))}" customWidth="1"/>`,
    )
    .join('');
  return `${DECLARATION}<worksheet xmlns="${MAIN}" xmlns:r="${RELATIONS}">${fitsPage ? '<sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>' : ''}<sheetViews><sheetView workbookViewId="0"><pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/></sheetView></sheetViews>${columns.length > 0 ? `<cols>${widths}</cols>` : ''}<sheetData>`;
};
