import type { Cell } from '../cells.ts';
import { isSpecial } from '../cells.ts';
import type { DateOrder } from '../imports/recognition.ts';
import { fold, isEmptyText, parsed, refused, type Parsed } from './parsed.ts';
import { localToUtcMs } from './zone.ts';

/** A date as a file states it: with a time of its own zone, with an instant, or the date alone. */
export type DateValue =
  | { readonly kind: 'date'; readonly date: string }
  | { readonly kind: 'local'; readonly date: string; readonly time: string }
  | { readonly kind: 'instant'; readonly atMs: number };

const months: Readonly<Record<string, number>> = Object.fromEntries(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map(
    (name, index) => [name, index + 1],
  ),
);
const two = (n: number | string): string => String(n).padStart(2, '0');
/** Two-digit years up to this one are of this century. */
const PIVOT = 69;
const fullYear = (year: number): number =>
  year >= 100 ? year : year <= PIVOT ? 2000 + year : 1900 + year;

const dateOf = (year: number, month: number, day: number): string | null => {
  if (month < 1 || month > 12 || day < 1 || day > 31 || year < 1000 || year > 9999) return null;
  if (day > daysOf(year, month)) return null;
  return `${year}-${two(month)}-${two(day)}`;
};

/** Days of a month of the Gregorian calendar. */
const daysOf = (year: number, month: number): number =>
  month === 2
    ? year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
      ? 29
      : 28
    : month === 4 || month === 6 || month === 9 || month === 11
      ? 30
      : 31;

/** `2026-06-19`, `2026-06-19 10:00`, `2026-06-19 10:00:00`: what most programs write; else null. */
const written = (text: string): DateValue | null => {
  const { length } = text;
  if (length !== 10 && length !== 16 && length !== 19) return null;
  for (let n = 0; n < length; n++) {
    const code = text.charCodeAt(n);
    const sign = n === 4 || n === 7 ? 0x2d : n === 10 ? 0x20 : n === 13 || n === 16 ? 0x3a : 0;
    if (sign === 0 ? code < 0x30 || code > 0x39 : code !== sign) return null;
  }
  const at = (from: number): number =>
    (text.charCodeAt(from) - 0x30) * 10 + text.charCodeAt(from + 1) - 0x30;
  const year = at(0) * 100 + at(2);
  const month = at(5);
  const day = at(8);
  if (year < 1971 || month < 1 || month > 12 || day < 1 || day > daysOf(year, month)) return null;
  const date = text.slice(0, 10);
  if (length === 10) return { kind: 'date', date };
  if (at(11) > 23 || at(14) > 59 || (length === 19 && at(17) > 59)) return null;
  return { kind: 'local', date, time: length === 19 ? text.slice(11) : `${text.slice(11)}:00` };
};

const fast =
  /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ](\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?)?$/;
const zoned =
  /^(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?) ?(Z|UTC|(?:GMT|UTC)?[+-]\d{1,2}(?::?\d{2})?)$/i;
const chinese = /^(?:(\d{2,4})年)?(\d{1,2})月(\d{1,2})[日号](.*)$/;
const compact = /^((?:19|20)\d{2})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?$/;
const numeric = /^(\d{1,4})[-/.](\d{1,2})[-/.](\d{2,4})(?:[T ,]+(.+))?$/;
const named =
  /^(?:[a-z]{3,9},? )?(?:(\d{1,2})[- ]([a-z]{3,9})\.?[-, ]+(\d{2,4})|([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4}))(?:,?(?: at)? +(.+))?$/i;
const yearless = /^(\d{1,2})[-/.](\d{1,2})$/;
const range = /^(.*\d.*?)\s*(?:~|～|至|到| - | – )\s*(?=.*\d)/;

/** Reads a date or time of day in any of the shapes that exports have. */
export const parseDate = (cell: Cell, order: DateOrder | null): Parsed<DateValue | null> => {
  if (cell === null) return parsed(null);
  if (typeof cell === 'number') return fromNumber(cell);
  if (typeof cell === 'boolean') return refused('date-unknown');
  if (isSpecial(cell)) return fromSpecial(cell);
  const plain = written(cell);
  if (plain !== null) return parsed(plain);
  const text = fold(cell);
  const quick = fast.exec(text);
  if (quick) return fromParts(quick[1]!, quick[2]!, quick[3]!, quick[4], quick[5], quick[6]);
  if (isEmptyText(text)) return parsed(null);
  return fromText(text, order);
};

