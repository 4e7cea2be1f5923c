import { expect, test } from 'vitest';
import { growthOf, growthRate, type Stay } from '../../../../shared/domain/metrics/growth.ts';

const spansOf = (length: number, ...persons: readonly (readonly Stay[])[]) => {
  const growth = growthOf(length);
  for (const stays of persons) growth.add(stays);
  return growth.spans();
};
const stay = (joined: number | null, left: number | null = null): readonly Stay[] => [
  { joined, left },
];

test('new, left and who is there at both ends of three spans', () => {
  const spans = spansOf(
    3,
    stay(-4),
    stay(-1, 1),
    stay(0),
    stay(1),
    stay(1, 2),
    stay(5),
    stay(2, 9),
  );
  expect(spans).toEqual([
    { start: 2, end: 3, joined: 1, left: 0, returned: 0, unknown: 0 },
    { start: 3, end: 4, joined: 2, left: 1, returned: 0, unknown: 0 },
    { start: 4, end: 4, joined: 1, left: 1, returned: 0, unknown: 0 },
  ]);
});

test('who joins and leaves within a span is new and left, and there at neither end', () => {
  expect(spansOf(2, stay(0, 0))).toEqual([
    { start: 0, end: 0, joined: 1, left: 1, returned: 0, unknown: 0 },
    { start: 0, end: 0, joined: 0, left: 0, returned: 0, unknown: 0 },
  ]);
});

test('who joined nobody knows when is there from before, never new, and counted as unknown', () => {
  expect(spansOf(2, stay(null), stay(null, 1))).toEqual([
    { start: 2, end: 2, joined: 0, left: 0, returned: 0, unknown: 2 },
    { start: 2, end: 1, joined: 0, left: 1, returned: 0, unknown: 1 },
  ]);
});

test('who is in two groups at a time is one, and who comes back is not new', () => {
  const [first, second, third] = spansOf(
    3,
    [...stay(0, 1), ...stay(0)],
    [...stay(-2, 0), ...stay(2)],
    [...stay(-2, 1), ...stay(1)],
  );
  expect(first).toMatchObject({ start: 2, end: 2, joined: 1, left: 1, returned: 0 });
  expect(second).toMatchObject({ start: 2, end: 2, joined: 0, left: 0 });
  expect(third).toMatchObject({ start: 2, end: 3, joined: 0, left: 0, returned: 1 });
});

test('growth of nobody is unknown, a loss is below zero', () => {
  expect(growthRate({ start: 0, end: 8 })).toBeNull();
  expect(growthRate({ start: 8, end: 6 })).toBe(-0.25);
});
