import { expect, it } from 'vitest';
import { splitByLargestRemainder } from '../../../../shared/domain/statistics/remainder.ts';

it('splits 10,000 cents over three equal touches without losing one', () => {
  expect(splitByLargestRemainder(10_000, [1, 1, 1])).toEqual([3_334, 3_333, 3_333]);
});

it('gives what is left to the largest remainders and adds up to the whole', () => {
  expect(splitByLargestRemainder(10, [1, 2, 4])).toEqual([1, 3, 6]);
  expect(splitByLargestRemainder(100, [40, 20, 40])).toEqual([40, 20, 40]);
  const parts = splitByLargestRemainder(9_999, [3, 0, 5, 7, 11, 13]);
  expect(parts.reduce((sum, part) => sum + part, 0)).toBe(9_999);
  expect(parts[1]).toBe(0);
});

it('gives nobody anything where there is no weight', () => {
  expect(splitByLargestRemainder(500, [0, 0])).toEqual([0, 0]);
  expect(splitByLargestRemainder(500, [])).toEqual([]);
});
