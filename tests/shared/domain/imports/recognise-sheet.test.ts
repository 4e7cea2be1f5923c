import { describe, expect, it } from 'vitest';
import type { Cell, SheetRow } from '../../../../shared/domain/cells.ts';
import { importKinds, type ImportKind } from '../../../../shared/domain/imports/kinds.ts';
import { recogniseSheet } from '../../../../shared/domain/imports/recognise-sheet.ts';
import { templates } from '../../../../shared/domain/imports/templates.ts';

const sheet = (...lines: readonly (readonly Cell[])[]): SheetRow[] =>
  lines.map((cells, index) => ({ number: index + 1, cells }));
const fieldsOf = (rows: SheetRow[], kind?: ImportKind) =>
  Object.fromEntries(
    recogniseSheet(rows, kind === undefined ? {} : { kind }).columns.map(({ header, field }) => [
      header,
      field,
    ]),
  );

describe('what a sheet is about', () => {
  it.each<readonly [string, ImportKind, SheetRow[], Readonly<Record<string, string | null>>]>([
    [
      '有赞 customers',
      'members',
      sheet(
        [
          '客户姓名',
          '客户昵称',
          '客户手机号',
          '客户生日',
          '客户性别',
          '标签',
          '免费等级',
          '客户积分',
          '来源渠道',
          '成为客户时间',
          '最近浏览时间',
          '微信地域',
        ],
        [
          '王一',
          '小一',
          '186******05',
          '1990-01-02',
          '男',
          '咖啡,读书',
          'V1',
          12,
          '门店',
          '2026-01-01 10:00:00',
          '2026-02-01 10:00:00',
          '上海',
        ],
      ),
      {
        客户姓名: 'member.name',
        客户昵称: 'member.nickname',
        客户手机号: 'member.phone',
        客户生日: 'member.birthday',
        客户性别: 'member.gender',
        标签: 'member.tags',
        免费等级: 'member.external_level',
        客户积分: 'member.points',
        来源渠道: 'member.source',
        成为客户时间: 'member.joined',
        最近浏览时间: 'member.last_active',
        微信地域: 'member.region',
      },
    ],
    [
      '有赞 orders',
      'orders',
      sheet(
        [
          '订单号',
          '订单状态',
          '订单创建时间',
          '买家付款时间',
          '订单实付金额',
          '全部商品名称',
          '收货人/提货人',
          '收货人手机号/提货人手机号',
          '买家手机号',
          '订单已退款金额',
          '优惠券码名称',
        ],
        [
          'E1',
          '交易完成',
          '2026-01-01 10:00:00',
          '2026-01-01 10:01:00',
          '60.00',
          '挂耳',
          '李二',
          '13900139000',
          '13800138000',
          '0.00',
          '——',
        ],
      ),
      {
        订单号: 'order.number',
        订单状态: 'order.status',
        订单创建时间: 'order.created',
        买家付款时间: 'order.paid_at',
        订单实付金额: 'order.amount',
        全部商品名称: 'order.product',
        '收货人/提货人': 'order.receiver',
        买家手机号: 'member.phone',
        '收货人手机号/提货人手机号': 'order.receiver_phone',
        订单已退款金额: 'order.refund',
        优惠券码名称: 'order.coupon',
      },
    ],
    [
      'LinkWeChat customers',
      'members',
      sheet(
        [
          '客户姓名',
          '性别',
          'userid',
          'unionid',
          '所属企业',
          '所属职位',
          '跟进员工',
          '添加时间',
          '企业标签',
          '手机号',
          '邮箱',
        ],
        [
          '王一',
          '女',
          'wm1',
          'o1',
          '某公司',
          '店长',
          '小陈',
          '2026-01-01 10:00:00',
          'A、B',
          '13800138000',
          'a@b.cn',
        ],
      ),
      {
        userid: 'member.external_id',
        unionid: 'member.unionid',
        所属企业: 'member.company',
        所属职位: 'member.job',
        添加时间: 'member.joined',
        企业标签: 'member.tags',
        手机号: 'member.phone',
        邮箱: 'member.email',
      },
    ],
    [
      'Luma guests',
      'signups',
      sheet(
        [
          'name',
          'first_name',
          'last_name',
          'email',
          'phone_number',
          'created_at',
          'approval_status',
          'checked_in_at',
          'ticket_name',
        ],
        [
          'Ann',
          'Ann',
          'Lee',
          'a@b.com',
          '+16502530000',
          '2026-01-01T10:00:00Z',
          'approved',
          '',
          'Standard',
        ],
      ),
      {
        name: 'member.name',
        email: 'member.email',
        phone_number: 'member.phone',
        created_at: 'signup.at',
        approval_status: 'signup.status',
        checked_in_at: 'signup.checked_in_at',
        ticket_name: 'signup.ticket',
      },
    ],
    [
      'Eventbrite attendees',
      'signups',
      sheet(
        [
          'Order #',
          'Order Date',
          'First Name',
          'Email',
          'Ticket Type',
          'Attendee #',
          'Attendee Status',
        ],
        ['1', 'Sep 26, 2026 7:05 PM', 'Ann', 'a@b.com', 'Standard', '9', 'Attending'],
      ),
      {
        'Order #': 'signup.number',
        'Order Date': 'signup.at',
        'Ticket Type': 'signup.ticket',
        'Attendee #': 'signup.attendee',
        'Attendee Status': 'signup.status',
        Email: 'member.email',
      },
    ],
    [
      'a Chinese sign-up list',
      'signups',
      sheet(
        ['姓名', '手机', '票种', '报名时间', '审核状态', '签到状态', '签到时间'],
        [
          '王一',
          '13800138000',
          '普通票',
          '2026-01-01 10:00',
          '审核通过',
          '已签到',
          '2026-01-10 14:00',
        ],
      ),
      {
        姓名: 'member.name',
        手机: 'member.phone',
        票种: 'signup.ticket',
        报名时间: 'signup.at',
        审核状态: 'signup.status',
        签到状态: 'signup.checked_in',
        签到时间: 'signup.checked_in_at',
      },
    ],
    [
      'Mailchimp',
      'members',
      sheet(
        ['Email Address', 'First Name', 'Phone Number', 'OPTIN_TIME', 'TAGS'],
        ['a@b.com', 'Ann', '', '2026-01-01 10:00:00', '"VIP","Blog"'],
      ),
      {
        'Email Address': 'member.email',
        'Phone Number': 'member.phone',
        OPTIN_TIME: 'member.joined',
        TAGS: 'member.tags',
      },
    ],
    [
      'Discord messages',
      'interactions',
      sheet(
        ['AuthorID', 'Author', 'Date', 'Content', 'Attachments', 'Reactions'],
        ['123456789012345678', 'ann#1', '17-May-20 02:21 AM', 'hi', '', ''],
      ),
      { AuthorID: 'member.external_id', Date: 'interaction.at', Content: 'interaction.text' },
    ],
    [
      'traditional headers',
      'members',
      sheet(
        ['姓名', '手機號碼', '電子郵箱', '入群時間', '標籤'],
        ['王一', '0912345678', 'a@b.tw', '2026-01-01', 'A'],
      ),
      {
        手機號碼: 'member.phone',
        電子郵箱: 'member.email',
        入群時間: 'member.joined',
        標籤: 'member.tags',
      },
    ],
  ])('%s', (_what, kind, rows, fields) => {
    const found = recogniseSheet(rows);
    expect(found.kind).toBe(kind);
    expect(found.questions).toEqual([]);
    expect(fieldsOf(rows)).toMatchObject(fields);
    for (const { field, confidence } of found.columns)
      expect(confidence).toBeGreaterThan(field === null ? -1 : 0.5);
  });

  it.each(importKinds)('knows its own template of %s in each language', (kind) => {
    const fields = templates[kind].map(([field]) => field);
    for (const language of [1, 2, 3] as const) {
      const found = recogniseSheet(sheet(templates[kind].map((column) => column[language])));
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
    expect(recogniseSheet(sheet(header, row)).questions.map((one) => one.code)).toEqual(['kind']);
  });

  it('knows a sign-up list by its state alone', () => {
    const rows = sheet(['报名人', '手机号', '报名状态'], ['王一', '13800000001', '已报名']);
    expect(recogniseSheet(rows).kind).toBe('signups');
  });

  it('asks what a sheet of unknown words is, and for a header where there is none', () => {
    const [question] = recogniseSheet(sheet(['苹果', '香蕉'], ['红', '黄'])).questions;
    expect(question?.code).toBe('kind');
    expect(question?.choices.toSorted()).toEqual(importKinds.toSorted());
    expect(recogniseSheet(sheet([1, 2], [3, 4])).questions).toEqual([
      { code: 'header', subject: '', choices: [] },
    ]);
  });

  it('reads a sheet as the kind it is told, from the header it is told', () => {
    const rows = sheet(['名单', '手机'], ['姓名', '手机号'], ['王一', '13800138000']);
    const found = recogniseSheet(rows, { kind: 'members', headerRow: 2 });
    expect([found.kind, found.headerRow]).toEqual(['members', 2]);
    expect(found.columns.map((column) => column.field)).toEqual(['member.name', 'member.phone']);
  });
});

describe('doubt', () => {
  it('asks which of two equal columns is meant, unless they say the same or one is empty', () => {
    const rows = (second: readonly (string | null)[]) =>
      sheet(
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
    const empty = sheet(['姓名', '手机号', '手机号'], ['王一', null, '13800138000']);
    expect(recogniseSheet(empty).columns.map(({ field }) => field)).toEqual([
      'member.name',
      null,
      'member.phone',
    ]);
    const unfit = sheet(
      ['姓名', '联系方式', '手机号码'],
      ['王一', 'a@b.cn', '13800138000'],
      ['李二', 'c@d.cn', '13800138001'],
    );
    expect(fieldsOf(unfit)).toMatchObject({ 手机号码: 'member.phone' });
  });

  it('trusts a contained word only when the values fit', () => {
    const rows = (value: string) =>
      sheet(['姓名', '昵称', '家长手机号码二'], ['王一', '小一', value], ['李二', '小二', value]);
    expect(fieldsOf(rows('13800138000'))).toMatchObject({ 家长手机号码二: 'member.phone' });
    expect(fieldsOf(rows('不详'))).toMatchObject({ 家长手机号码二: null });
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
      sheet(
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
    sheet(
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
    const unknown = sheet(['甲', '乙'], ['x', '13900000001'], ['y', '13900000002']);
    expect(recogniseSheet(unknown).questions.map((one) => one.code)).toEqual(['kind']);
    expect(recogniseSheet(unknown, { kind: 'members' }).columns[1]?.field).toBe('member.phone');
  });

  it('finds the time and the amount of orders, and check-ins of a list', () => {
    const orders = sheet(
      ['订单编号', '商品', '成交', '花了'],
      ['A1', '咖啡', '2026-01-02 10:00', '¥12.00'],
      ['A2', '茶', '2026-01-03 11:00', '¥8.50'],
    );
    expect(fieldsOf(orders)).toMatchObject({ 成交: 'order.created', 花了: 'order.amount' });
    const list = sheet(
      ['姓名', '手机', '票种', '到了吗', '吃素'],
      ['王一', '13900000001', '普通票', '已签到', '是'],
      ['李二', '13900000002', '普通票', '未签到', '否'],
    );
    expect(fieldsOf(list)).toMatchObject({ 到了吗: 'signup.checked_in', 吃素: null });
  });

  it('reads a header with a remark in brackets, and no name out of numbers', () => {
    const rows = sheet(
      ['姓名（中文）', '手机号（北京时间前填）', '昵称'],
      ['王一', '13900000001', '13900000001'],
      ['李二', '13900000002', '13900000002'],
    );
    expect(fieldsOf(rows)).toEqual({
      '姓名（中文）': 'member.name',
      '手机号（北京时间前填）': 'member.phone',
      昵称: null,
    });
  });
});
