import type { MemberScores } from '../../../shared/contract/member-scores.ts';
import { LOVE_FADING } from '../../../shared/domain/metrics/love.ts';
import { loyaltyTraits, type LoyaltyTrait } from '../../../shared/domain/metrics/loyalty.ts';
import { DIRECT_STRENGTH, INDIRECT_STRENGTH } from '../../../shared/domain/metrics/reach.ts';
import { formatNumber, unknown } from '../../../shared/messages/format.ts';
import type { Language } from '../../../shared/messages/languages.ts';
import { translate } from '../../../shared/messages/translate.ts';
import type { ScoreLine } from './score-lines.ts';

/** Reach and loyalty of a member: the value, and what it comes from. */
export const standingLines = (
  language: Language,
  { reach, loyalty }: Pick<MemberScores, 'reach' | 'loyalty'>,
): readonly ScoreLine[] => [
  {
    name: 'reach',
    value: reach.value === null ? unknown : formatNumber(language, reach.value),
    why: [reachWhy(language, reach)],
  },
  {
    name: 'loyalty',
    value:
      loyalty.score === null
        ? unknown
        : translate(language, 'scores.loyalty-value', {
            score: loyalty.score,
            known: loyalty.known,
          }),
    why:
      loyalty.score === null
        ? [translate(language, 'scores.loyalty-unknown')]
        : loyaltyTraits.map((trait) =>
            translate(language, 'scores.trait-line', {
              trait: translate(language, `kol.trait-${trait}`),
              told: traitTold(language, trait, loyalty),
            }),
          ),
  },
];

const reachWhy = (language: Language, reach: MemberScores['reach']): string => {
  const direct = reach.brought + reach.referrers;
  const indirect = reach.further + reach.met;
  if (direct + indirect === 0) return translate(language, 'scores.reach-none');
  if (reach.idleMonths === null) return translate(language, 'scores.reach-unknown');
  return translate(language, 'scores.reach-why', {
    direct,
    indirect,
    strength: DIRECT_STRENGTH,
    weak: INDIRECT_STRENGTH,
    months: reach.idleMonths,
    fading: LOVE_FADING,
  });
};

const traitTold = (
  language: Language,
  trait: LoyaltyTrait,
  { traits, activeMonths, bonds, answers, platforms }: MemberScores['loyalty'],
): string => {
  const held = traits[trait];
  if (held === null) return translate(language, 'scores.fact-unknown');
  const holds = held ? 'yes' : 'no';
  if (trait === 'trust')
    return translate(language, 'scores.fact-trust', {
      holds,
      orders: bonds?.orders ?? 0,
      brought: bonds?.brought ?? 0,
    });
  const count = { activity: activeMonths, feedback: answers, platforms }[trait] ?? 0;
  return translate(language, `scores.fact-${trait}`, { holds, count });
};
