import type { Cell } from '../../../../shared/domain/cells.ts';
import { cleanText, type TextCounts } from '../text-rows.ts';
import { numberCell } from '../xlsx/rows.ts';
import type { BiffWorkbook } from './globals.ts';
import type { BiffRecord, RecordReader } from './records.ts';
import { createCursor, unicodeText } from './strings.ts';

export type PutCell = (row: number, column: number, cell: Cell) => void;

const errorTexts: Readonly<Record<number, string>> = {
  0x00: '#NULL!',
  0x07: '#DIV/0!',
  0x0f: '#VALUE!',
  0x17: '#REF!',
  0x1d: '#NAME?',
  0x24: '#NUM!',
  0x2a: '#N/A',
};
const errorCell = (code: number): Cell => ({ kind: 'error', text: errorTexts[code] ?? '#N/A' });

/** A compressed number: 30 bits of a fraction or a whole number, hundredths or not. */
const rkNumber = (data: Buffer, at: number): number => {
  const bits = data.readInt32LE(at);
  let value: number;
  if ((bits & 2) !== 0) value = bits >> 2;
  else {
    const whole = Buffer.alloc(8);
    whole.writeInt32LE(bits & ~3, 4);
    value = whole.readDoubleLE(0);
  }
  return (bits & 1) !== 0 ? value / 100 : value;
};

/** Reads the cells of records; a formula's text stands in a record of its own behind it. */
export const createCellReader = (
  book: BiffWorkbook,
  counts: TextCounts,
  put: PutCell,
): ((record: BiffRecord, reader: RecordReader) => void) => {
  let waiting: { readonly row: number; readonly column: number } | null = null;
  const number = (value: number, style: number): Cell =>
    Number.isFinite(value) ? numberCell(String(value), book.kinds[style] ?? 'number', book) : null;
  const text = (value: string): Cell => cleanText(value, counts) || null;
  const stringAt = (data: Buffer, at: number, reader: RecordReader): Cell => {
    const count = data.readUInt16LE(at);
    if (book.version === 8)
      return text(unicodeText(createCursor(data.subarray(at + 2), reader), count));
    let bytes = data.subarray(at + 2);
    for (let more = reader.more(); more !== null; more = reader.more())
      bytes = Buffer.concat([bytes, more]);
    return text(book.decode(bytes.subarray(0, count)));
  };

  return ({ type, data }, reader) => {
    if (type === 0x207) {
      const place = waiting;
      waiting = null;
      if (place !== null && data.length >= 2)
        put(place.row, place.column, stringAt(data, 0, reader));
      return;
    }
    if (data.length < 8) return;
    const row = data.readUInt16LE(0);
    const column = data.readUInt16LE(2);
    const style = data.readUInt16LE(4);
    switch (type) {
      case 0xfd:
        if (data.length >= 10) put(row, column, text(book.texts[data.readUInt32LE(6)] ?? ''));
        return;
      case 0x203:
        if (data.length >= 14) put(row, column, number(data.readDoubleLE(6), style));
        return;
      case 0x27e:
        if (data.length >= 10) put(row, column, number(rkNumber(data, 6), style));
        return;
      case 0xbd:
        for (let at = 4, n = column; at + 8 <= data.length; at += 6, n++)
          put(row, n, number(rkNumber(data, at + 2), data.readUInt16LE(at)));
        return;
      case 0x204:
      case 0xd6:
        put(row, column, stringAt(data, 6, reader));
        return;
      case 0x205:
        put(row, column, data[7] === 1 ? errorCell(data[6]!) : data[6] === 1);
        return;
      case 0x06:
        if (data.length < 14) return;
        waiting = null;
        if (data.readUInt16LE(12) !== 0xffff) put(row, column, number(data.readDoubleLE(6), style));
        else if (data[6] === 0) waiting = { row, column };
        else if (data[6] === 1) put(row, column, data[8] === 1);
        else if (data[6] === 2) put(row, column, errorCell(data[8]!));
        return;
      default:
    }
  };
};
