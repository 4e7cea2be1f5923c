import { basename, extname } from 'node:path';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { SheetRow } from '../../../shared/domain/cells.ts';
import {
  decodedChunks,
  detectEncoding,
  encodingNamed,
  encodings,
  type DetectedEncoding,
} from './encoding.ts';
import { withoutTail, type Opened, type RowBatch, type Source } from './opened.ts';
import { createSplitter, sniffDelimiter } from './text-rows.ts';

const SAMPLE_CHARACTERS = 64 * 1024;

export const openText = (source: Source): Opened => {
  const { path, name, caps, countOf, encoding } = source;
  const detected = encodingOf(path, encoding);
  let sample = '';
  for (const { text } of decodedChunks(path, detected)) {
    sample += text;
    if (sample.length >= SAMPLE_CHARACTERS) break;
  }
  const { delimiter, skipRows } = sniffDelimiter(sample.slice(0, SAMPLE_CHARACTERS), name);
  return {
    format: delimiter === '\t' ? 'tsv' : delimiter === ',' ? 'csv' : 'text',
    encoding: detected.encoding,
    delimiter,
    sheets: [{ index: 0, name: basename(name, extname(name)), hidden: false, splitText: true }],
    warnings: detected.guessed
      ? [{ code: 'encoding-guessed', params: { encoding: detected.encoding } }]
      : [],
    close: () => undefined,
    // Async only because workbooks are: both are read the same way.
    async *rows() {
      const splitter = createSplitter(delimiter, caps, countOf(0), name);
      const keep = (rows: readonly SheetRow[]): readonly SheetRow[] =>
        rows.filter((row) => row.number > skipRows);
      yield* textBatches(source, detected, {
        push: (text) => keep(splitter.push(text)),
        end: () => keep(splitter.end()),
      });
    },
  };
};

interface TextReader {
  readonly push: (text: string) => readonly SheetRow[];
  readonly end: () => readonly SheetRow[];
}

/** The rows that a reader finds in a file's text, piece by piece. */
export function* textBatches(
  { path, bytes }: Source,
  detected: DetectedEncoding,
  reader: TextReader,
): Generator<RowBatch, void> {
  const emit = withoutTail();
  for (const piece of decodedChunks(path, detected))
    yield { rows: emit(reader.push(piece.text)), fraction: Math.min(0.99, piece.bytes / bytes) };
  yield { rows: emit(reader.end()), fraction: 1 };
}

/** The encoding that was chosen, or else found. Throws `invalid-input` for an unknown one. */
export const encodingOf = (path: string, chosen: string | undefined): DetectedEncoding => {
  const detected = detectEncoding(path);
  if (chosen === undefined) return detected;
  const encoding = encodingNamed(chosen);
  if (encoding === undefined)
    throw new WorkstationError('invalid-input', { field: 'encoding' }, encodings);
  return { encoding, skip: detected.encoding === encoding ? detected.skip : 0, guessed: false };
};
