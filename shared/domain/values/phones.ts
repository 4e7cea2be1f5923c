import type { Cell } from '../cells.ts';
import { cellText, isSpecial } from '../cells.ts';
import { fold, isEmptyText, parsed, refused, type Parsed } from './parsed.ts';

/** More different names than this on one phone: a shared phone, no key any more. */
export const MAX_NAMES_ON_PHONE = 3;

export interface PhoneValue {
  /** E.164, the first one first. */
  readonly numbers: readonly string[];
  /** A masked number as written, digits and stars only: a hint, never a key. */
  readonly masked: string | null;
}

/** Spreadsheet programs round what they show of a long number to six digits. */
const MIN_KEPT_DIGITS = 8;
const mainland = /^1[3-9]\d{9}$/;

/** Phone numbers of a cell in E.164; two in one cell are both taken. */
export const parsePhone = (cell: Cell): Parsed<PhoneValue | null> => {
  if (cell === null) return parsed(null);
  // The common case: eleven digits and nothing else.
  if (typeof cell === 'string' && mainland.test(cell))
    return parsed({ numbers: [`+86${cell}`], masked: null });
  if (isSpecial(cell) && cell.kind === 'error')
    return cell.text === '#N/A' ? parsed(null) : refused('cell-error');
  const text = fold(cellText(cell));
  if (isEmptyText(text)) return parsed(null);
  const numbers: string[] = [];
  let masked: string | null = null;
  let repaired = false;
  let landline = false;
  for (const part of text.split(/[/、;；,，|\n]+/)) {
    if (part.trim() === '') continue;
    const one = readOne(part);
    if (one === null) return refused('phone-invalid');
    if (one.masked !== undefined) masked = one.masked;
    else numbers.push(one.number!);
    repaired ||= one.repaired === true;
    landline ||= one.landline === true;
  }
  if (numbers.length === 0 && masked === null) return parsed(null);
  const warning =
    numbers.length === 0
      ? 'phone-masked'
      : repaired
        ? 'phone-repaired'
        : landline
          ? 'phone-landline'
          : undefined;
  return parsed({ numbers: [...new Set(numbers)], masked }, warning);
};

interface One {
  readonly number?: string;
  readonly masked?: string;
  readonly repaired?: boolean;
  readonly landline?: boolean;
}

const readOne = (raw: string): One | null => {
  let text = raw.trim().replace(/^(?:p:|(?:tel\.?|手机|电话):?|'|’)\s*/i, '');
  let repaired = false;
  const scientific = /^(\d(?:\.\d+)?)e\+?(\d{2})$/i.exec(text);
  if (scientific) {
    const digits = scientific[1]!.replace('.', '');
    // Programs leave zeros at the end out; fewer digits than this have been rounded for display.
    const length = Number(scientific[2]) + 1;
    if (digits.length < MIN_KEPT_DIGITS || digits.length > length) return null;
    text = digits.padEnd(length, '0');
    repaired = true;
  }
  if (/^\d+\.0+$/.test(text)) {
    text = text.replace(/\.0+$/, '');
    repaired = true;
  }
  const compact = text.replaceAll(/[\s\-()（）.·]/g, '');
  if (/^(?:\+?86|0086)?1\d{0,6}[*xX●•]{3,}\d{0,4}$/.test(compact))
    return { masked: compact.replace(/^(?:\+?86|0086)/, '').replaceAll(/[^\d]/g, '*') };
  const local = compact.replace(/^(?:\+86|0086|86(?=1[3-9]\d{9}$))/, '');
  if (mainland.test(local)) return { number: `+86${local}`, repaired };
  if (/^(?:\+|00)(?:852|853)\d{8}$/.test(compact))
    return { number: `+${compact.replace(/^(?:\+|00)/, '')}` };
  if (/^(?:852|853)\d{8}$/.test(compact)) return { number: `+${compact}` };
  if (/^[5689]\d{7}$/.test(compact)) return { number: `+852${compact}` };
  if (/^09\d{8}$/.test(compact)) return { number: `+886${compact.slice(1)}` };
  if (/^(?:\+|00)886\d{8,9}$/.test(compact))
    return { number: `+${compact.replace(/^(?:\+|00)/, '')}` };
  const line = /^(0\d{2,3})(\d{7,8})(?:(?:转|ext|x|#)?\d{1,6})?$/i.exec(
    text
      .replaceAll(/[\s()（）]/g, '')
      .replace('-', '')
      .replace(/[-—].*$/, ''),
  );
  if (line) return { number: `+86${line[1]!.slice(1)}${line[2]}`, landline: true };
  if (/^\+\d{7,15}$/.test(compact)) return { number: compact };
  if (/^00[1-9]\d{7,13}$/.test(compact)) return { number: `+${compact.slice(2)}` };
  return null;
};

/** `+8613800138000` as people are shown it when masked: `+86138****8000`. */
export const maskPhone = (e164: string): string => {
  const china = /^(\+86)(\d{3})\d{4}(\d{4})$/.exec(e164);
  if (china) return `${china[1]}${china[2]}****${china[3]}`;
  return e164.length <= 6
    ? '****'
    : `${e164.slice(0, Math.max(3, e164.length - 8))}****${e164.slice(-4)}`;
};
