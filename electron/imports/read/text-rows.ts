import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { SheetRow } from '../../../shared/domain/cells.ts';
import { withoutGuard } from '../../../shared/domain/formula-guard.ts';
import type { Caps } from './caps.ts';

export interface TextCounts {
  nul: number;
  surrogates: number;
}

/** Splits decoded text into rows; give it pieces, then `end`. Every cell is text, or null. */
export interface RowSplitter {
  readonly push: (text: string) => SheetRow[];
  readonly end: () => SheetRow[];
}

const QUOTE = 0x22;
const CR = 0x0d;
const LF = 0x0a;
/** An unclosed quote must not swallow the rest of a large file into one cell. */
const MAX_ROW_CHARACTERS = 4 * 1024 * 1024;
/** Times as many separators as columns may follow each other in a row. */
const EMPTY_TAIL = 10;

export const createSplitter = (
  delimiter: string,
  caps: Caps,
  counts: TextCounts,
  fileName: string,
): RowSplitter => {
  const separator = delimiter.charCodeAt(0);
  let rest = '';
  let number = 0;

  const finish = (cells: (string | null)[], problem: SheetRow['problem']): SheetRow => {
    number += 1;
    if (number > caps.textRows)
      throw new WorkstationError('too-many-rows', { file: fileName, limit: caps.textRows });
    while (cells.length > 0 && cells.at(-1) === null) cells.pop();
    if (cells.length > caps.columns)
      throw new WorkstationError('too-many-columns', {
        file: fileName,
        columns: cells.length,
        limit: caps.columns,
      });
    return problem === undefined ? { number, cells } : { number, cells, problem };
  };

  const split = (text: string, last: boolean): SheetRow[] => {
    const rows: SheetRow[] = [];
    const clean = isClean(text);
    let at = 0;
    while (at < text.length) {
      const row = readRow(text, at, { separator, last, clean, caps, counts, fileName });
      if (row === null) break;
      rows.push(finish(row.cells, row.problem));
      at = row.next;
    }
    rest = text.slice(at);
    if (rest.length > MAX_ROW_CHARACTERS && !last) {
      // The quote was never closed: give up on it at the end of its line and go on behind.
      const lineEnd = rest.indexOf('\n');
      rows.push(finish([], 'unclosed-quote'));
      rest = lineEnd === -1 ? '' : rest.slice(lineEnd + 1);
    }
    return rows;
  };
  return {
    push: (text) => split(rest + text, false),
    end: () => {
      const rows = split(rest, true);
      rest = '';
      return rows;
    },
  };
};

interface ReadRow {
  readonly cells: (string | null)[];
  readonly next: number;
  readonly problem: SheetRow['problem'];
}

interface Piece {
  readonly separator: number;
  /** Nothing comes behind the text. */
  readonly last: boolean;
  /** Nothing in the text is to be replaced: its cells need not be looked at for that. */
  readonly clean: boolean;
  readonly caps: Caps;
  readonly counts: TextCounts;
  readonly fileName: string;
}

