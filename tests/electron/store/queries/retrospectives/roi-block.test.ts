import { expect, test } from 'vitest';
import { updateCampaign } from '../../../../../electron/store/queries/campaigns/save.ts';
import { buildDocument } from '../../../../../shared/domain/report/build.ts';
import { openRetrospective } from '../../../../../electron/store/queries/retrospectives/read.ts';
import { campaignWith, factsOf, insert, sumsBehind } from '../../../../support/campaign-store.ts';
import { storeOf } from '../../../../support/community.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

const opened = () => {
  const { db } = storeOf({
    me_a: { fields: { joined_date: '2026-11-03' }, orders: [['2026-11-05', 90_000]] },
    me_b: { fields: { joined_date: '2026-11-03' } },
  });
  return {
    db,
    ...campaignWith(db, { from: '2026-11-02', to: '2026-11-08' }, ['2026-11-04 12:00']),
  };
};
type Opened = ReturnType<typeof opened>;

const roiOf = ({ db, campaignUid }: Opened) => factsOf(db, campaignUid).blocks.roi;

/** The row of the table that says what came of the money. */
const shownRow = ({ db, campaignUid }: Opened, name: string): string[] => {
  const retrospective = openRetrospective(db, { campaignUid, version: null, nowMs: testNowMs });
  const table = buildDocument(retrospective, 'zh-CN')
    .sections.flatMap(({ blocks }) => blocks)
    .find((block) => block.kind === 'table' && block.title === '花费与回报');
  const row = table?.kind === 'table' ? table.rows.find(([cell]) => cell!.text === name) : [];
  return row!.map(({ text }) => text);
};

test('sums the lines of the campaign and its events in its currency', () => {
  const made = opened();
  const { db, campaignId, eventIds, campaignUid } = made;
  const line = (uid: string, more: object) => ({ uid, currency: 'CNY', ...more });
  const other = campaignWith(db, { from: '2026-11-02', to: '2026-11-08' });
  const event_id = eventIds[0]!;
  insert(db, 'event_scenario', [{ uid: 'es_1', event_id, scenario: 'expected', people: 20 }]);
  insert(db, 'cost_entry', [
    line('ce_1', {
      campaign_id: campaignId,
      category: '物料',
      planned_minor: 10_000,
      actual_minor: 12_000,
    }),
    line('ce_2', {
      event_id,
      category: '餐饮',
      per_head: 1,
      planned_minor: 500,
      actual_minor: 8_000,
    }),
    line('ce_3', { event_id, planned_minor: 700 }),
    line('ce_4', { event_id, side: 'income', actual_minor: 99_000 }),
    line('ce_5', { event_id, campaign_id: other.campaignId, actual_minor: 99_000 }),
    line('ce_6', { campaign_id: campaignId, currency: 'USD', actual_minor: 99_000 }),
    line('ce_7', { actual_minor: 99_000 }),
  ]);
  expect(roiOf(made)).toMatchObject({
    budgetMinor: null,
    plannedMinor: 10_000 + 20 * 500 + 700,
    costMinor: 20_000,
    from: 'lines',
    otherCurrency: 1,
    open: 1,
    categories: [
      { name: '物料', plannedMinor: 10_000, costMinor: 12_000 },
      { name: '餐饮', plannedMinor: 10_000, costMinor: 8_000 },
      { name: null, plannedMinor: 700, costMinor: 0 },
    ],
    netMinor: 90_000,
    newMembers: 2,
    // One line is of another currency and one has no actual amount.
    figures: {
      roi: { value: 3.5, numerator: 90_000, denominator: 20_000, complete: false },
      cac: { value: 10_000, numerator: 20_000, denominator: 2, complete: false },
    },
  });
  // (900 − 200) ÷ 200, and 200 ÷ 2.
  expect(shownRow(made, 'ROI（销售额口径）')[1]).toBe('350.0% *');
  expect(shownRow(made, '每个新成员的花费')[1]).toBe('¥100.00 *');
  for (const { key, wanted, sum } of sumsBehind(db, campaignUid, 'roi'))
    expect(sum, key).toBe(wanted);
});

test('without costs there is a dash and its reason, never a share of zero', () => {
  const made = opened();
  expect(roiOf(made)).toMatchObject({ costMinor: null, from: null, netMinor: 90_000 });
  expect(shownRow(made, 'ROI（销售额口径）')).toEqual([
    'ROI（销售额口径）',
    '—',
    '没有记录实际花费',
  ]);
  insert(made.db, 'cost_entry', [
    { uid: 'ce_1', campaign_id: made.campaignId, currency: 'USD', actual_minor: 5 },
  ]);
  expect(shownRow(made, 'ROI（销售额口径）')[2]).toBe('实际花费都是其他币种');
  insert(made.db, 'cost_entry', [
    { uid: 'ce_2', campaign_id: made.campaignId, currency: 'CNY', actual_minor: 0 },
  ]);
  expect(shownRow(made, 'ROI（销售额口径）')[2]).toBe('记录的花费为零');
});

test('a total typed on the campaign counts where no line was written, and opens into the campaign', () => {
  const made = opened();
  const { db, campaignUid } = made;
  updateCampaign(
    db,
    { uid: campaignUid, fields: { budgetMinor: 50_000, costMinor: 45_000 } },
    testEnv,
  );
  expect(roiOf(made)).toMatchObject({ budgetMinor: 50_000, costMinor: 45_000, from: 'campaign' });
  expect(shownRow(made, '实际比预算多出')).toEqual([
    '实际比预算多出',
    '-¥50.00',
    '用了预算的 90.0%',
  ]);
  expect(sumsBehind(db, campaignUid, 'roi').map(({ key }) => key)).toEqual([
    'roi.cost',
    'roi.net',
    'roi.new',
    'roi.ratio',
    'roi.cac',
  ]);
  for (const { key, wanted, sum } of sumsBehind(db, campaignUid, 'roi'))
    expect(sum, key).toBe(wanted);
});

test('costs without any result say so', () => {
  const { db } = storeOf({ me_a: {} });
  const made = { db, ...campaignWith(db, { from: '2026-11-02', to: '2026-11-08' }) };
  expect(roiOf(made)).toBeUndefined();
  insert(db, 'cost_entry', [
    { uid: 'ce_1', campaign_id: made.campaignId, currency: 'CNY', actual_minor: 5_000 },
  ]);
  expect(roiOf(made)).toMatchObject({ costMinor: 5_000, netMinor: 0, newMembers: 0 });
  expect(shownRow(made, 'ROI（销售额口径）')[1]).toBe('-100.0%');
  expect(shownRow(made, '每个新成员的花费').slice(1)).toEqual(['—', '期内没有新增成员']);
});
