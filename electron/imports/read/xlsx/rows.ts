import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { Cell, SheetRow } from '../../../../shared/domain/cells.ts';
import type { Caps } from '../caps.ts';
import { cleanText, type TextCounts } from '../text-rows.ts';
import { styledNumber } from './serials.ts';
import type { StringStore } from './string-store.ts';
import type { NumberKind } from './styles.ts';
import { attribute, elementText, richText } from './xml.ts';

export interface SheetContext {
  readonly file: string;
  readonly caps: Caps;
  readonly strings: StringStore;
  readonly styles: readonly NumberKind[];
  readonly epoch1904: boolean;
  readonly counts: TextCounts;
}

/** Characters one row may take before the sheet is taken for an attack. */
const MAX_ROW_CHARACTERS = 8 * 1024 * 1024;

/** Reads `<row>` elements out of sheet XML that arrives in pieces. */
export const createRowReader = (
  context: SheetContext,
): ((text: string, last: boolean) => SheetRow[]) => {
  let rest = '';
  let lastRow = 0;
  return (text, last) => {
    const all = rest === '' ? text : rest + text;
    const rows: SheetRow[] = [];
    let at = 0;
    for (;;) {
      const start = nextRow(all, at);
      if (start === -1) {
        // Keep enough to recognise a start tag that the border of a piece cuts.
        at = Math.max(at, all.length - 16);
        break;
      }
      const tagEnd = all.indexOf('>', start);
      if (tagEnd === -1) {
        at = start;
        break;
      }
      const empty = all.charCodeAt(tagEnd - 1) === 0x2f;
      const end = empty ? tagEnd + 1 : all.indexOf('</row>', tagEnd);
      if (end === -1) {
        at = start;
        break;
      }
      const number = rowNumber(all.slice(start, tagEnd)) ?? lastRow + 1;
      if (number > context.caps.workbookRows)
        throw new WorkstationError('too-many-rows', {
          file: context.file,
          limit: context.caps.workbookRows,
        });
      lastRow = number;
      rows.push(
        empty ? { number, cells: [] } : readCells(all.slice(tagEnd + 1, end), number, context),
      );
      at = empty ? end : end + 6;
    }
    rest = last ? '' : all.slice(at);
    if (rest.length > MAX_ROW_CHARACTERS)
      throw new WorkstationError('output-too-large', {
        file: context.file,
        limit: MAX_ROW_CHARACTERS,
      });
    return rows;
  };
};

/** Whether a character ends the name of an element: a space, `>`, `/`, LF, CR or tab. */
export const isNameEnd = (code: number | undefined): boolean =>
  code === 0x20 ||
  code === 0x3e ||
  code === 0x2f ||
  code === 0x0a ||
  code === 0x0d ||
  code === 0x09;

const nextRow = (text: string, from: number): number => {
  for (let at = text.indexOf('<row', from); at !== -1; at = text.indexOf('<row', at + 4))
    if (isNameEnd(text.charCodeAt(at + 4))) return at;
  return -1;
};

/** The 1-based number in a row's start tag; null without one. */
export const rowNumber = (tag: string): number | null => {
  const at = tag.indexOf(' r="');
  if (at === -1) return null;
  const number = Number(tag.slice(at + 4, tag.indexOf('"', at + 4)));
  return Number.isInteger(number) && number > 0 ? number : null;
};

/** The cells of one row from the XML between its tags. */
export const readCells = (text: string, number: number, context: SheetContext): SheetRow => {
  const cells: Cell[] = [];
  let problem: SheetRow['problem'];
  let column = -1;
  const end = text.length;
  let at = 0;
  for (;;) {
    const start = nextCell(text, at, end);
    if (start === -1) break;
    const tagEnd = text.indexOf('>', start);
    if (tagEnd === -1 || tagEnd > end) break;
    const tag = text.slice(start, tagEnd);
    column = columnOf(tag) ?? column + 1;
    if (column >= context.caps.columns)
      throw new WorkstationError('too-many-columns', {
        file: context.file,
        columns: column + 1,
        limit: context.caps.columns,
      });
    if (tag.endsWith('/')) {
      at = tagEnd + 1;
      continue;
    }
    const close = text.indexOf('</c>', tagEnd);
    const cellEnd = close === -1 || close > end ? end : close;
    const cell = readCell(tag, text.slice(tagEnd + 1, cellEnd), context);
    at = cellEnd + 4;
    if (cell === null) continue;
    while (cells.length < column) cells.push(null);
    if (typeof cell === 'string' && cell.length > context.caps.cellCharacters) {
      problem = 'cell-too-long';
      cells[column] = null;
    } else cells[column] = cell;
  }
  while (cells.length > 0 && cells.at(-1) === null) cells.pop();
  return problem === undefined ? { number, cells } : { number, cells, problem };
};

