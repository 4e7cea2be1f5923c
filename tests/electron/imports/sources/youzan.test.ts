import { describe, expect, it } from 'vitest';
import { countsOf } from '../../../support/import-file.ts';
import {
  askedOf,
  at,
  cellsBy,
  fakePhone,
  mappedOf,
  many,
  sourceDesk,
  textOf,
  workbookOf,
} from '../../../support/source-file.ts';

const customerHeaders =
  '客户姓名 客户昵称 客户手机号 客户生日 客户性别 标签 是否会员 成长值 免费等级 付费等级 权益卡 客户积分 客户储值余额 消费次数 消费金额 累计退款金额 累计退款订单数 笔单价 上次消费时间 分销员 导购员 企微好友 来源渠道 来源方式 成为客户时间 成为会员时间 成为会员店铺 公众号 公众号关注时间 最近浏览时间 微信地域 所属区域 指定时间消费次数 指定时间消费金额'.split(
    ' ',
  );
const customer = (cells: Readonly<Record<string, string>>): string[] => [
  ...customerHeaders.map((header) => cells[header] ?? ' '),
  '',
];

describe('有赞 customers', () => {
  it('reads masked phones, blanks of one space and the empty last header', async () => {
    const desk = sourceDesk();
    const rows = many(0, 12).map((n) =>
      customer({
        客户姓名: `顾客${n + 1}`,
        客户昵称: `小${n + 1}`,
        客户手机号: n % 3 === 2 ? `139******${10 + n}` : fakePhone(n),
        客户生日: n === 0 ? '1990-02-03' : '——',
        客户性别: ['男', '女', '其他', ' '][n % 4]!,
        标签: n === 0 ? '老客,R&D' : '团长',
        是否会员: '是',
        免费等级: 'V1',
        客户积分: String(n * 10),
        消费金额: '128.00',
        上次消费时间: '2026-05-01 12:00:00',
        来源渠道: '门店',
        来源方式: '扫码',
        成为客户时间: '2026-01-02 09:30:00',
        成为会员时间: '2026-01-05 09:30:00',
        最近浏览时间: n === 1 ? '1970-01-01 08:00:00' : '2026-06-01 10:00:00',
        微信地域: '上海',
        所属区域: '华东',
      }),
    );
    // The same phone under another name is another person, and a question for later.
    rows.push(customer({ 客户姓名: '另一人', 客户手机号: fakePhone(0) }));
    const done = await desk.giveTwice(
      '客户.xlsx',
      workbookOf('客户', [[...customerHeaders, ''], ...rows]),
    );
    expect(done.sheet.kind).toBe('members');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toEqual({
      客户姓名: 'member.name',
      客户昵称: 'member.nickname',
      客户手机号: 'member.phone',
      客户生日: 'member.birthday',
      客户性别: 'member.gender',
      标签: 'member.tags',
      免费等级: 'member.external_level',
      客户积分: 'member.points',
      分销员: 'member.referrer',
      来源渠道: 'member.source',
      成为客户时间: 'member.joined',
      最近浏览时间: 'member.last_active',
      微信地域: 'member.region',
    });
    expect(countsOf(done.result)).toMatchObject({ created: 13, rejected: 0 });
    expect(
      desk.rows(
        `SELECT name, nickname, gender, birthday_date, external_level, source, region, joined_date, seen_date
         FROM member WHERE name IN ('顾客1', '顾客2', '顾客4') ORDER BY id`,
      ),
    ).toEqual([
      {
        name: '顾客1',
        nickname: '小1',
        gender: 'male',
        birthday_date: '1990-02-03',
        external_level: 'V1',
        source: '门店',
        region: '上海',
        joined_date: '2026-01-02',
        seen_date: '2026-06-01',
      },
      expect.objectContaining({ gender: 'female', birthday_date: null, seen_date: null }),
      expect.objectContaining({ name: '顾客4', gender: null }),
    ]);
    expect(
      desk.rows("SELECT value, strength FROM identity WHERE value LIKE '139%' ORDER BY value"),
    ).toEqual([12, 15, 18, 21].map((n) => ({ value: `139******${n}`, strength: 'hint' })));
    expect(
      desk
        .rows('SELECT tag.name FROM tag ORDER BY tag.name')
        .map((row) => (row as { name: string }).name),
    ).toEqual(['R&D', '团长', '老客']);
    expect(desk.rows('SELECT sum(amount) AS n, count(*) AS entries FROM points_entry')).toEqual([
      { n: 660, entries: 11 },
    ]);
    expect(done.result.warnings.map((one) => one.code).sort()).toEqual([
      'columns-unmapped',
      'phone-masked',
      'possible-duplicate',
      'zero-date',
    ]);
  });
});

