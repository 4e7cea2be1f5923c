import { expect, it } from 'vitest';
import type { SheetPlan } from '../../../../shared/contract/imports.ts';
import { shared } from '../../../support/import-kinds.ts';

const keep = (...headers: readonly string[]) => ({
  mapping: (columns: SheetPlan['mapping']['columns']) =>
    columns.map((column) =>
      headers.includes(column.header) ? { ...column, field: 'custom.value' as const } : column,
    ),
});

it('columns kept on request stay with member, sign-up or order, and go with the import', async () => {
  const { roundTrip, give, query, client, warningsOf } = shared();
  const people = [
    ['姓名', '手机号', '星座', '宠物'],
    ['王一', '13800000001', '狮子座', '猫'],
    ['李二', '13800000002', '', '狗'],
  ];
  const wishes = keep('星座', '宠物');
  const first = await roundTrip('会员.csv', people, wishes);
  expect(first).toMatchObject({
    created: 2,
    entities: { custom_fields: { created: 2 }, custom_values: { created: 3 } },
  });
  expect(first.warnings.find(({ code }) => code === 'custom-kept')?.params).toEqual({
    count: 2,
    names: '星座 · 宠物',
  });
  await give('会员.csv', people, wishes);
  const changed = await give(
    '会员2.csv',
    [people[0]!, ['王一', '13800000001', '狮子座', '两只猫'], ['李二', '13800000002', '', '']],
    wishes,
  );
  expect(changed).toMatchObject({ updated: 1, unchanged: 1 });

  const signups = [
    ['姓名', '手机号', '报名状态', 'T恤尺码'],
    ['王一', '13800000001', '已报名', 'L'],
  ];
  const event = { context: { event: '品鉴会' }, ...keep('T恤尺码') };
  expect(await roundTrip('报名.csv', signups, event)).toMatchObject({ created: 1 });
  await give('报名.csv', signups, event);
  const orders = [
    ['订单号', '买家手机号', '实付金额', '商品名称', '刻字'],
    ['D1', '13800000001', '35', '马克杯', '早安'],
    ['D1', '13800000001', '35', '杯垫', '早安'],
  ];
  expect(await roundTrip('订单.csv', orders, keep('刻字'))).toMatchObject({ created: 2 });
  await give('订单.csv', orders, keep('刻字'));

  const [{ uid }] = query<{ uid: string }>("SELECT uid FROM member WHERE name = '王一'") as [
    { uid: string },
  ];
  expect((await client.members.detail({ uid })).custom).toEqual([
    { name: '宠物', value: '两只猫', about: null },
    { name: '星座', value: '狮子座', about: null },
    { name: '刻字', value: '早安', about: 'D1' },
    { name: 'T恤尺码', value: 'L', about: '品鉴会' },
  ]);

  // A kind that keeps nothing says so, like any column without a meaning.
  const costs = await give(
    '费用.csv',
    [
      ['日期', '费用科目', '实际金额', '经办人'],
      ['2026-06-01', '物料', '12', '小周'],
    ],
    keep('经办人'),
  );
  expect(warningsOf(costs)).toContain('columns-unmapped');
});
