import type { PersonaComparison, PersonaSheet } from '../../contract/persona.ts';
import { formatNumber, formatPercent, unknown } from '../../messages/format.ts';
import type { Language } from '../../messages/languages.ts';
import { translate, type MessageKey } from '../../messages/translate.ts';
import type { ReportBlock, ReportCell, ReportColumn } from '../report/document.ts';
import { severalTraits, type Trait } from './traits.ts';
import { hiddenCounts, isSmall, SMALL } from './small.ts';
import type { Share } from './sheet.ts';
import type { SpendingRule } from './spending.ts';
import {
  aboutWords,
  knownWords,
  methodWords,
  relationWords,
  summaryWords,
  valueWords,
  verdictWords,
} from './words.ts';

type Table = Extract<ReportBlock, { readonly kind: 'table' }>;

/** A persona as what leaves the program: who it is of, how to read it, and its table. */
export interface PersonaDocument {
  readonly title: string;
  /** Who was counted, as of when, and how to read the numbers. */
  readonly facts: readonly string[];
  readonly table: Table;
}

export interface Wishes {
  readonly language: Language;
  readonly rule: SpendingRule['kind'];
  /** Groups smaller than five are not told. */
  readonly hideSmall: boolean;
}

const columns = (
  language: Language,
  keys: readonly (readonly [MessageKey, ReportColumn['align'], side?: string])[],
): ReportColumn[] =>
  keys.map(([key, align, side]) => ({
    header: translate(language, key, side === undefined ? {} : { side }),
    align,
  }));

const text = (value: string): ReportCell => ({ text: value });
const integer = (language: Language, value: number): ReportCell => ({
  text: formatNumber(language, value),
  number: value,
  format: 'integer',
});
const percent = (language: Language, share: number | null): ReportCell =>
  share === null
    ? text(unknown)
    : { text: formatPercent(language, share), number: share, format: 'percent' };
const decimal = (language: Language, value: number | null): ReportCell =>
  value === null
    ? text(unknown)
    : { text: formatNumber(language, value, 2), number: value, format: 'decimal' };

const shareCells = (
  language: Language,
  { count, share }: Share,
  hidden: boolean,
): readonly [ReportCell, ReportCell] =>
  hidden
    ? [text(translate(language, 'persona.small', { count: SMALL })), text(unknown)]
    : [integer(language, count), percent(language, share)];

const size = (
  language: Language,
  { members, staff }: PersonaSheet['size'],
  hideSmall: boolean,
): string =>
  [
    hideSmall && isSmall(members)
      ? translate(language, 'persona.small', { count: SMALL })
      : translate(language, 'persona.members', { count: members }),
    ...(staff === 0 ? [] : [translate(language, 'persona.staff-out', { count: staff })]),
  ].join(translate(language, 'persona.clause-separator'));

const about = (sheet: PersonaSheet | PersonaComparison, { language, rule }: Wishes): string[] =>
  sheet.traits.flatMap(({ trait }) => {
    const said = aboutWords(language, trait, sheet, rule);
    return said === null ? [] : [`${translate(language, `persona.trait-${trait}`)}: ${said}`];
  });

/** Which values of one side are hidden; those not listed count as one more where they add up. */
const hiddenOf = (
  trait: Trait,
  known: number,
  counts: readonly number[],
  hideSmall: boolean,
): boolean[] =>
  !hideSmall
    ? counts.map(() => false)
    : isSmall(known)
      ? counts.map(() => true)
      : hiddenCounts(counts, !severalTraits.has(trait));

const knownText = (
  language: Language,
  known: number,
  unknownPeople: PersonaSheet['traits'][number]['unknown'],
  hideSmall: boolean,
): string =>
  hideSmall && (isSmall(known) || unknownPeople.some(({ count }) => isSmall(count)))
    ? translate(language, 'persona.known-hidden', { count: SMALL })
    : knownWords(language, known, unknownPeople);

