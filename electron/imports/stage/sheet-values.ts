import type { ImportContext, ImportWarning } from '../../../shared/contract/imports.ts';
import { cellText, isBlank, type Cell, type SheetRow } from '../../../shared/domain/cells.ts';
import {
  fields,
  isFieldId,
  isRepeatable,
  type FieldId,
  type FieldType,
  type RepeatableField,
} from '../../../shared/domain/imports/fields.ts';
import {
  parseCell,
  type ValueContext,
  type ValueOf,
} from '../../../shared/domain/imports/read-cell.ts';
import type { DateOrder } from '../../../shared/domain/imports/recognition.ts';
import { instantOf, type DateValue } from '../../../shared/domain/values/dates.ts';
import { fullName } from '../../../shared/domain/values/names.ts';
import type { Parsed, ValueReason } from '../../../shared/domain/values/parsed.ts';
import { localDateOf } from '../../../shared/domain/values/zone.ts';

type TypeOf<Field extends FieldId> = (typeof fields)[Field];
export type FieldValue<Field extends FieldId> = ValueOf[TypeOf<Field>];

/** A field that many columns have, together with the header that tells them apart. */
export const headed = (field: RepeatableField, header: string): string => `${field}\u001f${header}`;

/** The row in hand, read by its columns' fields; the next row takes its place. */
export interface SheetValues {
  readonly number: number;
  /** null = the cell says nothing, or the column is not mapped. */
  readonly get: <Field extends FieldId>(field: Field) => FieldValue<Field> | null;
  readonly text: (field: FieldId) => string;
  /** The cells of a field that many columns have; blank ones are not among them. */
  readonly all: (field: RepeatableField) => readonly RepeatedCell[];
  /** Whether the cell only says about how much ("10w+"). */
  readonly isApproximate: (field: FieldId) => boolean;
  readonly cells: SheetRow['cells'];
  /** Every value as the operator is shown it, in the order of `fields`; see `parseShown`. */
  readonly shown: () => string;
}

export interface HeaderColumn {
  readonly index: number;
  readonly header: string;
}

export interface RepeatedCell extends HeaderColumn {
  readonly text: string;
}

export interface BadCell {
  readonly reason: ValueReason;
  readonly column: number;
  readonly value: string;
}

export interface ColumnPlan {
  readonly index: number;
  readonly header: string;
  readonly field: FieldId | null;
}

export interface SheetReader {
  /** The fields that columns are mapped to, in the order of the columns. */
  readonly fields: readonly FieldId[];
  /** What `shown` has a value for, in its order: fields, with their headers where many share one. */
  readonly shownNames: readonly string[];
  readonly has: (field: FieldId) => boolean;
  readonly columnOf: (field: FieldId) => number | null;
  /** Every column of a field that many may have, in the order of the sheet. */
  readonly repeated: (field: RepeatableField) => readonly HeaderColumn[];
  /** The row's values, or the first cell that cannot be read. */
  readonly read: (row: SheetRow) => { readonly values: SheetValues } | { readonly bad: BadCell };
  readonly warnings: () => ImportWarning[];
}

interface Column<Type extends FieldType = FieldType> {
  readonly index: number;
  readonly field: FieldId;
  readonly header: string;
  readonly read: (cell: Cell) => Parsed<ValueOf[Type] | null>;
}

/** Values of a column that are remembered: sexes, cities, states come back in every row. */
const MAX_REMEMBERED = 256;

const remembering = <Type extends FieldType>(
  type: Type,
  context: ValueContext,
): ((cell: Cell) => Parsed<ValueOf[Type] | null>) => {
  const known = new Map<string, Parsed<ValueOf[Type] | null>>();
  // A column of phones never comes back: looking it up costs for nothing.
  let found = 0;
  let missed = 0;
  return (cell) => {
    if (typeof cell !== 'string' || missed > MAX_REMEMBERED + found * 4)
      return parseCell(type, cell, context);
    let value = known.get(cell);
    if (value !== undefined) {
      found += 1;
      return value;
    }
    missed += 1;
    value = parseCell(type, cell, context);
    if (known.size < MAX_REMEMBERED) known.set(cell, value);
    return value;
  };
};

/** Joined of its parts where a file has no column for the whole. */
const NAME: FieldId = 'member.name';

