import { createZip } from '../../electron/imports/write/zip-writer.ts';

const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';
const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const relation = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const packages = 'http://schemas.openxmlformats.org/package/2006/relationships';

export interface RawSheet {
  readonly name: string;
  readonly hidden?: boolean;
  /** What stands inside `<worksheet>`, as a program would have written it. */
  readonly xml: string;
}

/** Writes a workbook from raw sheet XML; `s="n"` of a cell is the n-th of `numberFormats`. */
export const writeRawXlsx = (
  path: string,
  sheets: readonly RawSheet[],
  numberFormats: readonly number[],
): void => {
  const zip = createZip(path);
  zip.add('[Content_Types].xml', [
    `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
  ]);
  zip.add('_rels/.rels', [
    `${head}<Relationships xmlns="${packages}"><Relationship Id="r1" Type="${relation}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  ]);
  zip.add('xl/workbook.xml', [
    `${head}<workbook xmlns="${main}" xmlns:r="${relation}"><sheets>${sheets
      .map(
        ({ name, hidden }, index) =>
          `<sheet name="${name}" sheetId="${index + 1}" r:id="s${index}"${hidden === true ? ' state="hidden"' : ''}/>`,
      )
      .join('')}</sheets></workbook>`,
  ]);
  zip.add('xl/_rels/workbook.xml.rels', [
    `${head}<Relationships xmlns="${packages}">${sheets
      .map(
        (_, index) =>
          `<Relationship Id="s${index}" Type="${relation}/worksheet" Target="worksheets/sheet${index}.xml"/>`,
      )
      .join(
        '',
      )}<Relationship Id="st" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
  ]);
  zip.add('xl/styles.xml', [
    `${head}<styleSheet xmlns="${main}"><cellXfs count="${numberFormats.length}">${numberFormats
      .map((format) => `<xf numFmtId="${format}" applyNumberFormat="1"/>`)
      .join('')}</cellXfs></styleSheet>`,
  ]);
  for (const [index, { xml }] of sheets.entries())
    zip.add(`xl/worksheets/sheet${index}.xml`, [
      `${head}<worksheet xmlns="${main}">${xml}</worksheet>`,
    ]);
  zip.finish();
};
