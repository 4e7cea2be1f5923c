import type { Cell } from '../cells.ts';
import { cellText } from '../cells.ts';
import type { DateOrder } from '../imports/recognition.ts';
import { parseDate } from './dates.ts';
import { fold, parsed, refused, type Parsed } from './parsed.ts';

const yearless = /^(?:0{4}[-/])?(\d{1,2})[-/.](\d{1,2})$|^(\d{1,2})月(\d{1,2})[日号]$/;

/**
 * A birthday, `YYYY-MM-DD`, or `--MM-DD` where the file names no year: the only date that means
 * something without one. Where day and month cannot be told apart the month comes first, as in every
 * export that leaves the year out, unless the sheet's other dates begin with the day.
 */
export const parseBirthday = (cell: Cell, order: DateOrder | null): Parsed<string | null> => {
  const found = yearless.exec(fold(cellText(cell)));
  if (found && !/^[0/.-]+$/.test(found[0])) {
    const [a, b] = [Number(found[1] ?? found[3]), Number(found[2] ?? found[4])];
    const dayFirst = found[3] === undefined && (a > 12 || (order === 'dmy' && b <= 12));
    const [month, day] = dayFirst ? [b, a] : [a, b];
    return isDay(month, day)
      ? parsed(`--${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
      : refused('date-unknown');
  }
  const date = parseDate(cell, order);
  if (!date.ok) return date;
  if (date.value === null) return parsed(null, date.warning);
  return parsed(
    date.value.kind === 'instant'
      ? new Date(date.value.atMs).toISOString().slice(0, 10)
      : date.value.date,
    date.warning,
  );
};

/** 29 February is a birthday. */
const isDay = (month: number, day: number): boolean =>
  month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(2000, month, 0)).getUTCDate();
