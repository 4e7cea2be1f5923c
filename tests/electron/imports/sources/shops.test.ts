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

describe('微店 orders', () => {
  const headers =
    '订单编号 订单状态 下单时间 支付时间 发货时间 确认收货时间 支付方式 订单描述 商品名称 商品型号 商品件数 商品ID 实付金额 商品金额合计 收货人/提货人姓名 收货人/提货人手机号 省 市 区 收货/提货详细地址 下单模板信息 买家留言 卖家备注 退款状态 下单账号 下单微信'.split(
      ' ',
    );
  const order = (n: number, more: Readonly<Record<string, string | number>> = {}) =>
    cellsBy(headers, {
      订单编号: `8246${String(n).padStart(11, '0')}`,
      订单状态: '已完成',
      下单时间: '2026-06-18 23:50:00',
      支付时间: '2026-06-19 00:05:10',
      支付方式: '微信支付',
      商品名称: '耶加雪菲 挂耳',
      商品型号: '10 片',
      商品件数: 2,
      商品ID: `29117${n}`,
      实付金额: 59.8,
      商品金额合计: 69.8,
      '收货人/提货人姓名': `收件${n}`,
      '收货人/提货人手机号': fakePhone(n),
      省: '浙江省',
      市: '杭州市',
      区: '西湖区',
      下单模板信息: `研磨度:粗\n生日:0${1 + (n % 9)}-12\n微信号:wx_${n}`,
      退款状态: '无退款',
      下单账号: fakePhone(n),
      下单微信: `微信${n}`,
      ...more,
    });

  it('reads the sheet excelReport with answers packed in a cell', async () => {
    const desk = sourceDesk();
    const rows = [
      ...many(0, 9).map((n) => order(n)),
      order(9, { 退款状态: '退款成功' }),
      order(10, { 订单状态: '待付款', 支付时间: '' }),
    ];
    const done = await desk.giveTwice('order.xlsx', workbookOf('excelReport', [headers, ...rows]));
    expect(done.sheet.kind).toBe('orders');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toEqual({
      订单编号: 'order.number',
      订单状态: 'order.status',
      下单时间: 'order.created',
      支付时间: 'order.paid_at',
      商品名称: 'order.product',
      商品型号: 'order.spec',
      商品件数: 'order.quantity',
      商品ID: 'order.sku',
      实付金额: 'order.amount',
      '收货人/提货人姓名': 'order.receiver',
      '收货人/提货人手机号': 'order.receiver_phone',
      省: 'member.region',
      市: 'member.city',
      退款状态: 'order.refund_status',
      下单账号: 'member.phone',
      下单微信: 'member.wechat',
    });
    expect(
      desk.rows(
        `SELECT status, created_at_ms, paid_at_ms, paid_date, amount_minor, refunded_minor FROM order_
         ORDER BY number LIMIT 3 OFFSET 8`,
      ),
    ).toEqual([
      {
        status: 'paid',
        created_at_ms: at('2026-06-18 23:50'),
        paid_at_ms: at('2026-06-19 00:05:10'),
        paid_date: '2026-06-19',
        amount_minor: 5980,
        refunded_minor: 0,
      },
      expect.objectContaining({ status: 'refunded', refunded_minor: 5980 }),
      expect.objectContaining({ status: 'unpaid', paid_at_ms: null, paid_date: null }),
    ]);
    expect(desk.rows('SELECT DISTINCT product, spec, quantity FROM order_line')).toEqual([
      { product: '耶加雪菲 挂耳', spec: '10 片', quantity: 2 },
    ]);
    expect(desk.rows("SELECT name, region, city FROM member WHERE name = '收件3'")).toEqual([
      { name: '收件3', region: '浙江省', city: '杭州市' },
    ]);
  });
});

