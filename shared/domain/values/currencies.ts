import type { Cell } from '../cells.ts';
import { cellText } from '../cells.ts';
import { fold, isEmptyText, parsed, refused, type Parsed } from './parsed.ts';

const byWord: Readonly<Record<string, string>> = {
  '¥': 'CNY',
  rmb: 'CNY',
  元: 'CNY',
  人民币: 'CNY',
  人民幣: 'CNY',
  港币: 'HKD',
  港幣: 'HKD',
  hk$: 'HKD',
  台币: 'TWD',
  新台币: 'TWD',
  新台幣: 'TWD',
  nt$: 'TWD',
  美元: 'USD',
  $: 'USD',
  欧元: 'EUR',
  '€': 'EUR',
  英镑: 'GBP',
  '£': 'GBP',
};

/** The ISO code of a currency column: `USD`, `人民币`, `$`. */
export const parseCurrency = (cell: Cell): Parsed<string | null> => {
  const text = fold(cellText(cell));
  if (isEmptyText(text)) return parsed(null);
  const code = byWord[text.toLowerCase()] ?? text.toUpperCase();
  return /^[A-Z]{3}$/.test(code) ? parsed(code) : refused('currency-unknown');
};
