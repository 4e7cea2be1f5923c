import { expect, it } from 'vitest';
import { shared } from '../../../support/import-kinds.ts';

const days = `SELECT local_date, owner, group_id IS NULL AS whole, groups_total, groups_new, members_total,
  members_new, members_left, messages_total, messages FROM group_day_stat ORDER BY local_date, uid`;

it('daily statistics of the whole account from two sheets come together by day', async () => {
  const { roundTrip, give, query, fieldsOf } = shared();
  const groups = [
    ['日期', '客群总数', '新增客群数', '解散客群数'],
    ['2026-06-01', 12, 2, 0],
    ['2026-06-02', 13, 1, 0],
  ];
  const members = [
    ['日期', '客群成员总数', '新增客群成员数', '流失客群成员数'],
    ['2026-06-01', 1500, 40, 3],
    ['2026-06-03', 1490, 0, 10],
    ['', 5, 5, 5],
    ['2026-06-04', '', '', ''],
    ['2026-06-05', '1.5', '', ''],
  ];
  expect(await fieldsOf('群.csv', groups)).toMatchObject({
    kind: 'group-days',
    questions: [],
    fields: { 客群总数: 'stat.groups_total', 新增客群数: 'stat.groups_new' },
  });
  expect(await roundTrip('群.csv', groups)).toMatchObject({ created: 2 });
  await give('群.csv', groups);
  expect(await roundTrip('成员.csv', members)).toMatchObject({
    created: 1,
    updated: 1,
    rejected: 3,
  });
  await give('成员.csv', members);
  expect(query(days)).toMatchObject([
    {
      local_date: '2026-06-01',
      groups_total: 12,
      groups_new: 2,
      members_total: 1500,
      members_left: 3,
    },
    { local_date: '2026-06-02', groups_total: 13, members_total: null },
    { local_date: '2026-06-03', groups_total: null, members_total: 1490, members_new: 0 },
  ]);
});

it('the names of the WeCom interface keep totals and new figures apart, by owner', async () => {
  const { roundTrip, give, query } = shared();
  const june1 = Date.parse('2026-06-01T00:00:00+08:00') / 1000;
  const sheet = [
    [
      'stat_time',
      'owner',
      'new_chat_cnt',
      'chat_total',
      'chat_has_msg',
      'new_member_cnt',
      'member_total',
      'member_has_msg',
      'msg_total',
    ],
    [june1, 'zhangsan', 1, 5, 4, 12, 600, 210, 9000],
    [june1, 'lisi', 0, 3, 3, 1, 200, 80, 400],
  ];
  expect(await roundTrip('wecom.csv', sheet)).toMatchObject({ kind: 'group-days', created: 2 });
  await give('wecom.csv', sheet);
  expect(query<{ owner: string }>(days).find(({ owner }) => owner === 'zhangsan')).toEqual({
    local_date: '2026-06-01',
    owner: 'zhangsan',
    whole: 1,
    groups_total: 5,
    groups_new: 1,
    members_total: 600,
    members_new: 12,
    members_left: null,
    messages_total: 9000,
    messages: null,
  });
});

it('statistics by group belong to their groups', async () => {
  const { roundTrip, query, give, warningsOf } = shared();
  const sheet = [
    ['日期', '群名称', '群人数', '发言人数', '消息数'],
    ['2026-06-01', '手冲一群', 180, 25, 310],
    ['2026-06-01', '手冲二群', 90, 4, 20],
  ];
  const done = await roundTrip('群统计.csv', sheet);
  expect(done).toMatchObject({
    kind: 'group-days',
    created: 2,
    entities: { groups: { created: 2 }, group_days: { created: 2 } },
  });
  expect(warningsOf(done)).toContain('groups-created');
  await give('群统计.csv', sheet);
  expect(
    query(`SELECT chat_group.name, members_total, members_active, messages FROM group_day_stat
      JOIN chat_group ON chat_group.id = group_day_stat.group_id ORDER BY 2`),
  ).toEqual([
    { name: '手冲二群', members_total: 90, members_active: 4, messages: 20 },
    { name: '手冲一群', members_total: 180, members_active: 25, messages: 310 },
  ]);
});