/** The sheet of one set. */
export const sheetDocument = (
  sheet: PersonaSheet,
  name: string,
  wishes: Wishes,
): PersonaDocument => {
  const { language, hideSmall } = wishes;
  const rows = sheet.traits.flatMap(({ trait, known, unknown: out, values, rest }) => {
    const lines = [
      ...values.map((one) => ({ ...one, words: valueWords(language, trait, one.value, sheet) })),
      ...(rest.share === null
        ? []
        : [
            {
              ...rest.share,
              words: translate(language, 'persona.others-row', { count: rest.values }),
            },
          ]),
    ];
    const hidden = hiddenOf(
      trait,
      known,
      lines.map(({ count }) => count),
      hideSmall,
    );
    return lines.map((line, place): ReportCell[] => [
      text(translate(language, `persona.trait-${trait}`)),
      text(line.words),
      ...shareCells(language, line, hidden[place]!),
      percent(language, hidden[place] ? null : (line.interval?.[0] ?? null)),
      percent(language, hidden[place] ? null : (line.interval?.[1] ?? null)),
      text(knownText(language, known, out, hideSmall)),
    ]);
  });
  return {
    title: translate(language, 'persona.title'),
    facts: [
      name,
      size(language, sheet.size, hideSmall),
      translate(language, 'persona.as-of', { day: sheet.day }),
      ...about(sheet, wishes),
    ],
    table: {
      kind: 'table',
      title: translate(language, 'persona.title'),
      columns: columns(language, [
        ['persona.column-trait', 'left'],
        ['persona.column-value', 'left'],
        ['persona.column-count', 'right'],
        ['persona.column-share', 'right'],
        ['persona.column-low', 'right'],
        ['persona.column-high', 'right'],
        ['persona.column-known', 'left'],
      ]),
      rows,
    },
  };
};

/** The comparison of two sets. */
export const comparisonDocument = (
  comparison: PersonaComparison,
  names: { readonly a: string; readonly b: string },
  wishes: Wishes,
): PersonaDocument => {
  const { language, hideSmall } = wishes;
  const side = (of: 'a' | 'b'): string => translate(language, `persona.side-${of}`);
  const rows = comparison.traits.flatMap((one) => {
    const { trait, a, b, values } = one;
    const hide = (of: 'a' | 'b'): boolean[] =>
      hiddenOf(
        trait,
        one[of].known,
        values.map((value) => value[of].count),
        hideSmall,
      );
    const [hiddenA, hiddenB] = [hide('a'), hide('b')];
    return values.map((value, place): ReportCell[] => {
      // With the other side's number and the difference a hidden one could be worked out.
      const hidden = hiddenA[place]! || hiddenB[place]!;
      const points = (share: number | null) =>
        decimal(language, hidden || share === null ? null : share * 100);
      return [
        text(translate(language, `persona.trait-${trait}`)),
        text(valueWords(language, trait, value.value, comparison)),
        ...shareCells(language, value.a, hidden),
        ...shareCells(language, value.b, hidden),
        points(value.difference),
        points(value.interval?.[0] ?? null),
        points(value.interval?.[1] ?? null),
        decimal(language, hidden ? null : value.lift),
        text(hidden ? unknown : verdictWords(language, value, one)),
        text(knownText(language, a.known, a.unknown, hideSmall)),
        text(knownText(language, b.known, b.unknown, hideSmall)),
      ];
    });
  });
  return {
    title: translate(language, 'persona.title'),
    facts: [
      ...(['a', 'b'] as const).map((of) =>
        translate(language, 'persona.line-set', {
          side: side(of),
          name: names[of],
          members: size(language, comparison[of], hideSmall),
        }),
      ),
      ...(hideSmall && isSmall(comparison.both) ? [] : [relationWords(language, comparison)]),
      translate(language, 'persona.as-of', { day: comparison.day }),
      ...(hideSmall ? [] : summaryWords(language, comparison)),
      methodWords(language, comparison),
      ...about(comparison, wishes),
    ],
    table: {
      kind: 'table',
      title: translate(language, 'persona.title'),
      columns: columns(language, [
        ['persona.column-trait', 'left'],
        ['persona.column-value', 'left'],
        ['persona.column-count-of', 'right', side('a')],
        ['persona.column-share-of', 'right', side('a')],
        ['persona.column-count-of', 'right', side('b')],
        ['persona.column-share-of', 'right', side('b')],
        ['persona.column-difference', 'right'],
        ['persona.column-low', 'right'],
        ['persona.column-high', 'right'],
        ['persona.column-lift', 'right'],
        ['persona.column-verdict', 'left'],
        ['persona.column-known-of', 'left', side('a')],
        ['persona.column-known-of', 'left', side('b')],
      ]),
      rows,
    },
  };
};
