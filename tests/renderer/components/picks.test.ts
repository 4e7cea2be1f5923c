import { expect, test } from 'vitest';
import {
  countOf,
  inBlocks,
  isPicked,
  noPicks,
  toggled,
  withoutRange,
  withRange,
  type Picks,
} from '../../../renderer/components/picks.ts';

test('ranges that touch or overlap become one', () => {
  const picks = withRange(withRange(noPicks, 2, 4), 8, 9);
  expect(picks).toEqual([
    [2, 4],
    [8, 9],
  ]);
  expect(withRange(picks, 4, 8)).toEqual([[2, 9]]);
  expect(withRange(picks, 5, 7)).toEqual([
    [2, 4],
    [5, 7],
    [8, 9],
  ]);
  expect(withRange(picks, 0, 20)).toEqual([[0, 20]]);
  expect(withRange(picks, 3, 3)).toEqual(picks);
});

test('all of a million but two are three ranges', () => {
  const all: Picks = [[0, 1_000_000]];
  const picks = toggled(toggled(all, 0), 500_000);
  expect(picks).toEqual([
    [1, 500_000],
    [500_001, 1_000_000],
  ]);
  expect(countOf(picks)).toBe(999_998);
  expect(
    [0, 1, 499_999, 500_000, 500_001, 999_999, 1_000_000].map((at) => isPicked(picks, at)),
  ).toEqual([false, true, true, false, true, true, false]);
  expect(withoutRange(picks, 0, 1_000_000)).toEqual(noPicks);
});

test('any sequence of toggles picks the places toggled an odd number of times', () => {
  let picks = noPicks;
  const odd = new Set<number>();
  for (let step = 0, at = 7; step < 400; step += 1, at = (at * 31 + 11) % 53) {
    picks = toggled(picks, at);
    if (!odd.delete(at)) odd.add(at);
    expect(countOf(picks)).toBe(odd.size);
  }
  for (let at = 0; at < 53; at += 1) expect(isPicked(picks, at)).toBe(odd.has(at));
  expect(picks.every(([start], index) => index === 0 || picks[index - 1]![1] < start)).toBe(true);
});

test('blocks cover the same places', () => {
  expect(
    inBlocks(
      [
        [0, 5],
        [7, 8],
      ],
      2,
    ),
  ).toEqual([
    [0, 2],
    [2, 4],
    [4, 5],
    [7, 8],
  ]);
});