describe('orders with times in milliseconds', () => {
  it('takes the refund for the truth where the status says completed', async () => {
    const desk = sourceDesk();
    const headers = [
      '订单编号',
      '订单状态',
      '创建时间',
      '支付时间',
      '实付金额(元)',
      '退款金额（元）',
      '退款时间',
      '用户ID',
      '用户昵称',
      '手机号',
    ];
    const created = at('2026-03-31 23:59:59');
    const rows = many(0, 8).map((n) => [
      `WM${1000 + n}`,
      '已完成',
      created + n * 86_400_000,
      created + n * 86_400_000 + 1000,
      '¥199.90',
      n === 7 ? '199.90' : n === 6 ? '50' : '0',
      n >= 6 ? created + 30 * 86_400_000 : '',
      `17000${n}`,
      `昵称${n}`,
      fakePhone(n),
    ]);
    const done = await desk.giveTwice('weimob.xlsx', workbookOf('订单', [headers, ...rows]));
    expect(done.sheet.kind).toBe('orders');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toEqual({
      订单编号: 'order.number',
      订单状态: 'order.status',
      创建时间: 'order.created',
      支付时间: 'order.paid_at',
      '实付金额(元)': 'order.amount',
      '退款金额（元）': 'order.refund',
      退款时间: 'order.refunded_at',
      用户ID: 'member.external_id',
      用户昵称: 'member.nickname',
      手机号: 'member.phone',
    });
    expect(
      desk.rows(
        'SELECT status, paid_at_ms, paid_date, refunded_minor, refunded_at_ms FROM order_ WHERE id IN (1, 7, 8) ORDER BY id',
      ),
    ).toEqual([
      {
        status: 'paid',
        paid_at_ms: created + 1000,
        paid_date: '2026-04-01',
        refunded_minor: 0,
        refunded_at_ms: null,
      },
      expect.objectContaining({ status: 'partly-refunded', refunded_minor: 5000 }),
      expect.objectContaining({
        status: 'refunded',
        refunded_minor: 19990,
        refunded_at_ms: created + 30 * 86_400_000,
      }),
    ]);
  });
});

describe('LinkWeChat orders', () => {
  it('reads the contact as the buyer and units in both kinds of brackets', async () => {
    const desk = sourceDesk();
    const headers =
      '商品 客户 联系人 联系地址 联系电话 购买数量 付款金额(元) 交易状态 交易时间 交易单号 商户单号 退款状态 退款金额（元）'.split(
        ' ',
      );
    const rows = many(0, 8).map((n) => [
      '读书会年卡',
      `客户${n}`,
      `联系${n}`,
      '某路 1 号',
      fakePhone(n),
      '1',
      '365.00',
      '已完成',
      '2026-02-03 10:20:30',
      `4200001${n}`,
      `M${n}`,
      n === 0 ? '已退款' : '',
      n === 0 ? '365.00' : '',
    ]);
    const done = await desk.giveTwice('orders.csv', textOf([headers, ...rows]));
    expect(done.sheet.kind).toBe('orders');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toEqual({
      商品: 'order.product',
      客户: 'member.nickname',
      联系人: 'member.name',
      联系电话: 'member.phone',
      购买数量: 'order.quantity',
      '付款金额(元)': 'order.amount',
      交易状态: 'order.status',
      交易时间: 'order.created',
      交易单号: 'order.number',
      退款状态: 'order.refund_status',
      '退款金额（元）': 'order.refund',
    });
    expect(
      desk.rows(
        `SELECT order_.number, status, paid_date, amount_minor, refunded_minor, name, nickname FROM order_
         JOIN member ON member.id = member_id ORDER BY order_.number LIMIT 2`,
      ),
    ).toEqual([
      {
        number: '42000010',
        status: 'refunded',
        paid_date: '2026-02-03',
        amount_minor: 36500,
        refunded_minor: 36500,
        name: '联系0',
        nickname: '客户0',
      },
      expect.objectContaining({ status: 'paid', refunded_minor: 0 }),
    ]);
  });
});

