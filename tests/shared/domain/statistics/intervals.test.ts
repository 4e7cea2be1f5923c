import { expect, it } from 'vitest';
import {
  fisherExact,
  isDetectable,
  wilson,
} from '../../../../shared/domain/statistics/intervals.ts';

it.each([
  [15, 148, 0.0624, 0.1605],
  [81, 263, 0.2553, 0.3662],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
])('gives Wilson’s interval of %i of %i as Newcombe printed it (1998)', (k, n, low, high) => {
  const [lo, hi] = wilson(k, n)!;
  expect(lo).toBeCloseTo(low, 4);
  expect(hi).toBeCloseTo(high, 4);
});

it('keeps Wilson’s interval within 0 and 1, and has none without a sample', () => {
  expect(wilson(0, 0)).toBeNull();
  expect(wilson(0, 3)![0]).toBe(0);
  expect(wilson(3, 3)![1]).toBe(1);
  for (const [k, n] of [
    [0, 1],
    [1, 1],
    [7, 9],
    [500_000, 1_000_000],
  ] as const) {
    const [lo, hi] = wilson(k, n)!;
    expect(lo).toBeLessThanOrEqual(k / n);
    expect(hi).toBeGreaterThanOrEqual(k / n);
  }
});

it('finds nothing where the interval crosses zero', () => {
  expect(isDetectable([0, 0.2])).toBe(false);
  expect(isDetectable([-0.1, 0.2])).toBe(false);
  expect(isDetectable([0.0524, 0.3339])).toBe(true);
  expect(isDetectable([-0.3339, -0.0524])).toBe(true);
});

it.each([
  [3, 1, 1, 3, 0.4857, 4],
  [1, 9, 11, 3, 0.002759, 6],
])('finds Fisher’s two-sided p of %i %i / %i %i', (a, b, c, d, p, digits) => {
  expect(fisherExact(a, b, c, d)).toBeCloseTo(p, digits);
});
