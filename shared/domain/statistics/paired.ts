import { fisherExact, wilson, type Interval } from './intervals.ts';
import { twoSidedP } from './normal.ts';

export interface Rate {
  readonly k: number;
  readonly n: number;
}

/** People who were asked in both periods, by what they did. */
export interface Pairs {
  readonly always: number;
  readonly onlyBefore: number;
  readonly onlyDuring: number;
  readonly never: number;
  /** How many people each of them stands for: over 1 where only a part of them was looked at. */
  readonly each: number;
}

export interface RateChange {
  /** During minus before. */
  readonly difference: number;
  readonly interval: Interval;
  /** Two-sided, of this comparison alone. */
  readonly p: number;
}

/** Below so many expected in a cell the normal approximation is not used. */
const LEAST_EXPECTED = 5;
/** Up to so many who changed, the binomial distribution is summed; beyond, it is normal. */
const MOST_SUMMED = 1000;

const pairsOf = ({ always, onlyBefore, onlyDuring, never, each }: Pairs): number =>
  (always + onlyBefore + onlyDuring + never) * each;

/** Correlation of two answers of the same people, with Newcombe's correction for continuity. */
const phi = ({ always, onlyBefore, onlyDuring, never }: Pairs): number => {
  const margins =
    (always + onlyBefore) * (onlyDuring + never) * (always + onlyDuring) * (onlyBefore + never);
  if (margins === 0) return 0;
  const cross = always * never - onlyBefore * onlyDuring;
  const half = (always + onlyBefore + onlyDuring + never) / 2;
  return (cross > 0 ? Math.max(0, cross - half) : cross) / Math.sqrt(margins);
};

/** Two-sided exact test of McNemar: whether as many began as stopped. */
export const mcNemarExact = (began: number, stopped: number): number => {
  const n = began + stopped;
  let [term, sum] = [-n * Math.LN2, 0];
  for (let k = 0; k <= Math.min(began, stopped); k++) {
    sum += Math.exp(term);
    term += Math.log((n - k) / (k + 1));
  }
  return Math.min(1, 2 * sum);
};

/**
 * Change of a share from one period to the next where some, all or none of the people are the same;
 * null where nobody was asked in one. The Wilson limits of both shares are put together with the
 * correlation that the same people bring in (MOVER: Zou and Donner 2008): Newcombe's interval for
 * independent samples where nobody is in both, his interval for paired ones (method 10, 1998) where
 * all are.
 */
export const rateChange = (before: Rate, during: Rate, pairs: Pairs): RateChange | null => {
  const [wilsonBefore, wilsonDuring] = [wilson(before.k, before.n), wilson(during.k, during.n)];
  if (wilsonBefore === null || wilsonDuring === null) return null;
  const [shareBefore, shareDuring] = [before.k / before.n, during.k / during.n];
  const difference = shareDuring - shareBefore;
  const correlation = (phi(pairs) * pairsOf(pairs)) / Math.sqrt(before.n * during.n);
  const together = (a: number, b: number): number =>
    Math.sqrt(Math.max(0, a * a + b * b - 2 * correlation * a * b));
  return {
    difference,
    interval: [
      difference - together(shareDuring - wilsonDuring[0], wilsonBefore[1] - shareBefore),
      difference + together(wilsonDuring[1] - shareDuring, shareBefore - wilsonBefore[0]),
    ],
    p: pOf(before, during, pairs, correlation),
  };
};

const pOf = (before: Rate, during: Rate, pairs: Pairs, correlation: number): number => {
  const both = pairsOf(pairs);
  const changed = pairs.onlyBefore + pairs.onlyDuring;
  if (both === before.n && both === during.n && changed * pairs.each <= MOST_SUMMED)
    return mcNemarExact(pairs.onlyDuring, pairs.onlyBefore);
  const pooled = (before.k + during.k) / (before.n + during.n);
  const spread = pooled * (1 - pooled);
  const variance =
    spread * (1 / before.n + 1 / during.n - (2 * correlation) / Math.sqrt(before.n * during.n));
  const difference = during.k / during.n - before.k / before.n;
  const z =
    variance <= 0 ? (difference === 0 ? 1 : 0) : twoSidedP(difference / Math.sqrt(variance));
  if (Math.min(before.n, during.n) * Math.min(pooled, 1 - pooled) >= LEAST_EXPECTED) return z;
  const exact = fisherExact(during.k, during.n - during.k, before.k, before.n - before.k);
  // Fisher's test knows nothing of the same people: the more careful of the two counts.
  return both === 0 ? exact : Math.max(exact, z);
};
