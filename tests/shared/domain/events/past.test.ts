import { expect, test } from 'vitest';
import {
  isBeforeToday,
  isTakenForDone,
  pastDates,
  stateTakenForDone,
} from '../../../../shared/domain/events/past.ts';
import { zoneClock } from '../../../../shared/domain/events/zone-clock.ts';

const shanghai = zoneClock('Asia/Shanghai');
const at = (date: string, time: string): number => shanghai.utcMs(date, time);
const nowMs = at('2026-12-10', '00:30');

const task = (endDate: string, change: { kind?: 'task' | 'phase'; done?: boolean } = {}) => ({
  kind: 'task' as const,
  startAtMs: at(endDate, '09:00'),
  endAtMs: at(endDate, '18:00'),
  ...change,
});

test('the past ends where today begins in the zone of the event', () => {
  expect(isBeforeToday(at('2026-12-09', '23:59'), nowMs, shanghai)).toBe(true);
  expect(isBeforeToday(at('2026-12-10', '00:00'), nowMs, shanghai)).toBe(false);
  // Half past midnight in Shanghai is yesterday's afternoon in London.
  expect(isBeforeToday(at('2026-12-09', '23:59'), nowMs, zoneClock('Europe/London'))).toBe(false);
});

test('counts open tasks that were to be done before today, phases apart', () => {
  const tasks = [
    task('2026-12-08'),
    task('2026-12-07', { done: true }),
    task('2026-12-06', { kind: 'phase' }),
    task('2026-12-09'),
    task('2026-12-10'),
  ];
  const event = { startAtMs: at('2026-12-12', '20:00'), endAtMs: at('2026-12-12', '21:30') };
  expect(pastDates(tasks, event, nowMs, shanghai)).toEqual({
    tasks: 2,
    first: '2026-12-08',
    event: 'ahead',
  });
  expect(pastDates(tasks.slice(4), event, nowMs, shanghai)).toBeNull();
  expect(pastDates([], null, nowMs, shanghai)).toBeNull();
});

test.each([
  ['2026-12-08', '2026-12-08', 'over', 'closed'],
  ['2026-12-09', '2026-12-10', 'begun', 'running'],
] as const)('an event from %s to %s is %s', (from, to, event, state) => {
  const span = { startAtMs: at(from, '20:00'), endAtMs: at(to, '21:30') };
  const past = pastDates([], span, nowMs, shanghai)!;
  expect(past).toEqual({ tasks: 0, first: null, event });
  expect(stateTakenForDone(past)).toBe(state);
});

test('of what is over everything is done, else only what lies before today', () => {
  const past = { tasks: 1, first: '2026-12-08', event: 'ahead' } as const;
  const over = { ...past, event: 'over' } as const;
  const done = (date: string, about: typeof past | typeof over, kind: 'task' | 'phase' = 'task') =>
    isTakenForDone(task(date, { kind }), about, nowMs, shanghai);
  expect(done('2026-12-09', past)).toBe(true);
  expect(done('2026-12-11', past)).toBe(false);
  expect(done('2026-12-11', over)).toBe(true);
  expect(done('2026-12-09', over, 'phase')).toBe(false);
  expect(stateTakenForDone(past)).toBeNull();
});
