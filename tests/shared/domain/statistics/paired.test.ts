import { expect, test } from 'vitest';
import {
  fisherExact,
  isDetectable,
  wilson,
} from '../../../../shared/domain/statistics/intervals.ts';
import {
  mcNemarExact,
  rateChange,
  type Pairs,
} from '../../../../shared/domain/statistics/paired.ts';

const pairs = (always: number, onlyDuring: number, onlyBefore: number, never: number): Pairs => ({
  always,
  onlyDuring,
  onlyBefore,
  never,
  each: 1,
});
const nobody = pairs(0, 0, 0, 0);

/** Everybody is in both periods. */
const paired = (one: Pairs) => {
  const n = one.always + one.onlyBefore + one.onlyDuring + one.never;
  return rateChange(
    { k: one.always + one.onlyBefore, n },
    { k: one.always + one.onlyDuring, n },
    one,
  )!;
};

test('the same people: intervals of Newcombe 1998, method 10, as published', () => {
  // Altman et al., Statistics with Confidence (2000), table 6.2: 12.2 %, 1.1 to 22.6 %.
  const altman = paired(pairs(14, 5, 0, 22));
  expect(altman.difference).toBeCloseTo(0.122, 3);
  expect(altman.interval[0]).toBeCloseTo(0.011, 3);
  expect(altman.interval[1]).toBeCloseTo(0.226, 3);
  // Bentur 2009 in Fagerland, Lydersen and Laake (2014): −0.507 to −0.026.
  const bentur = paired(pairs(1, 1, 7, 12));
  expect(bentur.interval[0]).toBeCloseTo(-0.507, 3);
  expect(bentur.interval[1]).toBeCloseTo(-0.026, 3);
});

test('other people: the interval of Newcombe for independent samples', () => {
  const apart = (k1: number, n1: number, k2: number, n2: number) =>
    rateChange({ k: k1, n: n1 }, { k: k2, n: n2 }, nobody);
  const { difference, interval } = apart(48, 80, 56, 70)!;
  expect(difference).toBeCloseTo(0.2, 4);
  expect(interval[0]).toBeCloseTo(0.0524, 4);
  expect(interval[1]).toBeCloseTo(0.3339, 4);
  // As Newcombe 1998 (method 10) puts the limits of both shares together.
  const [before, during] = [wilson(48, 80)!, wilson(56, 70)!];
  expect(interval[0]).toBeCloseTo(0.2 - Math.hypot(0.8 - during[0], before[1] - 0.6), 12);
  expect(interval[1]).toBeCloseTo(0.2 + Math.hypot(during[1] - 0.8, 0.6 - before[0]), 12);
  expect(isDetectable(interval)).toBe(true);
  const back = apart(56, 70, 48, 80)!;
  expect(back.difference).toBeCloseTo(-0.2, 4);
  expect(isDetectable(back.interval)).toBe(true);
  expect(isDetectable(apart(9, 30, 10, 30)!.interval)).toBe(false);
  expect(apart(0, 0, 1, 2)).toBeNull();
  expect(apart(1, 2, 0, 0)).toBeNull();
});

test('the more people are the same and do the same, the narrower the interval', () => {
  const width = (one: Pairs): number => {
    const { interval } = rateChange({ k: 48, n: 80 }, { k: 56, n: 80 }, one)!;
    return interval[1] - interval[0];
  };
  const apart = width(nobody);
  const half = width(pairs(22, 6, 2, 10));
  const all = width(pairs(44, 12, 4, 20));
  expect(half).toBeLessThan(apart);
  expect(all).toBeLessThan(half);
});

test('a part that stands for all gives what all give', () => {
  const before = { k: 4800, n: 8000 };
  const during = { k: 5600, n: 8000 };
  const all = rateChange(before, during, pairs(4400, 1200, 400, 2000))!;
  const part = rateChange(before, during, { ...pairs(440, 120, 40, 200), each: 10 })!;
  // The correction for continuity alone differs.
  expect(part.interval[0]).toBeCloseTo(all.interval[0], 4);
  expect(part.p).toBeCloseTo(all.p, 6);
});

