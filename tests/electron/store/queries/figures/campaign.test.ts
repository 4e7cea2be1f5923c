import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { addKpi, updateCampaign } from '../../../../../electron/store/queries/campaigns/save.ts';
import { campaignDetail } from '../../../../../electron/store/queries/campaigns/read.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import type { KpiMetric, MetricId } from '../../../../../shared/domain/metrics/registry.ts';
import { campaignWith, insert } from '../../../../support/campaign-store.ts';
import { storeOf } from '../../../../support/community.ts';
import { figure } from '../../../../support/figures.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

const week = { from: '2026-11-02', to: '2026-11-08' };

/** Three joined in the week, two of whom bought for 600 and 300, one in dollars. */
const opened = () => {
  const { db } = storeOf({
    me_a: { fields: { joined_date: '2026-11-03' }, orders: [['2026-11-05', 60_000]] },
    me_b: { fields: { joined_date: '2026-11-04' }, orders: [['2026-11-06', 30_000]] },
    me_c: { fields: { joined_date: '2026-11-08' } },
    me_staff: { fields: { joined_date: '2026-11-04', staff: 1 } },
  });
  return { db, ...campaignWith(db, week, ['2026-11-04 12:00']) };
};
type Opened = ReturnType<typeof opened>;

const asked = ({ db, campaignUid }: Opened, id: MetricId, nowMs = testNowMs) =>
  figure(db, id, week.from, week.to, { campaignUid, nowMs });

const spend = (
  { db, campaignId, eventIds }: Opened,
  uid: string,
  actual: number | null,
  more: { readonly ofEvent?: boolean; readonly currency?: string; readonly planned?: number } = {},
): void =>
  insert(db, 'cost_entry', [
    {
      uid,
      ...(more.ofEvent === true ? { event_id: eventIds[0]! } : { campaign_id: campaignId }),
      currency: more.currency ?? 'CNY',
      actual_minor: actual,
      planned_minor: more.planned ?? null,
    },
  ]);

const agree = (
  { db, campaignUid }: Opened,
  metric: KpiMetric,
  target: number | null,
  weight: number,
): void =>
  void addKpi(
    db,
    {
      campaignUid,
      kpi: {
        metric,
        target,
        targetHigh: null,
        baseline: null,
        direction: 'up',
        weight,
        owner: null,
        filter: null,
      },
    },
    testEnv,
  );

const addOrder = (db: WriteDb, uid: string, currency: string): void =>
  insert(db, 'order_', [
    {
      uid,
      namespace: 'shop',
      number: uid,
      member_id: 1,
      status: 'paid',
      paid_date: '2026-11-05',
      currency,
      amount_minor: 70_000,
      refunded_minor: 0,
    },
  ]);

test('200 of the campaign and 100 of its event: cost 300, ROI (900 − 300) ÷ 300, 300 ÷ 3 each', () => {
  const made = opened();
  spend(made, 'ce_ads', 20_000);
  spend(made, 'ce_room', 10_000, { ofEvent: true });
  expect(asked(made, 'campaign.cost')).toMatchObject({
    value: 30_000,
    n: 2,
    complete: true,
    entity: 'cost',
    uids: ['ce_ads', 'ce_room'],
  });
  expect(asked(made, 'campaign.roi')).toMatchObject({
    value: 2,
    numerator: 90_000,
    denominator: 30_000,
    n: 2,
    interval: null,
    complete: true,
    entity: 'order',
  });
  expect(asked(made, 'campaign.cac')).toMatchObject({
    value: 10_000,
    numerator: 30_000,
    denominator: 3,
    complete: true,
  });
});

test('who was merged is one new member, and what they bought under either name counts', () => {
  const made = opened();
  spend(made, 'ce_ads', 30_000);
  mergeMembers(made.db, { uid: 'me_b', intoUid: 'me_a' }, testEnv);
  expect(asked(made, 'campaign.cac')).toMatchObject({ value: 15_000, denominator: 2 });
  expect(asked(made, 'campaign.roi')).toMatchObject({ value: 2, numerator: 90_000 });
});

test('without costs, with costs of another currency, and with costs of zero it says why', () => {
  const made = opened();
  const reasons = (): unknown[] =>
    (['campaign.cost', 'campaign.roi', 'campaign.cac'] as const).map((id) => {
      const { value, reason } = asked(made, id);
      return reason ?? value;
    });
  expect(reasons()).toEqual(['no-costs', 'no-costs', 'no-costs']);
  spend(made, 'ce_dollars', 5_000, { currency: 'USD' });
  expect(reasons()).toEqual([
    'costs-other-currency',
    'costs-other-currency',
    'costs-other-currency',
  ]);
  spend(made, 'ce_gift', 0);
  expect(reasons()).toEqual([0, 'zero-cost', 0]);
  // Dollars are not in it.
  expect(asked(made, 'campaign.cost')).toMatchObject({ complete: false, uids: ['ce_gift'] });
});

test('a planned line without an actual amount, and an order in dollars, leave it not whole', () => {
  const made = opened();
  spend(made, 'ce_ads', 30_000);
  addOrder(made.db, 'or_dollars', 'USD');
  expect(asked(made, 'campaign.roi')).toMatchObject({ value: 2, complete: false });
  expect(asked(made, 'campaign.cac')).toMatchObject({ complete: true });
  spend(made, 'ce_open', null, { planned: 1_000 });
  for (const id of ['campaign.cost', 'campaign.cac'] as const)
    expect(asked(made, id), id).toMatchObject({ complete: false });
});

