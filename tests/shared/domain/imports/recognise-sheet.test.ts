import { describe, expect, it } from 'vitest';
import type { Cell, SheetRow } from '../../../../shared/domain/cells.ts';
import { importKinds } from '../../../../shared/domain/imports/kinds.ts';
import { recogniseSheet } from '../../../../shared/domain/imports/recognise-sheet.ts';
import { templates } from '../../../../shared/domain/imports/templates.ts';
import { fieldsByHeader, sheetRows } from '../../../support/sheet-rows.ts';

describe('what a sheet is about', () => {
  it.each(importKinds)('knows its own template of %s in each language', (kind) => {
    const fields = templates[kind].map(([field]) => field);
    for (const language of [1, 2, 3] as const) {
      const found = recogniseSheet(sheetRows(templates[kind].map((column) => column[language])));
      expect(found.kind).toBe(kind);
      expect(found.columns.map((column) => column.field)).toEqual(fields);
      expect(found.questions).toEqual([]);
    }
  });

  it.each([
    [
      ['id', 'name', 'city', 'address_1', 'lat', 'lon'],
      [1, 'La Opinion', 'Los Angeles', 'x', 34, -118],
    ],
    [
      ['groupId', 'name', 'id', 'urlkey'],
      [11, 'Cloud Computing', 15167, 'cloud-computing'],
    ],
    [
      ['编号', '名字', '状态'],
      [1, '一号厅', '可用'],
    ],
  ])('takes %j for nobody in particular and asks', (header, row) => {
    expect(recogniseSheet(sheetRows(header, row)).questions.map((one) => one.code)).toEqual([
      'kind',
    ]);
  });

  it('knows a sign-up list by its state alone', () => {
    const rows = sheetRows(['报名人', '手机号', '报名状态'], ['王一', '13800000001', '已报名']);
    expect(recogniseSheet(rows).kind).toBe('signups');
  });

  it('asks what a sheet of unknown words is, and for a header where there is none', () => {
    const [question] = recogniseSheet(sheetRows(['苹果', '香蕉'], ['红', '黄'])).questions;
    expect(question?.code).toBe('kind');
    expect(question?.choices.toSorted()).toEqual(importKinds.toSorted());
    expect(recogniseSheet(sheetRows([1, 2], [3, 4])).questions).toEqual([
      { code: 'header', subject: '', choices: [] },
    ]);
  });

  it('reads a sheet as the kind it is told, from the header it is told', () => {
    const rows = sheetRows(['名单', '手机'], ['姓名', '手机号'], ['王一', '13800138000']);
    const found = recogniseSheet(rows, { kind: 'members', headerRow: 2 });
    expect([found.kind, found.headerRow]).toEqual(['members', 2]);
    expect(found.columns.map((column) => column.field)).toEqual(['member.name', 'member.phone']);
  });
});

describe('doubt', () => {
  it('asks which of two equal columns is meant, unless they say the same or one is empty', () => {
    const rows = (second: readonly (string | null)[]) =>
      sheetRows(
        ['姓名', '手机号', '手机号'],
        ['王一', '13800138000', second[0]!],
        ['李二', '13800138001', second[1]!],
      );
    expect(recogniseSheet(rows(['13900139000', '13900139001'])).questions).toEqual([
      { code: 'column', subject: 'member.phone', choices: ['手机号', '手机号 (2)'] },
    ]);
    expect(recogniseSheet(rows(['13800138000', '13800138001'])).questions).toEqual([]);
    expect(recogniseSheet(rows([null, null])).questions).toEqual([]);
  });

  it('prefers the column that has values, and the one whose values fit', () => {
    const empty = sheetRows(['姓名', '手机号', '手机号'], ['王一', null, '13800138000']);
    expect(recogniseSheet(empty).columns.map(({ field }) => field)).toEqual([
      'member.name',
      null,
      'member.phone',
    ]);
    const unfit = sheetRows(
      ['姓名', '联系方式', '手机号码'],
      ['王一', 'a@b.cn', '13800138000'],
      ['李二', 'c@d.cn', '13800138001'],
    );
    expect(fieldsByHeader(unfit)).toMatchObject({ 手机号码: 'member.phone' });
  });

  it('trusts a contained word only when the values fit', () => {
    const rows = (value: string) =>
      sheetRows(
        ['姓名', '昵称', '家长手机号码二'],
        ['王一', '小一', value],
        ['李二', '小二', value],
      );
    expect(fieldsByHeader(rows('13800138000'))).toMatchObject({ 家长手机号码二: 'member.phone' });
    expect(fieldsByHeader(rows('不详'))).toMatchObject({ 家长手机号码二: null });
  });

  it.each<readonly [string, readonly string[], 'dmy' | 'mdy' | null, boolean]>([
    ['one day over 12 settles the column', ['3/4/2026', '13/4/2026'], 'dmy', false],
    ['one month-first day does', ['3/4/2026', '4/13/2026'], 'mdy', false],
    ['nothing settles it', ['3/4/2026', '5/6/2026'], null, true],
    ['values that contradict each other', ['13/4/2026', '4/13/2026'], null, true],
    ['years first need no order', ['2026/3/4', '2026-05-06'], null, false],
    ['times behind the date', ['3/4/2026 10:00', '14/4/2026 9:00'], 'dmy', false],
  ])('%s', (_what, dates, order, asked) => {
    const found = recogniseSheet(
      sheetRows(
        ['姓名', '手机号', '入会时间'],
        ...dates.map((date, n) => ['王一', `1380013800${n}`, date]),
      ),
    );
    expect(found.dateOrder).toBe(order);
    expect(found.questions).toEqual(
      asked ? [{ code: 'date-order', subject: '入会时间', choices: ['dmy', 'mdy'] }] : [],
    );
  });
});

