import { isUtf8 as isUtf8Bytes } from 'node:buffer';
import { closeSync, openSync, readSync } from 'node:fs';
import { plausibility } from './plausibility.ts';
import { createUtf32Decoder } from './utf-32.ts';

export const encodings = [
  'utf-8',
  'gb18030',
  'big5',
  'shift_jis',
  'utf-16le',
  'utf-16be',
  'utf-32le',
  'utf-32be',
] as const;
export type Encoding = (typeof encodings)[number];

export interface DetectedEncoding {
  readonly encoding: Encoding;
  /** Bytes of the byte-order mark. */
  readonly skip: number;
  /** True when two encodings fit nearly as well: the operator should look. */
  readonly guessed: boolean;
}

const CHUNK_BYTES = 1 << 20;
/** Rows of a piece are read together; few at a time die young. */
const PIECE_BYTES = 1 << 17;
const SCORE_BYTES = 1 << 18;

/** Chunks of a file from `start` on; the buffer is used again for the next chunk. */
export function* fileChunks(
  path: string,
  start = 0,
  chunkBytes = CHUNK_BYTES,
): Generator<Buffer, void> {
  const file = openSync(path, 'r');
  try {
    const buffer = Buffer.alloc(chunkBytes);
    for (let at = start; ;) {
      const got = readSync(file, buffer, 0, buffer.length, at);
      if (got === 0) return;
      yield buffer.subarray(0, got);
      at += got;
    }
  } finally {
    closeSync(file);
  }
}

/**
 * Encoding of a text file: byte-order mark, else zero bytes of UTF-16, else strict UTF-8 over the
 * whole file, else GB18030, Big5 or Shift JIS, whichever decodes to more plausible text.
 */
export const detectEncoding = (path: string): DetectedEncoding => {
  const first = fileChunks(path).next().value;
  const head = Buffer.from(first instanceof Buffer ? first.subarray(0, SCORE_BYTES) : []);
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf)
    return { encoding: 'utf-8', skip: 3, guessed: false };
  if (head[0] === 0xff && head[1] === 0xfe && head[2] === 0 && head[3] === 0)
    return { encoding: 'utf-32le', skip: 4, guessed: false };
  if (head[0] === 0 && head[1] === 0 && head[2] === 0xfe && head[3] === 0xff)
    return { encoding: 'utf-32be', skip: 4, guessed: false };
  if (head[0] === 0xff && head[1] === 0xfe)
    return { encoding: 'utf-16le', skip: 2, guessed: false };
  if (head[0] === 0xfe && head[1] === 0xff)
    return { encoding: 'utf-16be', skip: 2, guessed: false };
  const wide = zeroPattern(head);
  if (wide !== null) return { encoding: wide, skip: 0, guessed: false };
  if (isUtf8(path)) return { encoding: 'utf-8', skip: 0, guessed: false };
  return doubleByte(path);
};

/** Share of a sample's units that must be what people write. */
const PLAUSIBLE_UNITS = 0.95;

/**
 * UTF-16 without a mark: separators, digits and line ends have a zero in every second byte, and one
 * of the two byte orders makes writing of it. Null without zeros, or where neither does.
 */
export const zeroPattern = (head: Buffer): 'utf-16le' | 'utf-16be' | null => {
  if (head.length % 2 !== 0 || !head.includes(0)) return null;
  let little = 0;
  let big = 0;
  for (let i = 0; i < head.length; i += 2) {
    if (isWritten(head.readUInt16LE(i))) little += 1;
    if (isWritten(head.readUInt16BE(i))) big += 1;
  }
  if (Math.max(little, big) < (head.length / 2) * PLAUSIBLE_UNITS) return null;
  return little >= big ? 'utf-16le' : 'utf-16be';
};

/** Letters, marks, Chinese, Japanese and Korean, wide forms and halves of rarer characters. */
const isWritten = (unit: number): boolean =>
  (unit >= 0x20 && unit < 0x250) ||
  unit === 0x09 ||
  unit === 0x0a ||
  unit === 0x0d ||
  (unit >= 0x2000 && unit < 0x2700) ||
  (unit >= 0x3000 && unit < 0xa000) ||
  (unit >= 0xac00 && unit < 0xe000) ||
  (unit >= 0xf900 && unit < 0xfb00) ||
  unit >= 0xfe30;

