import { expect, it } from 'vitest';
import { loyalty } from '../../../../shared/domain/metrics/loyalty.ts';
import { reach } from '../../../../shared/domain/metrics/reach.ts';

it('reaches by connections, direct 10 and indirect 1, fading by 0.9 a calendar month', () => {
  const of = (direct: number, indirect: number, lastActiveDate: string | null) =>
    reach({ direct, indirect, lastActiveDate }, '2026-11-24').value;
  expect(of(3, 7, '2026-11-02')).toBe(37);
  expect(of(3, 7, '2026-09-30')).toBeCloseTo(37 * 0.81, 9);
  expect(of(1, 0, '2026-12-01')).toBe(10);
  expect(of(0, 0, null)).toBe(0);
  expect(of(1, 0, null)).toBeNull();
});

it('counts the traits that hold of those that are known; unknown is no 0', () => {
  const all = { activeMonths: 4, bonds: { orders: 2, brought: 0 }, answers: 1, platforms: 2 };
  expect(loyalty(all)).toMatchObject({ score: 4, known: 4 });
  expect(
    loyalty({ activeMonths: 3, bonds: { orders: 1, brought: 0 }, answers: 0, platforms: 1 }),
  ).toMatchObject({ score: 0, known: 4 });
  expect(loyalty({ ...all, bonds: { orders: 0, brought: 1 } }).traits.trust).toBe(true);
  expect(loyalty({ activeMonths: 6, bonds: null, answers: null, platforms: 1 })).toEqual({
    traits: { activity: true, trust: null, feedback: null, platforms: false },
    score: 1,
    known: 2,
  });
  expect(
    loyalty({ activeMonths: null, bonds: null, answers: null, platforms: null }).score,
  ).toBeNull();
});
