import { parseDate } from './dates.ts';
import { parseNumber } from './numbers.ts';
import { fold } from './parsed.ts';

/** What a field of members holds: words, a number, a day, one of its options, or several of them. */
export const fieldKinds = ['text', 'number', 'date', 'choice', 'multi'] as const;
export type FieldKind = (typeof fieldKinds)[number];

/** Between the chosen options of a value as it is kept for reading. */
export const BETWEEN_CHOICES = '\u001f';
/** People part what they chose by any of these. */
const parts = /[,，、;；|/\n]/;
/** Of a text so many characters decide its place in a sorted list. */
const SORTED_CHARACTERS = 24;

/** The options of a field by every spelling of them; ranks begin at 1. */
export type Options = ReadonlyMap<string, { readonly name: string; readonly rank: number }>;

export interface OptionRow {
  readonly id: number;
  readonly name: string;
  /** null = an option; else another spelling of that one. */
  readonly optionId: number | null;
}

const spelling = (text: string): string => fold(text.trim()).toLowerCase();

/** `rows` in the order of the options. */
export const optionsOf = (rows: readonly OptionRow[]): Options => {
  const chosen = new Map(
    rows
      .filter((row) => row.optionId === null)
      .map(({ id, name }, place) => [id, { name, rank: place + 1 }]),
  );
  const found = new Map<string, { name: string; rank: number }>();
  for (const { name, optionId } of rows) {
    const option = optionId === null ? undefined : chosen.get(optionId);
    if (option !== undefined) found.set(spelling(name), option);
  }
  // An option's own name says more than what another one was called before.
  for (const { id, name, optionId } of rows)
    if (optionId === null) found.set(spelling(name), chosen.get(id)!);
  return found;
};

export interface FieldReading {
  /** As it is shown and compared: a plain number, `2026-06-19`, names of options. */
  readonly text: string;
  /** What it sorts by. */
  readonly value: string | number;
}

/** A text as a field of this kind reads it; null when it does not fit. */
export const readFieldText = (
  kind: FieldKind,
  given: string,
  options: Options,
): FieldReading | null => {
  const text = given.trim();
  if (text === '') return null;
  switch (kind) {
    case 'text':
      return { text, value: text.slice(0, SORTED_CHARACTERS) };
    case 'number': {
      const number = parseNumber(text);
      // "10w+" says "at least": as a number it would say something else.
      if (!number.ok || number.value === null || number.warning !== undefined) return null;
      return { text: String(number.value), value: number.value };
    }
    case 'date': {
      const date = parseDate(text, null);
      if (!date.ok || date.value === null || date.value.kind === 'instant') return null;
      if (date.warning !== undefined) return null;
      return { text: date.value.date, value: date.value.date };
    }
    case 'choice': {
      const option = options.get(spelling(text));
      return option === undefined ? null : { text: option.name, value: option.rank };
    }
    case 'multi': {
      const chosen = choicesIn(text, (one) => options.has(spelling(one))).map((one) =>
        options.get(spelling(one)),
      );
      if (chosen.length === 0 || chosen.includes(undefined)) return null;
      const ordered = [...new Set(chosen.map((one) => one!))].sort((a, b) => a.rank - b.rank);
      return {
        text: ordered.map(({ name }) => name).join(BETWEEN_CHOICES),
        value: ordered[0]!.rank,
      };
    }
    default: {
      const never: never = kind;
      return never;
    }
  }
};

/** What was chosen, one by one; a whole text that is an option is not taken apart. */
export const choicesIn = (
  text: string,
  isOption: (text: string) => boolean = () => false,
): readonly string[] => {
  if (text.includes(BETWEEN_CHOICES)) return text.split(BETWEEN_CHOICES);
  if (isOption(text)) return [text];
  return text
    .split(parts)
    .map((one) => one.trim())
    .filter((one) => one !== '');
};

/** Chosen options as one text, as people write it unless a name has such a sign itself. */
export const joinChoices = (names: readonly string[]): string =>
  names.join(names.some((name) => parts.test(name)) ? BETWEEN_CHOICES : '、');

/** How each kind is filtered; `blank` can be asked of all. */
export const questionOf = {
  text: 'text',
  number: 'numbers',
  date: 'dates',
  choice: 'set',
  multi: 'set',
} as const satisfies Readonly<Record<FieldKind, string>>;
