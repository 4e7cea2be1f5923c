import { expect, it } from 'vitest';
import {
  attainment,
  campaignScore,
  countFigure,
  missingFigure,
  quotientFigure,
  ratioFigure,
} from '../../../../shared/domain/metrics/figure.ts';

const base = {
  id: 'repurchase.rate',
  period: { from: '2026-09-07', to: '2026-10-11' },
  complete: true,
  entity: 'member',
} as const;

it('has no value and a reason without a denominator, never 0 %, NaN or ∞', () => {
  expect(ratioFigure(base, 0, 0, 'no-buyers')).toMatchObject({
    value: null,
    interval: null,
    reason: 'no-buyers',
  });
  expect(quotientFigure(base, 5, 0, 'no-members')).toMatchObject({
    value: null,
    interval: null,
    reason: 'no-members',
  });
  expect(missingFigure(base, 'not-started')).toMatchObject({
    value: null,
    numerator: null,
    n: 0,
    complete: false,
    reason: 'not-started',
  });
});

it('gives an interval to shares only', () => {
  expect(ratioFigure(base, 128, 343, 'no-buyers')).toMatchObject({ n: 343, reason: null });
  expect(ratioFigure(base, 128, 343, 'no-buyers').interval).not.toBeNull();
  expect(ratioFigure(base, 4, 3, 'no-buyers').interval).toBeNull();
  expect(quotientFigure(base, -3, 10, 'no-members')).toMatchObject({ value: -0.3, interval: null });
  expect(countFigure(base, 75, 3)).toMatchObject({ value: 75, denominator: null, n: 3 });
});

it.each([
  ['up', 80, 100, null, 0.8],
  ['up', 0, 100, null, 0],
  ['down', 12, 10, null, 0.8],
  ['down', 8, 10, null, 1.2],
  ['range', 5, 4, 6, 1],
  ['range', 3, 4, 6, 0.75],
  ['range', 9, 4, 6, 0.5],
  ['range', 30, 4, 6, 0],
  ['up', 5, 0, null, null],
  ['up', 5, null, null, null],
  ['up', null, 5, null, null],
] as const)('attains %s: %s of %s–%s is %s', (direction, actual, target, targetHigh, expected) => {
  const found = attainment(actual, { direction, target, targetHigh });
  if (expected === null) expect(found).toBeNull();
  else expect(found).toBeCloseTo(expected, 9);
});

it('scores what can be measured, by weight, each at 120 % at most', () => {
  expect(
    campaignScore([
      { attainment: 3, weight: 1 },
      { attainment: 0.6, weight: 1 },
      { attainment: null, weight: 8 },
      { attainment: 0, weight: 0 },
    ]),
  ).toBeCloseTo(0.9, 9);
  expect(campaignScore([{ attainment: null, weight: 1 }])).toBeNull();
  expect(campaignScore([])).toBeNull();
});