test('where all that was sold is in dollars, nobody knows what came back', () => {
  const { db } = storeOf({ me_a: {} });
  const made = { db, ...campaignWith(db, week) };
  spend(made, 'ce_ads', 30_000);
  // Nothing sold is a loss of all that was spent, nobody new no price of one.
  expect(asked(made, 'campaign.roi')).toMatchObject({ value: -1, numerator: 0, n: 0 });
  expect(asked(made, 'campaign.cac')).toMatchObject({ value: null, reason: 'no-new' });
  addOrder(db, 'or_dollars', 'USD');
  expect(asked(made, 'campaign.roi')).toMatchObject({ value: null, reason: 'other-currency' });
});

test('a total typed on the campaign counts where no line says what it cost', () => {
  const made = opened();
  const { db, campaignUid } = made;
  updateCampaign(db, { uid: campaignUid, fields: { costMinor: 45_000 } }, testEnv);
  expect(asked(made, 'campaign.cost')).toMatchObject({
    value: 45_000,
    complete: true,
    entity: 'campaign',
    uids: [campaignUid],
  });
  expect(asked(made, 'campaign.roi')).toMatchObject({ value: 1, denominator: 45_000 });
  spend(made, 'ce_ads', 30_000);
  expect(asked(made, 'campaign.cost')).toMatchObject({ value: 30_000, uids: ['ce_ads'] });
});

test('it is told of the whole campaign alone', () => {
  const made = opened();
  const { db, campaignUid, eventUids } = made;
  spend(made, 'ce_ads', 30_000);
  agree(made, 'members.new', 3, 1);
  for (const id of [
    'campaign.cost',
    'campaign.roi',
    'campaign.cac',
    'campaign.attainment',
  ] as const) {
    const reason = (from: string, to: string, of: Parameters<typeof figure>[4] = {}) =>
      figure(db, id, from, to, of).reason;
    expect(reason(week.from, week.to), id).toBe('no-campaign');
    expect(reason('2026-11-02', '2026-11-05', { campaignUid }), id).toBe('campaign-whole');
    expect(reason(week.from, week.to, { campaignUid, eventUid: eventUids[0]! }), id).toBe(
      'campaign-whole',
    );
    expect(reason(week.from, week.to, { campaignUid, communityUid: 'co_tea' }), id).toBe(
      'campaign-whole',
    );
  }
});

test('before it begins it has cost something and brought nothing, while it runs it is not whole', () => {
  const made = opened();
  spend(made, 'ce_ads', 30_000);
  const eve = Date.parse('2026-11-01T04:00:00Z');
  expect(asked(made, 'campaign.cost', eve)).toMatchObject({ value: 30_000, complete: false });
  for (const id of ['campaign.roi', 'campaign.cac'] as const)
    expect(asked(made, id, eve), id).toMatchObject({ value: null, reason: 'not-started' });
  const midway = Date.parse('2026-11-05T04:00:00Z');
  for (const id of ['campaign.cost', 'campaign.roi', 'campaign.cac'] as const)
    expect(asked(made, id, midway), id).toMatchObject({ complete: false, reason: null });
});

test('attainment: (3 × 1.2 + 1 × 0.5) ÷ 4, over the KPIs that can be measured', () => {
  const made = opened();
  expect(asked(made, 'campaign.attainment')).toMatchObject({ value: null, reason: 'no-kpis' });
  agree(made, 'members.new', 2, 3); // 3 ÷ 2, counted as 1.2
  agree(made, 'buyers.count', 4, 1); // 2 ÷ 4
  agree(made, 'events.nps', 30, 5); // no survey
  agree(made, 'orders.count', null, 5); // no target
  agree(made, 'orders.net', 1, 0); // no weight
  const found = asked(made, 'campaign.attainment');
  expect(found).toMatchObject({ denominator: 4, n: 2, entity: 'kpi', complete: false });
  expect(found.value).toBeCloseTo((3 * 1.2 + 0.5) / 4, 12);
  expect(found.uids).toHaveLength(2);
  const { score } = campaignDetail(made.db, { uid: made.campaignUid, nowMs: testNowMs });
  expect(found.value).toBe(score);
});

test('a file may agree on the attainment itself: it cannot be told, and nothing goes in a circle', () => {
  const made = opened();
  agree(made, 'members.new', 3, 1);
  insert(made.db, 'kpi', [
    {
      uid: 'kp_circle',
      campaign_id: made.campaignId,
      metric: 'campaign.attainment',
      target: 1,
      direction: 'up',
      position: 'a9',
    },
  ]);
  expect(asked(made, 'campaign.attainment')).toMatchObject({ value: 1, n: 1 });
});

test('nobody records when questions were asked and answered', () => {
  const made = opened();
  for (const id of ['feedback.first_response_median_ms', 'feedback.p90_ms'] as const)
    expect(asked(made, id), id).toMatchObject({ value: null, unit: 'ms', reason: 'no-tickets' });
});
