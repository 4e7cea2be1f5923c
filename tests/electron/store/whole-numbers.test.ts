import { expect, it } from 'vitest';
import {
  packAny,
  packAscending,
  unpackAny,
  unpackAscending,
} from '../../../electron/store/whole-numbers.ts';
import { seededRandom } from '../../../shared/domain/statistics/random.ts';

it('numbers in their order take a byte for each small step', () => {
  const values = [0, 1, 1, 128, 129, 20_000, 2_147_483_647];
  const bytes = packAscending(values);
  expect(bytes.length).toBe(1 + 1 + 1 + 1 + 1 + 3 + 5);
  const into = new Int32Array(9);
  expect(unpackAscending(bytes, into, 2)).toBe(9);
  expect([...into]).toEqual([0, 0, ...values]);
  expect(unpackAscending(packAscending([]), into)).toBe(0);
});

it.each([
  [[5, NaN, 5, 6]],
  [[-300, -1, 0, 7, NaN]],
  [[NaN, NaN]],
  [[]],
  [[Number.MAX_SAFE_INTEGER - 1, 0]],
  [[-2_147_483_648, 2_147_483_647]],
  [[1_778_000_000_123, 1_778_000_000_122]],
])('any whole numbers come back, and what nobody knows: %j', (values) => {
  const into = new Float64Array(values.length + 1);
  expect(unpackAny(packAny(values), into, NaN, 1)).toBe(values.length + 1);
  expect([...into.slice(1)]).toEqual(values);
});

it('random ones of every size come back', () => {
  const random = seededRandom('whole numbers');
  for (let nth = 0; nth < 300; nth += 1) {
    const size = 2 ** Math.floor(random() * 50);
    const values = Array.from({ length: 40 }, () =>
      random() < 0.1 ? NaN : Math.floor((random() - 0.3) * size),
    );
    const into = new Float64Array(40);
    unpackAny(packAny(values), into, NaN);
    expect([...into]).toEqual(values);
    const steps = values.map((value) => (Number.isNaN(value) ? 0 : Math.abs(value)) % 2 ** 31);
    const ascending = steps.toSorted((one, other) => one - other);
    const ids = new Int32Array(40);
    unpackAscending(packAscending(ascending), ids);
    expect([...ids]).toEqual(ascending);
  }
});
