import { expect, test } from 'vitest';
import { sumOfAll } from '../../../../shared/domain/statistics/sum.ts';

test('adds without losing what rounding drops', () => {
  expect(sumOfAll([])).toBe(0);
  expect(sumOfAll([1e100, 1, -1e100])).toBe(1);
  expect(sumOfAll(Array.from({ length: 300_000 }, () => 1 / 30))).toBeCloseTo(10_000, 12);
});
