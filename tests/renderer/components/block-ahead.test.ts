import { expect, it } from 'vitest';
import { aheadOf } from '../../../renderer/components/block-ahead.ts';

const TOTAL = 250;

const loading = () => {
  const asked: number[] = [];
  const state = { generation: 1, fails: new Set<number>() };
  const block = aheadOf<string>(
    ({ offset, limit }) => {
      asked.push(offset);
      if (state.fails.delete(offset)) return Promise.reject(new Error(`block ${offset}`));
      const rows = Array.from(
        { length: Math.min(limit, TOTAL - offset) },
        (_, place) => `${state.generation}.${offset + place}`,
      );
      return Promise.resolve({ rows, total: TOTAL });
    },
    () => state.generation,
  );
  const { signal } = new AbortController();
  const first = async (offset: number): Promise<string> =>
    (await block({ offset, limit: 100, sort: null, signal })).rows[0]!;
  return { asked, state, first };
};

it('has the next block before it is asked for, in either direction, and none beyond the ends', async () => {
  const { asked, first } = loading();
  expect(await first(0)).toBe('1.0');
  expect(asked).toEqual([0, 100]);
  expect(await first(100)).toBe('1.100');
  expect(await first(200)).toBe('1.200');
  expect(asked).toEqual([0, 100, 200]);
  expect(await first(100)).toBe('1.100');
  expect(asked).toEqual([0, 100, 200, 100, 0]);
  expect(await first(0)).toBe('1.0');
  expect(asked).toEqual([0, 100, 200, 100, 0]);
});

it('asks again for what failed ahead, or was loaded before something changed', async () => {
  const { asked, state, first } = loading();
  state.fails.add(100);
  await first(0);
  expect(await first(100)).toBe('1.100');
  state.generation = 2;
  expect(await first(200)).toBe('2.200');
  expect(asked).toEqual([0, 100, 100, 200, 200]);
});
