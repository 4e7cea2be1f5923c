import { expect, test } from 'vitest';
import { lanesOf } from '../../../../shared/domain/periods/lanes.ts';

const week = { from: '2026-11-02', to: '2026-11-08' };
const shown = (...periods: (readonly [from: string, to: string])[]) =>
  lanesOf(
    periods.map(([from, to]) => ({ from: `2026-${from}`, to: `2026-${to}` })),
    week,
  ).map((lane) =>
    lane.map(({ thing, days }) => `${thing === null ? '-' : thing.from.slice(5)} ${days}`),
  );

test('periods stand in one lane while they do not meet, cut at the ends of the week', () => {
  expect(shown(['10-30', '11-03'], ['11-05', '11-06'])).toEqual([
    ['10-30 2', '- 1', '11-05 2', '- 2'],
  ]);
  expect(shown(['11-07', '11-20'])).toEqual([['- 5', '11-07 2']]);
});

test('those that meet stand below each other; a lane is used again as soon as it is free', () => {
  expect(shown(['11-02', '11-04'], ['11-04', '11-08'], ['11-05', '11-05'])).toEqual([
    ['11-02 3', '11-05 1', '- 3'],
    ['- 2', '11-04 5'],
  ]);
});

test('what lies outside takes no lane', () => {
  expect(shown(['10-01', '11-01'], ['11-09', '11-10'])).toEqual([]);
});
