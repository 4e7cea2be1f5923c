import { expect, it } from 'vitest';
import { shared } from '../../../support/import-kinds.ts';

const people = [
  ['姓名', '昵称', '手机号', '会员编号'],
  ['王一', '小王', '13800000001', 'A1'],
  ['李二', '二哥', '13800000002', 'A2'],
  ['张三', '三三', '13800000003', 'A3'],
  ['同名', '甲', '13800000004', 'A4'],
  ['同名', '乙', '13800000005', 'A5'],
];
const header = ['邀请人', '邀请人手机号', '被邀请人', '被邀请人手机号', '邀请时间', '邀请渠道'];
const rows = [
  ['王一', '13800000001', '李二', '13800000002', '2026-06-01 10:00', '海报'],
  ['李二', '', '张三', '', '2026-06-02', '社群'],
  ['王一', '13800000001', '新人', '13800000009', '2026-06-03', ''],
  ['张三', '', '王一', '', '2026-06-04', ''],
  ['王一', '', '13800000001', '', '2026-06-04', ''],
  ['小王', '', '李二', '', '2026-06-04', ''],
  ['王一', '', '同名', '', '2026-06-04', ''],
  ['', '', '李二', '', '2026-06-04', ''],
  ['王一', '', '', '', '2026-06-04', ''],
];

it('referrals link members by contact or a unique real name, and never close a circle', async () => {
  const { roundTrip, give, query, fieldsOf, warningsOf, reasonsOf } = shared();
  await give('会员.csv', people);
  expect(await fieldsOf('邀请.csv', [header, ...rows])).toMatchObject({
    kind: 'referrals',
    questions: [],
    fields: { 邀请人: 'referral.referrer', 被邀请人手机号: 'referral.referee_phone' },
  });
  const first = await roundTrip('邀请.csv', [header, ...rows]);
  expect(first).toMatchObject({
    created: 3,
    rejected: 6,
    entities: { referrals: { created: 3 }, members: { created: 1 } },
  });
  expect(warningsOf(first)).toEqual(expect.arrayContaining(['matched-by-name', 'members-created']));
  await give('邀请.csv', [header, ...rows]);
  expect(
    query(`SELECT a.name AS referrer, b.name AS referee, local_date, channel FROM referral
      JOIN member AS a ON a.id = referrer_member_id JOIN member AS b ON b.id = referee_member_id
      ORDER BY local_date`),
  ).toEqual([
    { referrer: '王一', referee: '李二', local_date: '2026-06-01', channel: '海报' },
    { referrer: '李二', referee: '张三', local_date: '2026-06-02', channel: '社群' },
    { referrer: '王一', referee: '新人', local_date: '2026-06-03', channel: null },
  ]);
  expect(reasonsOf(first)).toEqual([
    'referral-cycle',
    'self-referral',
    'referrer-unknown',
    'referee-several',
    'no-referrer',
    'no-referee',
  ]);
});

it('counts of a fission sheet stay counts of whoever brought people', async () => {
  const { roundTrip, give, query } = shared();
  await give('会员.csv', people);
  const sheet = [
    ['老客', '发送员工', '裂变状态', '裂变新客数'],
    ['王一', '员工甲', '已完成', 3],
    ['二哥', '员工甲', '未完成', 1],
  ];
  expect(await roundTrip('裂变.csv', sheet)).toMatchObject({
    kind: 'referrals',
    created: 1,
    rejected: 1,
  });
  await give('裂变.csv', sheet);
  const more = await give('裂变2.csv', [sheet[0]!, ['王一', '员工甲', '已完成', 5]]);
  expect(more).toMatchObject({ updated: 1 });
  expect(query('SELECT quantity, referee_member_id FROM referral')).toEqual([
    { quantity: 5, referee_member_id: null },
  ]);
});