describe('Shopify orders', () => {
  const headers =
    'Name,Email,Financial Status,Paid at,Fulfillment Status,Fulfilled at,Accepts Marketing,Currency,Subtotal,Shipping,Taxes,Total,Discount Code,Discount Amount,Shipping Method,Created at,Lineitem quantity,Lineitem name,Lineitem price,Lineitem compare at price,Lineitem sku,Lineitem requires shipping,Lineitem taxable,Lineitem fulfillment status,Billing Name,Billing Street,Billing City,Billing Zip,Billing Province,Billing Country,Billing Phone,Shipping Name,Shipping Street,Shipping City,Shipping Zip,Shipping Province,Shipping Country,Shipping Phone,Notes,Note Attributes,Cancelled at,Payment Method,Payment Reference,Refunded Amount,Vendor,Id,Tags,Risk Level,Source,Lineitem discount,Phone'.split(
      ',',
    );
  it('keeps an order whole whose further lines leave its columns blank', async () => {
    const desk = sourceDesk();
    const order = (n: number, more: Readonly<Record<string, string>> = {}) =>
      cellsBy(headers, {
        Name: `#10${n}`,
        Email: `buyer${n}@example.org`,
        'Financial Status': 'paid',
        'Paid at': '2026-05-28 19:01:33 +0200',
        Currency: 'EUR',
        Subtotal: '40.00',
        Total: '45.00',
        'Discount Code': 'SPRING',
        'Created at': '2026-05-28 19:01:30 +0200',
        'Lineitem quantity': '2',
        'Lineitem name': 'Filter paper',
        'Lineitem price': '10.00',
        'Lineitem sku': 'FP-1',
        'Billing Name': `Buyer ${n}`,
        'Billing City': 'Berlin',
        'Billing Phone': `'+49 30 5550${100 + n}`,
        'Shipping Name': n === 3 ? 'Somebody Else' : `Buyer ${n}`,
        Notes: 'leave at the door',
        'Refunded Amount': '0.00',
        Id: `61234567890${n}`,
        Tags: 'wholesale',
        Source: 'web',
        ...more,
      });
    const line = (n: number) =>
      cellsBy(headers, {
        Name: `#10${n}`,
        Email: `buyer${n}@example.org`,
        'Lineitem quantity': '1',
        'Lineitem name': 'Kettle',
        'Lineitem price': '20.00',
      });
    const rows = [
      order(0),
      line(0),
      ...[1, 2, 3, 4, 5, 6].map((n) => order(n)),
      order(7, { 'Financial Status': 'partially_refunded', 'Refunded Amount': '10.00' }),
      line(7),
      order(8, { 'Financial Status': 'refunded', 'Refunded Amount': '45.00' }),
    ];
    const done = await desk.giveTwice('orders_export.csv', textOf([headers, ...rows]));
    expect(done.sheet.kind).toBe('orders');
    expect(askedOf(done)).toEqual([]);
    expect(mappedOf(done)).toEqual({
      Name: 'order.number',
      Email: 'member.email',
      'Financial Status': 'order.status',
      'Paid at': 'order.paid_at',
      Currency: 'order.currency',
      Total: 'order.amount',
      'Discount Code': 'order.coupon',
      'Created at': 'order.created',
      'Lineitem quantity': 'order.quantity',
      'Lineitem name': 'order.product',
      'Lineitem price': 'order.unit_price',
      'Lineitem sku': 'order.sku',
      'Billing Name': 'member.name',
      'Billing City': 'member.city',
      'Billing Province': 'member.region',
      'Billing Phone': 'member.phone',
      'Shipping Name': 'order.receiver',
      'Shipping Phone': 'order.receiver_phone',
      'Refunded Amount': 'order.refund',
      Source: 'order.channel',
    });
    expect(countsOf(done.result)).toMatchObject({ created: 11, rejected: 0 });
    expect(
      desk.rows(
        'SELECT number, status, paid_at_ms, paid_date, currency, amount_minor, refunded_minor FROM order_ WHERE id IN (1, 8, 9)',
      ),
    ).toEqual([
      {
        number: '#100',
        status: 'paid',
        paid_at_ms: at('2026-05-28 19:01:33', '+02:00'),
        paid_date: '2026-05-29',
        currency: 'EUR',
        amount_minor: 4500,
        refunded_minor: 0,
      },
      expect.objectContaining({ status: 'partly-refunded', refunded_minor: 1000 }),
      expect.objectContaining({ status: 'refunded', refunded_minor: 4500 }),
    ]);
    expect(desk.rows('SELECT count(*) AS n, sum(quantity) AS pieces FROM order_line')).toEqual([
      { n: 11, pieces: 20 },
    ]);
    expect(desk.rows('SELECT count(*) AS n FROM member_tag')).toEqual([{ n: 0 }]);
    expect(desk.rows('SELECT count(*) AS n, max(remark) AS remark FROM member')).toEqual([
      { n: 9, remark: null },
    ]);
    expect(desk.rows("SELECT value FROM identity WHERE namespace = 'phone' LIMIT 1")).toEqual([
      { value: '+49305550100' },
    ]);
  });
});
