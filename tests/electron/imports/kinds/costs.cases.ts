import { expect, it } from 'vitest';
import { shared } from '../../../support/import-kinds.ts';

const header = [
  '日期',
  '费用科目',
  '费用说明',
  '供应商',
  '渠道',
  '预算金额',
  '实际金额',
  '活动',
  '活动项目',
];
const rows = [
  ['2026-06-01', '物料', '手提袋', '快印坊', '', '¥1,200', '1180.50', '品鉴会', '夏季推广'],
  ['2026-06-01', '物料', '手提袋', '快印坊', '', '¥1,200', '1180.50', '品鉴会', '夏季推广 '],
  ['2026-06-02', '投放', '朋友圈广告', '', '朋友圈', '5000元', '', '', ''],
  ['2026-06-03', '投放', '追加', '', '朋友圈', '', '', '', ''],
  ['2026-06-03', '礼品', '奖品', '', '', '1000', '', '', '没有的项目'],
  ['2026-06-04', '差旅', '机票', '', '', '$100', '700', '', ''],
];

it('cost sheets become lines with planned and actual money, event and campaign', async () => {
  const { roundTrip, give, query, fieldsOf, warningsOf, reasonsOf } = shared();
  await give('活动项目.csv', [
    ['活动项目', '开始日期', '结束日期', '指标', '目标值'],
    ['夏季推广', '2026-05-01', '2026-06-30', 'members.new', 100],
    ['夏季推广', '2026-05-01', '2026-06-30', 'orders.net', 5000],
    ['夏季推广', '2025-05-01', '2025-06-30', '', ''],
  ]);
  expect(await fieldsOf('费用.csv', [header, ...rows])).toMatchObject({
    kind: 'costs',
    questions: [],
    fields: { 费用科目: 'cost.category', 预算金额: 'cost.planned', 活动项目: 'cost.campaign' },
  });
  const first = await roundTrip('费用.csv', [header, ...rows]);
  expect(first).toMatchObject({
    created: 3,
    rejected: 3,
    entities: { costs: { created: 3 }, events: { created: 1 } },
  });
  expect(warningsOf(first)).toContain('events-created');
  await give('费用.csv', [header, ...rows]);
  expect(
    query(`SELECT local_date, item, channel, planned_minor, actual_minor, cost_entry.currency,
      event.name AS event, campaign.from_date AS since
      FROM cost_entry LEFT JOIN event ON event.id = cost_entry.event_id
      LEFT JOIN campaign ON campaign.id = cost_entry.campaign_id ORDER BY cost_entry.id`),
  ).toEqual([
    ...[1, 2].map(() => ({
      local_date: '2026-06-01',
      item: '手提袋',
      channel: null,
      planned_minor: 120_000,
      actual_minor: 118_050,
      currency: 'CNY',
      event: '品鉴会',
      since: '2026-05-01',
    })),
    {
      local_date: '2026-06-02',
      item: '朋友圈广告',
      channel: '朋友圈',
      planned_minor: 500_000,
      actual_minor: null,
      currency: 'CNY',
      event: null,
      since: null,
    },
  ]);
  expect(reasonsOf(first)).toEqual(['no-amount', 'campaign-not-found', 'two-currencies']);
  // The bill comes later: the line stays the same, its actual amount is filled in.
  const billed = await give('费用2.csv', [
    header,
    ['2026-06-02', '投放', '朋友圈广告', '', '朋友圈', '', '4,876.20', '', ''],
  ]);
  expect(billed).toMatchObject({ created: 0, updated: 1 });
});

it('promotion sheets keep what a channel brought', async () => {
  const { roundTrip, query, give } = shared();
  const sheet = [
    ['投放日期', '投放渠道', '曝光量', '点击量', '报名人数', '消耗'],
    ['2026-06-01', '抖音', '1.2万', 340, 12, '800'],
    ['2026-06-02', '抖音', '8000', 200, 0, ''],
    ['合计', '', '20000', 540, 12, '800'],
  ];
  expect(await roundTrip('推广.csv', sheet)).toMatchObject({
    kind: 'costs',
    created: 2,
    skipped: 1,
  });
  await give('推广.csv', sheet);
  expect(
    query(
      'SELECT channel, reach, clicks, signups, actual_minor FROM cost_entry ORDER BY local_date',
    ),
  ).toEqual([
    { channel: '抖音', reach: 12_000, clicks: 340, signups: 12, actual_minor: 80_000 },
    { channel: '抖音', reach: 8_000, clicks: 200, signups: 0, actual_minor: null },
  ]);
});

it('a KPI of one community is kept by what it is, not by its name; a stranger is said', async () => {
  const { roundTrip, give, query, warningsOf } = shared();
  await give('社群.csv', [
    ['社群编号', '社群名称', '平台', '主题', '创建时间', '负责人'],
    ['Q1', '亲子社群', '企业微信', '周末遛娃', '2025-12-20', '周牧'],
  ]);
  const columns = ['活动项目', '开始日期', '结束日期', '指标', '目标值', '指标条件'];
  const row = (filter: string) => ['秋季', '2026-09-01', '2026-09-30', 'members.new', 10, filter];
  const done = await roundTrip('项目.csv', [columns, row('亲子社群'), row('跑团')]);
  expect(warningsOf(done)).toContain('kpi-filter-unknown');
  await give('项目.csv', [columns, row('亲子社群'), row('跑团')]);
  expect(query('SELECT filter FROM kpi ORDER BY id')).toEqual([
    query('SELECT uid AS filter FROM community')[0],
    { filter: '跑团' },
  ]);
});
