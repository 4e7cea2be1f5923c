import { cellText, isBlank, type Cell, type SheetRow } from '../cells.ts';
import { candidatesOf, type MappedColumn } from './column-candidates.ts';
import { dateOrderOf } from './date-order.ts';
import { isRepeatable, type FieldId } from './fields.ts';
import { findHeader, isTotalsRow } from './header-row.ts';
import { formTimes, kindRules } from './kind-rules.ts';
import type { ImportKind } from './kinds.ts';
import { normaliseHeader, uniqueHeaders } from './normalise-header.ts';
import { isQuestionHeader, withQuestions } from './question-columns.ts';
import type { ColumnMapping, Question, SheetRecognition } from './recognition.ts';
import { fieldsOf, isGenericWord } from './synonyms.ts';
import { isFilled, shapesOf } from './value-shapes.ts';

const SAMPLE_ROWS = 200;

export interface RecognitionHints {
  readonly kind?: ImportKind;
  /** 1-based; what the operator says is the header. */
  readonly headerRow?: number;
}

/** Finds header, kind and meaning of the columns of a sheet from its first rows (about 230). */
export const recogniseSheet = (
  rows: readonly SheetRow[],
  hints: RecognitionHints = {},
): SheetRecognition => {
  const header = chosenHeader(rows, hints.headerRow) ?? findHeader(rows);
  if (header === null)
    return {
      kind: null,
      confidence: 0,
      headerRow: null,
      columns: [],
      dateOrder: null,
      questions: [{ code: 'header', subject: '', choices: [] }],
    };
  const sample = rows
    .filter((row) => row.number > header.row && row.cells.length > 0 && !isTotalsRow(row))
    .slice(0, SAMPLE_ROWS);
  const headers = withNameless(header.headers, sample);
  const names = uniqueHeaders(headers);
  const values = names.map((_, index) => sample.map((row) => row.cells[index] ?? null));
  const found =
    hints.kind === undefined
      ? findKind(headers, values)
      : { kind: hints.kind, mapping: mapColumns(hints.kind, headers, values) };
  if (found === null)
    return {
      kind: null,
      confidence: 0,
      headerRow: header.row,
      columns: names.map((name, index) => ({ index, header: name, field: null, confidence: 0 })),
      dateOrder: null,
      questions: [
        { code: 'kind', subject: '', choices: [...new Set(kindRules.map((rule) => rule.kind))] },
      ],
    };
  const { mapping } = found;
  const columns = names.map((name, index): ColumnMapping => {
    const one = mapping.columns[index];
    return { index, header: name, field: one?.field ?? null, confidence: one?.confidence ?? 0 };
  });
  const order = dateOrderOf(columns, values);
  const mapped = columns.filter((column) => column.field !== null);
  const confidence =
    mapped.length === 0
      ? 0
      : mapped.reduce((sum, column) => sum + column.confidence, 0) / mapped.length;
  return {
    kind: found.kind,
    confidence: round(
      confidence *
        (0.7 + 0.3 * Math.min(1, mapped.length / Math.max(1, Math.min(columns.length, 6)))),
    ),
    headerRow: header.row,
    columns,
    dateOrder: order.order,
    questions: [...mapping.questions, ...order.questions],
  };
};

/** Columns right of the header that most rows fill have no name, but are columns. */
const withNameless = (
  headers: readonly string[],
  sample: readonly SheetRow[],
): readonly string[] => {
  let width = Math.max(0, ...sample.map((row) => row.cells.length));
  const isColumn = (index: number): boolean =>
    sample.filter((row) => !isBlank(row.cells[index])).length * 2 > sample.length;
  while (width > headers.length && !isColumn(width - 1)) width -= 1;
  return [...headers, ...new Array<string>(Math.max(0, width - headers.length)).fill('')];
};

const round = (value: number): number => Math.round(value * 100) / 100;

const chosenHeader = (rows: readonly SheetRow[], number: number | undefined) => {
  const row = number === undefined ? undefined : rows.find((one) => one.number === number);
  return row === undefined
    ? null
    : {
        row: row.number,
        headers: row.cells.map(cellText),
      };
};

interface Mapped {
  readonly columns: readonly (MappedColumn | null)[];
  readonly questions: readonly Question[];
}

