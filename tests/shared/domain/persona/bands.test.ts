import { expect, test } from 'vitest';
import { ageBandOf, ageBands, birthdaysOf } from '../../../../shared/domain/persona/ages.ts';
import { hiddenCounts } from '../../../../shared/domain/persona/small.ts';
import { spendingBand, spendingRange, thirds } from '../../../../shared/domain/persona/spending.ts';

test('an age band begins on the birthday; without a year there is none', () => {
  expect(ageBandOf('2008-11-25', '2026-11-24')).toEqual({ band: '0-17' });
  expect(ageBandOf('2008-11-24', '2026-11-24')).toEqual({ band: '18-24' });
  expect(ageBandOf('1961-11-24', '2026-11-24')).toEqual({ band: '65+' });
  // Born on 29 February: a year older on 1 March.
  expect(ageBandOf('2008-02-29', '2026-02-28')).toEqual({ band: '0-17' });
  expect(ageBandOf('2008-02-29', '2026-03-01')).toEqual({ band: '18-24' });
  expect(ageBandOf('--11-24', '2026-11-24')).toEqual({ reason: 'no-year' });
  expect(ageBandOf('2026-11-25', '2026-11-24')).toEqual({ reason: 'impossible' });
  expect(ageBandOf('1890-01-01', '2026-11-24')).toEqual({ reason: 'impossible' });
  expect(ageBandOf(null, '2026-11-24')).toEqual({ reason: 'blank' });
});

test.each(['2026-11-24', '2026-02-28', '2028-02-29', '2027-03-01'])(
  'the birthdays of a band on %s are those in it, end to end',
  (day) => {
    const spans = ageBands.map(({ key }) => ({ key, ...birthdaysOf(key, day) }));
    expect(spans[0]!.to).toBe(day);
    for (const { key, from, to } of spans) {
      expect(ageBandOf(from, day)).toEqual({ band: key });
      expect(ageBandOf(to, day)).toEqual({ band: key });
    }
    const nextDay = (date: string) =>
      new Date(Date.parse(`${date}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
    spans.slice(1).forEach(({ to }, place) => expect(nextDay(to)).toBe(spans[place]!.from));
  },
);

test('buyers in thirds by nearest rank; equal amounts stay together', () => {
  expect(thirds([1, 2, 3, 4, 5, 6, 7, 8, 9])).toEqual([3, 6]);
  expect(thirds([1, 1, 1, 1, 5])).toEqual([1]);
  expect(thirds([4, 4, 4])).toEqual([]);
  expect(thirds([])).toEqual([]);
});

test('a limit is the last amount of its band, and the range of a band says the same', () => {
  const limits = [100, 500];
  expect([-5, 100, 101, 500, 501].map((net) => spendingBand(limits, net))).toEqual([1, 1, 2, 2, 3]);
  expect([1, 2, 3].map((band) => spendingRange(limits, band))).toEqual([
    { from: null, to: 100 },
    { from: 101, to: 500 },
    { from: 501, to: null },
  ]);
  expect(spendingRange([], spendingBand([], 7))).toEqual({ from: null, to: null });
});

test('one hidden count of a total takes the least other one with it', () => {
  expect(hiddenCounts([40, 12, 3, 0], true)).toEqual([false, true, true, false]);
  expect(hiddenCounts([40, 12, 3, 4], true)).toEqual([false, false, true, true]);
  expect(hiddenCounts([40, 12, 3], false)).toEqual([false, false, true]);
  expect(hiddenCounts([40, 12, 5], true)).toEqual([false, false, false]);
});
