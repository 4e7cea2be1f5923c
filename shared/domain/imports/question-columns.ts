import { isBlank, type Cell } from '../cells.ts';
import type { MappedColumn } from './column-candidates.ts';
import { normaliseHeader } from './normalise-header.ts';

/** Columns of survey files that are neither questions nor kept: addresses of machines, starts. */
const notQuestions: ReadonlySet<string> = new Set([
  '来自ip',
  'ip',
  'ip地址',
  '答题ip',
  'ipaddress',
  'networkid',
  'useragent',
  'startdateutc',
  'startdate',
  'starttime',
  '开始时间',
  '开始答题时间',
]);

/** A header that reads like a question: numbered, with a question mark, or a sentence. */
export const isQuestionHeader = (header: string): boolean => {
  const text = header.trim();
  return (
    /^(?:Q\s?)?\d{1,3}(?:[、.．:：)）]|\s*[(（])\s*\S/i.test(text) ||
    /[?？]/.test(text) ||
    /^(?:请|請)|您|你/.test(text) ||
    /^(?:how|what|which|why|would|did|do|are|is|please|rate)\s/i.test(text)
  );
};

/** In a survey every column that is nothing else is a question. */
export const withQuestions = (
  columns: readonly (MappedColumn | null)[],
  headers: readonly string[],
  values: readonly (readonly Cell[])[],
): readonly (MappedColumn | null)[] =>
  columns.map((column, index) => {
    const header = headers[index] ?? '';
    if (column !== null || notQuestions.has(normaliseHeader(header))) return column;
    if (header.trim() === '' && (values[index] ?? []).every((cell) => isBlank(cell))) return null;
    return { field: 'survey.answer', confidence: isQuestionHeader(header) ? 0.9 : 0.7, by: 'word' };
  });

/** A question's header in its parts: `3、爱好(阅读)` is the option or item 阅读 of question 3. */
export interface QuestionHeader {
  readonly number: string | null;
  readonly text: string;
  /** What stands in brackets or behind a dash at the end. */
  readonly part: string | null;
}

const numbered = /^\s*(?:Q\s?)?(\d{1,3})\s*(?:[、.．:：)）]\s*|(?=[(（]))(.*)$/is;
const bracketed = /^(.*?)\s*[(（[【]([^()（）[\]【】]+)[)）\]】]\s*$/s;
const dashed = /^(.+?)\s*(?:—+|--+|→)\s*(.+)$/s;

export const splitQuestion = (header: string): QuestionHeader => {
  const found = numbered.exec(header);
  const number = found?.[1] ?? null;
  const rest = (found?.[2] ?? header).trim();
  const parts = bracketed.exec(rest) ?? dashed.exec(rest);
  return parts === null
    ? { number, text: rest, part: null }
    : { number, text: parts[1]!.trim(), part: parts[2]!.trim() };
};