/** Reads rows by a settled mapping; remarks about values are counted by column. */
export const createReader = (
  plan: readonly ColumnPlan[],
  dateOrder: DateOrder | null,
  tagSeparatorOf: (index: number) => string | null,
): SheetReader => {
  const columns = plan.flatMap((column): Column[] =>
    column.field === null
      ? []
      : [
          {
            index: column.index,
            field: column.field,
            header: column.header,
            read: remembering(fields[column.field], {
              dateOrder,
              tagSeparator: tagSeparatorOf(column.index),
            }),
          },
        ],
  );
  const byField = new Map(columns.map((column) => [column.field, column.index]));
  const joinsNames =
    !byField.has('member.name') &&
    (byField.has('member.first_name') || byField.has('member.last_name'));
  const kept: readonly FieldId[] = [...byField.keys(), ...(joinsNames ? [NAME] : [])];
  const slots = new Map(kept.map((field, slot) => [field, slot]));
  const slotOf = columns.map(({ field }) => slots.get(field)!);
  const found: unknown[] = [...slots].map(() => null);
  const repeated: (RepeatedCell & { readonly field: RepeatableField })[] = [];
  const approximate: FieldId[] = [];
  const remarks = new Map<string, { code: string; column: number; row: number; count: number }>();
  const remark = (code: string, column: number, row: number): void => {
    const key = `${code} ${column}`;
    const before = remarks.get(key);
    if (before) before.count += 1;
    else remarks.set(key, { code, column, row, count: 1 });
  };
  const values = {
    number: 0,
    cells: [] as SheetRow['cells'],
    get: <Field extends FieldId>(field: Field) => {
      const slot = slots.get(field);
      return slot === undefined ? null : (found[slot] as FieldValue<Field> | null);
    },
    text: (field: FieldId) => {
      const index = byField.get(field);
      return index === undefined ? '' : cellText(values.cells[index]).trim();
    },
    all: (field: RepeatableField) => repeated.filter((one) => one.field === field),
    isApproximate: (field: FieldId) => approximate.includes(field),
    shown: () => {
      let text = '';
      for (let n = 0; n < columns.length; n++) {
        const { index, field } = columns[n]!;
        const value = found[slotOf[n]!];
        if (n > 0) text += SHOWN_SEPARATOR;
        if (isRepeatable(field))
          text += shownText(repeated.find((one) => one.index === index)?.text ?? '');
        else if (value !== null) text += shownValue(fields[field], value, values.cells[index]);
      }
      return text;
    },
  };
  return {
    fields: columns.map(({ field }) => field),
    shownNames: columns.map(({ field, header }) =>
      isRepeatable(field) ? headed(field, header) : field,
    ),
    has: (field) => slots.has(field),
    columnOf: (field) => byField.get(field) ?? null,
    repeated: (field) => columns.filter((column) => column.field === field),
    read: (row) => {
      found.fill(null);
      repeated.length = 0;
      approximate.length = 0;
      for (let n = 0; n < columns.length; n++) {
        const { index, field, header, read } = columns[n]!;
        const cell: Cell = row.cells[index] ?? null;
        if (isBlank(cell)) continue;
        const value = read(cell);
        if (!value.ok)
          return { bad: { reason: value.reason, column: index, value: cellText(cell) } };
        if (value.warning !== undefined) remark(value.warning, index, row.number);
        if (value.warning === 'approximate-number') approximate.push(field);
        if (value.value === null) continue;
        if (isRepeatable(field)) repeated.push({ index, header, field, text: String(value.value) });
        else found[slotOf[n]!] = value.value;
      }
      if (joinsNames)
        found[slots.get(NAME)!] = fullName(
          values.get('member.first_name'),
          values.get('member.last_name'),
        );
      values.number = row.number;
      values.cells = row.cells;
      return { values };
    },
    warnings: () =>
      [...remarks.values()].map(({ code, column, row, count }) => ({
        code,
        column,
        row,
        params: { count },
      })),
  };
};

const SHOWN_SEPARATOR = '\u001f';

/** What `shown` wrote, by `shownNames`; an instant is in milliseconds. */
export const parseShown = (
  text: string,
  names: readonly string[],
): (readonly [string, string | number])[] =>
  text.split(SHOWN_SEPARATOR).flatMap((value, n) => {
    const name = names[n];
    if (value === '' || name === undefined) return [];
    const isTime = isFieldId(name) && (fields[name] === 'date' || fields[name] === 'instant');
    return [[name, isTime && /^-?\d+$/.test(value) ? Number(value) : value] as const];
  });

const shownText = (text: string): string => text.replaceAll(SHOWN_SEPARATOR, ' ');

// Only dates are shown as understood: elsewhere the operator looks for what the file says.
const shownValue = (type: FieldType, value: unknown, cell: Cell | undefined): string | number => {
  if (type !== 'date' && type !== 'instant') return shownText(cellText(cell).trim());
  const date = value as DateValue;
  if (date.kind === 'instant') return date.atMs;
  return date.kind === 'date' ? date.date : `${date.date} ${date.time.slice(0, 5)}`;
};

/** Zone and currency of an import: as the file's context says, else the workspace's. */
export interface Frame {
  readonly fileZone: string;
  readonly workspaceZone: string;
  readonly currency: string;
  readonly namespace: string;
  readonly context: ImportContext;
}

export const toInstant = (value: DateValue | null, frame: Frame): number | null =>
  value === null ? null : instantOf(value, frame.fileZone);

/** The local date of a value: what the file says, or the workspace's date of an instant. */
export const toLocalDate = (value: DateValue | null, frame: Frame): string | null => {
  if (value === null) return null;
  if (value.kind === 'instant') return localDateOf(value.atMs, frame.workspaceZone);
  if (value.kind === 'date' || frame.fileZone === frame.workspaceZone) return value.date;
  return localDateOf(instantOf(value, frame.fileZone), frame.workspaceZone);
};
