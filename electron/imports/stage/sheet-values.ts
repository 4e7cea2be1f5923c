import type { ImportContext, ImportWarning } from '../../../shared/contract/imports.ts';
import { cellText, isBlank, type Cell, type SheetRow } from '../../../shared/domain/cells.ts';
import {
  fields,
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
import type { Parsed, ValueReason } from '../../../shared/domain/values/parsed.ts';
import { localDateOf } from '../../../shared/domain/values/zone.ts';

type TypeOf<Field extends FieldId> = (typeof fields)[Field];
export type FieldValue<Field extends FieldId> = ValueOf[TypeOf<Field>];

/** A field that many columns have, together with the header that tells them apart. */
export const headed = (field: RepeatableField, header: string): string => `${field}\u001f${header}`;

/** One row read by its columns' fields. */
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
  /** Every value as the operator is shown it; an instant in milliseconds. */
  readonly shown: () => readonly (readonly [string, string | number])[];
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
  return (cell) => {
    if (typeof cell !== 'string') return parseCell(type, cell, context);
    let value = known.get(cell);
    if (value !== undefined) return value;
    value = parseCell(type, cell, context);
    if (known.size < MAX_REMEMBERED) known.set(cell, value);
    return value;
  };
};

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
  const remarks = new Map<string, { code: string; column: number; row: number; count: number }>();
  return {
    has: (field) => byField.has(field),
    columnOf: (field) => byField.get(field) ?? null,
    repeated: (field) => columns.filter((column) => column.field === field),
    read: (row) => {
      const found = new Map<FieldId, unknown>();
      const repeated: (RepeatedCell & { readonly field: RepeatableField })[] = [];
      let approximate: FieldId[] | null = null;
      for (const { index, field, header, read } of columns) {
        const cell: Cell = row.cells[index] ?? null;
        if (isBlank(cell)) continue;
        const value = read(cell);
        if (!value.ok)
          return { bad: { reason: value.reason, column: index, value: cellText(cell) } };
        if (value.warning === 'approximate-number') (approximate ??= []).push(field);
        if (value.warning !== undefined) {
          const key = `${value.warning} ${index}`;
          const remark = remarks.get(key);
          if (remark) remark.count += 1;
          else remarks.set(key, { code: value.warning, column: index, row: row.number, count: 1 });
        }
        if (value.value === null) continue;
        if (isRepeatable(field)) repeated.push({ index, header, field, text: String(value.value) });
        else found.set(field, value.value);
      }
      return {
        values: {
          number: row.number,
          cells: row.cells,
          get: <Field extends FieldId>(field: Field) =>
            (found.get(field) ?? null) as FieldValue<Field> | null,
          text: (field) => {
            const index = byField.get(field);
            return index === undefined ? '' : cellText(row.cells[index]).trim();
          },
          all: (field) => repeated.filter((one) => one.field === field),
          isApproximate: (field) => approximate?.includes(field) ?? false,
          shown: () => [
            ...columns.flatMap(({ index, field }) =>
              found.has(field)
                ? [[field, shownValue(fields[field], found.get(field), row.cells[index])] as const]
                : [],
            ),
            ...repeated.map(({ field, header, text }) => [headed(field, header), text] as const),
          ],
        },
      };
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

// Only dates are shown as understood: elsewhere the operator looks for what the file says.
const shownValue = (type: FieldType, value: unknown, cell: Cell | undefined): string | number => {
  if (type !== 'date' && type !== 'instant') return cellText(cell).trim();
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
