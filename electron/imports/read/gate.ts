import { openSync, closeSync, fstatSync, readSync } from 'node:fs';
import { extname } from 'node:path';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { Caps } from './caps.ts';
import { zeroPattern } from './encoding.ts';

export type FileFormat = 'xlsx' | 'csv' | 'tsv' | 'text';
export interface FileWarning {
  readonly code: 'wrong-extension' | 'nul-replaced' | 'surrogate-replaced' | 'encoding-guessed';
  readonly params: Readonly<Record<string, string | number>>;
}

export interface Gated {
  readonly kind: 'zip' | 'text';
  readonly bytes: number;
  readonly warnings: readonly FileWarning[];
}

const SAMPLE_BYTES = 4096;
const starts = (head: Buffer, ...bytes: readonly number[]): boolean =>
  bytes.every((byte, index) => head[index] === byte);

/**
 * Decides by its first bytes what a file is, whatever its name says. Throws `file-empty`,
 * `file-too-large`, `password-protected`, `xls-not-supported`, `html-not-supported`,
 * `not-a-spreadsheet`.
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
    const kind = kindOf(head, name, () => oleHasEncryptedPackage(file, bytes));
    return { kind, bytes, warnings: extensionWarnings(kind, name) };
  } finally {
    closeSync(file);
  }
};

const kindOf = (head: Buffer, name: string, encrypted: () => boolean): 'zip' | 'text' => {
  if (starts(head, 0x50, 0x4b, 0x03, 0x04) || starts(head, 0x50, 0x4b, 0x05, 0x06)) return 'zip';
  if (starts(head, 0xd0, 0xcf, 0x11, 0xe0)) {
    if (encrypted()) throw new WorkstationError('password-protected', { file: name });
    throw new WorkstationError('xls-not-supported', { file: name });
  }
  // BIFF without its container, as old tools write it.
  if (
    head[0] === 0x09 &&
    [0x00, 0x02, 0x04, 0x08].includes(head[1] ?? -1) &&
    head[2] !== undefined &&
    head[2] < 0x20
  )
    throw new WorkstationError('xls-not-supported', { file: name });
  if (looksHtml(head)) throw new WorkstationError('html-not-supported', { file: name });
  if (looksBinary(head)) throw new WorkstationError('not-a-spreadsheet', { file: name });
  return 'text';
};

/** An encrypted workbook is an OLE container with a stream of this name (UTF-16). */
const oleHasEncryptedPackage = (file: number, bytes: number): boolean => {
  const sample = Buffer.alloc(Math.min(bytes, 1024 * 1024));
  readSync(file, sample, 0, sample.length, 0);
  return sample.includes(Buffer.from('EncryptedPackage', 'utf16le'));
};

const looksHtml = (head: Buffer): boolean => {
  const text = head
    .toString('latin1')
    .replace(/^\xef\xbb\xbf/, '')
    .trimStart()
    .slice(0, 200)
    .toLowerCase();
  return (
    /^(<!doctype html|<html|<table|<meta|<head|<body|<div)/.test(text) ||
    /^<\?xml[^>]*>\s*<(html|\?mso-application)/.test(text)
  );
};

const known: readonly (readonly number[])[] = [
  [0x25, 0x50, 0x44, 0x46], // PDF
  [0x89, 0x50, 0x4e, 0x47], // PNG
  [0xff, 0xd8, 0xff], // JPEG
  [0x47, 0x49, 0x46, 0x38], // GIF
  [0x1f, 0x8b], // gzip
  [0x37, 0x7a, 0xbc, 0xaf], // 7z
  [0x52, 0x61, 0x72, 0x21], // RAR
  [0x53, 0x51, 0x4c, 0x69, 0x74, 0x65], // SQLite
  [0xff, 0xfe, 0x00, 0x00], // UTF-32, which no spreadsheet program writes
  [0x00, 0x00, 0xfe, 0xff],
];

/** Other programs' files, UTF-32, and bytes that no text encoding has in such numbers. */
const looksBinary = (head: Buffer): boolean => {
  if (known.some((magic) => starts(head, ...magic))) return true;
  if (starts(head, 0xff, 0xfe) || starts(head, 0xfe, 0xff) || zeroPattern(head) !== null)
    return false;
  let controls = 0;
  let zeros = 0;
  for (const byte of head) {
    if (byte === 0) zeros += 1;
    else if (byte < 0x20 && byte !== 0x09 && byte !== 0x0a && byte !== 0x0d && byte !== 0x1f)
      controls += 1;
  }
  return controls > head.length / 20 || zeros > head.length / 50;
};

const extensionWarnings = (kind: 'zip' | 'text', name: string): FileWarning[] => {
  const extension = extname(name).toLowerCase();
  const fits = kind === 'zip' ? ['.xlsx', '.xlsm'] : ['.csv', '.tsv', '.txt', '.tab', ''];
  return fits.includes(extension) ? [] : [{ code: 'wrong-extension', params: { extension } }];
};