const orderHeaders =
  '订单号 销售渠道 归属店铺 订单类型 订单状态 推广方式 订单来源 订单创建时间 买家付款时间 交易成功时间 付款方式 支付流水号 商品金额合计 运费 店铺优惠合计 应收订单金额 订单实付金额 支付优惠合计 订单实收金额 订单抵用积分数 全部商品名称 商品种类数 订单配送方式 同城送达时间/提货时间 收货人省份 收货人城市 收货人地区 详细收货地址/提货地址 收货人/提货人 收货人手机号/提货人手机号 买家备注 订单星级 买家昵称 买家是否会员 买家手机号 分销员 分销员 销售导购 订单退款状态 订单已退款金额 商家订单备注 优惠券码名称'.split(
    ' ',
  );
const lineHeaders = '商品名称 商品规格 商品编码 商品单价 商品数量 商品退款状态'.split(' ');

const orderCells = (n: number, more: Readonly<Record<string, string>> = {}) => ({
  订单号: `E2026050112000${String(n).padStart(4, '0')}0012`,
  销售渠道: '网店',
  归属店铺: '一号店',
  订单类型: '普通订单',
  订单状态: '交易完成',
  推广方式: '——',
  订单来源: '小程序',
  订单创建时间: `2026-05-01 12:${String(n).padStart(2, '0')}:00`,
  买家付款时间: `2026-05-01 12:${String(n).padStart(2, '0')}:30`,
  支付流水号: `42000${String(n).padStart(20, '0')}`,
  订单实付金额: '1,128.50',
  订单实收金额: '1,120.00',
  全部商品名称: '耶加雪菲;挂耳',
  '同城送达时间/提货时间': '2026-05-02 10:00-12:00',
  收货人省份: '浙江省',
  收货人城市: '杭州市',
  收货人地区: '西湖区',
  '收货人/提货人': `收件${n}`,
  '收货人手机号/提货人手机号': fakePhone(500 + n),
  买家昵称: `买家昵称${n}`,
  买家是否会员: '是',
  买家手机号: fakePhone(n),
  订单退款状态: '——',
  订单已退款金额: '0.00',
  优惠券码名称: '——',
  ...more,
});

