import { expect, test } from 'vitest';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import { kpisOf } from '../../../../../electron/store/queries/campaigns/kpis.ts';
import {
  campaignDetail,
  requireCampaign,
} from '../../../../../electron/store/queries/campaigns/read.ts';
import { addKpi } from '../../../../../electron/store/queries/campaigns/save.ts';
import { campaignTrend } from '../../../../../electron/store/queries/campaigns/trend.ts';
import type { KpiMetric } from '../../../../../shared/domain/metrics/registry.ts';
import { at, campaignWith, idOf } from '../../../../support/campaign-store.ts';
import { change, storeOf } from '../../../../support/community.ts';
import { testEnv } from '../../../../support/workspace.ts';

/** Ten days, of which four are over on the fifth. */
const period = { from: '2026-11-10', to: '2026-11-19' };
const nowMs = at('2026-11-14 12:00');

const store = (...starts: string[]) => {
  const { db } = storeOf({
    me_1: { fields: { joined_date: '2026-11-01' } },
    me_2: { fields: { joined_date: '2026-11-10' }, orders: [['2026-11-10', 1_00]] },
    me_3: { fields: { joined_date: '2026-11-12' }, orders: [['2026-11-12', 1_00]] },
  });
  const made = campaignWith(db, period, starts);
  const kpi = (metric: KpiMetric, target: number, weight = 1) =>
    addKpi(
      db,
      {
        campaignUid: made.campaignUid,
        kpi: {
          ...{ metric, filter: null, target, targetHigh: null, baseline: null },
          ...{ direction: 'up', weight, owner: null },
        },
      },
      testEnv,
    );
  const detail = () => campaignDetail(db, { uid: made.campaignUid, nowMs });
  return { db, ...made, kpi, detail };
};

test('each KPI is held against the days that are over', () => {
  const { kpi, detail } = store();
  kpi('members.new', 10);
  kpi('members.total', 6);
  kpi('active.members', 6);
  const { days, daysOver, kpis } = detail();
  expect([days, daysOver]).toEqual([10, 4]);
  expect(kpis.map((one) => one.pace)).toEqual([
    // 2 of 10 in four days, 4 expected: 5 at the end, and 8 are missing on 6 days.
    {
      ...{ state: 'behind', reason: null, expected: 4, projection: 5, off: true },
      perDay: 8 / 6,
    },
    // From 1 on the eve to 6: 3 expected, and 3 are there.
    { state: 'on', reason: null, expected: 3, projection: 6, off: false, perDay: 0.5 },
    {
      ...{ state: 'unknown', reason: 'no-actual', expected: null, projection: null, off: false },
      perDay: null,
    },
  ]);
});

test('the weightiest count is summed up day by day, days to come left open', () => {
  const { db, campaignUid, kpi } = store();
  const trend = () => campaignTrend(db, { uid: campaignUid, nowMs });
  expect(trend()).toBeNull();
  kpi('members.new', 10);
  kpi('repurchase.rate', 0.5, 9);
  const open = [null, null, null, null, null];
  expect(trend()).toMatchObject({ values: [1, 1, 2, 2, 2, ...open], undated: 0 });
  expect(trend()!.dates.at(-1)).toBe('2026-11-19');
});

test('sign-ups from before the campaign are there on its first day; undated ones in no day', () => {
  const { db, campaignUid, kpi, eventIds, detail } = store('2026-11-13 12:00');
  kpi('signups.total', 5);
  change(db, (operation) => {
    const signups = ['2026-11-09 10:00', '2026-11-10 23:59', '2026-11-11 00:00', null];
    for (const [index, local] of signups.entries())
      insertRow(db, operation, 'signup', {
        uid: `su_${index}`,
        event_id: eventIds[0]!,
        member_id: idOf(db, 'member', `me_${(index % 3) + 1}`),
        status: 'confirmed',
        at_ms: local === null ? null : at(local),
      });
  });
  const { values, undated } = campaignTrend(db, { uid: campaignUid, nowMs })!;
  expect([values.slice(0, 3), undated]).toEqual([[2, 3, 3], 1]);
  expect(detail().kpis[0]!.actual!.value).toBe(4);
});

test('a second look works nothing out again, until something is written or a day passes', () => {
  const { db, campaignUid, kpi } = store();
  kpi('members.new', 10);
  const kpis = (at = nowMs) => kpisOf(db, requireCampaign(db, campaignUid), at);
  const first = kpis();
  expect(kpis(nowMs + 60_000)).toBe(first);
  expect(kpis(nowMs + 24 * 3_600_000)).not.toBe(first);
  kpi('members.left', 10);
  expect(kpis()).toHaveLength(2);
});