/** One row from `at`, or null when the text ends inside it and more may come. */
const readRow = (
  text: string,
  at: number,
  { separator, last, clean, caps, counts, fileName }: Piece,
): ReadRow | null => {
  const cells: (string | null)[] = [];
  let problem: SheetRow['problem'];
  const add = (cell: string): void => {
    if (cell.length > caps.cellCharacters) {
      problem = 'cell-too-long';
      cells.push(null);
    } else if (cell === '') cells.push(null);
    else cells.push(clean ? withoutGuard(cell) : cleanText(withoutGuard(cell), counts));
  };
  let from = at;
  for (;;) {
    if (text.charCodeAt(from) === QUOTE) {
      const quoted = readQuoted(text, from, separator);
      if (quoted === null) {
        if (!last) return null;
        // A quote that nothing closes spoils its own line, not all that follow.
        const line = text.slice(from + 1).search(/[\r\n]/);
        const end = line === -1 ? text.length : from + 1 + line;
        add(text.slice(from + 1, end));
        const crlf = text.charCodeAt(end) === CR && text.charCodeAt(end + 1) === LF;
        return { cells, next: end + (crlf ? 2 : 1), problem: 'unclosed-quote' };
      }
      add(quoted.value);
      from = quoted.end;
    } else {
      let end = from;
      for (; end < text.length; end++) {
        const code = text.charCodeAt(end);
        if (code === separator || code === LF || code === CR) break;
      }
      if (end === text.length && !last) return null;
      add(text.slice(from, end));
      from = end;
    }
    if (from >= text.length) return last ? { cells, next: from, problem } : null;
    const code = text.charCodeAt(from);
    if (code === separator) {
      // Empty cells at the end of a row are nothing, but no spreadsheet writes so many.
      if (cells.length > caps.columns * EMPTY_TAIL)
        throw new WorkstationError('too-many-columns', {
          file: fileName,
          columns: cells.length,
          limit: caps.columns,
        });
      from += 1;
      if (from === text.length) {
        if (!last) return null;
        cells.push(null);
        return { cells, next: from, problem };
      }
      continue;
    }
    // CR at the very end of a piece may be half of CRLF.
    if (code === CR && from + 1 === text.length && !last) return null;
    const next = code === CR && text.charCodeAt(from + 1) === LF ? from + 2 : from + 1;
    return { cells, next, problem };
  }
};

/** A quoted field; text behind the closing quote belongs to it, as spreadsheet programs read it. */
const readQuoted = (
  text: string,
  from: number,
  separator: number,
): { value: string; end: number } | null => {
  let value = '';
  let start = from + 1;
  for (;;) {
    const close = text.indexOf('"', start);
    if (close === -1) return null;
    value += text.slice(start, close);
    if (text.charCodeAt(close + 1) === QUOTE) {
      value += '"';
      start = close + 2;
      continue;
    }
    if (close + 1 === text.length) return { value, end: close + 1 };
    let end = close + 1;
    for (; end < text.length; end++) {
      const code = text.charCodeAt(end);
      if (code === separator || code === LF || code === CR) break;
    }
    return { value: value + text.slice(close + 1, end), end };
  }
};

const isClean = (text: string): boolean => !text.includes('\0') && text.isWellFormed();

/** Replaces NUL and lone surrogates by U+FFFD and counts them: nothing changes silently. */
export const cleanText = (text: string, counts: TextCounts): string => {
  let out = text;
  if (out.includes('\0')) {
    counts.nul += out.split('\0').length - 1;
    out = out.replaceAll('\0', '\ufffd');
  }
  if (!out.isWellFormed()) {
    const whole = out.toWellFormed();
    for (let i = 0; i < out.length; i++) if (out[i] !== whole[i]) counts.surrogates += 1;
    out = whole;
  }
  return out;
};

const candidates = [',', '\t', ';', '，', '|'] as const;

/** The separator of a text file from its first lines; `sep=` in the first line wins. */
export const sniffDelimiter = (
  sample: string,
  fileName: string,
): { readonly delimiter: string; readonly skipRows: number } => {
  const declared = /^\ufeff?sep=(.)\r?\n/i.exec(sample);
  if (declared) return { delimiter: declared[1]!, skipRows: 1 };
  const caps = { textRows: 1e9, columns: 1e9, cellCharacters: 1e9 } as Caps;
  let best: { delimiter: string; score: number } = {
    delimiter: /\.(tsv|tab)$/i.test(fileName) ? '\t' : ',',
    score: 0,
  };
  for (const delimiter of candidates) {
    const splitter = createSplitter(delimiter, caps, { nul: 0, surrogates: 0 }, fileName);
    const widths = splitter
      .push(sample)
      .slice(0, 50)
      .map((row) => row.cells.length);
    if (widths.length === 0) widths.push(...splitter.end().map((row) => row.cells.length));
    const wide = widths.filter((width) => width > 1);
    if (wide.length === 0) continue;
    const usual = mode(wide);
    const score =
      (wide.filter((width) => width === usual).length / widths.length) * Math.log2(usual + 1);
    if (score > best.score) best = { delimiter, score };
  }
  return { delimiter: best.delimiter, skipRows: 0 };
};

const mode = (numbers: readonly number[]): number => {
  const counts = new Map<number, number>();
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0]![0];
};
