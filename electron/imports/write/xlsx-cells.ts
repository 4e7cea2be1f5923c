import { looksLikeFormula } from '../../../shared/domain/formula-guard.ts';
import { withoutControls } from './xml-text.ts';

/** A cell to write: text stays text whatever it looks like; numbers carry a format. */
export type OutCell =
  | string
  | number
  | null
  | { readonly value: number; readonly format: 'integer' | 'decimal' | 'percent' }
  | { readonly date: string }
  | { readonly text: string; readonly link: CellPlace };

/** A row of another sheet of the same workbook, counted from 1. */
export interface CellPlace {
  readonly sheet: string;
  readonly row: number;
}

/** Cell styles by index, as `stylesXml` lists them. */
const STYLE = {
  header: 1,
  text: 2,
  risky: 3,
  integer: 4,
  decimal: 5,
  percent: 6,
  date: 7,
  link: 8,
} as const;

/** What a text may hold that must not stand in XML as it is, or may be read as something else. */
const UNSAFE =
  /[^\t\n\r\u0020\u0021\u0023-\u0025\u0027-\u003b\u003d\u003f-\ud7ff\ue000-\ufffd]|_x[0-9a-fA-F]{4}_/;

/** XML has no control characters; what reads like an escape is escaped itself. */
export const escapeXml = (text: string): string =>
  UNSAFE.test(text)
    ? withoutControls(text)
        .toWellFormed()
        .replaceAll(/_x[0-9a-fA-F]{4}_/g, (found) => `_x005F${found}`)
        .replaceAll('&', '&amp;')
        .replaceAll('<', '&lt;')
        .replaceAll('>', '&gt;')
        .replaceAll('"', '&quot;')
    : text;

/** `A`, `B`, … `AA` of a column counted from 0. */
export const columnName = (index: number): string => {
  let name = '';
  for (let n = index + 1; n > 0; n = Math.floor((n - 1) / 26))
    name = String.fromCharCode(65 + ((n - 1) % 26)) + name;
  return name;
};

export const cellXml = (cell: Exclude<OutCell, null>, at: string, header: boolean): string => {
  if (typeof cell === 'string')
    return textXml(
      cell,
      at,
      header ? STYLE.header : looksLikeFormula(cell) ? STYLE.risky : STYLE.text,
    );
  if (typeof cell === 'number')
    return Number.isFinite(cell)
      ? `<c r="${at}" s="${Number.isInteger(cell) ? STYLE.integer : STYLE.decimal}"><v>${cell}</v></c>`
      : '';
  if ('date' in cell) return `<c r="${at}" s="${STYLE.date}"><v>${serialOf(cell.date)}</v></c>`;
  if ('link' in cell) return textXml(cell.text, at, STYLE.link);
  return Number.isFinite(cell.value)
    ? `<c r="${at}" s="${STYLE[cell.format]}"><v>${cell.value}</v></c>`
    : '';
};

const textXml = (text: string, at: string, style: number): string =>
  `<c r="${at}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escapeXml(text)}</t></is></c>`;

/** Serial of a local date `YYYY-MM-DD`, counted in whole days. */
const serialOf = (date: string): number =>
  Math.round((Date.parse(`${date}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000);

/** How a formula or a link names a sheet. */
export const quotedSheet = (name: string): string => `'${name.replaceAll("'", "''")}'`;
