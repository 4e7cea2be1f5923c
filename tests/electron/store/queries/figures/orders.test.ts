import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import type { Values } from '../../../../../electron/store/log/rows.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import type { MetricId } from '../../../../../shared/domain/metrics/registry.ts';
import { storeOf } from '../../../../support/community.ts';
import { figure } from '../../../../support/figures.ts';
import { idOf, write } from '../../../../support/recorded-rows.ts';
import { testEnv } from '../../../../support/workspace.ts';

type Order = readonly [
  uid: string,
  member: string | null,
  paid: string | null,
  amount: number | null,
  more?: Values,
];

const withOrders = (db: WriteDb, orders: readonly Order[]): WriteDb => {
  write(db, (insert) => {
    for (const [uid, member, paid_date, amount_minor, more = {}] of orders)
      insert('order_', {
        uid,
        namespace: 'shop',
        number: uid,
        member_id: member === null ? null : idOf(db, 'member', member),
        status: 'paid',
        paid_date,
        currency: 'CNY',
        amount_minor,
        refunded_minor: 0,
        ...more,
      });
  });
  return db;
};

const october = ['2026-10-01', '2026-10-31'] as const;
const value = (db: WriteDb, id: MetricId): number | null => figure(db, id, ...october).value;

const shop = (): WriteDb =>
  withOrders(
    storeOf({
      me_a: {},
      me_b: {},
      me_c: {},
      me_left: { fields: { joined_date: '2026-01-01', left_date: '2026-09-30' } },
      me_back: {},
      me_staff: { fields: { staff: 1 } },
    }).db,
    [
      ['or_before', 'me_a', '2026-09-30', 7_00],
      ['or_first', 'me_a', '2026-10-01', 100_00],
      ['or_twin', 'me_b', '2026-10-05', 50_00],
      [
        'or_part',
        'me_c',
        '2026-10-06',
        80_00,
        { status: 'partly-refunded', refunded_minor: 30_00 },
      ],
      ['or_back', 'me_back', '2026-10-07', 40_00, { status: 'refunded', refunded_minor: 40_00 }],
      ['or_left', 'me_left', '2026-10-08', 20_00],
      ['or_staff', 'me_staff', '2026-10-09', 10_00],
      ['or_nobody', null, '2026-10-10', 30_00],
      ['or_dollar', 'me_c', '2026-10-11', 99_00, { currency: 'USD' }],
      ['or_unpaid', 'me_a', null, 500_00, { status: 'unpaid' }],
      ['or_closed', 'me_a', null, 600_00, { status: 'closed' }],
      ['or_last', 'me_a', '2026-10-31', 10_00],
      ['or_after', 'me_a', '2026-11-01', 8_00],
    ],
  );

test('orders: paid in the period, unmatched ones too; a wholly refunded one drops out', () => {
  expect(figure(shop(), 'orders.count', ...october)).toMatchObject({
    value: 8,
    complete: true,
    uids: [
      'or_dollar',
      'or_first',
      'or_last',
      'or_left',
      'or_nobody',
      'or_part',
      'or_staff',
      'or_twin',
    ],
  });
});

test('net sales: 100 + 50 + (80 − 30) + (40 − 40) + 20 + 10 + 30 + 10 = 270; no dollars in it', () => {
  expect(figure(shop(), 'orders.net', ...october)).toMatchObject({
    value: 270_00,
    unit: 'minor',
    n: 8,
    complete: true,
  });
});

test('average order: 270 over the seven kept orders of the currency', () => {
  expect(figure(shop(), 'orders.aov', ...october)).toMatchObject({
    value: 270_00 / 7,
    numerator: 270_00,
    denominator: 7,
    interval: null,
  });
});

test('buyers are persons: nobody unmatched, no staff, nobody who gave all back; who left still bought', () => {
  expect(figure(shop(), 'buyers.count', ...october)).toMatchObject({
    value: 4,
    uids: ['me_a', 'me_b', 'me_c', 'me_left'],
  });
  expect(figure(shop(), 'repurchase.rate', ...october)).toMatchObject({
    numerator: 2,
    denominator: 4,
    value: 0.5,
    uids: ['me_a', 'me_c'],
  });
});

test('merged, two buyers are one who bought again; orders and net stay', () => {
  const db = shop();
  const before = [value(db, 'orders.count'), value(db, 'orders.net')];
  mergeMembers(db, { uid: 'me_b', intoUid: 'me_left' }, testEnv);
  expect(figure(db, 'buyers.count', ...october).uids).toEqual(['me_a', 'me_c', 'me_left']);
  expect(figure(db, 'repurchase.rate', ...october)).toMatchObject({ numerator: 3, denominator: 3 });
  expect([value(db, 'orders.count'), value(db, 'orders.net')]).toEqual(before);
});

test('merged into staff, a buyer counts no more', () => {
  const db = shop();
  mergeMembers(db, { uid: 'me_b', intoUid: 'me_staff' }, testEnv);
  expect(figure(db, 'buyers.count', ...october).uids).toEqual(['me_a', 'me_c', 'me_left']);
});

test('repurchase looks at the orders of the period only, and a refunded second order is none', () => {
  const { db } = storeOf({ me_1: {}, me_2: {} });
  withOrders(db, [
    ['or_1', 'me_1', '2026-09-30', 1_00],
    ['or_2', 'me_1', '2026-10-01', 1_00],
    ['or_3', 'me_2', '2026-10-02', 1_00],
    ['or_4', 'me_2', '2026-10-03', 1_00, { status: 'refunded', refunded_minor: 1_00 }],
  ]);
  expect(figure(db, 'repurchase.rate', ...october)).toMatchObject({
    value: 0,
    numerator: 0,
    denominator: 2,
  });
});

