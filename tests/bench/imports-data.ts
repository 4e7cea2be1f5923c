import { closeSync, openSync, writeSync } from 'node:fs';
import { createXlsx, type OutCell } from '../../electron/imports/write/xlsx-writer.ts';

const surnames = [...'赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦许何吕施张孔曹严华金魏陶姜'];
const given = [...'明晨雨欣梓涵浩然子轩思远嘉怡婷静丽强伟芳娜磊洋艳勇杰娟涛超秀霞平刚桂英'];
const cities = ['上海', '杭州', '北京', '深圳', '成都', '武汉', '南京', '西安', ''];
const tags = ['老客', '团长', '高意向', '沉睡', '母婴', '咖啡'];
const sources = ['门店扫码', '小程序', '朋友邀请', '公众号', '线下活动'];
const products = ['耶加雪菲 250g', '挂耳 10 片', '手冲壶', '冷萃瓶', '曼特宁 500g'];

/** The same sequence every time, so that two runs measure the same work. */
const sequence = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};

export interface Shape {
  readonly kind: 'members' | 'orders';
  readonly columns: readonly string[];
  readonly row: (n: number, next: (below: number) => number) => string[];
}

const pad = (value: number, digits: number): string => String(value).padStart(digits, '0');
const day = (offset: number): string =>
  new Date(Date.UTC(2023, 0, 1 + offset)).toISOString().slice(0, 10);
const phone = (n: number): string => `1${[38, 39, 50, 86][n % 4]}${pad(n, 8)}`;

export const memberShape: Shape = {
  kind: 'members',
  columns: [
    '会员编号',
    '姓名',
    '昵称',
    '手机号',
    '邮箱',
    '性别',
    '生日',
    '城市',
    '标签',
    '积分',
    '来源渠道',
    '加入时间',
  ],
  row: (n, next) => {
    const pick = <T>(list: readonly T[]): T => list[next(list.length)]!;
    const tagged = next(3);
    return [
      `M${pad(n, 8)}`,
      pick(surnames) + pick(given) + (next(3) === 0 ? '' : pick(given)),
      `${pick(given)}${pick(given)}${next(1000)}`,
      phone(n),
      next(2) === 0 ? `user${n}@example.com` : '',
      pick(['男', '女', '']),
      next(3) === 0 ? day(-next(15_000)) : '',
      pick(cities),
      tagged === 0 ? '' : tagged === 1 ? pick(tags) : `${pick(tags)}、${pick(tags)}`,
      String(next(4) === 0 ? next(5000) : 0),
      pick(sources),
      `${day(next(1200))} ${pad(next(24), 2)}:${pad(next(60), 2)}:00`,
    ];
  },
};

export const orderShape: Shape = {
  kind: 'orders',
  columns: [
    '订单号',
    '归属店铺',
    '订单状态',
    '订单创建时间',
    '买家付款时间',
    '订单实付金额',
    '订单已退款金额',
    '全部商品名称',
    '商品数量',
    '买家手机号',
    '收货人',
    '优惠券码名称',
  ],
  row: (n, next) => {
    const pick = <T>(list: readonly T[]): T => list[next(list.length)]!;
    const at = `${day(next(1200))} ${pad(next(24), 2)}:${pad(next(60), 2)}:00`;
    return [
      `E2026${pad(n, 12)}`,
      '禾间咖啡旗舰店',
      pick(['交易完成', '已发货', '待发货', '交易关闭']),
      at,
      at,
      `${next(500)}.${pad(next(100), 2)}`,
      next(20) === 0 ? '10.00' : '0.00',
      pick(products),
      String(1 + next(3)),
      phone(next(200_000)),
      '',
      next(10) === 0 ? '秋季新品券' : '',
    ];
  },
};

/** Writes the same rows as a workbook and as CSV. */
export const writeRows = (
  shape: Shape,
  count: number,
  paths: { readonly xlsx: string; readonly csv: string },
): void => {
  const next = sequence(20261124);
  const xlsx = createXlsx(paths.xlsx);
  const sheet = xlsx.sheet(
    'Sheet1',
    shape.columns.map((header) => ({ header })),
  );
  const csv = openSync(paths.csv, 'w');
  let text = `${shape.columns.join(',')}\n`;
  for (let n = 1; n <= count; n += 1) {
    const row = shape.row(n, next);
    sheet.row(row.map((cell): OutCell => (cell === '' ? null : cell)));
    text += `${row.join(',')}\n`;
    if (text.length > 1 << 20) {
      writeSync(csv, text);
      text = '';
    }
  }
  writeSync(csv, text);
  closeSync(csv);
  sheet.close();
  xlsx.finish();
};
