import { openSync, closeSync, fstatSync, readSync } from 'node:fs';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { Caps } from './caps.ts';
import { zeroPattern } from './encoding.ts';

export interface FileWarning {
  readonly code:
    | 'wrong-extension'
    | 'nul-replaced'
    | 'surrogate-replaced'
    | 'encoding-guessed'
    | 'entry-skipped';
  readonly params: Readonly<Record<string, string | number>>;
}

/** `xml` is the workbook of Excel 2003, `xls` every binary one. */
export type FileKind = 'zip' | 'gzip' | 'xls' | 'html' | 'xml' | 'text';

export interface Gated {
  readonly kind: FileKind;
  readonly bytes: number;
}

const SAMPLE_BYTES = 4096;
const starts = (head: Buffer, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);

/**
 * Decides by its first bytes what a file is, whatever its name says. Throws `file-empty`,
 * `file-too-large`, `archive-not-supported`, `not-a-spreadsheet`.
 */
export const gate = (path: string, name: string, caps: Caps): Gated => {
  const file = openSync(path, 'r');
  try {
    const bytes = fstatSync(file).size;
    if (bytes === 0) throw new WorkstationError('file-empty', { file: name });
    if (bytes > caps.fileBytes)
      throw new WorkstationError('file-too-large', { file: name, bytes, limit: caps.fileBytes });
    const head = Buffer.alloc(Math.min(SAMPLE_BYTES, bytes));
    readSync(file, head, 0, head.length, 0);
    return { kind: kindOf(head, name), bytes };
  } finally {
    closeSync(file);
  }
};

const kindOf = (head: Buffer, file: string): FileKind => {
  if (starts(head, 0x50, 0x4b, 0x03, 0x04) || starts(head, 0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (starts(head, 0x1f, 0x8b)) return 'gzip';
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0) || looksBiff(head)) return 'xls';
  const markup = markupKind(head);
  if (markup !== null) return markup;
  if (archives.some((magic) => starts(head, ...magic)))
    throw new WorkstationError('archive-not-supported', { file });
  if (looksBinary(head)) throw new WorkstationError('not-a-spreadsheet', { file });
  return 'text';
};

/** BIFF without its container, as old tools write it: a BOF record of a known size. */
const looksBiff = (head: Buffer): boolean =>
  head[0] === 0x09 &&
  [0x00, 0x02, 0x04, 0x08].includes(head[1] ?? -1) &&
  [0x04, 0x06, 0x08, 0x10].includes(head[2] ?? -1) &&
  head[3] === 0;

const markupKind = (head: Buffer): 'html' | 'xml' | null => {
  const wide = zeroPattern(head) !== null || starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff);
  const text = (wide ? head.filter((byte) => byte !== 0) : head)
    .toString('latin1')
    .replace(/^(?:\xef\xbb\xbf|\xff\xfe|\xfe\xff)/, '')
    .trimStart()
    .replace(/^<\?xml[^>]*>\s*/i, '')
    .replace(/^(?:<!--[\s\S]*?-->\s*)+/, '')
    .slice(0, 300)
    .toLowerCase();
  if (/^<\?mso-application[^>]*excel/.test(text) || /^<(?:\w+:)?workbook[\s>]/.test(text))
    return 'xml';
  return /^<(?:!doctype html|html|table|meta|head|body|div|style|center|tr)\b/.test(text)
    ? 'html'
    : null;
};

const archives: readonly (readonly number[])[] = [
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x42, 0x5a, 0x68], // bzip2
  [0xfd, 0x37, 0x7a, 0x58, 0x5a], // xz
  [0x28, 0xb5, 0x2f, 0xfd], // Zstandard
];

const known: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], // SQLite
];

/** Other programs' files, and bytes that no text encoding has in such numbers. */
const looksBinary = (head: Buffer): boolean => {
  if (known.some((magic) => starts(head, ...magic))) return true;
  if (starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff) || starts(head, 0, 0, 0xfe, 0xff))
    return false;
  if (zeroPattern(head) !== null) return false;
  let controls = 0;
  let zeros = 0;
  for (const byte of head) {
    if (byte === 0) zeros += 1;
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1f)
      controls += 1;
  }
  return controls > head.length / 20 || zeros > head.length / 50;
};
