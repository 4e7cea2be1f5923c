import { expect, it } from 'vitest';
import { shared } from '../../../support/import-kinds.ts';

const header = ['姓名', '手机号', '变动时间', '变动积分', '变动类型', '变动原因'];
const rows = [
  ['王一', '13800000001', '2026-06-01 10:00', '100', '获得', '签到'],
  ['王一', '13800000001', '2026-06-02 10:00', '30', '消费', '兑换咖啡'],
  ['李二', '13800000002', '2026-06-03 10:00', '-5', '', '年度过期'],
  ['李二', '13800000002', '2026-06-03 10:00', '+20', '系统', '补发'],
  ['王一', '', '2026-06-04 10:00', '7', '奖励', '投稿'],
  ['赵六', '', '2026-06-04 10:00', '7', '奖励', '投稿'],
  ['王一', '13800000001', '', '7', '奖励', ''],
  ['王一', '13800000001', '2026-06-05', '0', '奖励', ''],
  ['王一', '13800000001', '2026-06-05', '1.5', '奖励', ''],
  ['王一', '13800000001', '2026-06-05', '9', '系统', ''],
];
const people = [
  ['姓名', '手机号', '积分'],
  ['王一', '13800000001', ''],
  ['李二', '13800000002', ''],
];

it('a points ledger keeps each entry once, with its sign and kind', async () => {
  const { roundTrip, give, query, fieldsOf, warningsOf, reasonsOf } = shared();
  await give('会员.csv', people);
  expect(await fieldsOf('积分.csv', [header, ...rows])).toMatchObject({
    kind: 'points',
    questions: [],
    fields: { 手机号: 'member.phone', 变动积分: 'points.amount', 变动原因: 'points.reason' },
  });
  const first = await roundTrip('积分.csv', [header, ...rows]);
  expect(first).toMatchObject({ created: 5, rejected: 5, entities: { points: { created: 5 } } });
  expect(warningsOf(first)).toContain('matched-by-name');
  await give('积分.csv', [header, ...rows]);
  expect(query('SELECT amount, kind, reason FROM points_entry ORDER BY at_ms, amount')).toEqual([
    { amount: 100, kind: 'grant', reason: '签到' },
    { amount: -30, kind: 'spend', reason: '兑换咖啡' },
    { amount: -5, kind: 'expire', reason: '年度过期' },
    { amount: 20, kind: 'grant', reason: '补发' },
    { amount: 7, kind: 'grant', reason: '投稿' },
  ]);
  expect(query('SELECT name, points FROM person ORDER BY name')).toEqual([
    { name: '李二', points: 15 },
    { name: '王一', points: 77 },
  ]);
  expect(reasonsOf(first)).toEqual([
    'person-unknown',
    'no-date',
    'zero-points',
    'not-whole',
    'points-kind-unknown',
  ]);
});

it('entries from before an imported balance are part of it', async () => {
  const { roundTrip, give, query, warningsOf } = shared();
  await give('会员.csv', [people[0]!, ['王一', '13800000001', '77']]);
  const done = await roundTrip('积分.csv', [header, ...rows.slice(0, 2)]);
  expect(done).toMatchObject({ created: 2, entities: { points: { created: 3 } } });
  expect(warningsOf(done)).toContain('points-balance-kept');
  await give('积分.csv', [header, ...rows.slice(0, 2)]);
  expect(query('SELECT points FROM person')).toEqual([{ points: 77 }]);
  expect(query('SELECT kind, sum(amount) AS sum FROM points_entry GROUP BY kind')).toEqual([
    { kind: 'balance', sum: 7 },
    { kind: 'grant', sum: 100 },
    { kind: 'spend', sum: -30 },
  ]);
});
