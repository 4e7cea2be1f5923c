import { expect, test } from 'vitest';
import type { CampaignDetail, KpiState } from '../../../../shared/contract/campaigns.ts';
import { whatIsOff } from '../../../../shared/domain/metrics/campaign-off.ts';

const kpi = (uid: string, weight: number, pace: Partial<KpiState['pace']>): KpiState =>
  ({ uid, weight, pace: { state: 'on', reason: null, off: false, ...pace } }) as KpiState;
const detail = (kpis: KpiState[], more: Partial<CampaignDetail['campaign']> = {}): CampaignDetail =>
  ({
    ...{ kpis, days: 10, daysOver: 4 },
    campaign: { status: 'running', signedAtMs: 1, ...more },
  }) as CampaignDetail;
const spend = (budgetMinor: number | null, costMinor: number | null) => ({
  ...{ budgetMinor, costMinor, plannedMinor: null, from: null, otherCurrency: 0, open: 0 },
});

test('KPIs that are behind, past a range, unknown or without a target are named by weight', () => {
  const off = whatIsOff(
    detail([
      kpi('a', 1, { state: 'behind', off: true }),
      kpi('b', 3, { state: 'ahead', off: true }),
      kpi('c', 2, { state: 'unknown', reason: 'no-actual' }),
      kpi('d', 0, { state: 'unknown', reason: 'no-target' }),
      kpi('e', 9, { state: 'unknown', reason: 'uneven' }),
      kpi('f', 9, { state: 'ahead' }),
    ]),
    null,
  );
  expect(off.map((one) => [one.kind, 'kpi' in one ? one.kpi.uid : ''])).toEqual([
    ['too-high', 'b'],
    ['unmeasured', 'c'],
    ['behind', 'a'],
    ['no-target', 'd'],
  ]);
});

test('money is off when it is more than the budget, or runs more than a fifth ahead of time', () => {
  const of = (...args: Parameters<typeof spend>) => whatIsOff(detail([]), spend(...args));
  expect(of(100, 101)).toEqual([{ kind: 'over-budget', byMinor: 1 }]);
  expect(of(100, 61)).toEqual([{ kind: 'fast-spending', spent: 0.61, elapsed: 0.4 }]);
  expect(of(100, 60)).toEqual([]);
  expect(of(null, 60)).toEqual([]);
  expect(of(0, 0)).toEqual([]);
  expect(whatIsOff({ ...detail([]), daysOver: 10 }, spend(100, 100))).toEqual([]);
});

test('nothing is off before the start; a contract that nobody signed is, after it', () => {
  const kpis = [kpi('a', 1, {})];
  expect(whatIsOff(detail(kpis, { status: 'planned', signedAtMs: null }), null)).toEqual([]);
  expect(whatIsOff(detail(kpis, { signedAtMs: null }), null)).toEqual([{ kind: 'unsigned' }]);
});
