import { expect, test } from 'vitest';
import {
  firstActiveDays,
  isWhole,
  stickinessOf,
  trailingActive,
} from '../../../../shared/domain/metrics/active-days.ts';
import { dayNumber } from '../../../../shared/domain/values/days.ts';
import { activeDays } from '../../../support/active-days.ts';

const on = (days: Parameters<typeof trailingActive>[0], span: number, from: string, to: string) => [
  ...trailingActive(days, span, dayNumber(from), dayNumber(to)),
];

/** 1 on two days with four between, 2 on the last of the year, 3 daily for three days. */
const days = activeDays(
  ['2025-12-28', '2026-01-02'],
  ['2025-12-31'],
  ['2025-12-30', '2025-12-31', '2026-01-01'],
);

test('active per day, distinct in the seven and thirty days that end with it', () => {
  expect(on(days, 1, '2025-12-27', '2026-01-03')).toEqual([0, 1, 0, 1, 2, 1, 1, 0]);
  // 28th: 1 · 29th: 1 · 30th: 1, 3 · 31st to 2 January: all · until 6 January 2 counts, until 7 January 3.
  expect(on(days, 7, '2025-12-28', '2026-01-09')).toEqual([1, 1, 2, 3, 3, 3, 3, 3, 3, 3, 2, 1, 0]);
  expect(on(days, 30, '2026-01-26', '2026-02-01')).toEqual([3, 3, 3, 3, 2, 1, 0]);
});

test('a span counts who was active before its first day, and nobody who comes later', () => {
  expect(on(days, 7, '2026-01-02', '2026-01-02')).toEqual([3]);
  expect(on(days, 7, '2025-12-20', '2025-12-21')).toEqual([0, 0]);
});

test('the same as a count of sets, for many persons and days', () => {
  let state = 7;
  const next = (below: number) => (state = (state * 48271) % 2147483647) % below;
  const many = activeDays(
    ...Array.from({ length: 60 }, () =>
      [...new Set(Array.from({ length: 1 + next(9) }, () => next(90)))].map((day) =>
        new Date(Date.UTC(2026, 1, 1 + day)).toISOString().slice(0, 10),
      ),
    ),
  );
  for (const span of [1, 7, 30]) {
    const found = trailingActive(many, span, many.firstDay, many.firstDay + 95);
    found.forEach((count, place) => {
      const seen = new Set<number>();
      for (let day = Math.max(0, place - span + 1); day <= place; day += 1)
        for (let at = many.starts[day] ?? 0; at < (many.starts[day + 1] ?? 0); at += 1)
          seen.add(many.persons[at]!);
      expect(count).toBe(seen.size);
    });
  }
});

test('a month is whole on its thirtieth recorded day', () => {
  const first = dayNumber('2026-03-01');
  expect(isWhole(30, dayNumber('2026-03-29'), first)).toBe(false);
  expect(isWhole(30, dayNumber('2026-03-30'), first)).toBe(true);
  expect(isWhole(7, dayNumber('2026-03-07'), first)).toBe(true);
});

test('stickiness is the mean of thirty days over who was active in them; of nobody none', () => {
  const daily = [...Array<number>(28).fill(0), 4, 2];
  expect(stickinessOf(daily, 5)).toEqual({ value: 6 / 30 / 5, activeDays: 6 });
  expect(stickinessOf(Array<number>(30).fill(0), 0).value).toBeNull();
});

test('the first active day of each', () => {
  expect([...firstActiveDays(days)]).toEqual([
    -1,
    dayNumber('2025-12-28'),
    dayNumber('2025-12-31'),
    dayNumber('2025-12-30'),
  ]);
});
