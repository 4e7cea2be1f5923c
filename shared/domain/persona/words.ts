import type { PersonaComparison, PersonaSheet } from '../../contract/persona.ts';
import { formatMoney, formatNumber, formatPercent, formatPoints } from '../../messages/format.ts';
import type { Language } from '../../messages/languages.ts';
import { translate, translateAny } from '../../messages/translate.ts';
import { ALONE } from '../statistics/holm.ts';
import type { Interval } from '../statistics/intervals.ts';
import { ageBands } from './ages.ts';
import { strongest, type ComparedTrait, type ComparedValue } from './compare.ts';
import type { Unknown } from './sheet.ts';
import { NO_SPENDING, spendingRange, type SpendingRule } from './spending.ts';
import { SHOWN_VALUES, THIN, type Trait } from './traits.ts';

/** What values are worded with. */
export type WordBasis = Pick<PersonaSheet, 'currency' | 'limitsMinor'>;

/** A value of a trait as people read it. */
export const valueWords = (
  language: Language,
  trait: Trait,
  value: string,
  basis: WordBasis,
): string => {
  switch (trait) {
    case 'gender':
      return translateAny(language, `members.gender-${value}`) ?? value;
    case 'age':
      return ageWords(language, value);
    case 'spending':
      return spendingWords(language, value, basis);
    case 'acts':
      return translateAny(language, `scores.kind-${value}`) ?? value;
    default:
      return value;
  }
};

const ageWords = (language: Language, value: string): string => {
  const band = ageBands.find(({ key }) => key === value);
  if (band === undefined) return value;
  if (band === ageBands[0]) return translate(language, 'persona.age-under', { to: band.to + 1 });
  return band === ageBands.at(-1)
    ? translate(language, 'persona.age-over', { from: band.from })
    : translate(language, 'persona.age-between', { from: band.from, to: band.to });
};

const spendingWords = (
  language: Language,
  value: string,
  { currency, limitsMinor }: WordBasis,
): string => {
  if (value === NO_SPENDING) return translate(language, 'persona.spending-none');
  const { from, to } = spendingRange(limitsMinor, Number(value));
  const money = (minor: number): string => formatMoney(language, minor, currency);
  if (from === null)
    return to === null
      ? translate(language, 'persona.spending-all')
      : translate(language, 'persona.spending-first', { to: money(to) });
  return to === null
    ? translate(language, 'persona.spending-last', { above: money(from - 1) })
    : translate(language, 'persona.spending-between', { from: money(from), to: money(to) });
};

/** `known for 980 of 1,200; 200 left blank; …`: nobody is lost between the shares. */
export const knownWords = (
  language: Language,
  known: number,
  unknown: readonly Unknown[],
): string => {
  const all = unknown.reduce((sum, { count }) => sum + count, known);
  return [
    translate(language, 'persona.known-of', { known, all }),
    ...unknown.map(({ reason, count }) =>
      translate(language, `persona.unknown-${reason}`, { count }),
    ),
  ].join(translate(language, 'persona.clause-separator'));
};

/** How the values of a trait are to be read; null where nothing needs saying. */
export const aboutWords = (
  language: Language,
  trait: Trait,
  { day, activeFrom: from }: Pick<PersonaSheet, 'day' | 'activeFrom'>,
  rule: SpendingRule['kind'],
): string | null => {
  const say = (key: Parameters<typeof translate>[1]) => translate(language, key, { day, from });
  switch (trait) {
    case 'age':
      return say('persona.about-age');
    case 'interests':
      return say('persona.about-several');
    case 'spending':
      return say(`persona.about-spending-${rule}`);
    case 'channels':
      return `${say('persona.about-active')}${say('persona.sentence-gap')}${say('persona.about-several')}`;
    case 'acts':
      return `${say('persona.about-acts')}${say('persona.sentence-gap')}${say('persona.about-several')}`;
    default:
      return null;
  }
};

export const intervalWords = (language: Language, [low, high]: Interval): string =>
  translate(language, 'persona.interval', {
    low: formatPercent(language, low),
    high: formatPercent(language, high),
  });

/** The verdict on a value, with the numbers of people it rests on. */
export const verdictWords = (
  language: Language,
  { verdict }: Pick<ComparedValue, 'verdict'>,
  { a, b }: Pick<ComparedTrait, 'a' | 'b'>,
): string =>
  translate(language, `persona.verdict-${verdict}`, { a: a.known, b: b.known, thin: THIN });

/** Who is in both sets, and what that means for the comparison. */
export const relationWords = (language: Language, { relation, both }: PersonaComparison): string =>
  translate(language, `persona.relation-${relation}`, { both });

/** So many differences are named each way. */
const NAMED = 3;

/** The comparison in one or two sentences: the strongest differences, or that there is none. */
export const summaryWords = (language: Language, comparison: PersonaComparison): string[] => {
  const { a, b, tested, relation } = comparison;
  if (relation === 'same' || relation === 'empty') return [];
  const sizes = { tested, a: a.members, b: b.members };
  if (tested === 0) return [translate(language, 'persona.strongest-untested', sizes)];
  const { more, less } = strongest(comparison, NAMED);
  if (more.length + less.length === 0)
    return [translate(language, 'persona.strongest-none', sizes)];
  const list = (found: typeof more): string =>
    found
      .map(({ trait, value }) =>
        translate(language, 'persona.strongest-item', {
          trait: translate(language, `persona.trait-${trait}`),
          value: valueWords(language, trait, value.value, comparison),
          a: formatPercent(language, value.a.share),
          b: formatPercent(language, value.b.share),
          difference: formatPoints(language, value.difference),
        }),
      )
      .join(translate(language, 'persona.clause-separator'));
  return [
    ...(more.length === 0
      ? []
      : [translate(language, 'persona.strongest-more', { list: list(more) })]),
    ...(less.length === 0
      ? []
      : [translate(language, 'persona.strongest-less', { list: list(less) })]),
  ];
};

/** What was tested, and how. */
export const methodWords = (language: Language, { tested }: PersonaComparison): string =>
  translate(language, 'persona.how-compared', {
    shown: SHOWN_VALUES,
    tested,
    correction: tested > ALONE ? 'yes' : 'no',
  });

export const liftWords = (language: Language, lift: number | null): string =>
  lift === null
    ? translate(language, 'persona.lift-none')
    : translate(language, 'persona.lift-of', { times: formatNumber(language, lift, 2) });
