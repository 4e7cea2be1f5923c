import { expect, test } from 'vitest';
import { holm } from '../../../../shared/domain/statistics/holm.ts';
import { twoSidedP } from '../../../../shared/domain/statistics/normal.ts';

test('each p-value counts as often as there are others as large, and never less than a smaller one', () => {
  // Ascending 0.005 × 4, 0.01 × 3, 0.03 × 2, then 0.04 × 1, which may not fall below 0.06.
  const adjusted = holm([0.01, 0.04, 0.03, 0.005]);
  [0.03, 0.06, 0.06, 0.02].forEach((p, place) => expect(adjusted[place]).toBeCloseTo(p, 10));
  expect(holm([0.7, 0.9])).toEqual([1, 1]);
  expect(holm([])).toEqual([]);
});

test('the tails beyond the usual points of the normal distribution', () => {
  expect(twoSidedP(0)).toBeCloseTo(1, 6);
  expect(twoSidedP(1.959964)).toBeCloseTo(0.05, 6);
  expect(twoSidedP(-2.575829)).toBeCloseTo(0.01, 6);
  expect(twoSidedP(40)).toBeLessThan(1e-100);
});
