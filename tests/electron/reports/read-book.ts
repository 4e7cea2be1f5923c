import { readXlsx } from 'hucre';
import { openOffice, attributes } from './office-files.ts';

export interface Book {
  /** Names of the sheets in their order. */
  readonly sheets: readonly string[];
  readonly rows: (sheet: string) => readonly (readonly unknown[])[];
  /** Where a cell leads to. */
  readonly linkAt: (
    sheet: string,
    cell: string,
  ) => { readonly sheet: string; readonly row: number } | undefined;
  readonly parts: ReadonlyMap<string, string>;
}

/** Reads a workbook as another program does: its rows by a library, its links from the parts. */
export const readBook = async (file: Buffer): Promise<Book> => {
  const { sheets } = await readXlsx(file);
  const parts = await openOffice(file);
  const workbook = parts.get('xl/workbook.xml')!;
  const names = attributes(workbook, 'sheet', 'name');
  const numbers = attributes(workbook, 'sheet', 'sheetId');
  const links = new Map(
    names.flatMap((name, index) => {
      const xml = parts.get(`xl/worksheets/sheet${numbers[index]}.xml`)!;
      const targets = attributes(xml, 'hyperlink', 'location');
      return attributes(xml, 'hyperlink', 'ref').map((cell, at): [string, string] => [
        `${name}!${cell}`,
        targets[at]!,
      ]);
    }),
  );
  return {
    sheets: names,
    parts,
    rows: (name) => sheets.find((sheet) => sheet.name === name)!.rows,
    linkAt: (name, cell) => {
      const found = /^'(.*)'!A(\d+)$/.exec(links.get(`${name}!${cell}`) ?? '');
      return found === null
        ? undefined
        : { sheet: found[1]!.replaceAll("''", "'"), row: Number(found[2]) };
    },
  };
};
