import { expect, test } from 'vitest';
import { meanChange, type Contribution } from '../../../../shared/domain/statistics/bootstrap.ts';

const one = (
  before: number,
  beforeWeight: number,
  during: number,
  duringWeight: number,
  times = 1,
): Contribution => ({ before, beforeWeight, during, duringWeight, times });

const sumOf = (rows: readonly Contribution[], key: keyof Contribution): number =>
  rows.reduce((sum, row) => sum + row[key] * row.times, 0);
const differenceOf = (rows: readonly Contribution[]): number =>
  sumOf(rows, 'during') / sumOf(rows, 'duringWeight') -
  sumOf(rows, 'before') / sumOf(rows, 'beforeWeight');
const changeOf = (rows: readonly Contribution[], seed = 'messages.per_member 2026-10') =>
  meanChange(rows, { seed, part: 1, difference: differenceOf(rows) })!;

/** Every way to draw the people again, each as likely: what the means differ by, ascending. */
const everyDraw = (people: readonly Contribution[]): number[] => {
  const found: number[] = [];
  for (let draw = 0; draw < people.length ** people.length; draw++) {
    const drawn: Contribution[] = [];
    let rest = draw;
    for (let place = 0; place < people.length; place++) {
      drawn.push(people[rest % people.length]!);
      rest = Math.floor(rest / people.length);
    }
    found.push(differenceOf(drawn));
  }
  return found.sort((a, b) => a - b);
};

test('limits and p agree with every way to draw the same people again', () => {
  const people = [
    one(3, 1, 4, 1),
    one(0, 1, 9, 1),
    one(12, 1, 11, 1),
    one(1, 1, 0, 1),
    one(7, 1, 30, 1),
    one(2, 1, 5, 1),
  ];
  const draws = everyDraw(people);
  const { difference, interval, p } = changeOf(people);
  expect(difference).toBeCloseTo((59 - 25) / 6, 12);
  const share = (at: number): number => draws.filter((one) => one <= at).length / draws.length;
  // Four standard errors of 1,999 resamples.
  expect(Math.abs(share(interval[0]) - 0.025)).toBeLessThan(0.02);
  expect(Math.abs(share(interval[1]) - 0.975)).toBeLessThan(0.02);
  const exact = 2 * Math.min(share(0), draws.filter((one) => one >= 0).length / draws.length);
  expect(Math.abs(p - exact)).toBeLessThan(0.03);
});

test('the same figure has the same interval, alike people may be counted together', () => {
  const apart = [one(1, 1, 2, 1), one(1, 1, 2, 1), one(1, 1, 2, 1), one(5, 1, 0, 1)];
  const together = [one(1, 1, 2, 1, 3), one(5, 1, 0, 1)];
  expect(changeOf(apart)).toEqual(changeOf(together));
  expect(changeOf(apart)).toEqual(changeOf(apart));
  expect(changeOf(apart, 'another figure').difference).toBe(changeOf(apart).difference);
});

test('a person of many orders is drawn as one: the interval is wider than that of as many persons', () => {
  const many = (times: number, orders: number) => [
    one(100 * orders, orders, 150 * orders, orders, times),
    one(300 * orders, orders, 200 * orders, orders, times),
  ];
  const width = ({ interval: [low, high] }: { interval: readonly [number, number] }) => high - low;
  expect(width(changeOf(many(5, 8)))).toBeGreaterThan(1.5 * width(changeOf(many(40, 1))));
});

test('a part of many people gives nearly the interval of all', () => {
  const all = [one(1, 1, 2, 1, 800), one(5, 1, 4, 1, 600), one(0, 1, 3, 1, 600)];
  const part = all.map((row) => ({ ...row, times: row.times / 10 }));
  const whole = changeOf(all);
  const seen = meanChange(part, { seed: 'part', part: 0.1, difference: differenceOf(all) })!;
  expect(seen.interval[0]).toBeCloseTo(whole.interval[0], 1);
  expect(seen.interval[1]).toBeCloseTo(whole.interval[1], 1);
});

test('nobody in a period, or nearly nobody: nothing is said', () => {
  expect(meanChange([one(0, 0, 4, 1)], { seed: '', part: 1, difference: 0 })).toBeNull();
  expect(meanChange([], { seed: '', part: 1, difference: 0 })).toBeNull();
  expect(changeOf([one(4, 1, 0, 0), one(0, 0, 4, 1)])).toBeNull();
});