test('McNemar: every way in which those who changed could have changed is counted', () => {
  for (const [began, stopped] of [
    [5, 0],
    [1, 7],
    [3, 4],
    [6, 6],
    [0, 0],
  ] as const) {
    const n = began + stopped;
    const observed = Math.abs(began - stopped);
    let as = 0;
    for (let ways = 0; ways < 2 ** n; ways++) {
      const up = ways.toString(2).replaceAll('0', '').length;
      if (Math.abs(2 * up - n) >= observed) as += 1;
    }
    expect(mcNemarExact(began, stopped)).toBeCloseTo(as / 2 ** n, 12);
  }
  expect(paired(pairs(14, 5, 0, 22)).p).toBeCloseTo(0.0625, 12);
});

test('few expected: Fisher decides where the people are others, the more careful where some are the same', () => {
  expect(rateChange({ k: 1, n: 4 }, { k: 3, n: 4 }, nobody)!.p).toBeCloseTo(0.4857, 4);
  const some = rateChange({ k: 1, n: 4 }, { k: 3, n: 4 }, pairs(1, 1, 0, 0))!.p;
  expect(some).toBeGreaterThanOrEqual(fisherExact(3, 1, 1, 3));
});

test('nobody asked in one period: no change to speak of; nobody changed: no difference', () => {
  expect(rateChange({ k: 0, n: 0 }, { k: 3, n: 4 }, nobody)).toBeNull();
  const same = paired(pairs(20, 0, 0, 20));
  expect(same.difference).toBe(0);
  expect(same.p).toBe(1);
  expect(same.interval[0]).toBeLessThan(0);
  expect(same.interval[1]).toBeGreaterThan(0);
  for (const none of [pairs(0, 0, 0, 9), pairs(9, 0, 0, 0)]) {
    expect(paired(none)).toMatchObject({ difference: 0, p: 1 });
    expect(paired(none).interval.every(Number.isFinite)).toBe(true);
  }
});

/** Chances of 0…n successes. */
const binomial = (n: number, share: number): number[] => {
  const chances = [(1 - share) ** n];
  for (let k = 1; k <= n; k++)
    chances.push((chances[k - 1]! * (n - k + 1) * share) / (k * (1 - share)));
  return chances;
};
const factorial = (n: number): number => (n < 2 ? 1 : n * factorial(n - 1));

test('the true difference lies in the interval in about 95 of 100: all outcomes counted', () => {
  // 12 people in both periods, 6 more before, 5 more during.
  const [both, moreBefore, moreDuring] = [12, 6, 5];
  const truths = [
    { always: 0.3, onlyDuring: 0.3, onlyBefore: 0.1 },
    { always: 0.5, onlyDuring: 0.1, onlyBefore: 0.1 },
    { always: 0.2, onlyDuring: 0.1, onlyBefore: 0.3 },
  ];
  for (const truth of truths) {
    const before = truth.always + truth.onlyBefore;
    const during = truth.always + truth.onlyDuring;
    const never = 1 - before - truth.onlyDuring;
    const others = [binomial(moreBefore, before), binomial(moreDuring, during)] as const;
    let covered = 0;
    for (let always = 0; always <= both; always++)
      for (let up = 0; up + always <= both; up++)
        for (let down = 0; down + up + always <= both; down++) {
          const rest = both - always - up - down;
          const chance =
            (factorial(both) /
              (factorial(always) * factorial(up) * factorial(down) * factorial(rest))) *
            truth.always ** always *
            truth.onlyDuring ** up *
            truth.onlyBefore ** down *
            never ** rest;
          for (const [kBefore, chanceBefore] of others[0].entries())
            for (const [kDuring, chanceDuring] of others[1].entries()) {
              const { interval } = rateChange(
                { k: always + down + kBefore, n: both + moreBefore },
                { k: always + up + kDuring, n: both + moreDuring },
                pairs(always, up, down, rest),
              )!;
              if (interval[0] <= during - before && during - before <= interval[1])
                covered += chance * chanceBefore * chanceDuring;
            }
        }
    expect(covered).toBeGreaterThan(0.93);
    expect(covered).toBeLessThan(0.99);
  }
});
