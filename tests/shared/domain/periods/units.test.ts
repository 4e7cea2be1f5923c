import { expect, test } from 'vitest';
import { unitOf, unitPeriod } from '../../../../shared/domain/periods/units.ts';

const MONDAY = 1;
const SUNDAY = 0;
const weekOf = (date: string, weekStart: number) =>
  unitPeriod(unitOf(date, 'week', weekStart), 'week', weekStart);

test('a week that begins on Monday goes through the end of the year', () => {
  expect(weekOf('2025-12-29', MONDAY)).toEqual({ from: '2025-12-29', to: '2026-01-04' });
  expect(weekOf('2026-01-04', MONDAY)).toEqual({ from: '2025-12-29', to: '2026-01-04' });
  expect(weekOf('2027-01-01', MONDAY)).toEqual({ from: '2026-12-28', to: '2027-01-03' });
  expect(unitOf('2026-01-05', 'week', MONDAY) - unitOf('2025-12-31', 'week', MONDAY)).toBe(1);
});

test('a week begins on the day that the workspace says', () => {
  expect(weekOf('2026-01-04', SUNDAY)).toEqual({ from: '2026-01-04', to: '2026-01-10' });
  expect(weekOf('2026-01-03', SUNDAY)).toEqual({ from: '2025-12-28', to: '2026-01-03' });
  for (let weekStart = 0; weekStart < 7; weekStart += 1) {
    const { from } = weekOf('2026-07-15', weekStart);
    expect(new Date(`${from}T00:00:00Z`).getUTCDay()).toBe(weekStart);
  }
});

test('months follow each other over the year, days stand for themselves', () => {
  expect(unitOf('2026-01-01', 'month', MONDAY) - unitOf('2025-12-31', 'month', MONDAY)).toBe(1);
  expect(unitPeriod(unitOf('2028-02-10', 'month', MONDAY), 'month', MONDAY)).toEqual({
    from: '2028-02-01',
    to: '2028-02-29',
  });
  expect(unitPeriod(unitOf('1969-12-31', 'month', MONDAY), 'month', MONDAY).from).toBe(
    '1969-12-01',
  );
  expect(unitPeriod(unitOf('2026-03-08', 'day', MONDAY), 'day', MONDAY)).toEqual({
    from: '2026-03-08',
    to: '2026-03-08',
  });
});
