import { expect, test } from 'vitest';
import {
  baselineDays,
  isLapsing,
  presence,
  type PresenceFacts,
} from '../../../../shared/domain/metrics/presence.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';

const today = '2026-11-24';
const every = (step: number, from: string, to: string): string[] => {
  const dates: string[] = [];
  for (let date = from; date <= to; date = addDays(date, step)) dates.push(date);
  return dates;
};
const facts = (
  activeDates: readonly string[],
  more: Partial<PresenceFacts> = {},
): PresenceFacts => ({
  joinedDate: '2024-05-01',
  leftDate: null,
  lastActiveDate: activeDates.at(-1) ?? null,
  firstRecordedDate: '2024-01-01',
  lastRecordedDate: today,
  activeDates,
  ...more,
});

test('the gauge is the rate of the last 30 days over that of up to 365 before', () => {
  // Baseline 2025-10-26 … 2026-10-25, every fifth day = 73 of 365 days: 6 in 30. Now 3 of 30.
  const dates = [...every(5, '2025-10-26', '2026-10-25'), '2026-10-26', '2026-11-10', '2026-11-20'];
  const found = presence(facts(dates), today);
  expect(found).toMatchObject({
    until: today,
    baseline: { from: '2025-10-26', to: '2026-10-25', days: 365, activeDays: 73 },
    expected: 6,
    gauge: 0.5,
    reason: null,
    lapsing: true,
  });
  // The fifth days from 2026-08-27 (61 to 72 of them) and from 2025-11-25 (6 to 72), and the three.
  expect(found.active).toEqual([3, 12 + 3, 67 + 3]);
  expect(presence(facts([...dates, '2026-11-24']), today)).toMatchObject({ lapsing: false });
});

test('a baseline needs 90 days since joining and since records began, and an act in them', () => {
  expect(baselineDays({ joinedDate: '2026-07-28', firstRecordedDate: null }, today)).toEqual({
    from: '2026-07-28',
    to: '2026-10-25',
  });
  expect(baselineDays({ joinedDate: '2026-07-29', firstRecordedDate: null }, today)).toBeNull();
  const known = { joinedDate: null, firstRecordedDate: '2026-08-01' };
  expect(baselineDays(known, today)).toBeNull();
  expect(presence(facts([], known), today)).toMatchObject({
    reason: 'short-baseline',
    gauge: null,
  });
  expect(presence(facts(['2026-11-20']), today)).toMatchObject({
    reason: 'no-baseline',
    gauge: null,
    expected: 0,
    active: [1, 1, 1],
  });
});

test('who left, and a workspace without records, have no gauge', () => {
  const left = presence(facts(['2026-11-20'], { leftDate: '2026-11-21' }), today);
  expect(left).toMatchObject({ reason: 'left', active: [1, 1, 1], gauge: null });
  const none = { firstRecordedDate: null, lastRecordedDate: null };
  expect(presence(facts([], none), today)).toMatchObject({ reason: 'no-data', until: null });
  expect(presence(facts([], { lastRecordedDate: '2026-10-25' }), today)).toMatchObject({
    reason: 'no-recent-data',
  });
});

test('a late import blames nobody: the 30 days end with the last recorded one', () => {
  const dates = every(3, '2025-10-01', '2026-11-14');
  const late = presence(facts(dates, { lastRecordedDate: '2026-11-14' }), today);
  expect(late).toMatchObject({ until: '2026-11-14', lapsing: false });
  expect(late.gauge).toBeCloseTo(1, 1);
});

test('an alert needs a fall by half, three expected days, and less than 60 quiet ones', () => {
  expect(isLapsing({ gauge: 0.5, expected: 3 }, 59)).toBe(true);
  expect(isLapsing({ gauge: 0.51, expected: 3 }, 59)).toBe(false);
  expect(isLapsing({ gauge: 0.5, expected: 2.99 }, 59)).toBe(false);
  expect(isLapsing({ gauge: 0, expected: 30 }, 60)).toBe(false);
});
