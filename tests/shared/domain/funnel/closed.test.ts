import { expect, test } from 'vitest';
import { stepsReached, type FunnelEvent } from '../../../../shared/domain/funnel/closed.ts';

const DAY = 86_400_000;
const events = (...list: (readonly [day: number, step: number])[]): FunnelEvent[] =>
  list.map(([day, step]) => ({ atMs: day * DAY, step }));
const reached = (...list: (readonly [day: number, step: number])[]): number =>
  stepsReached(events(...list), 30 * DAY);

test('counts steps in their order only, and none without the first', () => {
  expect(reached()).toBe(0);
  expect(reached([1, 1], [2, 2])).toBe(0);
  expect(reached([1, 0], [2, 1], [3, 2])).toBe(3);
  expect(reached([1, 0], [2, 2], [3, 1])).toBe(2);
  expect(reached([2, 0], [1, 1])).toBe(1);
});

test('events of one instant happen in the declared order, however they are listed', () => {
  expect(reached([1, 2], [1, 1], [1, 0])).toBe(3);
});

test('the window is from the first step; its end is outside', () => {
  expect(reached([0, 0], [29.9, 1])).toBe(2);
  expect(reached([0, 0], [30, 1])).toBe(1);
  expect(reached([0, 0], [20, 1], [40, 2])).toBe(2);
});

test('any first step may be the beginning: the furthest counts', () => {
  expect(reached([0, 0], [20, 0], [40, 1])).toBe(2);
  expect(reached([0, 0], [1, 1], [50, 0])).toBe(2);
});
