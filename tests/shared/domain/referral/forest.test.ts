import { expect, it } from 'vitest';
import { pathTo, referralForest } from '../../../../shared/domain/referral/forest.ts';
import { directOf, measureForest } from '../../../../shared/domain/referral/measures.ts';

interface Given {
  readonly merged?: Readonly<Record<number, number>>;
  readonly staff?: readonly number[];
}

/** Pairs of referrer and referee, the earliest first. */
const forestOf = (
  pairs: readonly (readonly [number, number])[],
  { merged = {}, staff = [] }: Given = {},
) =>
  referralForest({
    referrers: Int32Array.from(pairs, ([referrer]) => referrer),
    referees: Int32Array.from(pairs, ([, referee]) => referee),
    top: Math.max(0, ...pairs.flat()),
    personOf: (member) => merged[member] ?? member,
    leftOut: (person) => staff.includes(person),
  });
const of = (list: Int32Array): number[] => [...list].slice(1);

it('measures a tree by hand: 1 brought 2 and 3, 2 brought 4, 4 brought 5, 6 brought 7', () => {
  const forest = forestOf([
    [1, 2],
    [2, 4],
    [1, 3],
    [4, 5],
    [6, 7],
  ]);
  expect(forest.cuts).toEqual([]);
  expect(of(forest.referrerOf)).toEqual([0, 1, 1, 2, 4, 0, 6]);
  const measured = measureForest(forest);
  expect(of(measured.descendants)).toEqual([4, 2, 0, 1, 0, 1, 0]);
  expect(of(measured.depth)).toEqual([3, 2, 0, 1, 0, 1, 0]);
  expect(of(measured.level)).toEqual([0, 1, 1, 2, 3, 0, 1]);
  expect(measured.generations).toEqual([2, 3, 1, 1]);
  expect([...measured.inviters]).toEqual([1, 2, 4, 6]);
  expect([1, 3].map((person) => directOf(measured, person))).toEqual([2, 0]);
  expect(pathTo(forest, 5)).toEqual([1, 2, 4, 5]);
  expect(pathTo(forest, 6)).toEqual([6]);
});

it('lists whom a person brought in the order of their referrals, not of their ids', () => {
  const { brought, from } = measureForest(
    forestOf([
      [1, 9],
      [1, 4],
      [1, 6],
    ]),
  );
  expect([...brought.subarray(from[1], from[2])]).toEqual([9, 4, 6]);
});

it('counts the earliest of two referrers and lists the other', () => {
  const forest = forestOf([
    [2, 3],
    [1, 3],
    [2, 3],
  ]);
  expect(forest.referrerOf[3]).toBe(2);
  expect(forest.cuts).toEqual([{ place: 1, kind: 'second' }]);
});

it('cuts a circle at its latest referral, wherever it is closed', () => {
  const three = forestOf([
    [1, 2],
    [2, 3],
    [3, 1],
  ]);
  expect(three.cuts).toEqual([{ place: 2, kind: 'cycle' }]);
  expect(of(three.referrerOf)).toEqual([0, 1, 2]);
  const two = forestOf([
    [3, 4],
    [2, 1],
    [1, 2],
    [4, 2],
  ]);
  // 2 is free again: the next who brought 2, outside the circle, counts.
  expect(two.cuts).toEqual([{ place: 2, kind: 'cycle' }]);
  expect(of(two.referrerOf)).toEqual([2, 4, 0, 3]);
});

it('drops what a merge made a person bring himself, and joins what was brought under two identities', () => {
  const forest = forestOf(
    [
      [1, 2],
      [2, 3],
      [4, 5],
      [1, 5],
    ],
    { merged: { 2: 1, 4: 1 } },
  );
  expect(forest.cuts).toEqual([{ place: 0, kind: 'self' }]);
  expect(forest.referrerOf[3]).toBe(1);
  expect(forest.referrerOf[5]).toBe(1);
  expect(measureForest(forest).descendants[1]).toBe(2);
  // 1 → 2 → 3, and 3 turns out to be 1.
  const circle = forestOf(
    [
      [1, 2],
      [2, 3],
    ],
    { merged: { 3: 1 } },
  );
  expect(circle.cuts).toEqual([{ place: 1, kind: 'cycle' }]);
});

it('leaves staff out on either side', () => {
  const forest = forestOf(
    [
      [9, 1],
      [1, 9],
      [1, 2],
    ],
    { staff: [9] },
  );
  expect(forest.cuts.map(({ kind }) => kind)).toEqual(['staff', 'staff']);
  expect(measureForest(forest).generations).toEqual([1, 1]);
});

it('is nothing of nobody', () => {
  expect(measureForest(forestOf([])).generations).toEqual([]);
});

it('joins a million referrals, a chain of half of them among them, in a moment', () => {
  const count = 1_000_000;
  const referees = Int32Array.from({ length: count }, (_, place) => place + 2);
  const referrers = referees.map((referee) => (referee <= count / 2 ? referee - 1 : referee >> 3));
  const forest = referralForest({
    referrers,
    referees,
    top: count + 1,
    personOf: (member) => member,
    leftOut: () => false,
  });
  const measured = measureForest(forest);
  expect(forest.cuts).toHaveLength(0);
  expect(measured.descendants[1]).toBe(count);
  expect(measured.depth[1]).toBeGreaterThanOrEqual(count / 2 - 1);
  expect(measured.generations.reduce((sum, one) => sum + one, 0)).toBe(count + 1);
});
