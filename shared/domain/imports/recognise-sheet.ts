import { isBlank, type Cell, type SheetRow } from '../cells.ts';
import { fields, isRepeatable, type FieldId } from './fields.ts';
import { findHeader, isTotalsRow } from './header-row.ts';
import { fieldFits, kindRules, prefixDistance } from './kind-rules.ts';
import type { ImportKind } from './kinds.ts';
import { normaliseHeader, uniqueHeaders } from './normalise-header.ts';
import { isQuestionHeader, withQuestions } from './question-columns.ts';
import { parseCell } from './read-cell.ts';
import type { ColumnMapping, DateOrder, Question, SheetRecognition } from './recognition.ts';
import { fieldsContained, fieldsNamed, isGenericWord } from './synonyms.ts';

const SAMPLE_ROWS = 200;
/** Share of sample values that must fit a field. */
const FIT = 0.8;

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
        headers: row.cells.map((cell) =>
          cell === null ? '' : typeof cell === 'object' ? cell.text : String(cell),
        ),
      };
};

interface Mapped {
  readonly columns: readonly ({ readonly field: FieldId; readonly confidence: number } | null)[];
  readonly questions: readonly Question[];
}

const findKind = (
  headers: readonly string[],
  values: readonly (readonly Cell[])[],
): { kind: ImportKind; mapping: Mapped } | null => {
  // Words of any kind, to see that a sheet is really about something else.
  const anywhere = new Set(
    headers.flatMap((header) =>
      fieldsNamed(normaliseHeader(header))
        .filter((one) => one.rank < 9)
        .map((one) => one.field),
    ),
  );
  for (const rule of kindRules) {
    if (rule.without?.some((field) => anywhere.has(field))) continue;
    if (rule.asking !== undefined && shareAsking(headers) < rule.asking) continue;
    const mapping = mapColumns(rule.kind, headers, values);
    const have = new Set(
      mapping.columns.flatMap((column, index) =>
        column === null || (rule.named === true && !isNamed(headers[index]!, column.field))
          ? []
          : [column.field],
      ),
    );
    const clear = new Set(
      mapping.columns.flatMap((column, index) =>
        column === null || isGenericWord(normaliseHeader(headers[index]!)) ? [] : [column.field],
      ),
    );
    if (
      rule.needs.every((group) => group.some((field) => have.has(field))) &&
      (rule.clearly === undefined || rule.clearly.some((field) => clear.has(field)))
    )
      return { kind: rule.kind, mapping };
  }
  return null;
};

/** Whether the header is a word for the field, not only a text that contains one. */
const isNamed = (header: string, field: FieldId): boolean =>
  fieldsNamed(headerKey(header)).some((one) => one.field === field);

const headerKey = (header: string): string => normaliseHeader(header) || header.trim();

const shareAsking = (headers: readonly string[]): number => {
  const filled = headers.filter((header) => header.trim() !== '');
  return filled.filter(isQuestionHeader).length / Math.max(1, filled.length);
};

interface Candidate {
  readonly column: number;
  readonly field: FieldId;
  /** Lower is better. */
  readonly rank: number;
  readonly confidence: number;
}

const mapColumns = (
  kind: ImportKind,
  headers: readonly string[],
  values: readonly (readonly Cell[])[],
): Mapped => {
  const candidates = headers.flatMap((header, column) =>
    candidatesOf(kind, header, column, values[column] ?? []),
  );
  candidates.sort(
    (a, b) =>
      a.rank - b.rank || filled(values[b.column]) - filled(values[a.column]) || a.column - b.column,
  );
  const columns: ({ field: FieldId; confidence: number } | null)[] = headers.map(() => null);
  const taken = new Map<FieldId, Candidate>();
  const questions: Question[] = [];
  for (const candidate of candidates) {
    if (columns[candidate.column] !== null) continue;
    const holder = isRepeatable(candidate.field) ? undefined : taken.get(candidate.field);
    if (holder !== undefined) {
      const equal = holder.rank === candidate.rank && filled(values[candidate.column]) > 0;
      if (equal && !sameValues(values[holder.column]!, values[candidate.column]!))
        questions.push({
          code: 'column',
          subject: candidate.field,
          choices: [holder.column, candidate.column].map((index) => uniqueHeaders(headers)[index]!),
        });
      continue;
    }
    taken.set(candidate.field, candidate);
    columns[candidate.column] = { field: candidate.field, confidence: candidate.confidence };
  }
  return {
    columns: kind === 'surveys' ? withQuestions(columns, headers, values) : columns,
    questions,
  };
};

