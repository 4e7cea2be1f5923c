import type { Cell } from '../cells.ts';
import { isSpecial } from '../cells.ts';
import { fold, isEmptyText, parsed, refused, type Parsed } from './parsed.ts';

const units: Readonly<Record<string, number>> = {
  千: 1e3,
  k: 1e3,
  万: 1e4,
  萬: 1e4,
  w: 1e4,
  亿: 1e8,
  億: 1e8,
};
// Commas part groups of three (or, as in Chinese, four) digits: `1,5` is no fifteen.
const shape =
  /^([+-]?)(\d{1,3}(?:,\d{2,3})*,\d{3}|\d{1,4}(?:,\d{4})+|\d*)(\.\d+)?(千|k|万|萬|w|亿|億)?(\+?)(%?)$/i;

/** Digits alone, as programs write numbers; a JavaScript number holds them exactly. */
const plain = /^\d{1,9}(?:\.\d{1,5})?$/;

/** A number as people and programs write it: `1,234.5`, `1.2万`, `10w+`, `12%`, `(100)`. */
export const parseNumber = (cell: Cell): Parsed<number | null> => {
  if (typeof cell === 'number') return parsed(cell);
  if (cell === null) return parsed(null);
  if (typeof cell === 'boolean') return refused('number-invalid');
  if (isSpecial(cell)) {
    if (cell.kind === 'error') return cell.text === '#N/A' ? parsed(null) : refused('cell-error');
    return cell.kind === 'long-number' ? refused('number-damaged') : refused('number-invalid');
  }
  if (plain.test(cell)) return parsed(Number(cell));
  const text = fold(cell).replaceAll(/\s/g, '');
  if (isEmptyText(text)) return parsed(null);
  return fromText(text);
};

const fromText = (folded: string): Parsed<number | null> => {
  const bracketed = /^\((.+)\)$/.exec(folded);
  const text = (bracketed?.[1] ?? folded).replace(/(?:人|次|条|个|元|件|分|名|位)$/, '');
  const found = shape.exec(text);
  if (!found || (found[2] === '' && found[3] === undefined)) return refused('number-invalid');
  const value = Number(`${found[2]!.replaceAll(',', '')}${found[3] ?? ''}`);
  const unit = found[4] === undefined ? 1 : units[found[4].toLowerCase()]!;
  const sign = found[1] === '-' || bracketed !== null ? -1 : 1;
  // Rounded so that 1.2 × 10,000 is 12,000 and not a hair beside it.
  const whole = Number((sign * value * unit * (found[6] === '%' ? 0.01 : 1)).toPrecision(15));
  return found[5] === '+' ? parsed(whole, 'approximate-number') : parsed(whole);
};

export interface MoneyValue {
  readonly minor: number;
  /** ISO code when the cell names one; null = the import's currency. */
  readonly currency: string | null;
}

const symbols: readonly (readonly [RegExp, string])[] = [
  [/^(?:HK\$|HKD)|HKD$/i, 'HKD'],
  [/^(?:NT\$|TWD)|TWD$/i, 'TWD'],
  [/^(?:US\$|USD|\$)|(?:USD|美元)$/i, 'USD'],
  [/^(?:€|EUR)|(?:€|EUR|欧元)$/i, 'EUR'],
  [/^(?:£|GBP)|GBP$/i, 'GBP'],
  [/^(?:¥|￥|CNY|RMB)|(?:元|CNY|RMB|圆)$/i, 'CNY'],
];

/** An amount in minor units (two decimals), with its currency where the cell says so. */
export const parseMoney = (cell: Cell): Parsed<MoneyValue | null> => {
  if (cell === null) return parsed(null);
  let currency: string | null = null;
  let bare: Cell = cell;
  if (typeof cell === 'string' && !plain.test(cell)) {
    const text = fold(cell).replaceAll(/\s/g, '');
    const hit = symbols.find(([pattern]) => pattern.test(text.replace(/^[-(]/, '')));
    currency = hit?.[1] ?? null;
    bare = text.replaceAll(
      /HK\$|NT\$|US\$|HKD|TWD|USD|EUR|GBP|CNY|RMB|[$€£¥￥元圆]|美元|欧元/gi,
      '',
    );
  }
  const number = parseNumber(bare);
  if (!number.ok)
    return refused(number.reason === 'number-invalid' ? 'money-invalid' : number.reason);
  if (number.value === null) return parsed(null);
  return parsed({ minor: toMinor(number.value), currency }, number.warning);
};

/** Half away from zero, on the decimal text: 1.005 is 101 and not 100. */
const toMinor = (amount: number): number =>
  Math.sign(amount) * Math.round(Number(`${Math.abs(amount)}e2`));
