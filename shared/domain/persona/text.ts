import type { PersonaComparison, PersonaSheet } from '../../contract/persona.ts';
import { formatNumber, formatPercent, formatPoints } from '../../messages/format.ts';
import { translate } from '../../messages/translate.ts';
import { comparisonDocument, sheetDocument, type Wishes } from './document.ts';
import { SHOWN_VALUES } from './traits.ts';
import { knownWords, valueWords, verdictWords } from './words.ts';

type TextWishes = Pick<Wishes, 'language' | 'rule'>;

/** A sheet as lines to paste into a message: what it is of, then one line a trait. */
export const sheetText = (sheet: PersonaSheet, name: string, wishes: TextWishes): string => {
  const { language } = wishes;
  const { title, facts } = sheetDocument(sheet, name, { ...wishes, hideSmall: false });
  const lines = sheet.traits
    .filter(({ values }) => values.length > 0)
    .map(({ trait, known, unknown, values }) =>
      translate(language, 'persona.line-trait', {
        trait: translate(language, `persona.trait-${trait}`),
        known: knownWords(language, known, unknown),
        list: values
          .slice(0, SHOWN_VALUES)
          .map(({ value, share, count }) =>
            translate(language, 'persona.line-value', {
              value: valueWords(language, trait, value, sheet),
              share: formatPercent(language, share),
              count: formatNumber(language, count),
            }),
          )
          .join(translate(language, 'common.list-separator')),
      }),
    );
  return [title, ...facts, '', ...lines].join('\n');
};

/** A comparison likewise, with the difference and the verdict of each value. */
export const comparisonText = (
  comparison: PersonaComparison,
  names: { readonly a: string; readonly b: string },
  wishes: TextWishes,
): string => {
  const { language } = wishes;
  const { title, facts } = comparisonDocument(comparison, names, { ...wishes, hideSmall: false });
  const lines = comparison.traits
    .filter(({ values }) => values.length > 0)
    .map((one) =>
      [
        translate(language, `persona.trait-${one.trait}`),
        ...one.values.slice(0, SHOWN_VALUES).map((value) =>
          translate(language, 'persona.line-compared', {
            value: valueWords(language, one.trait, value.value, comparison),
            a: formatPercent(language, value.a.share),
            b: formatPercent(language, value.b.share),
            difference: formatPoints(language, value.difference),
            verdict: verdictWords(language, value, one),
          }),
        ),
      ].join('\n  '),
    );
  return [title, ...facts, '', ...lines].join('\n');
};