test('of no orders, counts are 0 and quotients unknown with their reason', () => {
  const { db } = storeOf({ me_1: {} });
  expect(value(db, 'orders.count')).toBe(0);
  expect(value(db, 'orders.net')).toBe(0);
  expect(value(db, 'buyers.count')).toBe(0);
  expect(figure(db, 'orders.aov', ...october)).toMatchObject({ value: null, reason: 'no-orders' });
  expect(figure(db, 'repurchase.rate', ...october)).toMatchObject({
    value: null,
    interval: null,
    reason: 'no-buyers',
  });
});

test('of refunded orders alone there is no average, of another currency alone none either', () => {
  const { db } = storeOf({ me_1: {} });
  withOrders(db, [
    ['or_1', 'me_1', '2026-10-02', 5_00, { status: 'refunded', refunded_minor: 5_00 }],
  ]);
  expect(figure(db, 'orders.aov', ...october)).toMatchObject({
    value: null,
    numerator: 0,
    denominator: 0,
    reason: 'no-orders',
  });
  withOrders(db, [['or_2', 'me_1', '2026-10-03', 5_00, { currency: 'USD' }]]);
  expect(value(db, 'orders.count')).toBe(1);
  expect(value(db, 'orders.net')).toBe(0);
  expect(figure(db, 'orders.aov', ...october)).toMatchObject({
    value: null,
    reason: 'other-currency',
  });
});

test('a campaign sums up its own currency', () => {
  const db = shop();
  write(db, (insert) =>
    insert('campaign', {
      uid: 'ca_1',
      name: '出海',
      from_date: october[0],
      to_date: october[1],
      currency: 'USD',
    }),
  );
  const campaignUid = 'ca_1';
  expect(figure(db, 'orders.net', ...october, { campaignUid }).value).toBe(99_00);
  expect(figure(db, 'orders.aov', ...october, { campaignUid })).toMatchObject({
    numerator: 99_00,
    denominator: 1,
  });
  expect(figure(db, 'orders.count', ...october, { campaignUid }).value).toBe(8);
});

test('an order without its amount counts, but the sums are not whole', () => {
  const { db } = storeOf({ me_1: {} });
  withOrders(db, [
    ['or_1', 'me_1', '2026-10-02', 5_00],
    ['or_2', 'me_1', '2026-10-03', null],
  ]);
  expect(figure(db, 'orders.count', ...october)).toMatchObject({ value: 2, complete: true });
  expect(figure(db, 'orders.net', ...october)).toMatchObject({ value: 5_00, complete: false });
  expect(figure(db, 'orders.aov', ...october).complete).toBe(false);
});

test('a running period is not whole, one to come has no figures', () => {
  const db = shop();
  const ids = ['orders.count', 'orders.net', 'orders.aov', 'buyers.count', 'repurchase.rate'];
  for (const id of ids as MetricId[]) {
    expect(figure(db, id, '2026-10-01', '2026-11-23').complete, id).toBe(true);
    expect(figure(db, id, '2026-10-01', '2026-11-24').complete, id).toBe(false);
    expect(figure(db, id, '2026-11-25', '2026-11-30'), id).toMatchObject({
      value: null,
      reason: 'not-started',
    });
  }
});

test('of a community: orders of who belonged on the day, by person', () => {
  const { db } = storeOf({
    me_1: { stays: [['2026-10-03', '2026-10-10']] },
    me_2: {},
    me_never: {},
    me_unknown: { stays: [[null, null]] },
  });
  withOrders(db, [
    ['or_02', 'me_1', '2026-10-02', 1_00],
    ['or_03', 'me_1', '2026-10-03', 2_00],
    ['or_09', 'me_2', '2026-10-09', 4_00],
    ['or_10', 'me_1', '2026-10-10', 8_00],
    ['or_never', 'me_never', '2026-10-05', 16_00],
    ['or_nobody', null, '2026-10-05', 32_00],
    ['or_unknown', 'me_unknown', '2026-10-05', 64_00],
  ]);
  const tea = { communityUid: 'co_tea' };
  expect(figure(db, 'orders.net', ...october, tea).value).toBe(2_00 + 64_00);
  mergeMembers(db, { uid: 'me_2', intoUid: 'me_1' }, testEnv);
  expect(figure(db, 'orders.net', ...october, tea)).toMatchObject({
    value: 2_00 + 4_00 + 64_00,
    uids: ['or_03', 'or_09', 'or_unknown'],
  });
  expect(figure(db, 'buyers.count', ...october, tea).uids).toEqual(['me_1', 'me_unknown']);
  expect(figure(db, 'repurchase.rate', ...october, tea)).toMatchObject({
    numerator: 1,
    denominator: 2,
  });
});

test('the week over the end of the year: Monday 29 December to Sunday 4 January', () => {
  const { db } = storeOf({ me_1: {} });
  withOrders(db, [
    ['or_sunday', 'me_1', '2025-12-28', 1_00],
    ['or_monday', 'me_1', '2025-12-29', 2_00],
    ['or_year', 'me_1', '2026-01-01', 4_00],
    ['or_end', 'me_1', '2026-01-04', 8_00],
    ['or_next', 'me_1', '2026-01-05', 16_00],
  ]);
  expect(figure(db, 'orders.net', '2025-12-29', '2026-01-04').value).toBe(14_00);
});
