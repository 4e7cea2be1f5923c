import type { FieldId } from './fields.ts';
import type { ImportKind } from './kinds.ts';

/** How one column of a sheet is understood. `confidence` is 0–1; `field` null = not mapped. */
export interface ColumnMapping {
  /** 0-based column. */
  readonly index: number;
  /** The header as the file has it (duplicates get a suffix, blanks become `#n`). */
  readonly header: string;
  readonly field: FieldId | null;
  readonly confidence: number;
}

export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

/** Something only the operator can know; `code` names the command-line flag that answers it. */
export interface Question {
  readonly code: 'kind' | 'column' | 'date-order' | 'header' | 'encoding';
  /** For `column`: the field wanted by several columns; for `date-order`: the column's header. */
  readonly subject: string;
  readonly choices: readonly string[];
}

/** What recognition found about one sheet from its first rows. */
export interface SheetRecognition {
  readonly kind: ImportKind | null;
  readonly confidence: number;
  /** 1-based sheet row of the header (the lower one of a two-row header); null = none found. */
  readonly headerRow: number | null;
  readonly columns: readonly ColumnMapping[];
  /** Order of day and month for the ambiguous date columns of this sheet, when settled by values. */
  readonly dateOrder: DateOrder | null;
  readonly questions: readonly Question[];
}

/** What the operator decided (or accepted): enough to read the sheet the same way every time. */
export interface SheetMapping {
  readonly kind: ImportKind;
  readonly headerRow: number;
  readonly columns: readonly {
    readonly index: number;
    readonly header: string;
    readonly field: FieldId | null;
    /** What the column may do to stored values, where it differs from the rest of the import. */
    readonly policy?: 'overwrite' | 'fill-blanks' | 'keep' | undefined;
  }[];
  readonly dateOrder: DateOrder | null;
}
