import { expect, test } from 'vitest';
import { filterCondition } from '../../../../../electron/store/queries/members/columns.ts';
import { openView, readBlock } from '../../../../../electron/store/queries/members/view.ts';
import {
  columnFilter,
  memberColumns,
  memberFilter,
  type MemberFilter,
} from '../../../../../shared/contract/member-filters.ts';
import { sourceDesk } from '../../../../support/source-file.ts';

const list = `姓名,手机号,公司,城市,标签,生日,注册时间
甲,13800000001,茶叶行,上海,老客;团长,1990-05-01,2026-01-31
乙,13800000002,茶叶铺,杭州,老客,08-16,2026-02-01
丙,13800000003,,,,,
`;

const desk = async () => {
  const { give, db } = sourceDesk();
  await give('会员.csv', list);
  await give(
    '订单.csv',
    '订单号,手机号,实付金额,下单时间,订单状态\nA1,13800000001,88.50,2026-03-01 10:00,已完成\n',
  );
  return (...filters: MemberFilter[]): string => {
    const { view, total } = openView(db, {
      search: '',
      filters: filters.map((filter) => memberFilter.parse(filter)),
      archived: false,
      sort: { column: 'phone', descending: false },
    });
    const { rows } = readBlock(db, { view, start: 0, end: total });
    return rows.map((row) => row.name).join('');
  };
};

test('texts that lack or differ from a word include the blank ones', async () => {
  const who = await desk();
  const company = { kind: 'text', column: 'company' } as const;
  expect(who({ ...company, match: 'contains', text: '茶叶' })).toBe('甲乙');
  expect(who({ ...company, match: 'lacks', text: '铺' })).toBe('甲丙');
  expect(who({ ...company, match: 'lacks', text: '%' })).toBe('甲乙丙');
  expect(who({ ...company, match: 'equals', text: '茶叶行' })).toBe('甲');
  expect(who({ ...company, match: 'differs', text: '茶叶行' })).toBe('乙丙');
});

test('a whole phone is found however its country is written', async () => {
  const who = await desk();
  const phone = { kind: 'text', column: 'phone' } as const;
  for (const text of ['13800000002', '+86 138 0000 0002', '+8613800000002'])
    expect(who({ ...phone, match: 'equals', text })).toBe('乙');
  expect(who({ ...phone, match: 'differs', text: '13800000002' })).toBe('甲丙');
  expect(who({ ...phone, match: 'contains', text: '0003' })).toBe('丙');
});

test('none of the values: of one-value and of many-value columns', async () => {
  const who = await desk();
  expect(who({ kind: 'set', column: 'city', values: ['上海'], exclude: true })).toBe('乙丙');
  expect(who({ kind: 'set', column: 'city', values: ['上海', ''], exclude: true })).toBe('乙');
  expect(who({ kind: 'set', column: 'tags', values: ['团长'], exclude: true })).toBe('乙丙');
  expect(who({ kind: 'set', column: 'tags', values: ['老客', ''], exclude: true })).toBe('');
});

test.each([
  ['city', '丙', '甲乙'],
  ['tags', '丙', '甲乙'],
  ['birthday', '丙', '甲乙'],
  ['joinedDate', '丙', '甲乙'],
  ['ordersNet', '乙丙', '甲'],
] as const)('blank and filled part %s', async (column, blank, filled) => {
  const who = await desk();
  expect(who({ kind: 'blank', column, blank: true })).toBe(blank);
  expect(who({ kind: 'blank', column, blank: false })).toBe(filled);
});

test('a birthday without a year is in no range of dates', async () => {
  const who = await desk();
  const birthday = { kind: 'dates', column: 'birthday' } as const;
  expect(who({ ...birthday, from: null, to: '2000-01-01' })).toBe('甲');
  expect(who({ ...birthday, from: '1900-01-01', to: null })).toBe('甲');
});

test('numbers inside and outside of a range', async () => {
  const who = await desk();
  const orders = { kind: 'numbers', column: 'orders' } as const;
  expect(who({ ...orders, from: 1, to: 1 })).toBe('甲');
  expect(who({ ...orders, from: 1, to: 1, exclude: true })).toBe('乙丙');
  expect(who({ kind: 'numbers', column: 'ordersNet', from: 8850, to: null })).toBe('甲');
});

test('filters hold together', async () => {
  const who = await desk();
  expect(
    who(
      { kind: 'set', column: 'tags', values: ['老客'] },
      { kind: 'blank', column: 'ordersNet', blank: true },
    ),
  ).toBe('乙');
});

test.each(memberColumns)('%s takes every kind of filter that the contract allows it', (column) => {
  const asked = [
    { kind: 'text', column, match: 'lacks', text: 'a' },
    { kind: 'set', column, values: ['a', ''], exclude: true },
    { kind: 'dates', column, from: '2026-01-01', to: null },
    { kind: 'numbers', column, from: 1, to: null, exclude: true },
    { kind: 'blank', column, blank: true },
  ].flatMap((filter) => columnFilter.safeParse(filter).data ?? []);
  expect(asked).not.toEqual([]);
  for (const filter of asked) expect(filterCondition(filter).sql).not.toContain('undefined');
});
