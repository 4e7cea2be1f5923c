import { fisherExact, wilson, type Interval } from '../statistics/intervals.ts';
import { twoSidedP } from '../statistics/normal.ts';
import { inA, inB, type Parts } from './tally.ts';

export interface SetDifference {
  /** Share in A minus share in B. */
  readonly difference: number;
  readonly interval: Interval;
  /** Two-sided, of this comparison alone. */
  readonly p: number;
  /** Share in A over share in B; null where nobody of B has it. */
  readonly lift: number | null;
  /** The lesser number of people that tell the two apart. */
  readonly n: number;
}

interface Part {
  readonly k: number;
  readonly n: number;
  readonly weight: number;
}

/**
 * Difference of the shares of two sets that may overlap; null where nobody of one is known. The
 * sets are made of independent parts – only A, both, only B – and the difference is a weighted sum
 * of their shares: its interval puts the Wilson limits of the parts together as Newcombe does for
 * two (MOVER: Zou and Donner 2008), and is his own where nobody is in both.
 */
export const setDifference = (k: Parts, n: Parts): SetDifference | null => {
  const [nA, nB] = [inA(n), inB(n)];
  if (nA === 0 || nB === 0) return null;
  const parts = [
    { k: k.onlyA, n: n.onlyA, weight: n.onlyA / nA },
    // Exactly 0 where the sets are equally large: those in both count alike.
    { k: k.both, n: n.both, weight: (n.both * (nB - nA)) / (nA * nB) },
    { k: k.onlyB, n: n.onlyB, weight: -n.onlyB / nB },
  ].filter(({ n: size, weight }) => size > 0 && weight !== 0);
  const difference = inA(k) / nA - inB(k) / nB;
  let [below, above] = [0, 0];
  for (const part of parts) {
    const [low, high] = wilson(part.k, part.n)!;
    const p = part.k / part.n;
    const [down, up] = part.weight > 0 ? [p - low, high - p] : [high - p, p - low];
    below += (part.weight * down) ** 2;
    above += (part.weight * up) ** 2;
  }
  const left = n.onlyA > 0 ? parts[0] : parts.find(({ weight }) => weight > 0);
  const right = n.onlyB > 0 ? parts.at(-1) : parts.find(({ weight }) => weight < 0);
  return {
    difference,
    interval: [difference - Math.sqrt(below), difference + Math.sqrt(above)],
    p: left === undefined || right === undefined ? 1 : pOf(difference, parts, left, right),
    lift: inB(k) === 0 ? null : inA(k) / nA / (inB(k) / nB),
    // The same people in both: nothing tells them apart, and that is certain.
    n: Math.min(left?.n ?? nA, right?.n ?? nB),
  };
};

/** The pooled z test of the weighted sum; Fisher's exact test of the two ends where a cell would hold fewer than 5. */
const pOf = (difference: number, parts: readonly Part[], left: Part, right: Part): number => {
  const pooled = (left.k + right.k) / (left.n + right.n);
  const least = Math.min(left.n, right.n) * Math.min(pooled, 1 - pooled);
  if (least < 5) return fisherExact(left.k, left.n - left.k, right.k, right.n - right.k);
  const people = parts.reduce((total, part) => total + part.n, 0);
  const share = parts.reduce((total, part) => total + part.k, 0) / people;
  const variance = parts.reduce(
    (total, part) => total + (part.weight ** 2 * share * (1 - share)) / part.n,
    0,
  );
  return twoSidedP(difference / Math.sqrt(variance));
};
