import type { Cell } from '../cells.ts';
import { fields } from './fields.ts';
import type { ColumnMapping, DateOrder, Question } from './recognition.ts';

/** Watches the dates of a sheet until a value over 12 settles whether the day or the month is first. */
export interface DateOrderWatch {
  /** `index` as in the columns. */
  readonly see: (cellAt: (index: number) => Cell) => void;
  readonly order: () => DateOrder | null;
  readonly questions: () => Question[];
}

export const watchDateOrder = (columns: readonly ColumnMapping[]): DateOrderWatch => {
  const dated = columns.filter(
    ({ field }) => field !== null && (dateTypes as readonly string[]).includes(fields[field]),
  );
  let dayFirst = false;
  let monthFirst = false;
  let open: string | null = null;
  return {
    see: (cellAt) => {
      for (const { index, header } of dated) {
        const cell = cellAt(index);
        const found = typeof cell === 'string' ? shape.exec(cell) : null;
        if (!found) continue;
        open ??= header;
        if (Number(found[1]) > 12) dayFirst = true;
        if (Number(found[2]) > 12) monthFirst = true;
      }
    },
    order: () => (dayFirst === monthFirst ? null : dayFirst ? 'dmy' : 'mdy'),
    questions: () =>
      open === null || dayFirst !== monthFirst
        ? []
        : [{ code: 'date-order', subject: open, choices: ['dmy', 'mdy'] }],
  };
};

const dateTypes = ['date', 'instant', 'birthday'] as const;
const shape = /^\s*(\d{1,2})[-/](\d{1,2})[-/](?:\d{4}|\d{2})\b/;

/** Day or month first, by the values of a sample; asked when nothing settles it. */
export const dateOrderOf = (
  columns: readonly ColumnMapping[],
  values: readonly (readonly Cell[])[],
): { readonly order: DateOrder | null; readonly questions: readonly Question[] } => {
  const watch = watchDateOrder(columns);
  const rows = Math.max(0, ...values.map((column) => column.length));
  for (let row = 0; row < rows; row += 1) watch.see((index) => values[index]?.[row] ?? null);
  return { order: watch.order(), questions: watch.questions() };
};
