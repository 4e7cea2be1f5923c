import { expect, test } from 'vitest';
import { differenceInDifferences } from '../../../../shared/domain/statistics/did.ts';
import { rateChange } from '../../../../shared/domain/statistics/paired.ts';

const nobody = { always: 0, onlyBefore: 0, onlyDuring: 0, never: 0, each: 1 };

test('the difference of the changes; each end by its own side', () => {
  const found = differenceInDifferences(
    { difference: 0.2, interval: [0.17, 0.26] },
    { difference: 0.05, interval: [0.01, 0.13] },
  );
  expect(found.difference).toBeCloseTo(0.15, 12);
  expect(found.interval[0]).toBeCloseTo(0.15 - Math.hypot(0.03, 0.08), 12);
  expect(found.interval[1]).toBeCloseTo(0.15 + Math.hypot(0.06, 0.04), 12);
});

test('an interval that ends at zero is just at the level of 5 in 100', () => {
  const found = differenceInDifferences(
    { difference: 0.5, interval: [0.2, 0.8] },
    { difference: 0, interval: [-0.4, 0.4] },
  );
  expect(found.interval[0]).toBeCloseTo(0, 12);
  expect(found.p).toBeCloseTo(0.05, 6);
  const same = { difference: 0.1, interval: [0.1, 0.1] } as const;
  expect(differenceInDifferences(same, same)).toEqual({ difference: 0, interval: [0, 0], p: 1 });
});

/** Chances of 0…n successes. */
const binomial = (n: number, share: number): number[] => {
  const chances = [(1 - share) ** n];
  for (let k = 1; k <= n; k++)
    chances.push((chances[k - 1]! * (n - k + 1) * share) / (k * (1 - share)));
  return chances;
};

test('the true difference lies in the interval in about 95 of 100: all outcomes of four samples counted', () => {
  const n = 9;
  const shares = [0.3, 0.6, 0.4, 0.5] as const;
  const [a, b, c, d] = shares.map((share) => binomial(n, share)) as [
    number[],
    number[],
    number[],
    number[],
  ];
  const truth = shares[1] - shares[0] - (shares[3] - shares[2]);
  const change = (before: number, during: number) =>
    rateChange({ k: before, n }, { k: during, n }, nobody)!;
  let covered = 0;
  for (const [i, pa] of a.entries())
    for (const [j, pb] of b.entries()) {
      const own = change(i, j);
      for (const [k, pc] of c.entries())
        for (const [l, pd] of d.entries()) {
          const { interval } = differenceInDifferences(own, change(k, l));
          if (interval[0] <= truth && truth <= interval[1]) covered += pa * pb * pc * pd;
        }
    }
  expect(covered).toBeGreaterThan(0.93);
  expect(covered).toBeLessThan(0.99);
});
