import { createHash } from 'node:crypto';
import { basename, extname } from 'node:path';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { SheetRow } from '../../../shared/domain/cells.ts';
import { defaultCaps, type Caps } from './caps.ts';
import {
  decodedChunks,
  detectEncoding,
  encodings,
  fileChunks,
  type DetectedEncoding,
} from './encoding.ts';
import { gate, type FileFormat, type FileWarning } from './gate.ts';
import { createSplitter, sniffDelimiter, type TextCounts } from './text-rows.ts';
import { sheetRows } from './xlsx/sheet-rows.ts';
import { createStringStore, type StringStore } from './xlsx/string-store.ts';
import { readSharedStrings } from './xlsx/strings.ts';
import { readWorkbook } from './xlsx/workbook.ts';
import { openZip } from './xlsx/zip.ts';

export interface SheetInfo {
  readonly index: number;
  readonly name: string;
  readonly hidden: boolean;
}

export interface RowBatch {
  readonly rows: readonly SheetRow[];
  /** Share of the sheet's bytes read so far, 0–1. */
  readonly fraction: number;
}

export interface OpenedFile {
  readonly name: string;
  readonly bytes: number;
  readonly sha256: string;
  readonly format: FileFormat;
  readonly encoding: string | null;
  readonly delimiter: string | null;
  readonly sheets: readonly SheetInfo[];
  /** Found when it was opened; reading rows adds what was replaced in them. */
  readonly warnings: () => readonly FileWarning[];
  /** Rows from the first, blank ones included, an empty tail left out; line n = sheet row n. */
  readonly rows: (sheetIndex: number) => AsyncGenerator<RowBatch, void>;
  readonly close: () => void;
}

export interface OpenOptions {
  readonly encoding?: string;
  readonly caps?: Partial<Caps>;
}

/** Opens a spreadsheet of any supported format by its content; throws the file errors. */
export const openFile = async (
  path: string,
  name: string,
  options: OpenOptions = {},
): Promise<OpenedFile> => {
  const caps = { ...defaultCaps, ...options.caps };
  const { kind, bytes, warnings } = gate(path, name, caps);
  // What was replaced, by sheet: reading a sheet again counts it anew.
  const counts = new Map<number, TextCounts>();
  const countOf = (sheetIndex: number): TextCounts => {
    const fresh = { nul: 0, surrogates: 0 };
    counts.set(sheetIndex, fresh);
    return fresh;
  };
  const common = { name, bytes, sha256: hashFile(path) };
  const found = (more: readonly FileWarning[]) => () => [
    ...warnings,
    ...more,
    ...countWarnings([...counts.values()]),
  ];
  if (kind === 'zip')
    return {
      ...common,
      ...(await openWorkbook(path, name, caps, countOf)),
      warnings: found([]),
    };
  const { guessed, ...text } = openText(path, name, bytes, caps, countOf, options.encoding);
  return {
    ...common,
    ...text,
    warnings: found(
      guessed ? [{ code: 'encoding-guessed', params: { encoding: text.encoding ?? '' } }] : [],
    ),
  };
};

const hashFile = (path: string): string => {
  const hash = createHash('sha256');
  for (const chunk of fileChunks(path)) hash.update(chunk);
  return hash.digest('hex');
};

const countWarnings = (counts: readonly TextCounts[]): FileWarning[] => {
  const nul = counts.reduce((sum, one) => sum + one.nul, 0);
  const surrogates = counts.reduce((sum, one) => sum + one.surrogates, 0);
  return [
    ...(nul > 0 ? [{ code: 'nul-replaced' as const, params: { count: nul } }] : []),
    ...(surrogates > 0
      ? [{ code: 'surrogate-replaced' as const, params: { count: surrogates } }]
      : []),
  ];
};

/** Counts for one reading of a sheet. */
type CountOf = (sheetIndex: number) => TextCounts;
const SHARED_STRINGS = -1;

type Opened = Omit<OpenedFile, 'name' | 'bytes' | 'sha256' | 'warnings'>;