const nextCell = (text: string, from: number, end: number): number => {
  for (let at = text.indexOf('<c', from); at !== -1 && at < end; at = text.indexOf('<c', at + 2))
    if (isNameEnd(text.charCodeAt(at + 2))) return at;
  return -1;
};

/** Attributes written otherwise than spreadsheet programs do, but within the rules of XML. */
const oddAttributes = /['\n\r\t]|\s=|=\s/;

const quick = (tag: string, name: string): string | null => {
  const at = tag.indexOf(` ${name}="`);
  if (at === -1) return oddAttributes.test(tag) ? attribute(tag, name) : null;
  const from = at + name.length + 3;
  return tag.slice(from, tag.indexOf('"', from));
};

/** 0-based column of a reference like `AB12`; null without one. */
const columnOf = (tag: string): number | null => {
  const reference = quick(tag, 'r');
  if (reference === null) return null;
  let column = 0;
  for (let i = 0; i < reference.length; i++) {
    const code = reference.charCodeAt(i);
    if (code < 0x41 || code > 0x5a) break;
    column = column * 26 + code - 0x40;
  }
  return column === 0 ? null : column - 1;
};

const readCell = (tag: string, inner: string, context: SheetContext): Cell => {
  const type = quick(tag, 't') ?? 'n';
  if (type === 'inlineStr') return text(richText(inner), context);
  const valueAt = inner.indexOf('<v');
  if (valueAt === -1) return null;
  const open = inner.indexOf('>', valueAt);
  const close = inner.indexOf('</v>', open);
  if (close === -1) return null;
  const raw = inner.slice(open + 1, close);
  switch (type) {
    case 's':
      return context.strings.get(Number(raw));
    case 'str':
      return text(elementText(raw), context);
    case 'b':
      return raw.trim() === '1' || raw.trim() === 'true';
    case 'e':
      return { kind: 'error', text: elementText(raw) };
    case 'd':
      return isoCell(elementText(raw).trim());
    default:
      return numberCell(
        raw.trim(),
        context.styles[Number(quick(tag, 's') ?? -1)] ?? 'number',
        context,
      );
  }
};

const text = (value: string, context: SheetContext): Cell =>
  value === '' ? null : cleanText(value, context.counts);

const isoCell = (value: string): Cell => {
  const found = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}:\d{2}(?::\d{2})?))?/.exec(value);
  if (found === null) return value;
  if (found[2] === undefined) return { kind: 'date', text: found[1]! };
  return { kind: 'instant', text: `${found[1]}T${found[2].padEnd(8, ':00')}` };
};

const MAX_EXACT_DIGITS = 15;

/** A number as the file writes it, meant as its style says; too many digits are kept as they stand. */
export const numberCell = (
  raw: string,
  kind: NumberKind,
  context: Pick<SheetContext, 'epoch1904'>,
): Cell => {
  if (raw === '') return null;
  const value = Number(raw);
  if (!Number.isFinite(value)) return raw;
  if (kind === 'text') return raw;
  if (kind === 'number' && raw.length > MAX_EXACT_DIGITS && isLongWhole(raw))
    return { kind: 'long-number', text: raw };
  return styledNumber(value, kind, context.epoch1904);
};

/** A whole number of more than 15 significant digits, written out or with an exponent. */
const isLongWhole = (raw: string): boolean => {
  const value = Number(raw);
  return Number.isInteger(value) && Math.abs(value) >= 1e15;
};
