import { expect, test } from 'vitest';
import { neededPerDay, paceOf, type PaceKind } from '../../../../shared/domain/metrics/pace.ts';

const running = { days: 10, daysOver: 4, begun: true };
const over = { days: 10, daysOver: 10, begun: true };
const up = (target: number | null) => ({ target, targetHigh: null, direction: 'up' as const });
const down = (target: number) => ({ target, targetHigh: null, direction: 'down' as const });
const range = (target: number, targetHigh: number) => ({
  target,
  targetHigh,
  direction: 'range' as const,
});
const value = (one: number | null, interval: readonly [number, number] | null = null) => ({
  value: one,
  interval,
});
const stateOf = (
  kind: PaceKind,
  ...rest: Parameters<typeof paceOf> extends [unknown, ...infer R] ? R : never
) => {
  const { state, off } = paceOf(kind, ...rest);
  return off ? `${state}!` : state;
};

// 100 wanted in 10 days: after 4 days 40 are expected, and 38 to 42 are on course.
test.each([
  [37, 'behind!', 92.5],
  [38, 'on', 95],
  [42, 'on', 105],
  [43, 'ahead', 107.5],
  [0, 'behind!', 0],
])('%d of 100 after 4 of 10 days is %s, %d at the end', (actual, state, projection) => {
  expect(stateOf('adds', up(100), value(actual), running)).toBe(state);
  const pace = paceOf('adds', up(100), value(actual), running);
  expect(pace.expected).toBe(40);
  expect(pace.projection).toBeCloseTo(projection, 9);
});

test('where less is better, fewer than expected by now is ahead, none of none is on course', () => {
  expect(stateOf('adds', down(100), value(30), running)).toBe('ahead');
  expect(stateOf('adds', down(100), value(41), running)).toBe('on');
  expect(stateOf('adds', down(100), value(50), running)).toBe('behind!');
  expect(stateOf('adds', down(0), value(0), running)).toBe('on');
  expect(stateOf('adds', down(0), value(1), running)).toBe('behind!');
});

// 100 to 200 in 10 days: 40 to 80 by now, 38 to 84 with the slack.
test('a range can be missed at both ends', () => {
  expect(stateOf('adds', range(100, 200), value(37), running)).toBe('behind!');
  expect(stateOf('adds', range(100, 200), value(60), running)).toBe('on');
  expect(stateOf('adds', range(100, 200), value(85), running)).toBe('ahead!');
});

// From 500 to 600 in 10 days: 540 by now; 530 is 30 in 4 days, 75 in 10.
test('what grows is measured from where it stood', () => {
  expect(paceOf('grows', up(600), value(530), running, 500)).toEqual({
    ...{ state: 'behind', reason: null, expected: 540, projection: 575, off: true },
  });
  expect(stateOf('grows', up(600), value(540), running, 500)).toBe('on');
  expect(paceOf('grows', up(600), value(540), running).reason).toBe('no-start');
});

test('a share is on course while its interval holds the target', () => {
  expect(stateOf('level', up(0.7), value(0.65, [0.6, 0.72]), running)).toBe('on');
  expect(stateOf('level', up(0.7), value(0.5, [0.45, 0.55]), running)).toBe('behind!');
  expect(stateOf('level', up(0.7), value(0.9, [0.8, 0.95]), running)).toBe('ahead');
  expect(stateOf('level', down(0.2), value(0.5, [0.4, 0.6]), running)).toBe('behind!');
  expect(stateOf('level', range(10, 20), value(25), running)).toBe('ahead!');
  expect(paceOf('level', up(0.7), value(0.65), { ...running, daysOver: 0 })).toMatchObject({
    ...{ state: 'behind', expected: 0.7, projection: 0.65 },
  });
});

test('what comes unevenly is told only once it is reached', () => {
  expect(paceOf('uneven', up(100), value(60), running)).toMatchObject({
    ...{ state: 'unknown', reason: 'uneven', expected: null, projection: null, off: false },
  });
  expect(stateOf('uneven', up(100), value(100), running)).toBe('ahead');
  expect(paceOf('uneven', down(100), value(60), running).reason).toBe('uneven');
  expect(stateOf('uneven', up(100), value(99), over)).toBe('behind!');
});

test('nothing is told without a target, an actual value, a day that is over, or a start', () => {
  const reason = (...args: Parameters<typeof paceOf>) => paceOf(...args).reason;
  expect(reason('adds', up(null), value(1), running)).toBe('no-target');
  expect(reason('adds', up(100), value(null), running)).toBe('no-actual');
  expect(reason('adds', up(100), null, running)).toBe('no-actual');
  expect(reason('adds', up(0), value(5), running)).toBe('zero-target');
  expect(reason('adds', up(100), value(0), { ...running, daysOver: 0, begun: false })).toBe(
    'not-started',
  );
  expect(reason('adds', up(100), value(9), { ...running, daysOver: 0 })).toBe('first-day');
});

test('a campaign of one day is told when the day is over', () => {
  const day = { days: 1, daysOver: 0, begun: true };
  expect(paceOf('adds', up(10), value(9), day).reason).toBe('first-day');
  expect(paceOf('adds', up(10), value(9), { ...day, daysOver: 1 })).toEqual({
    ...{ state: 'behind', reason: null, expected: 10, projection: 9, off: true },
  });
});

test('when all days are over only the target counts, without slack', () => {
  expect(stateOf('adds', up(100), value(99), over)).toBe('behind!');
  expect(stateOf('adds', up(100), value(100), over)).toBe('on');
  expect(stateOf('adds', up(100), value(101), over)).toBe('ahead');
  expect(stateOf('adds', range(100, 200), value(200), over)).toBe('on');
  expect(stateOf('level', up(0.7), value(0.65, [0.6, 0.72]), over)).toBe('behind!');
});

// 60 are missing and 6 days are left.
test('what is missing is spread over the days that are left', () => {
  expect(neededPerDay('adds', 100, 40, running)).toBe(10);
  expect(neededPerDay('adds', 100, 100, running)).toBeNull();
  expect(neededPerDay('adds', 100, 40, over)).toBeNull();
  expect(neededPerDay('level', 0.7, 0.4, running)).toBeNull();
});