const isUtf8 = (path: string): boolean => {
  // The bytes of a character that the end of a chunk has cut.
  let cut = Buffer.alloc(0);
  for (const chunk of fileChunks(path)) {
    const bytes = cut.length === 0 ? chunk : Buffer.concat([cut, chunk]);
    const end = bytes.length - cutBytes(bytes);
    if (!isUtf8Bytes(bytes.subarray(0, end))) return false;
    cut = Buffer.from(bytes.subarray(end));
  }
  return cut.length === 0;
};

/** How many bytes at the end begin a character of UTF-8 that is not all there. */
const cutBytes = (bytes: Buffer): number => {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte < 0xe0 ? 2 : byte < 0xf0 ? 3 : 4;
    return back < length ? back : 0;
  }
  return 0;
};

/** Up to a mebibyte of a file's lines that hold any high byte, cut where no character is cut. */
const doubleByteSample = (path: string): Buffer => {
  const sample: Buffer[] = [];
  let size = 0;
  let first = true;
  // A Chinese tail behind an ASCII head counts as much as a head.
  for (const chunk of fileChunks(path)) {
    let high = 0;
    while (high < chunk.length && chunk[high]! < 0x80) high += 1;
    const whole = first;
    first = false;
    if (high === chunk.length) continue;
    // A byte below 0x30 is no half of a character in any of these encodings.
    let from = high;
    while (from > 0 && chunk[from - 1]! >= 0x30) from -= 1;
    if (from === 0 && !whole) from = chunk.findIndex((byte) => byte < 0x30) + 1;
    let to = Math.min(chunk.length, from + SCORE_BYTES);
    while (to > from + 1 && chunk[to - 1]! >= 0x30) to -= 1;
    const part = Buffer.from(to > from + 1 ? chunk.subarray(from, to) : chunk.subarray(from));
    sample.push(part);
    size += part.length;
    if (size >= 4 * SCORE_BYTES) break;
  }
  return Buffer.concat(sample);
};

/** Below this distance of the best two the operator should look. */
const CLEAR = 0.08;

const doubleByte = (path: string): DetectedEncoding => {
  const bytes = doubleByteSample(path);
  const [best, second] = (['gb18030', 'big5', 'shift_jis'] as const)
    .map((encoding) => ({ encoding, score: plausibility(bytes, encoding) }))
    .sort((a, b) => b.score - a.score);
  return {
    encoding: best!.encoding,
    skip: 0,
    guessed: best!.score - second!.score < CLEAR || best!.score < CLEAR,
  };
};

/** The encoding that a page or an XML file names in its head; undefined without one that is known. */
export const declaredEncoding = (path: string): Encoding | undefined => {
  const first = fileChunks(path).next().value;
  const head = first instanceof Buffer ? first.subarray(0, 4096).toString('latin1') : '';
  const found = /(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1];
  const named = found === undefined ? undefined : encodingNamed(found);
  // A page in UTF-16 is not read by what it says of itself, and false claims of UTF-8 are common.
  return named === 'gb18030' || named === 'big5' || named === 'shift_jis' ? named : undefined;
};

const aliases: Readonly<Record<string, Encoding>> = {
  utf8: 'utf-8',
  gbk: 'gb18030',
  gb2312: 'gb18030',
  'gb-2312': 'gb18030',
  cp936: 'gb18030',
  'big5-hkscs': 'big5',
  cp950: 'big5',
  'shift-jis': 'shift_jis',
  sjis: 'shift_jis',
  cp932: 'shift_jis',
};

/** An encoding by any of its usual names. */
export const encodingNamed = (name: string): Encoding | undefined => {
  const lower = name.toLowerCase();
  return aliases[lower] ?? encodings.find((one) => one === lower);
};

/** Decodes a whole file in pieces, exact at the borders of pieces. */
export function* decodedChunks(
  path: string,
  { encoding, skip }: DetectedEncoding,
): Generator<{ readonly text: string; readonly bytes: number }, void> {
  const decoder =
    encoding === 'utf-32le' || encoding === 'utf-32be'
      ? createUtf32Decoder(encoding)
      : new TextDecoder(encoding);
  let bytes = skip;
  for (const chunk of fileChunks(path, skip, PIECE_BYTES)) {
    bytes += chunk.length;
    yield { text: decoder.decode(chunk, { stream: true }), bytes };
  }
  yield { text: decoder.decode(), bytes };
}
