import { expect, it } from 'vitest';
import {
  isComplete,
  isoWeek,
  lengthDays,
  nextPeriod,
  previousPeriod,
} from '../../../../shared/domain/periods/period.ts';

it.each([
  ['2025-12-29', '2026-W01'],
  ['2026-01-04', '2026-W01'],
  ['2027-01-01', '2026-W53'],
  ['2026-01-05', '2026-W02'],
  ['2024-12-30', '2025-W01'],
])('puts %s into ISO week %s', (date, week) => {
  expect(isoWeek(date)).toBe(week);
});

it('counts both ends of a period and finds the equal ones beside it', () => {
  const campaign = { from: '2026-09-07', to: '2026-10-11' };
  expect(lengthDays(campaign)).toBe(35);
  expect(previousPeriod(campaign)).toEqual({ from: '2026-08-03', to: '2026-09-06' });
  expect(nextPeriod(campaign)).toEqual({ from: '2026-10-12', to: '2026-11-15' });
  const day = { from: '2028-02-29', to: '2028-02-29' };
  expect(lengthDays(day)).toBe(1);
  expect(previousPeriod(day)).toEqual({ from: '2028-02-28', to: '2028-02-28' });
  expect(nextPeriod(day)).toEqual({ from: '2028-03-01', to: '2028-03-01' });
});

it('calls a period complete only when its last day is over', () => {
  const period = { from: '2026-09-07', to: '2026-10-11' };
  expect(isComplete(period, '2026-10-11')).toBe(false);
  expect(isComplete(period, '2026-10-12')).toBe(true);
});