describe('columns that only their values name', () => {
  const people = (...columns: readonly (readonly [string, readonly Cell[]])[]): SheetRow[] =>
    sheetRows(
      ['姓名', '会员编号', ...columns.map(([header]) => header)],
      ...[0, 1, 2, 3, 4].map((n) => [
        `王${n}`,
        `M${n}`,
        ...columns.map(([, cells]) => cells[n % cells.length]!),
      ]),
    );
  it.each<readonly [string, readonly Cell[], string | null]>([
    [
      '本人号',
      ['13900000001', '+852 5550 0001', '139****0003', '13900000004', '无'],
      'member.phone',
    ],
    ['网上地址', ['a@example.org', 'B <b@example.org>'], 'member.email'],
    ['称谓', ['男', '女'], 'member.gender'],
    ['偏好', ['咖啡', '茶'], null],
    ['次序', [13900000001, 2, 3], null],
    // Days of anything are no day of joining.
    ['复购日', ['2026-01-01', '2026-02-01'], null],
  ])('%s', (header, cells, field) => {
    const found = recogniseSheet(people([header, cells])).columns[2]!;
    expect(found.field).toBe(field);
    if (field !== null) expect(found.confidence).toBe(0.5);
  });

  it('asks when two look alike, and never takes a kind from them', () => {
    const two = recogniseSheet(people(['甲号', ['13900000001']], ['乙号', ['13900000002']]));
    expect(two.questions).toEqual([
      { code: 'column', subject: 'member.phone', choices: ['甲号', '乙号'] },
    ]);
    const unknown = sheetRows(['甲', '乙'], ['x', '13900000001'], ['y', '13900000002']);
    expect(recogniseSheet(unknown).questions.map((one) => one.code)).toEqual(['kind']);
    expect(recogniseSheet(unknown, { kind: 'members' }).columns[1]?.field).toBe('member.phone');
  });

  it('finds the time and the amount of orders, and check-ins of a list', () => {
    const orders = sheetRows(
      ['订单编号', '商品', '成交', '花了'],
      ['A1', '咖啡', '2026-01-02 10:00', '¥12.00'],
      ['A2', '茶', '2026-01-03 11:00', '¥8.50'],
    );
    expect(fieldsByHeader(orders)).toMatchObject({ 成交: 'order.created', 花了: 'order.amount' });
    const list = sheetRows(
      ['姓名', '手机', '票种', '到了吗', '吃素'],
      ['王一', '13900000001', '普通票', '已签到', '是'],
      ['李二', '13900000002', '普通票', '未签到', '否'],
    );
    expect(fieldsByHeader(list)).toMatchObject({ 到了吗: 'signup.checked_in', 吃素: null });
  });

  it('reads a header with a remark in brackets, and no name out of numbers', () => {
    const rows = sheetRows(
      ['姓名（中文）', '手机号（北京时间前填）', '昵称'],
      ['王一', '13900000001', '13900000001'],
      ['李二', '13900000002', '13900000002'],
    );
    expect(fieldsByHeader(rows)).toEqual({
      '姓名（中文）': 'member.name',
      '手机号（北京时间前填）': 'member.phone',
      昵称: null,
    });
  });
});
