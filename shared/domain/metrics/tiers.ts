import { daysBetween } from '../values/days.ts';

/** Tiers by their place from the top: 0, 1, 2 … */
export type TierPlace = number;

/** How somebody stands before an evaluation. */
export interface Standing {
  /** null = in no tier; `retired` = in one that is no rule any more. */
  readonly tier: TierPlace | 'retired' | null;
  /** Local date on which they were first found not to meet it any more; null = they did. */
  readonly unmetDate: string | null;
  readonly pin: 'none' | 'holds' | 'ended';
}

/** How they stand after it. */
export interface Verdict {
  readonly tier: TierPlace | null;
  readonly unmetDate: string | null;
}

/**
 * Where an evaluation as of a local date puts somebody whose facts speak for `target`. A pin that
 * holds wins; a rise is at once; a fall waits until the days of grace of the tier they are in have
 * passed since they were first found not to meet it.
 */
export const tierVerdict = (
  { tier, unmetDate, pin }: Standing,
  target: TierPlace | null,
  graceDays: readonly number[],
  asOf: string,
): Verdict => {
  if (typeof tier !== 'number') return { tier: target, unmetDate: null };
  if (pin === 'holds') return { tier, unmetDate: null };
  if (pin === 'ended' || (target !== null && target <= tier))
    return { tier: target, unmetDate: null };
  const since = unmetDate ?? asOf;
  return daysBetween(since, asOf) >= graceDays[tier]!
    ? { tier: target, unmetDate: null }
    : { tier, unmetDate: since };
};

/** What a step from one tier to another is; null is nobody's tier. */
export const tierMove = (from: TierPlace | null, to: TierPlace | null) => {
  if (from === to) return 'stayed';
  if (from === null) return 'entered';
  if (to === null) return 'gone';
  return to < from ? 'promoted' : 'demoted';
};
export const tierMoves = ['promoted', 'demoted', 'entered', 'gone', 'stayed'] as const;
export type TierMove = (typeof tierMoves)[number];
