import { expect, it } from 'vitest';
import { rfmScale, rfmScore, rfmScoreReversed } from '../../../../shared/domain/metrics/rfm.ts';
import { rfmCell, rfmSegment } from '../../../../shared/domain/metrics/rfm-segments.ts';

const scoresOf = (values: readonly number[]): number[] => {
  const scale = rfmScale(values)!;
  return values.map((value) => rfmScore(scale, value));
};

it('cuts distinct values at the nearest ranks of 20, 40, 60 and 80 %', () => {
  expect(rfmScale([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual({ cuts: [2, 4, 6, 8], scores: 5 });
  expect(scoresOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10])).toEqual([1, 1, 2, 2, 3, 3, 4, 4, 5, 5]);
  // Seven values: ranks 1.4, 2.8, 4.2, 5.6 are the 2nd, 3rd, 5th and 6th.
  expect(rfmScale([10, 20, 30, 40, 50, 60, 70])!.cuts).toEqual([20, 30, 50, 60]);
  // Ranks that are whole stay themselves: 3, 6, 9 and 12 of fifteen.
  expect(rfmScale(Array.from({ length: 15 }, (_, place) => place + 1))!.cuts).toEqual([
    3, 6, 9, 12,
  ]);
});

it('gives equal values equal scores, however many there are', () => {
  const orders = [1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 9];
  expect(rfmScale(orders)).toEqual({ cuts: [1, 2, 3, 4], scores: 5 });
  expect(scoresOf(orders)).toEqual([1, 1, 1, 1, 1, 1, 1, 1, 2, 2, 3, 4, 5]);
});

it('has fewer scores where there are fewer than five distinct values', () => {
  expect(rfmScale([1, 1, 2, 2, 7, 8])).toEqual({ cuts: [1, 2, 7], scores: 4 });
  expect(scoresOf([1, 1, 2, 2, 7, 8])).toEqual([1, 1, 2, 2, 3, 4]);
  expect(scoresOf([1, 1, 5])).toEqual([1, 1, 2]);
  expect(rfmScale([3, 3, 3])).toEqual({ cuts: [], scores: 1 });
  expect(scoresOf([3, 3, 3])).toEqual([1, 1, 1]);
  expect(rfmScale([])).toBeNull();
});

it('scores the fewest days highest', () => {
  const days = [0, 3, 3, 30, 54, 200];
  const scale = rfmScale(days)!;
  expect(days.map((value) => rfmScoreReversed(scale, value))).toEqual([5, 4, 4, 3, 2, 1]);
  const few = rfmScale([5, 40])!;
  expect([5, 40].map((value) => rfmScoreReversed(few, value))).toEqual([2, 1]);
});

it('orders negative amounts below the others', () => {
  expect(scoresOf([-500, 0, 100, 200, 300])).toEqual([1, 2, 3, 4, 5]);
});

it.each([
  [5, 5, 5, 'champions'],
  [5, 5, 4, 'potential-loyalist'],
  [3, 3, 2, 'potential-loyalist'],
  [2, 2, 2, 'loyal'],
  [4, 2, 4, 'loyal'],
  [3, 1, 3, 'promising'],
  [5, 1, 1, 'new'],
  [1, 3, 4, 'cannot-lose'],
  [1, 5, 4, 'at-risk'],
  [2, 2, 5, 'at-risk'],
  [2, 5, 3, 'need-attention'],
  [3, 1, 1, 'about-to-sleep'],
  [1, 1, 1, 'lost'],
  // In no range: often and long ago for little.
  [2, 5, 2, 'others'],
  [5, 4, 1, 'others'],
] as const)('segments R%s F%s M%s as %s', (r, f, m, segment) => {
  expect(rfmSegment({ r, f, m })).toBe(segment);
});

it.each([
  [10, 5, 900, 'important-value'],
  [10, 1, 900, 'important-development'],
  [90, 5, 900, 'important-retention'],
  [90, 1, 900, 'important-win-back'],
  [10, 5, 100, 'general-value'],
  [10, 1, 100, 'general-development'],
  [90, 5, 100, 'general-retention'],
  [90, 1, 100, 'general-win-back'],
  [50, 3, 500, 'important-value'],
] as const)(
  'puts %s days, %s orders, %s net against the means in %s',
  (days, orders, net, cell) => {
    const means = { days: 50, orders: 3, netMinor: 500 };
    expect(rfmCell({ days, orders, netMinor: net }, means)).toBe(cell);
  },
);