const filled = (cells: readonly Cell[] | undefined): number =>
  cells?.some((cell) => !isBlank(cell)) === true ? 1 : 0;
const sameValues = (a: readonly Cell[], b: readonly Cell[]): boolean =>
  a.every((cell, index) => isBlank(b[index]) || cell === b[index]);

const CONTAINED_RANK = 100;

const candidatesOf = (
  kind: ImportKind,
  header: string,
  column: number,
  cells: readonly Cell[],
): Candidate[] => {
  const normalised = headerKey(header);
  if (normalised === '') return [];
  const exact = fieldsNamed(normalised).filter(({ field }) => fieldFits(kind, field));
  if (exact.length > 0)
    return exact.map(({ field, rank }) => {
      const fit = fitOf(field, cells);
      // Words of the sheet's own subject come before words of the people in it.
      return {
        column,
        field,
        rank: rank + prefixDistance(kind, field) * 30 + (fit < FIT ? 60 : 0),
        confidence: fit >= FIT ? Math.max(0.8, 1 - rank * 0.01) : 0.4,
      };
    });
  const contained = fieldsContained(normalised).filter(({ field }) => fieldFits(kind, field));
  const longest = contained[0]?.length ?? 0;
  return contained
    .filter(
      ({ field, length }) =>
        length === longest &&
        typed(field) &&
        (kind !== 'surveys' || tellsWho.has(field)) &&
        fitOf(field, cells) >= FIT &&
        filled(cells) === 1,
    )
    .map(({ field, length }) => ({
      column,
      field,
      rank: CONTAINED_RANK - length,
      confidence: 0.6,
    }));
};

/** Of a question that only contains a word, no more is taken than who answers: the rest is an answer. */
const tellsWho: ReadonlySet<FieldId> = new Set(['member.phone', 'member.email']);

/** Free text fits anything, so containing a word is no evidence for it. */
const typed = (field: FieldId): boolean => fields[field] !== 'text' && fields[field] !== 'id';

const fitOf = (field: FieldId, cells: readonly Cell[]): number => {
  let some = 0;
  let good = 0;
  for (const cell of cells) {
    if (isBlank(cell)) continue;
    some += 1;
    const value = parseCell(fields[field], cell, { dateOrder: 'dmy', tagSeparator: null });
    if (value.ok || value.reason === 'year-missing' || value.reason === 'number-damaged') good += 1;
  }
  return some === 0 ? 1 : good / some;
};

/** Day or month first, settled for the sheet by any value over 12; asked when nothing settles it. */
const dateOrderOf = (
  columns: readonly ColumnMapping[],
  values: readonly (readonly Cell[])[],
): { order: DateOrder | null; questions: Question[] } => {
  let dayFirst = false;
  let monthFirst = false;
  let open: string | null = null;
  for (const column of columns) {
    if (column.field === null) continue;
    const type = fields[column.field];
    if (type !== 'date' && type !== 'instant') continue;
    for (const cell of values[column.index] ?? []) {
      const found =
        typeof cell === 'string'
          ? /^\s*(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d{2})\b/.exec(cell)
          : null;
      if (!found) continue;
      open ??= column.header;
      if (Number(found[1]) > 12) dayFirst = true;
      if (Number(found[2]) > 12) monthFirst = true;
    }
  }
  if (open === null) return { order: null, questions: [] };
  if (dayFirst !== monthFirst) return { order: dayFirst ? 'dmy' : 'mdy', questions: [] };
  return {
    order: null,
    questions: [{ code: 'date-order', subject: open, choices: ['dmy', 'mdy'] }],
  };
};