const fromSpecial = (
  cell: Exclude<Cell, string | number | boolean | null>,
): Parsed<DateValue | null> => {
  switch (cell.kind) {
    case 'date':
      return parsed({ kind: 'date', date: cell.text });
    case 'instant':
      return parsed({ kind: 'local', date: cell.text.slice(0, 10), time: cell.text.slice(11) });
    case 'error':
      return cell.text === '#N/A' ? parsed(null) : refused('cell-error');
    case 'long-number':
      return /^\d{13}$/.test(cell.text) ? fromNumber(Number(cell.text)) : refused('date-unknown');
    case 'time':
    case 'duration':
      return refused('date-unknown');
    default: {
      const never: never = cell.kind;
      return never;
    }
  }
};

const isZero = (date: string, time: string | undefined): boolean =>
  date === '1970-01-01' && (time === undefined || time === '08:00:00' || time === '00:00:00');

const fromParts = (
  year: string,
  month: string,
  day: string,
  hour?: string,
  minute?: string,
  second?: string,
): Parsed<DateValue | null> => {
  if (Number(year) === 0) return parsed(null, 'zero-date');
  const date = dateOf(Number(year), Number(month), Number(day));
  if (date === null) return refused('date-unknown');
  if (hour === undefined)
    return isZero(date, undefined) ? parsed(null, 'zero-date') : parsed({ kind: 'date', date });
  if (Number(hour) > 23 || Number(minute) > 59 || Number(second ?? 0) > 59)
    return refused('date-unknown');
  const time = `${two(hour)}:${minute}:${two(second ?? '00')}`;
  return isZero(date, time) ? parsed(null, 'zero-date') : parsed({ kind: 'local', date, time });
};

const fromNumber = (value: number): Parsed<DateValue | null> => {
  if (value === 0) return parsed(null, 'zero-date');
  if (Number.isInteger(value)) {
    if (value >= 1e12 && value < 1e13) return parsed({ kind: 'instant', atMs: value });
    if (value >= 1e9 && value < 1e10) return parsed({ kind: 'instant', atMs: value * 1000 });
    const found = compact.exec(String(value));
    if (found) return fromParts(found[1]!, found[2]!, found[3]!, found[4], found[5], found[6]);
  }
  // A serial whose date format got lost on the way.
  if (value >= 20_000 && value < 80_000) {
    const whole = Math.round(value * 86_400);
    const days = Math.floor(whole / 86_400);
    const seconds = whole % 86_400;
    const date = new Date(Date.UTC(1899, 11, 30) + days * 86_400_000).toISOString().slice(0, 10);
    if (seconds === 0) return parsed({ kind: 'date', date });
    const time = `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
    return parsed({ kind: 'local', date, time });
  }
  return refused('date-unknown');
};

/** No date is longer; the patterns below are not made for long texts. */
const MAX_CHARACTERS = 80;

const fromText = (text: string, order: DateOrder | null): Parsed<DateValue | null> => {
  if (text.length > MAX_CHARACTERS) return refused('date-unknown');
  if (/^(今天|昨天|前天|刚刚|明天|today|yesterday)/i.test(text) || /(前|ago)$/.test(text))
    return refused('date-relative');
  if (/^\d+$/.test(text)) return fromNumber(Number(text));
  if (/^\d+\.\d+$/.test(text) && Number(text) > 20_000) return fromNumber(Number(text));
  const withZone =
    zoned.exec(text) ?? zoned.exec(text.replace(/^(\d{4})\/(\d{2})\/(\d{2})/, '$1-$2-$3'));
  if (withZone) return fromZoned(withZone[1]!, withZone[2]!, withZone[3]!);
  const span = range.exec(text);
  if (span && span[1] !== text) {
    const start = parseDate(span[1]!, order);
    return start.ok && start.value !== null
      ? parsed(start.value, 'range-start-taken')
      : refused('date-unknown');
  }
  const han = chinese.exec(text);
  if (han) return fromChinese(han);
  const digits = compact.exec(text);
  if (digits) return fromParts(digits[1]!, digits[2]!, digits[3]!, digits[4], digits[5], digits[6]);
  const numbers = numeric.exec(text);
  if (numbers) return fromNumeric(numbers, order);
  const words = named.exec(text);
  if (words) {
    const month = months[(words[2] ?? words[4])!.slice(0, 3).toLowerCase()];
    if (month === undefined) return refused('date-unknown');
    const year = fullYear(Number(words[3] ?? words[6]));
    return withTime(dateOf(year, month, Number(words[1] ?? words[5])), words[7]);
  }
  if (yearless.test(text)) return refused('year-missing');
  return refused('date-unknown');
};

const fromZoned = (date: string, time: string, zone: string): Parsed<DateValue | null> => {
  const found = /([+-])(\d{1,2}):?(\d{2})?$/.exec(zone);
  const offset = found ? `${found[1]}${two(found[2]!)}:${found[3] ?? '00'}` : 'Z';
  const atMs = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}${offset}`);
  if (Number.isNaN(atMs)) return refused('date-unknown');
  return atMs === 0 ? parsed(null, 'zero-date') : parsed({ kind: 'instant', atMs });
};