const openWorkbook = async (
  path: string,
  name: string,
  caps: Caps,
  countOf: CountOf,
): Promise<Opened> => {
  const archive = openZip(path, name, caps);
  try {
    const workbook = readWorkbook(archive, name);
    let strings: Promise<StringStore> | null = null;
    return {
      format: 'xlsx',
      encoding: null,
      delimiter: null,
      sheets: workbook.sheets.map((sheet, index) => ({
        index,
        name: sheet.name,
        hidden: sheet.hidden,
      })),
      close: archive.close,
      async *rows(sheetIndex) {
        const sheet = workbook.sheets[sheetIndex];
        if (sheet === undefined)
          throw new WorkstationError('not-found', { what: String(sheetIndex) });
        strings ??=
          workbook.sharedStrings === null
            ? Promise.resolve(createStringStore())
            : readSharedStrings(archive, workbook.sharedStrings, name, countOf(SHARED_STRINGS));
        const counts = countOf(sheetIndex);
        const packed = Math.max(1, archive.packedBytes(sheet.part));
        const emit = withoutTail();
        const context = { ...workbook, strings: await strings, file: name, caps, counts };
        for await (const piece of sheetRows(archive, sheet.part, context)) {
          const rows = emit(piece.rows);
          // Sheets unpack to about ten times their size; the true fraction is not known before.
          if (rows.length > 0)
            yield { rows, fraction: Math.min(0.99, piece.bytes / (packed * 10)) };
        }
        yield { rows: [], fraction: 1 };
      },
    };
  } catch (error) {
    archive.close();
    throw error;
  }
};

/** Fills gaps between numbered rows with blank ones and holds blank rows back until one follows. */
const withoutTail = (): ((rows: readonly SheetRow[]) => SheetRow[]) => {
  let next = 1;
  return (rows) => {
    const out: SheetRow[] = [];
    for (const row of rows) {
      if (row.cells.length === 0 && row.problem === undefined) continue;
      for (; next < row.number; next++) out.push({ number: next, cells: [] });
      out.push(row);
      next = row.number + 1;
    }
    return out;
  };
};

const SAMPLE_CHARACTERS = 64 * 1024;

const openText = (
  path: string,
  name: string,
  bytes: number,
  caps: Caps,
  countOf: CountOf,
  chosen: string | undefined,
): Opened & { readonly guessed: boolean } => {
  const detected = chosen === undefined ? detectEncoding(path) : chosenEncoding(path, chosen);
  let sample = '';
  for (const { text } of decodedChunks(path, detected)) {
    sample += text;
    if (sample.length >= SAMPLE_CHARACTERS) break;
  }
  const { delimiter, skipRows } = sniffDelimiter(sample.slice(0, SAMPLE_CHARACTERS), name);
  return {
    format: delimiter === '\t' ? 'tsv' : delimiter === ',' ? 'csv' : 'text',
    encoding: detected.encoding,
    guessed: detected.guessed,
    delimiter,
    sheets: [{ index: 0, name: basename(name, extname(name)), hidden: false }],
    close: () => undefined,
    // Async only because workbooks are: both are read the same way.
    async *rows() {
      const splitter = createSplitter(delimiter, caps, countOf(0), name);
      const emit = withoutTail();
      const keep = (rows: readonly SheetRow[]): SheetRow[] =>
        emit(rows.filter((row) => row.number > skipRows));
      for (const piece of decodedChunks(path, detected))
        yield {
          rows: keep(splitter.push(piece.text)),
          fraction: Math.min(0.99, piece.bytes / bytes),
        };
      yield { rows: keep(splitter.end()), fraction: 1 };
    },
  };
};

const chosenEncoding = (path: string, chosen: string): DetectedEncoding => {
  const wanted = chosen
    .toLowerCase()
    .replace(/^gbk$|^gb2312$/, 'gb18030')
    .replace(/^utf8$/, 'utf-8');
  const encoding = encodings.find((one) => one === wanted);
  if (encoding === undefined)
    throw new WorkstationError('invalid-input', { field: 'encoding' }, encodings);
  const detected = detectEncoding(path);
  return { encoding, skip: detected.encoding === encoding ? detected.skip : 0, guessed: false };
};
