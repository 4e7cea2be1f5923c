import type { CustomField } from '../../../../shared/contract/custom-fields.ts';
import type {
  Condition,
  ConditionGroup,
  MemberFact,
} from '../../../../shared/contract/conditions.ts';
import { isCounted, type CountedFact } from '../../../../shared/domain/conditions/fact-ends.ts';
import { formatMoney, formatNumber } from '../../../../shared/messages/format.ts';
import type { Language } from '../../../../shared/messages/languages.ts';
import { translate, translateAny } from '../../../../shared/messages/translate.ts';
import { ownFilterText } from '../filter-text.ts';

/** What the words of conditions need to know. */
export interface About {
  readonly language: Language;
  readonly currency: string;
  readonly today: string;
  /** Of communities, events and own fields, by uid. */
  readonly names: Readonly<Record<string, string>>;
  /** Fields of the operators' own that there are; `undefined` until they are read. */
  readonly fields: readonly CustomField[] | undefined;
}

/** A kind of interactions in words; as it is recorded where it has none. */
export const kindText = (language: Language, kind: string): string =>
  translateAny(language, `scores.kind-${kind}`) ?? kind;

/** Conditions in one sentence. */
export const conditionText = (about: About, condition: Condition): string => {
  if (!('of' in condition)) return factText(about, condition);
  const { language } = about;
  if (condition.of.length === 0)
    return translate(
      language,
      condition.kind === 'any' ? 'segments.nobody-any' : 'segments.everybody',
    );
  return groupText(about, condition);
};

const groupText = (about: About, { kind, of }: ConditionGroup): string => {
  const { language } = about;
  const parts = of.map((one) => {
    const text = conditionText(about, one);
    return 'of' in one && one.of.length > 1
      ? translate(language, 'segments.nested', { text })
      : text;
  });
  return kind === 'none'
    ? translate(language, 'segments.none-of', {
        parts: parts.join(translate(language, 'segments.or')),
      })
    : parts.join(translate(language, kind === 'all' ? 'segments.and' : 'segments.or'));
};

export const factText = (about: About, fact: MemberFact): string => {
  const { language, names } = about;
  if (fact.kind === 'member')
    return ownFilterText(language, fact.filter, { ...about, fields: namedFields(about) });
  if (!isCounted(fact)) {
    const name = names[fact.communityUid] ?? fact.communityUid;
    return fact.role === null
      ? translate(language, 'segments.fact-community', { name })
      : translate(language, 'segments.fact-community-role', { name, role: fact.role });
  }
  return translate(language, 'segments.says', {
    what: subjectText(about, fact),
    amount: amountText(about, fact),
  });
};

/** Those that are gone keep the name they had. */
export const namedFields = ({ names, fields = [] }: About): readonly CustomField[] => [
  ...fields,
  ...Object.entries(names)
    .filter(([uid]) => !fields.some((field) => field.uid === uid))
    .map(([uid, name]) => ({ uid, name, kind: 'text' as const, archived: false, options: [] })),
];

const subjectText = ({ language, names }: About, fact: CountedFact): string => {
  if (fact.kind === 'tenure') return translate(language, 'segments.fact-tenure');
  const window =
    fact.days === null ? '' : translate(language, 'segments.in-days', { days: fact.days });
  switch (fact.kind) {
    case 'activity': {
      const list = fact.kinds
        .map((kind) => kindText(language, kind))
        .join(translate(language, 'common.list-separator'));
      const kinds = list === '' ? '' : translate(language, 'segments.of-kinds', { kinds: list });
      return translate(language, `segments.fact-${fact.measure}`, { window, kinds }).trim();
    }
    case 'orders':
      return translate(language, `segments.fact-${fact.measure}`, { window }).trim();
    case 'events': {
      const name = fact.eventUid === null ? null : (names[fact.eventUid] ?? fact.eventUid);
      const event = name === null ? '' : translate(language, 'segments.of-event', { name });
      return translate(language, `segments.fact-${fact.measure}`, { window, event }).trim();
    }
    case 'referrals':
      return translate(language, 'segments.fact-referrals', { window }).trim();
  }
};

const amountText = ({ language, currency }: About, fact: CountedFact): string => {
  const shown = (end: number | null): string =>
    fact.kind === 'orders' && fact.measure === 'net'
      ? formatMoney(language, end, currency)
      : formatNumber(language, end);
  const [from, to] = [shown(fact.from), shown(fact.to)];
  return translate(language, `segments.amount-${endsOf(fact)}`, { from, to });
};

export const endsKinds = ['some', 'none', 'least', 'most', 'between', 'exactly'] as const;
export type EndsKind = (typeof endsKinds)[number];

/** How the ends of a fact are said. */
export const endsOf = ({ from, to, ...fact }: CountedFact): EndsKind | 'any' => {
  const counts = fact.kind !== 'tenure' && !(fact.kind === 'orders' && fact.measure === 'net');
  if (from === null && to === null) return 'any';
  if (counts && from === 1 && to === null) return 'some';
  if (counts && (from ?? 0) === 0 && to === 0) return 'none';
  if (to === null) return 'least';
  if (from === null) return 'most';
  return from === to ? 'exactly' : 'between';
};