const fromChinese = (found: RegExpExecArray): Parsed<DateValue | null> => {
  if (found[1] === undefined) return refused('year-missing');
  return withTime(
    dateOf(fullYear(Number(found[1])), Number(found[2]), Number(found[3])),
    found[4]!.trim(),
  );
};

const fromNumeric = (found: RegExpExecArray, order: DateOrder | null): Parsed<DateValue | null> => {
  const [a, b, c] = [found[1]!, found[2]!, found[3]!].map(Number) as [number, number, number];
  if (found[1]!.length === 4) return withTime(dateOf(a, b, c), found[4]);
  if (order === 'ymd') return withTime(dateOf(fullYear(a), b, c), found[4]);
  const dayFirst = a > 12 || order === 'dmy';
  const monthFirst = b > 12 || order === 'mdy';
  // Dots are written day first everywhere they are used.
  if (!dayFirst && !monthFirst && !/\./.test(found[0])) return refused('date-ambiguous');
  const [day, month] = monthFirst && !(a > 12) ? [b, a] : [a, b];
  return withTime(dateOf(fullYear(c), month, day), found[4]);
};

const clock =
  /^(?:星期.|周.)?\s*(上午|下午|晚上|中午|凌晨|早上)?\s*(\d{1,2})[:时点](\d{1,2})?(?:[:分](\d{1,2})?秒?)?分?\s*(am|pm)?\s*((?:gmt|utc)?[+-]\d{1,2}(?::?\d{2})?|z|utc)?$/i;

const withTime = (date: string | null, rest: string | undefined): Parsed<DateValue | null> => {
  if (date === null) return refused('date-unknown');
  if (
    rest === undefined ||
    rest.trim() === '' ||
    (/^(星期|周)./.test(rest.trim()) && rest.trim().length <= 3)
  )
    return isZero(date, undefined) ? parsed(null, 'zero-date') : parsed({ kind: 'date', date });
  const found = clock.exec(rest.trim());
  if (!found) return refused('date-unknown');
  let hour = Number(found[2]);
  const half = (found[1] ?? found[5] ?? '').toLowerCase();
  if (['下午', '晚上', 'pm'].includes(half) && hour < 12) hour += 12;
  if (half === '中午' && hour < 11) hour += 12;
  if (['上午', '凌晨', 'am', '早上'].includes(half) && hour === 12) hour = 0;
  const minute = Number(found[3] ?? 0);
  const second = Number(found[4] ?? 0);
  if (hour > 23 || minute > 59 || second > 59) return refused('date-unknown');
  const time = `${two(hour)}:${two(minute)}:${two(second)}`;
  if (found[6] !== undefined) return fromZoned(date, time, found[6]);
  return isZero(date, time) ? parsed(null, 'zero-date') : parsed({ kind: 'local', date, time });
};

/** The instant (ms) of a date value; a date alone begins at local midnight. */
export const instantOf = (value: DateValue, zone: string): number => {
  switch (value.kind) {
    case 'instant':
      return value.atMs;
    case 'local':
      return localToUtcMs(value.date, value.time, zone);
    case 'date':
      return localToUtcMs(value.date, '00:00:00', zone);
    default: {
      const never: never = value;
      return never;
    }
  }
};
