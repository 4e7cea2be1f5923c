import { monthsBetween } from '../values/days.ts';

/** What an act is worth after each calendar month that began since. */
export const LOVE_FADING = 0.9;

/** What one act of a kind counts in love unless a workspace says otherwise, 1–3 by the effort it takes. */
export const interactionWeights: Readonly<Record<string, 1 | 2 | 3>> = {
  visit: 1,
  like: 1,
  message: 1,
  comment: 2,
  share: 2,
  post: 3,
};

/** Kinds without a weight of their own count once. */
export const interactionWeight = (
  kind: string,
  weights: Readonly<Record<string, number>> = interactionWeights,
): number => weights[kind] ?? 1;

export interface WeightedActs {
  /** Any local date of the month: only its month counts. */
  readonly date: string;
  readonly weight: number;
  readonly count: number;
}

/** What some acts of one month and weight still add on a local date; later ones add nothing. */
export const loveOf = ({ date, weight, count }: WeightedActs, today: string): number => {
  const months = monthsBetween(date, today);
  return months < 0 ? 0 : count * weight * LOVE_FADING ** months;
};

/**
 * Love of a member on a local date: Σ weight × 0.9^(calendar months since the act), where months are
 * the difference of year × 12 + month (Orbit model v1). Nobody's acts are 0.
 */
export const love = (acts: readonly WeightedActs[], today: string): number =>
  acts.reduce((sum, act) => sum + loveOf(act, today), 0);

/** Orbit levels, innermost first, each from its least love up to that of the one before. */
export const orbitBounds = [
  [1, 1.5],
  [2, 1],
  [3, 0.5],
  [4, 0],
] as const;
export type OrbitLevel = (typeof orbitBounds)[number][0];

/**
 * Orbit level by love: from 1.5 level 1, [1, 1.5) 2, [0.5, 1) 3, below 0.5 level 4. The model leaves
 * open where its bounds belong; here each belongs to the level that begins with it.
 */
export const orbitLevel = (value: number): OrbitLevel =>
  orbitBounds.find(([, least]) => value >= least)?.[0] ?? 4;
