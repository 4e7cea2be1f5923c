import { cellText, isBlank, isSpecial, type SheetRow } from '../cells.ts';
import { isQuestionHeader } from './question-columns.ts';
import { fieldsNamed } from './synonyms.ts';
import { normaliseHeader } from './normalise-header.ts';

const LOOK_AT = 30;

export interface FoundHeader {
  /** 1-based sheet row. */
  readonly row: number;
  readonly headers: readonly string[];
}

/** The header among title and notice rows: the row whose words name fields, else look like names. */
export const findHeader = (rows: readonly SheetRow[]): FoundHeader | null => {
  let best: { row: SheetRow; above: SheetRow | null; score: number } | null = null;
  let above: SheetRow | null = null;
  const width = Math.max(0, ...rows.slice(0, 200).map((row) => row.cells.length));
  for (const row of rows.slice(0, LOOK_AT)) {
    const score = headerScore(row, width);
    if (score > 0 && (best === null || score > best.score)) best = { row, above, score };
    above = row;
  }
  if (best === null) return null;
  const { row: found } = best;
  const below = rows.find((row) => row.number === found.number + 1);
  if (below !== undefined && isLowerHalf(below, found))
    return { row: below.number, headers: headersOf(below, found) };
  return { row: best.row.number, headers: headersOf(best.row, best.above) };
};

const headerScore = (row: SheetRow, width: number): number => {
  const filled = row.cells.filter((cell) => !isBlank(cell));
  if (filled.length === 0 || (filled.length === 1 && width > 2)) return 0;
  const texts = filled.filter((cell) => typeof cell === 'string');
  const known = texts.filter((text) => fieldsNamed(normaliseHeader(text)).length > 0).length;
  const valueLike = filled.filter(
    (cell) =>
      typeof cell === 'number' ||
      isSpecial(cell) ||
      (typeof cell === 'string' && looksLikeValue(cell)),
  ).length;
  if (known === 0 && valueLike > 0) return 0;
  if (valueLike * 2 > filled.length) return 0;
  const distinct = new Set(texts.map((text) => text.trim())).size;
  return known * 10 + distinct - valueLike * 4;
};

/** The second row of a header: names of fields under the blanks that a merged group name leaves. */
const isLowerHalf = (row: SheetRow, upper: SheetRow): boolean => {
  const filled = row.cells.flatMap((cell, index) => (isBlank(cell) ? [] : [{ cell, index }]));
  const known = filled.filter(
    ({ cell }) => typeof cell === 'string' && fieldsNamed(normaliseHeader(cell)).length > 0,
  ).length;
  return (
    known * 2 > filled.length &&
    filled.every(({ cell }) => typeof cell === 'string' && !looksLikeValue(cell)) &&
    filled.some(({ index }) => index > 0 && isBlank(upper.cells[index]))
  );
};

/** Digits, dates, addresses, long sentences: things that stand below a header, not in it. */
const looksLikeValue = (text: string): boolean => {
  const plain = text.trim();
  return (
    /^[\d.,:/\-+%¥￥$ ]+$/.test(plain) ||
    /^\d{4}[-/年]/.test(plain) ||
    /@[^@\s]+\./.test(plain) ||
    /^https?:/.test(plain) ||
    (plain.length > 60 && !isQuestionHeader(plain))
  );
};

/** A second header row fills its blanks from the merged cells of the one above. */
const headersOf = (row: SheetRow, above: SheetRow | null): string[] => {
  const headers = row.cells.map((cell) => cellText(cell));
  if (above === null || above.cells.filter((cell) => !isBlank(cell)).length < 2) return headers;
  return headers.map((header, index) =>
    header.trim() === '' ? cellText(above.cells[index]) : header,
  );
};

const totals =
  /^(合计|总计|小计|总和|合計|總計|小計|total|totals|subtotal|grand total|sum)[:：]?$/i;

/** A totals row at the end of a sheet: its first filled cell says so. */
export const isTotalsRow = (row: SheetRow): boolean => {
  const first = row.cells.find((cell) => !isBlank(cell));
  return typeof first === 'string' && totals.test(first.normalize('NFKC').trim());
};
