import type { GrowthStage, RuleProblem, TierRule } from '../../../../shared/contract/tiers.ts';
import { defaultStages, defaultTiers } from '../../../../shared/domain/metrics/tier-defaults.ts';
import type { Language } from '../../../../shared/messages/languages.ts';
import { translate } from '../../../../shared/messages/translate.ts';

/** The usual five tiers, in the operator's words. */
export const usualTiers = (language: Language): TierRule[] =>
  defaultTiers.map(({ name, graceDays, conditions }, series) => ({
    uid: null,
    name: translate(language, `tiers.default-${name}`),
    conditions,
    graceDays,
    series,
    support: '',
  }));

/** The usual four stages with a word on the support of each. */
export const usualStages = (language: Language): GrowthStage[] =>
  defaultStages.map(({ name, conditions }) => ({
    uid: null,
    name: translate(language, `tiers.default-${name}`),
    conditions,
    support: translate(language, `tiers.default-support-${name}`),
  }));

/** A colour that no rule has yet, as long as there is one. */
export const freeSeries = (rules: readonly TierRule[]): number =>
  [0, 1, 2, 3, 4, 5, 6].find((series) => !rules.some((rule) => rule.series === series)) ?? 0;

export const moved = <Item>(list: readonly Item[], place: number, by: -1 | 1): Item[] => {
  const next = [...list];
  const [item] = next.splice(place, 1);
  next.splice(place + by, 0, item!);
  return next;
};

/** Names are asked for on the page at once; everything else the program knows. */
export const withNames = (
  rules: readonly { readonly name: string }[],
  problems: readonly RuleProblem[],
): readonly (RuleProblem | { readonly place: number; readonly problem: 'no-name' })[] => [
  ...rules.flatMap(({ name }, place) =>
    name.trim() === '' ? [{ place, problem: 'no-name' as const }] : [],
  ),
  ...problems,
];
