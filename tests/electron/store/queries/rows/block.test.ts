import { expect, test } from 'vitest';
import { rowsBlock } from '../../../../../electron/store/queries/rows/block.ts';
import { BY_NAME, orderOfRows } from '../../../../../electron/store/queries/figures/rows.ts';
import { orderSql } from '../../../../../electron/store/queries/figures/named.ts';
import { signRetrospective } from '../../../../../electron/store/queries/retrospectives/sign.ts';
import { updateSettings } from '../../../../../electron/store/settings.ts';
import type { RowSort } from '../../../../../shared/contract/figures.ts';
import type { RowsAsOf, RowsOf } from '../../../../../shared/contract/rows.ts';
import type { MetricId } from '../../../../../shared/domain/metrics/registry.ts';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { campaignWith } from '../../../../support/campaign-store.ts';
import { storeOf } from '../../../../support/community.ts';
import { idOf, write } from '../../../../support/recorded-rows.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

const november = { from: '2026-11-01', to: '2026-11-20' };
const figure = (id: MetricId): RowsOf => ({
  kind: 'figure',
  id,
  ...november,
  communityUid: null,
  campaignUid: null,
  eventUid: null,
});

interface Asked {
  readonly sort?: RowSort;
  readonly asOf?: RowsAsOf;
  readonly offset?: number;
  readonly limit?: number;
}
const block = (db: WriteDb, of: RowsOf, asked: Asked = {}) =>
  rowsBlock(db, { of, sort: null, asOf: null, offset: 0, limit: 50, nowMs: testNowMs, ...asked });
const titles = (db: WriteDb, of: RowsOf, asked?: Asked) =>
  block(db, of, asked).rows.map(({ title }) => title);

const shop = () =>
  storeOf({
    me_1: {
      fields: { name: '张三', joined_date: '2026-03-01' },
      orders: [
        ['2026-11-02', 300_00],
        ['2026-11-03', 5_00],
      ],
    },
    me_2: {
      fields: { name: '安安', joined_date: null },
      orders: [['2026-11-02', 80_00]],
    },
    me_3: { fields: { name: '李四', joined_date: '2026-01-05' } },
  }).db;

test('rows go by name in pinyin, by detail and by value, either way; nothing known comes last', () => {
  const db = shop();
  const members = figure('members.total');
  expect(titles(db, members)).toEqual(['安安', '李四', '张三']);
  expect(titles(db, members, { sort: { column: 'title', descending: true } })).toEqual([
    '张三',
    '李四',
    '安安',
  ]);
  for (const descending of [false, true])
    expect(titles(db, members, { sort: { column: 'detail', descending } }).at(-1)).toBe('安安');
  const byValue = { sort: { column: 'value', descending: true } } as const;
  const orders = block(db, figure('orders.net'), byValue);
  expect(orders.rows.map(({ value }) => value)).toEqual([300_00, 80_00, 5_00]);
  expect(orders).toMatchObject({ total: 3, sum: 385_00, entity: 'order' });
  expect(orders.rows.map(({ opens }) => opens)).toEqual(['me_1', 'me_2', 'me_1']);
});

test('blocks of one state make one list; after a write they are stale until asked anew', () => {
  const db = shop();
  const members = figure('members.total');
  const { asOf } = block(db, members, { limit: 1 });
  const rest = block(db, members, { asOf, offset: 1, limit: 5 });
  expect(rest.rows.map(({ title }) => title)).toEqual(['李四', '张三']);
  write(db, (add) => {
    add('member', { uid: 'me_4', name: '王五', joined_date: '2026-11-02' });
    db.exec('INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member');
  });
  expect(() => block(db, members, { asOf })).toThrow(expect.objectContaining({ code: 'stale' }));
  expect(block(db, members).total).toBe(4);
});

test('who has no name is known by an id from outside, hidden as the settings say', () => {
  const { db } = storeOf({ me_1: { fields: { name: null } } });
  write(db, (add) =>
    add('identity', {
      uid: 'id_1',
      member_id: idOf(db, 'member', 'me_1'),
      namespace: 'wechat-openid',
      value: 'wx_abcdef',
      strength: 'strong',
    }),
  );
  const members = figure('members.total');
  expect(titles(db, members)).toEqual(['wx***f']);
  updateSettings(db, { maskWechat: false }, testEnv);
  expect(titles(db, members)).toEqual(['wx_abcdef']);
  const asked = { of: members, sort: null, asOf: null, offset: 0, limit: 9, nowMs: testNowMs };
  expect(rowsBlock(db, { ...asked, masking: 'all' }).rows[0]!.title).toBe('wx***f');
});

test('a signed number keeps its rows whatever comes later, and a later write makes no block stale', () => {
  const db = shop();
  const { campaignUid } = campaignWith(db, november);
  signRetrospective(db, { campaignUid }, testEnv);
  const of = (version: number | null): RowsOf => ({
    kind: 'retrospective',
    campaignUid,
    version,
    key: 'during.orders.net',
  });
  const { asOf } = block(db, of(1));
  write(db, (add) =>
    add('order_', {
      uid: 'or_late',
      namespace: 'shop',
      number: 'late',
      member_id: idOf(db, 'member', 'me_3'),
      status: 'paid',
      paid_date: '2026-11-05',
      currency: 'CNY',
      amount_minor: 1_00,
    }),
  );
  expect(block(db, of(1), { asOf })).toMatchObject({ total: 3, sum: 385_00 });
  expect(block(db, of(null))).toMatchObject({ total: 4, sum: 386_00 });
  db.prepare('DELETE FROM order_ WHERE amount_minor = 500').run();
  const kept = block(db, of(1), { sort: { column: 'title', descending: false } });
  expect(kept).toMatchObject({ total: 3, sum: 385_00 });
  expect(kept.rows.at(-1)).toMatchObject({ title: null, opens: null, value: 5_00 });
  expect(kept.rows.at(-1)!.uid).toMatch(/^or_/);
});

test('many members by name are walked in an index, and come as if they were sorted', () => {
  const { db } = storeOf({});
  const size = 6_000;
  write(db, (add) => {
    for (let index = 0; index < size; index += 1)
      add('member', { uid: `me_${index}`, name: `成员${(index * 7919) % 997}` });
    db.exec('INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member');
  });
  const ids = Int32Array.from(
    db.prepare('SELECT id FROM member ORDER BY id DESC').pluck().all() as number[],
  );
  const list = {
    entity: 'member' as const,
    ids,
    values: new Float64Array(size).fill(1),
    sum: size,
  };
  for (const descending of [false, true]) {
    const sorted = db
      .prepare(orderSql('member', 'title', descending))
      .pluck()
      .all(JSON.stringify(Array.from(ids)));
    expect([...orderOfRows(db, list, { column: 'title', descending })]).toEqual(sorted);
  }
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${BY_NAME}`).all() as { detail: string }[];
  expect(plan.map(({ detail }) => detail)).toEqual([
    'SCAN person USING COVERING INDEX person_name',
  ]);
  // A list with one member twice has two rows of it.
  const twice = { ...list, ids: Int32Array.from([...ids.subarray(1), ids[1]!]) };
  expect(new Set(orderOfRows(db, twice, null)).size).toBe(size);
});
