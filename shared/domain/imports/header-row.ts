import { cellText, isBlank, isSpecial, type SheetRow } from '../cells.ts';
import { isQuestionHeader } from './question-columns.ts';
import { fieldsOf } from './synonyms.ts';

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
  const known = texts.filter((text) => fieldsOf(text).length > 0).length;
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
    ({ cell }) => typeof cell === 'string' && fieldsOf(cell).length > 0,
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
  return withGroups(headers, above).map((header, index) =>
    header.trim() === '' ? cellText(above.cells[index]) : header,
  );
};

/** What stands twice in the lower row is told apart by its group: `报名` over `时间` is `报名时间`. */
const withGroups = (headers: readonly string[], above: SheetRow): readonly string[] => {
  const last = above.cells.findLastIndex((cell) => !isBlank(cell));
  // A notice stands over the first columns only.
  if (last * 2 < headers.length - 1) return headers;
  const groupAt = (index: number): string => {
    let at = index;
    while (at > 0 && isBlank(above.cells[at])) at -= 1;
    return cellText(above.cells[at]).trim();
  };
  const isRepeated = (name: string): boolean =>
    name !== '' && headers.filter((one) => one.trim() === name).length > 1;
  return headers.map((header, index) =>
    isRepeated(header.trim()) ? `${groupAt(index)}${header.trim()}` : header,
  );
};

const totals =
  /^(?:合计|总计|小计|总和|合計|總計|小計|共计|共計|本页合计|本頁合計|total|totals|subtotal|grand total|sum)(?:[:：]|\(.*\))?$/i;
/** `合计：12 笔`, `共 12 条` */
const counted =
  /^(?:(?:合计|总计|小计|合計|總計|小計|共计|共計)[:：]?|共)\s*[\d,.]+\s*(?:条|條|笔|筆|人|单|單|个|個|元|件|行|位)?$/;
const figure = /^[-+]?[¥￥$€£]?\s*[\d,.]+\s*(?:%|元|人|条|笔|件|个|单|次)?$|^[-—–/]+$/;

/**
 * A totals row: its first filled cell says so, and no words follow that a row about somebody would
 * have.
 */
export const isTotalsRow = (row: SheetRow): boolean => {
  const at = row.cells.findIndex((cell) => !isBlank(cell));
  const first = row.cells[at];
  if (typeof first !== 'string') return false;
  const text = first.normalize('NFKC').trim();
  if (!totals.test(text) && !counted.test(text)) return false;
  return row.cells
    .slice(at + 1)
    .every(
      (cell) =>
        isBlank(cell) || typeof cell !== 'string' || figure.test(cell.normalize('NFKC').trim()),
    );
};