const findKind = (
  headers: readonly string[],
  values: readonly (readonly Cell[])[],
): { kind: ImportKind; mapping: Mapped } | null => {
  // Words of any kind, to see that a sheet is really about something else.
  const anywhere = new Set(
    headers.flatMap((header) =>
      fieldsOf(header)
        .filter((one) => one.rank < 9)
        .map((one) => one.field),
    ),
  );
  for (const rule of kindRules) {
    if (rule.without?.some((field) => anywhere.has(field))) continue;
    if (rule.asking !== undefined && shareAsking(headers) < rule.asking) continue;
    const mapping = mapColumns(rule.kind, headers, values);
    const have = new Set<FieldId>();
    const clear = new Set<FieldId>();
    mapping.columns.forEach((column, index) => {
      if (column === null) return;
      // What only its values betray says who somebody is, never what the sheet is about.
      const speaks = column.by !== 'shape' || contacts.has(column.field);
      if (speaks && (rule.named !== true || column.by === 'word')) have.add(column.field);
      if (column.by === 'word' && !isGenericWord(normaliseHeader(headers[index]!)))
        clear.add(column.field);
    });
    if (
      rule.needs.every((group) => group.some((field) => have.has(field))) &&
      (rule.clearly === undefined || rule.clearly.some((field) => clear.has(field))) &&
      (rule.stamped !== true || headers.some((header) => formTimes.has(normaliseHeader(header))))
    )
      return { kind: rule.kind, mapping };
  }
  return null;
};

const contacts: ReadonlySet<FieldId> = new Set(['member.phone', 'member.email']);

const SHAPE_CONFIDENCE = 0.5;

const shareAsking = (headers: readonly string[]): number => {
  const filled = headers.filter((header) => header.trim() !== '');
  return filled.filter(isQuestionHeader).length / Math.max(1, filled.length);
};

const mapColumns = (
  kind: ImportKind,
  headers: readonly string[],
  values: readonly (readonly Cell[])[],
): Mapped => {
  const candidates = headers.flatMap((header, column) =>
    candidatesOf(kind, header, column, values[column] ?? []),
  );
  const weight = (column: number): number => (isFilled(values[column]) ? 1 : 0);
  candidates.sort(
    (a, b) => a.rank - b.rank || weight(b.column) - weight(a.column) || a.column - b.column,
  );
  const columns: (MappedColumn | null)[] = headers.map(() => null);
  const taken = new Map<FieldId, { readonly column: number; readonly rank: number }>();
  // Columns that claim a field as well as its holder does, and say something else.
  const rivals = new Map<FieldId, number[]>();
  const isRival = (holder: number, other: number): boolean =>
    weight(other) > 0 && !sameValues(values[holder]!, values[other]!);
  for (const { column, field, rank, confidence, by } of candidates) {
    if (columns[column] !== null) continue;
    const holder = isRepeatable(field) ? undefined : taken.get(field);
    if (holder === undefined) {
      taken.set(field, { column, rank });
      columns[column] = { field, confidence, by };
    } else if (holder.rank === rank && isRival(holder.column, column))
      rivals.set(field, [...(rivals.get(field) ?? [holder.column]), column]);
  }
  const free = headers.flatMap((_, index) => (columns[index] === null ? [index] : []));
  for (const { field, columns: alike } of shapesOf(kind, (one) => taken.has(one), values, free)) {
    const [first, ...others] = alike.filter((index) => columns[index] === null);
    if (first === undefined) continue;
    if (others.some((other) => isRival(first, other))) rivals.set(field, [first, ...others]);
    else columns[first] = { field, confidence: SHAPE_CONFIDENCE, by: 'shape' };
  }
  const names = uniqueHeaders(headers);
  return {
    columns: kind === 'surveys' ? withQuestions(columns, headers, values) : columns,
    questions: [...rivals].map(([field, indexes]) => ({
      code: 'column',
      subject: field,
      choices: indexes.map((index) => names[index]!),
    })),
  };
};

const sameValues = (a: readonly Cell[], b: readonly Cell[]): boolean =>
  a.every((cell, index) => isBlank(b[index]) || cell === b[index]);
