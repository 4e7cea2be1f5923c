import { parseBoolean } from '../../../shared/domain/values/texts.ts';
import { isLocalDate } from '../../../shared/domain/values/days.ts';
import { parseMoney, parseNumber } from '../../../shared/domain/values/numbers.ts';
import { currencyDigits } from '../../../shared/messages/format.ts';
import type { MessageKey, MessageValues } from '../../../shared/messages/translate.ts';

export type CellKind = 'text' | 'money' | 'count' | 'date' | 'select' | 'check';

export interface CellRule {
  readonly kind: CellKind;
  readonly title: string;
  readonly required?: boolean;
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** The currency an amount is in unless it says another; `fixed` where no other may be meant. */
  readonly currency?: string;
  readonly fixedCurrency?: boolean;
}

export type ParsedCell =
  | {
      readonly ok: true;
      readonly value: string | number | boolean | null;
      /** Of an amount that names its own. */
      readonly currency?: string;
    }
  | { readonly ok: false; readonly key: MessageKey; readonly values: MessageValues };

/** What somebody typed or pasted into a cell, tolerantly read. */
export const parseCell = (rule: CellRule, typed: string): ParsedCell => {
  const text = typed.trim();
  if (text === '' && rule.kind !== 'check')
    return rule.required === true
      ? { ok: false, key: 'budget.bad-empty', values: { column: rule.title } }
      : { ok: true, value: null };
  switch (rule.kind) {
    case 'text':
      return { ok: true, value: text };
    case 'money':
      return money(rule, text);
    case 'count': {
      const number = parseNumber(text);
      return number.ok &&
        number.value !== null &&
        number.value >= 0 &&
        Number.isInteger(number.value)
        ? { ok: true, value: number.value }
        : { ok: false, key: 'budget.bad-count', values: { text } };
    }
    case 'date': {
      const found = /^(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?$/.exec(text);
      const date =
        found === null
          ? ''
          : `${found[1]}-${found[2]!.padStart(2, '0')}-${found[3]!.padStart(2, '0')}`;
      return isLocalDate(date)
        ? { ok: true, value: date }
        : { ok: false, key: 'budget.bad-date', values: { text } };
    }
    case 'select': {
      const wanted = text.toLowerCase();
      const option = rule.options?.find(
        ({ value, label }) => value.toLowerCase() === wanted || label.toLowerCase() === wanted,
      );
      return option === undefined
        ? {
            ok: false,
            key: 'budget.bad-choice',
            values: { text, choices: (rule.options ?? []).map(({ label }) => label).join(', ') },
          }
        : { ok: true, value: option.value };
    }
    case 'check': {
      const said = parseBoolean(text);
      return { ok: true, value: said.ok && said.value === true };
    }
  }
};

const money = (rule: CellRule, text: string): ParsedCell => {
  const read = parseMoney(text);
  if (!read.ok || read.value === null)
    return { ok: false, key: 'budget.bad-money', values: { text } };
  const { minor, currency } = read.value;
  if (rule.fixedCurrency === true) {
    if (currency !== null && currency !== rule.currency)
      return {
        ok: false,
        key: 'budget.bad-currency',
        values: { text, currency: rule.currency ?? '' },
      };
    if (minor < 0) return { ok: false, key: 'budget.bad-money', values: { text } };
  }
  // Read with two decimals; a currency may have none, or three.
  const digits = currencyDigits(currency ?? rule.currency ?? '');
  const value = Math.round(minor * 10 ** (digits - 2));
  return { ok: true, value, ...(currency === null ? {} : { currency }) };
};

/** Rows and cells of what a spreadsheet puts on the clipboard. */
export const clipboardCells = (text: string): string[][] => {
  const rows: string[][] = [];
  let row: string[] = [];
  let cell = '';
  let quoted = false;
  const source = text.replaceAll('\r\n', '\n').replace(/\n$/, '');
  for (let at = 0; at < source.length; at += 1) {
    const char = source[at]!;
    if (quoted) {
      if (char !== '"') cell += char;
      else if (source[at + 1] === '"') {
        cell += '"';
        at += 1;
      } else quoted = false;
    } else if (char === '"' && cell === '') quoted = true;
    else if (char === '\t' || char === '\n') {
      row.push(cell);
      cell = '';
      if (char === '\n') {
        rows.push(row);
        row = [];
      }
    } else cell += char;
  }
  return [...rows, [...row, cell]];
};
