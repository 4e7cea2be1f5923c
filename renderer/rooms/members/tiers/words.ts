import type {
  Condition,
  ConditionGroup,
  MemberFact,
} from '../../../../shared/contract/conditions.ts';
import { factsOf } from '../../../../shared/domain/conditions/facts-of.ts';
import { formatMoney, formatNumber } from '../../../../shared/messages/format.ts';
import type { Language } from '../../../../shared/messages/languages.ts';
import { translate } from '../../../../shared/messages/translate.ts';
import { conditionText, factText, type About } from '../conditions/fact-text.ts';

/** The conditions of a rule; those that ask nothing take whoever the rules above leave. */
export const ruleText = (about: About, conditions: ConditionGroup): string =>
  conditions.kind === 'all' && conditions.of.length === 0
    ? translate(about.language, 'tiers.everybody')
    : conditionText(about, conditions);

/** What was found of a fact. */
export const factValueText = (
  { language, currency }: About,
  fact: MemberFact,
  value: number | null,
): string => {
  if (value === null) return translate(language, 'tiers.value-unknown');
  if (fact.kind === 'member' || fact.kind === 'community')
    return translate(language, value === 1 ? 'tiers.value-yes' : 'tiers.value-no');
  return fact.kind === 'orders' && fact.measure === 'net'
    ? formatMoney(language, value, currency)
    : formatNumber(language, value);
};

/** Why a rule is met, or not any more: each of its facts with what was found. */
export const reasonText = (
  about: About,
  rule: { readonly name: string; readonly conditions: Condition },
  { values, fell }: { readonly values: readonly (number | null)[]; readonly fell: boolean },
): string => {
  const { language } = about;
  const facts = factsOf(rule.conditions);
  if (facts.length === 0) return translate(language, 'tiers.why-rest');
  const said = facts.map((fact, place) =>
    translate(language, 'tiers.with-value', {
      fact: factText(about, fact),
      value: factValueText(about, fact, values[place] ?? null),
    }),
  );
  return translate(language, fell ? 'tiers.why-unmet' : 'tiers.why-met', {
    name: rule.name,
    facts: said.join(translate(language, 'common.list-separator')),
  });
};

/** A share with one decimal. */
export const shareText = (language: Language, share: number): string =>
  new Intl.NumberFormat(language, {
    style: 'percent',
    minimumFractionDigits: 1,
    maximumFractionDigits: 1,
  }).format(share);
