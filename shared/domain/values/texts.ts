import type { Cell } from '../cells.ts';
import { cellText, isSpecial } from '../cells.ts';
import { fold, isEmptyText, parsed, refused, type Parsed } from './parsed.ts';

/** Free text: trimmed, the ways of writing "nothing" taken as empty; its inside is left as it is. */
export const parseText = (cell: Cell): Parsed<string | null> => {
  if (cell === null) return parsed(null);
  if (isSpecial(cell) && cell.kind === 'error')
    return cell.text === '#N/A' ? parsed(null) : refused('cell-error');
  const text = cellText(cell).trim();
  return parsed(isEmptyText(fold(text)) ? null : text);
};

/** The address of a member's page on Meetup, which names its id. */
const profile = /^https?:\/\/[^\s?#]*\/members\/(\d+)(?:[/?#].*)?$/;

/** An outside id: always text; a number that a spreadsheet program has already rounded is refused. */
export const parseId = (cell: Cell): Parsed<string | null> => {
  if (isSpecial(cell) && cell.kind === 'long-number') return refused('number-damaged');
  const text = parseText(cell);
  if (!text.ok || text.value === null) return text;
  if (/^\d(?:\.\d+)?e\+\d{2,}$/i.test(text.value)) return refused('number-damaged');
  return parsed(
    fold(text.value)
      .replace(/^'/, '')
      .replace(/^(\d+)\.0+$/, '$1')
      .replace(profile, '$1'),
  );
};

const address = /^[^\s@<>,;]+@[^\s@<>,;]+\.[^\s@<>,;.]{2,}$/;

/** An e-mail address, lower-case; `mailto:` and `Name <x>` are taken off. */
export const parseEmail = (cell: Cell): Parsed<string | null> => {
  const text = parseText(cell);
  if (!text.ok || text.value === null) return text;
  const inner = /<([^<>]+)>\s*$/.exec(text.value)?.[1] ?? text.value;
  const email = fold(inner)
    .replace(/^mailto:/i, '')
    .toLowerCase();
  return address.test(email) ? parsed(email) : refused('email-invalid');
};

export type Gender = 'male' | 'female' | 'other';
const genders: Readonly<Record<string, Gender | null>> = {
  男: 'male',
  男性: 'male',
  先生: 'male',
  m: 'male',
  male: 'male',
  '1': 'male',
  man: 'male',
  女: 'female',
  女性: 'female',
  女士: 'female',
  f: 'female',
  female: 'female',
  '2': 'female',
  woman: 'female',
  其他: 'other',
  其它: 'other',
  other: 'other',
  未知: null,
  保密: null,
  '0': null,
  unknown: null,
  secret: null,
  不详: null,
};

export const parseGender = (cell: Cell): Parsed<Gender | null> => {
  const text = parseText(cell);
  if (!text.ok || text.value === null) return text.ok ? parsed(null) : text;
  const key = fold(text.value).toLowerCase();
  return Object.hasOwn(genders, key) ? parsed(genders[key]!) : refused('gender-unknown');
};

const yes = new Set([
  '是',
  '有',
  'y',
  'yes',
  'true',
  '1',
  '√',
  '✔',
  '✓',
  '对',
  'o',
  '已签到',
  '已到',
  '签到',
  '已到场',
  '已核销',
  '已验票',
  '到场',
  'checked in',
  'checked-in',
  '已参加',
  '同意',
  'attended',
]);
const no = new Set([
  '否',
  '无',
  'n',
  'no',
  'false',
  '0',
  '×',
  'x',
  '✗',
  '✘',
  '错',
  '未签到',
  '未到',
  '未到场',
  '未核销',
  '未验票',
  '缺席',
  'not checked in',
  '未参加',
  '不同意',
  'absent',
]);

export const parseBoolean = (cell: Cell): Parsed<boolean | null> => {
  if (typeof cell === 'boolean') return parsed(cell);
  if (cell === null) return parsed(null);
  const key = fold(cellText(cell)).toLowerCase();
  if (yes.has(key)) return parsed(true);
  if (no.has(key)) return parsed(false);
  return isEmptyText(key) ? parsed(null) : refused('boolean-invalid');
};

const separators = ['┋', '、', '，', ',', '；', ';', '|', '\n', '/'] as const;

/** The one separator that a column of tags uses, by how often it stands between words. */
export const tagSeparator = (cells: readonly Cell[]): string | null => {
  let best: { separator: string; count: number } | null = null;
  for (const separator of separators) {
    const count = cells.filter(
      (cell) => typeof cell === 'string' && cell.trim().slice(1, -1).includes(separator),
    ).length;
    if (count > 0 && (best === null || count > best.count)) best = { separator, count };
  }
  return best?.separator ?? null;
};

/** Quoted tags keep a separator that is part of them: `"VIP","Blog, weekly"`. */
const splitTags = (text: string, separator: string): string[] => {
  if (!/^\s*"/.test(text)) return text.split(separator);
  const pieces: string[] = [];
  let quoted = false;
  let piece = '';
  for (const character of text) {
    if (character === '"') quoted = !quoted;
    if (character === separator && !quoted) {
      pieces.push(piece);
      piece = '';
    } else piece += character;
  }
  return [...pieces, piece];
};

/** Tags of a cell, each once, in order; quotes around them are taken off. */
export const parseTags = (
  cell: Cell,
  separator: string | null,
): Parsed<readonly string[] | null> => {
  const text = parseText(cell);
  if (!text.ok || text.value === null) return text.ok ? parsed(null) : text;
  const pieces = separator === null ? [text.value] : splitTags(text.value, separator);
  const tags = pieces
    .map((piece) =>
      piece
        .trim()
        .replaceAll(/^"+|"+$/g, '')
        .trim(),
    )
    .filter((tag) => !isEmptyText(tag));
  return parsed(tags.length === 0 ? null : [...new Set(tags)]);
};
