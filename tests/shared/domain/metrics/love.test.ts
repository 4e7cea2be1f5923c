import { expect, it } from 'vitest';
import { gravity, gravityGain } from '../../../../shared/domain/metrics/gravity.ts';
import {
  interactionWeight,
  love,
  orbitLevel,
  type WeightedActs,
} from '../../../../shared/domain/metrics/love.ts';

const act = (weight: number, date: string, count = 1): WeightedActs => ({ weight, date, count });

it('loves as the worked example of the Orbit model on 2020-02-20', () => {
  const of = (...acts: WeightedActs[]): number => love(acts, '2020-02-20');
  expect(of(act(1, '2019-11-14'), act(3, '2020-02-11'))).toBeCloseTo(3.729, 9);
  expect(of(act(1, '2019-12-21'))).toBeCloseTo(0.81, 9);
  expect(of(act(3, '2020-01-14'), act(3, '2020-01-20'))).toBeCloseTo(5.4, 9);
});

it('counts months of the calendar, not days', () => {
  expect(love([act(1, '2026-01-31')], '2026-02-01')).toBeCloseTo(0.9, 9);
  expect(love([act(1, '2026-01-01')], '2026-01-31')).toBe(1);
  expect(love([act(1, '2025-12-31')], '2026-01-01')).toBeCloseTo(0.9, 9);
  expect(love([act(2, '2025-11-30')], '2026-11-01')).toBeCloseTo(2 * 0.9 ** 12, 9);
});

it('counts every act of a day, nothing of days to come, and nobody as 0', () => {
  expect(love([act(2, '2026-11-24', 3)], '2026-11-24')).toBe(6);
  expect(love([act(3, '2026-12-01')], '2026-11-24')).toBe(0);
  expect(love([], '2026-11-24')).toBe(0);
});

it('weighs kinds by effort, unknown ones once', () => {
  expect(
    ['visit', 'like', 'message', 'comment', 'share', 'post', 'wave'].map((kind) =>
      interactionWeight(kind),
    ),
  ).toEqual([1, 1, 1, 2, 2, 3, 1]);
});

it.each([
  [7, 1],
  [1.5, 1],
  [1.4999, 2],
  [1, 2],
  [0.9999, 3],
  [0.5, 3],
  [0.4999, 4],
  [0, 4],
])('puts love %s on level %s: a bound belongs to the level it begins', (value, level) => {
  expect(orbitLevel(value)).toBe(level);
});

it('gravitates as the worked example of the Orbit model, January to March', () => {
  const january = { 4: 17, 3: 8, 2: 4, 1: 1 };
  const february = { 4: 15, 3: 9, 2: 5, 1: 1 };
  const march = { 4: 12, 3: 10, 2: 6, 1: 2 };
  expect([january, february, march].map(gravity)).toEqual([441, 504, 666]);
  const first = gravityGain(january, february);
  expect(first.gain).toBe(63);
  expect(first.perMember).toBeCloseTo(2.1, 9);
  const second = gravityGain(february, march);
  expect(second.gain).toBe(162);
  expect(second.perMember).toBeCloseTo(5.4, 9);
});

it('has no gravity per member where nobody is left', () => {
  const nobody = { 1: 0, 2: 0, 3: 0, 4: 0 };
  expect(gravity(nobody)).toBe(0);
  expect(gravityGain({ ...nobody, 4: 2 }, nobody)).toEqual({ gain: -2, perMember: null });
});
