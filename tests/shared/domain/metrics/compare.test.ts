import { expect, it } from 'vitest';
import { whyIncomparable } from '../../../../shared/domain/metrics/compare.ts';
import {
  countFigure,
  missingFigure,
  ratioFigure,
  type Figure,
} from '../../../../shared/domain/metrics/figure.ts';
import type { MetricId } from '../../../../shared/domain/metrics/registry.ts';

const base = (id: MetricId, from: string, to: string) =>
  ({ id, period: { from, to }, complete: true, entity: 'member' }) as const;
const share = (k: number, n: number, from: string, to: string): Figure =>
  ratioFigure(base('speaking.rate', from, to), k, n, 'no-members-at-end');

const before = share(48, 80, '2026-08-03', '2026-09-06');
const during = share(56, 70, '2026-09-07', '2026-10-11');

it('compares two equal spans that are over', () => {
  expect(whyIncomparable(before, during, '2026-10-12')).toBeNull();
});

it('does not compare what is running, unknown or of other lengths', () => {
  expect(whyIncomparable(before, during, '2026-10-11')).toBe('running');
  const missing = missingFigure(base('speaking.rate', '2026-08-03', '2026-09-06'), 'no-data');
  expect(whyIncomparable(missing, during, '2026-10-12')).toBe('unknown');
  const week = share(20, 80, '2026-08-31', '2026-09-06');
  expect(whyIncomparable(week, during, '2026-10-12')).toBe('lengths');
});

it('compares states at the end of a span whatever its length', () => {
  const total = (value: number, from: string, to: string) =>
    countFigure(base('members.total', from, to), value);
  expect(
    whyIncomparable(
      total(10, '2026-08-31', '2026-09-06'),
      total(12, '2026-09-07', '2026-10-11'),
      '2026-10-12',
    ),
  ).toBeNull();
});
