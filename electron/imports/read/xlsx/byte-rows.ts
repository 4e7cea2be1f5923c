import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { Cell, SheetRow } from '../../../../shared/domain/cells.ts';
import { createByteTexts, type ByteTexts } from './byte-texts.ts';
import { isNameEnd, numberCell, readCells, rowNumber, type SheetContext } from './rows.ts';

/** Bytes one row may take before the sheet is taken for an attack. */
const MAX_ROW_BYTES = 64 * 1024 * 1024;
/** From here on a pending row waits for its end before it is looked at again. */
const PATIENCE_BYTES = 1024 * 1024;
const ROW_START = Buffer.from('<row');
const ROW_END = Buffer.from('</row>');

/** Codes of the bytes that the grammar below turns on. */
const LT = 0x3c;
const GT = 0x3e;
const SLASH = 0x2f;
const QUOTE = 0x22;
const EQUALS = 0x3d;

/**
 * Reads `<row>` elements straight from the bytes of a UTF-8 sheet in the grammar that spreadsheet
 * programs write. A row that says anything else (entities apart) is decoded and read by `readCells`.
 */
export const createByteRowReader = (context: SheetContext): ((chunk: Buffer) => SheetRow[]) => {
  const texts = createByteTexts();
  let pending: Buffer[] = [];
  let pendingBytes = 0;
  let lastRow = 0;

  const rowsOf = (all: Buffer, rows: SheetRow[]): number => {
    let at = 0;
    for (;;) {
      const start = nextRow(all, at);
      // Keep enough to recognise a start tag that the border of a piece cuts.
      if (start === -1) return Math.max(at, all.length - 8);
      const tagEnd = all.indexOf(GT, start);
      if (tagEnd === -1) return start;
      const empty = all[tagEnd - 1] === SLASH;
      const end = empty ? tagEnd + 1 : all.indexOf(ROW_END, tagEnd);
      if (end === -1) return start;
      const number = rowNumber(all.toString('latin1', start, tagEnd)) ?? lastRow + 1;
      if (number > context.caps.workbookRows)
        throw new WorkstationError('too-many-rows', {
          file: context.file,
          limit: context.caps.workbookRows,
        });
      lastRow = number;
      rows.push(
        empty
          ? { number, cells: [] }
          : (quickCells(all, tagEnd + 1, end, number, context, texts) ??
              readCells(all.toString('utf8', tagEnd + 1, end), number, context)),
      );
      at = empty ? end : end + ROW_END.length;
    }
  };

  const keep = (piece: Buffer): void => {
    pending.push(piece);
    pendingBytes += piece.length;
    if (pendingBytes > MAX_ROW_BYTES)
      throw new WorkstationError('output-too-large', { file: context.file, limit: MAX_ROW_BYTES });
  };

  return (chunk) => {
    // A row longer than a piece is put together once, when its end has come.
    if (pendingBytes > PATIENCE_BYTES && !endsRow(pending.at(-1)!, chunk)) {
      keep(chunk);
      return [];
    }
    const all = pendingBytes === 0 ? chunk : Buffer.concat([...pending, chunk]);
    const rows: SheetRow[] = [];
    const at = rowsOf(all, rows);
    pending = [];
    pendingBytes = 0;
    if (at < all.length) keep(Buffer.from(all.subarray(at)));
    return rows;
  };
};

/** Whether `</row>` stands in a piece, or across its border with the one before. */
const endsRow = (before: Buffer, chunk: Buffer): boolean =>
  chunk.includes(ROW_END) ||
  Buffer.concat([before.subarray(-5), chunk.subarray(0, 5)]).includes(ROW_END);

const nextRow = (bytes: Buffer, from: number): number => {
  for (let at = bytes.indexOf(ROW_START, from); at !== -1; at = bytes.indexOf(ROW_START, at + 4))
    if (at + 4 < bytes.length ? isNameEnd(bytes[at + 4]) : false) return at;
  return -1;
};

/** Types of cells by their first letters: `s`, `str`, `b`, `e`, `n`, `inlineStr`; 0 = another. */
const SHARED = 1;
const NUMBER = 2;
const INLINE = 3;
const STRING = 4;
const OTHER = 5;

const typeOf = (bytes: Buffer, from: number, to: number): number => {
  const first = bytes[from];
  if (to - from === 1) return first === 0x73 ? SHARED : first === 0x6e ? NUMBER : OTHER;
  if (to - from === 3 && first === 0x73) return STRING;
  return to - from === 9 && first === 0x69 ? INLINE : OTHER;
};