describe('有赞 orders', () => {
  it('reads one row an order: the buyer, not the receiver, paid and paid back', async () => {
    const desk = sourceDesk();
    const rows = many(0, 10).map((n) => cellsBy(orderHeaders, orderCells(n)));
    rows.push(
      cellsBy(
        orderHeaders,
        orderCells(10, { 订单退款状态: '全额退款成功', 订单已退款金额: '1,128.50' }),
      ),
      cellsBy(
        orderHeaders,
        orderCells(11, {
          订单退款状态: '部分退款成功',
          订单已退款金额: '100.00',
          分销员: '推广甲',
          '分销员 (2)': fakePhone(900),
        }),
      ),
      cellsBy(orderHeaders, orderCells(12, { 订单状态: '交易关闭', 买家付款时间: '——' })),
    );
    const done = await desk.giveTwice('订单.csv', `\ufeff${textOf([orderHeaders, ...rows])}`);
    expect(done.sheet.kind).toBe('orders');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toEqual({
      订单号: 'order.number',
      销售渠道: 'order.channel',
      归属店铺: 'order.shop',
      订单状态: 'order.status',
      订单创建时间: 'order.created',
      买家付款时间: 'order.paid_at',
      订单实付金额: 'order.amount',
      全部商品名称: 'order.product',
      收货人省份: 'member.region',
      收货人城市: 'member.city',
      '收货人/提货人': 'order.receiver',
      '收货人手机号/提货人手机号': 'order.receiver_phone',
      买家昵称: 'member.nickname',
      买家手机号: 'member.phone',
      分销员: 'member.referrer',
      订单退款状态: 'order.refund_status',
      订单已退款金额: 'order.refund',
      优惠券码名称: 'order.coupon',
    });
    expect(countsOf(done.result)).toMatchObject({ created: 13 });
    expect(
      desk.rows(
        `SELECT number, shop, channel, status, created_at_ms, paid_at_ms, paid_date, currency, amount_minor, refunded_minor
         FROM order_ WHERE number LIKE '%00000012' OR number LIKE '%001_0012' ORDER BY number`,
      ),
    ).toEqual([
      {
        number: 'E202605011200000000012',
        shop: '一号店',
        channel: '网店',
        status: 'paid',
        created_at_ms: at('2026-05-01 12:00:00'),
        paid_at_ms: at('2026-05-01 12:00:30'),
        paid_date: '2026-05-01',
        currency: 'CNY',
        amount_minor: 112850,
        refunded_minor: 0,
      },
      expect.objectContaining({ status: 'refunded', refunded_minor: 112850 }),
      expect.objectContaining({ status: 'partly-refunded', refunded_minor: 10000 }),
      expect.objectContaining({ status: 'closed', paid_at_ms: null, paid_date: null }),
    ]);
    // Whoever pays is the member; whoever receives is not.
    expect(
      desk.rows(
        "SELECT count(*) AS n FROM identity WHERE namespace = 'phone' AND value LIKE '+8613900000%'",
      ),
    ).toEqual([{ n: 13 }]);
    expect(desk.rows('SELECT referrer FROM member WHERE referrer IS NOT NULL')).toEqual([
      { referrer: '推广甲' },
    ]);
  });

  it('reads one row a product: each line, and the order once', async () => {
    const desk = sourceDesk();
    const headers = [...orderHeaders.slice(0, 20), ...lineHeaders, ...orderHeaders.slice(22)];
    const line = (n: number, product: string, more: Readonly<Record<string, string>> = {}) =>
      cellsBy(headers, {
        ...orderCells(n),
        商品名称: product,
        商品规格: '250g',
        商品编码: `SKU-${product}`,
        商品单价: '56.40',
        商品数量: '2',
        商品退款状态: '——',
        ...more,
      });
    const rows = [
      line(0, '耶加雪菲'),
      line(0, '挂耳', { 商品数量: '1', 商品单价: '20.00' }),
      line(1, '手冲壶', { 商品退款状态: '退款成功', 订单已退款金额: '56.40' }),
      line(1, '滤纸'),
      ...many(0, 8).map((n) => line(2 + n, '曼特宁')),
      cellsBy(headers, { 订单号: '合计', 订单实付金额: '11,285.00' }),
    ];
    const done = await desk.giveTwice('订单商品.xlsx', workbookOf('订单', [headers, ...rows]));
    expect(done.sheet.kind).toBe('orders');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toMatchObject({
      商品名称: 'order.product',
      商品规格: 'order.spec',
      商品编码: 'order.sku',
      商品单价: 'order.unit_price',
      商品数量: 'order.quantity',
      商品退款状态: 'order.line_refund',
    });
    expect(countsOf(done.result)).toMatchObject({ created: 12, skipped: 1 });
    expect(
      desk.rows(
        'SELECT count(*) AS orders, sum(amount_minor) AS paid, sum(refunded_minor) AS back FROM order_',
      ),
    ).toEqual([{ orders: 10, paid: 1128500, back: 5640 }]);
    expect(
      desk.rows(
        `SELECT line, product, spec, sku, unit_price_minor, quantity, refund FROM order_line
         JOIN order_ ON order_.id = order_line.order_id WHERE number LIKE '%000_0012' ORDER BY number, line LIMIT 4`,
      ),
    ).toEqual([
      {
        line: '1',
        product: '耶加雪菲',
        spec: '250g',
        sku: 'SKU-耶加雪菲',
        unit_price_minor: 5640,
        quantity: 2,
        refund: null,
      },
      expect.objectContaining({ line: '2', product: '挂耳', unit_price_minor: 2000, quantity: 1 }),
      expect.objectContaining({ product: '手冲壶', refund: 'refunded' }),
      expect.objectContaining({ product: '滤纸', refund: null }),
    ]);
  });
});
