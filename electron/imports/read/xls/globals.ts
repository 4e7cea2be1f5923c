import { basename, extname } from 'node:path';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import { builtInKind, formatKind, type NumberKind } from '../xlsx/styles.ts';
import type { Stream } from './container.ts';
import { createRecordReader } from './records.ts';
import { byteDecoder, createCursor, sharedTexts, unicodeText } from './strings.ts';

export interface BiffSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Where its records begin. */
  readonly at: number;
}

export interface BiffWorkbook {
  readonly version: 5 | 8;
  readonly sheets: readonly BiffSheet[];
  readonly texts: readonly string[];
  readonly kinds: readonly NumberKind[];
  readonly epoch1904: boolean;
  readonly decode: (bytes: Buffer) => string;
}

const BOF = 0x809;
const EOF = 0x0a;
const WORKSHEET = 0x10;
const BIFF8 = 0x600;

/**
 * What stands before the sheets: their places, formats, texts. Throws `format-not-supported` for
 * what is older than 1993, `password-protected`, `no-sheets`, `file-truncated`.
 */
export const readGlobals = (stream: Stream, file: string): BiffWorkbook => {
  const reader = createRecordReader(stream, 0, file);
  const bof = reader.next();
  if (bof === null || bof.data.length < 4) throw new WorkstationError('file-truncated', { file });
  if (bof.type !== BOF)
    throw new WorkstationError('format-not-supported', { file, format: 'Excel 4.0' });
  const version = bof.data.readUInt16LE(0) === BIFF8 ? 8 : 5;
  const places: { readonly at: number; readonly hidden: boolean; readonly name: Buffer }[] = [];
  const formats = new Map<number, NumberKind>();
  const styles: number[] = [];
  let texts: readonly string[] = [];
  let codePage: number | null = null;
  let epoch1904 = false;
  // Simple writers give one sheet and nothing before it; its formats stand among its cells.
  const bare = bof.data.readUInt16LE(2) === WORKSHEET;
  for (let record = reader.next(); record !== null; record = reader.next()) {
    const { type, data } = record;
    if (type === EOF) break;
    else if (type === 0x2f) throw new WorkstationError('password-protected', { file });
    else if (type === 0x42 && data.length >= 2) codePage = data.readUInt16LE(0);
    else if (type === 0x22) epoch1904 = data[0] === 1;
    else if (type === 0xe0 && data.length >= 4) styles.push(data.readUInt16LE(2));
    else if (type === 0xfc) texts = sharedTexts(data, reader);
    else if (type === 0x41e && data.length >= 4)
      formats.set(data.readUInt16LE(0), formatKind(formatCode(data, version)));
    else if (type === 0x85 && data.length >= 7 && data[5] === 0)
      places.push({
        at: data.readUInt32LE(0),
        hidden: (data[4]! & 3) !== 0,
        name: Buffer.from(data.subarray(6)),
      });
  }
  const decode = byteDecoder(codePage);
  const sheets = bare
    ? [{ name: basename(file, extname(file)), hidden: false, at: 0 }]
    : places.map(({ at, hidden, name }) => ({
        at,
        hidden,
        name: sheetName(name, version, decode),
      }));
  if (sheets.length === 0) throw new WorkstationError('no-sheets', { file });
  const kinds = styles.map((id) => formats.get(id) ?? builtInKind(id));
  return { version, sheets, texts, kinds, epoch1904, decode };
};

const alone = { more: () => null };

const formatCode = (data: Buffer, version: 5 | 8): string =>
  version === 8
    ? unicodeText(createCursor(data.subarray(4), alone), data.readUInt16LE(2))
    : data.toString('latin1', 3, 3 + data[2]!);

const sheetName = (name: Buffer, version: 5 | 8, decode: (bytes: Buffer) => string): string =>
  version === 8
    ? unicodeText(createCursor(name.subarray(1), alone), name[0]!)
    : decode(name.subarray(1, 1 + name[0]!));