/** The cells of one row, or null where the bytes are not in the plain grammar. */
const quickCells = (
  bytes: Buffer,
  from: number,
  end: number,
  number: number,
  context: SheetContext,
  texts: ByteTexts,
): SheetRow | null => {
  const cells: Cell[] = [];
  let problem: SheetRow['problem'];
  let column = -1;
  let at = from;
  while (at < end) {
    if (bytes[at] !== LT) {
      if (bytes[at]! > 0x20) return null;
      at += 1;
      continue;
    }
    if (bytes[at + 1] !== 0x63) return null;
    at += 2;
    let named = -1;
    let style = -1;
    let type = NUMBER;
    // Attributes: one letter matters (r, s, t), quoted by ".
    while (bytes[at] !== GT && bytes[at] !== SLASH) {
      if (bytes[at] !== 0x20) return null;
      const name = bytes[at + 1]!;
      const nameAt = at + 1;
      at += 2;
      while (bytes[at] !== EQUALS) if (bytes[at++]! <= 0x20 || at >= end) return null;
      const short = at - nameAt === 1;
      if (bytes[at + 1] !== QUOTE) return null;
      const valueAt = at + 2;
      at = valueAt;
      if (short && name === 0x72) {
        named = 0;
        for (let code = bytes[at]!; code >= 0x41 && code <= 0x5a; code = bytes[++at]!)
          named = named * 26 + code - 0x40;
        named -= 1;
        if (named < 0) return null;
      }
      while (bytes[at] !== QUOTE) if (++at >= end) return null;
      if (short && name === 0x73) style = digits(bytes, valueAt, at);
      else if (short && name === 0x74) type = typeOf(bytes, valueAt, at);
      at += 1;
    }
    column = named === -1 ? column + 1 : named;
    if (column >= context.caps.columns) return null;
    if (bytes[at] === SLASH) {
      at += 2;
      continue;
    }
    at += 1;
    // What stands in the cell: nothing, <v>, or <is><t>; formulas and runs are read the long way.
    if (bytes[at] !== LT || type === OTHER) return null;
    if (bytes[at + 1] === SLASH) {
      at += 4;
      continue;
    }
    let textAt: number;
    if (type === INLINE) {
      if (!matches(bytes, at, '<is><t')) return null;
      textAt = bytes.indexOf(GT, at + 6) + 1;
      if (!isNameEnd(bytes[at + 6]) || bytes[textAt - 2] === SLASH) return null;
    } else {
      if (bytes[at + 1] !== 0x76 || bytes[at + 2] !== GT) return null;
      textAt = at + 3;
    }
    let close = textAt;
    let plain = true;
    let ascii = true;
    for (let code = bytes[close]!; code !== LT; code = bytes[++close]!) {
      if (code >= 0x80) ascii = false;
      else if (code === 0x26 || code === 0x5f || code === 0) plain = false;
      if (close >= end) return null;
    }
    if (!plain && type !== NUMBER && type !== SHARED) return null;
    const length = close - textAt;
    let cell: Cell;
    if (type === SHARED) cell = context.strings.get(digits(bytes, textAt, close));
    else if (type === NUMBER) {
      const kind = context.styles[style] ?? 'number';
      const whole = kind === 'number' && length <= 15 ? digits(bytes, textAt, close) : -1;
      cell =
        whole >= 0
          ? whole
          : numberCell(bytes.toString('latin1', textAt, close).trim(), kind, context);
    } else if (length === 0) cell = null;
    else if (
      length > context.caps.cellCharacters &&
      (ascii || length > 3 * context.caps.cellCharacters)
    ) {
      problem = 'cell-too-long';
      cell = null;
    } else {
      cell = texts.text(bytes, textAt, close, ascii);
      if (cell.length > context.caps.cellCharacters) {
        problem = 'cell-too-long';
        cell = null;
      }
    }
    if (cell !== null) {
      while (cells.length < column) cells.push(null);
      cells[column] = cell;
    }
    const ending = type === INLINE ? '</t></is></c>' : '</v></c>';
    if (!matches(bytes, close, ending)) return null;
    at = close + ending.length;
  }
  return problem === undefined ? { number, cells } : { number, cells, problem };
};

const matches = (bytes: Buffer, at: number, text: string): boolean => {
  for (let n = 0; n < text.length; n++) if (bytes[at + n] !== text.charCodeAt(n)) return false;
  return true;
};

/** A whole number written in plain digits, -1 for anything else. */
const digits = (bytes: Buffer, from: number, to: number): number => {
  if (from === to) return -1;
  let value = 0;
  for (let at = from; at < to; at++) {
    const code = bytes[at]! - 0x30;
    if (code < 0 || code > 9) return -1;
    value = value * 10 + code;
  }
  return value;
};
