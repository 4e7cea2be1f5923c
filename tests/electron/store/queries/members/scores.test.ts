import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow, updateRow, type Values } from '../../../../../electron/store/log/rows.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { memberScores } from '../../../../../electron/store/queries/members/scores.ts';
import { updateSettings } from '../../../../../electron/store/settings.ts';
import { temporaryStore, testEnv, testNowMs } from '../../../../support/workspace.ts';

/** 2026-11-24 noon in Shanghai. */
const scoresOf = (db: WriteDb, uid: string, nowMs = testNowMs) => memberScores(db, { uid, nowMs });

const change = (
  db: WriteDb,
  run: (insert: (entity: never, row: Values) => void) => void,
): string => {
  let done = '';
  operate(db, testEnv, { kind: 'edit', label: { key: 'test' } }, (operation) => {
    run((entity, row) => void insertRow(db, operation, entity, row as never));
    done = operation.uid;
  });
  return done;
};

let made = 0;
/** A store where each member has the paid orders given: day, amount and what else differs. */
const store = (
  members: Readonly<Record<string, readonly (readonly [date: string, net: number, Values?])[]>>,
  fields: Readonly<Record<string, Values>> = {},
) => {
  const { db } = temporaryStore();
  change(db, (insert) => {
    for (const uid of Object.keys(members))
      insert('member' as never, { uid, name: uid, joined_date: '2026-01-01', ...fields[uid] });
    db.prepare('INSERT INTO temp.dirty_member (id) SELECT id FROM member').run();
  });
  for (const [uid, orders] of Object.entries(members)) addOrders(db, uid, orders);
  return db;
};

const idOf = (db: WriteDb, uid: string): number =>
  (db.prepare('SELECT id FROM member WHERE uid = ?').get(uid) as { id: number }).id;

const addOrders = (
  db: WriteDb,
  uid: string,
  orders: readonly (readonly [date: string, net: number, Values?])[],
): string =>
  change(db, (insert) => {
    for (const [paid_date, amount_minor, more] of orders)
      insert('order_' as never, {
        uid: `or_${++made}`,
        namespace: 'shop',
        number: String(made),
        member_id: idOf(db, uid),
        status: 'paid',
        paid_date,
        currency: 'CNY',
        amount_minor,
        ...more,
      });
  });

const addActs = (db: WriteDb, uid: string, acts: readonly (readonly [string, string, number])[]) =>
  change(db, (insert) => {
    for (const [kind, local_date, quantity] of acts)
      insert('interaction' as never, {
        uid: `in_${++made}`,
        member_id: idOf(db, uid),
        kind,
        local_date,
        quantity,
        counted: 1,
      });
    db.prepare(
      'INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date) SELECT member_id, local_date FROM interaction',
    ).run();
  });

/** Five buyers of 1–5 orders, the more the later and the dearer: scores 1–5 each. */
const five = {
  a: [['2026-06-24', 100]],
  b: [
    ['2026-07-24', 100],
    ['2026-08-24', 200],
  ],
  c: [
    ['2026-09-01', 300],
    ['2026-09-02', 300],
    ['2026-09-24', 100],
  ],
  d: [
    ['2026-10-01', 300],
    ['2026-10-02', 300],
    ['2026-10-03', 300],
    ['2026-10-24', 100],
  ],
  e: [
    ['2026-11-01', 400],
    ['2026-11-02', 400],
    ['2026-11-03', 400],
    ['2026-11-04', 400],
    ['2026-11-24', 400],
  ],
  nobody: [],
} as const;

test('five buyers are scored by hand-counted cut points, with the numbers they come from', () => {
  const db = store(five);
  const { today, rfm } = scoresOf(db, 'd');
  expect(today).toBe('2026-11-24');
  // Days 0, 31, 61, 92, 153; orders 1–5; net 100, 300, 700, 1000, 2000.
  expect(rfm).toEqual({
    reason: null,
    buyers: 5,
    currency: 'CNY',
    lastPaidDate: '2026-10-24',
    refundedOrders: 0,
    unpricedOrders: 0,
    recency: { value: 31, score: 4, scores: 5, cuts: [0, 31, 61, 92], others: 4, worse: 3 },
    frequency: { value: 4, score: 4, scores: 5, cuts: [1, 2, 3, 4], others: 4, worse: 3 },
    monetary: {
      value: 1000,
      score: 4,
      scores: 5,
      cuts: [100, 300, 700, 1000],
      others: 4,
      worse: 3,
    },
    segment: 'potential-loyalist',
    segmentReason: null,
    cell: 'important-value',
    means: { days: 67.4, orders: 3, netMinor: 820 },
  });
  expect(scoresOf(db, 'e').rfm).toMatchObject({ segment: 'champions', recency: { score: 5 } });
  expect(scoresOf(db, 'a').rfm).toMatchObject({ segment: 'lost', cell: 'general-win-back' });
});

test('who bought nothing has no score, and changes nobody else’s', () => {
  const none = { recency: null, frequency: null, monetary: null, segment: null, cell: null };
  const db = store(five, { e: { staff: 1 } });
  expect(scoresOf(db, 'nobody').rfm).toMatchObject({ ...none, reason: 'no-orders', buyers: 4 });
  expect(scoresOf(db, 'e').rfm).toMatchObject({ ...none, reason: 'staff', buyers: 4 });
  expect(scoresOf(store({ lone: [] }), 'lone').rfm).toMatchObject({
    ...none,
    buyers: 0,
    means: null,
    reason: 'no-orders',
  });
});

test('fewer than five distinct values give fewer scores and no segment of the ten', () => {
  const db = store({
    x: [['2026-11-01', 500]],
    y: [['2026-11-01', 500]],
    z: [
      ['2026-11-10', 500],
      ['2026-11-20', 500],
    ],
  });
  expect(scoresOf(db, 'x').rfm).toMatchObject({
    recency: { score: 1, scores: 2, cuts: [4] },
    frequency: { score: 1, scores: 2, cuts: [1] },
    segment: null,
    segmentReason: 'few-values',
    cell: 'general-win-back',
  });
  expect(scoresOf(db, 'y').rfm.recency).toEqual(scoresOf(db, 'x').rfm.recency);
  expect(scoresOf(db, 'z').rfm).toMatchObject({ recency: { score: 2 }, cell: 'important-value' });
});

test('refunds come off, a wholly refunded order does not count, nor one that is yet to come', () => {
  const db = store({
    ...five,
    d: [
      ['2026-10-01', 1000],
      ['2026-10-24', 500, { status: 'partly-refunded', refunded_minor: 200 }],
      ['2026-11-20', 900, { status: 'refunded', refunded_minor: 900 }],
      ['2026-11-25', 900],
      ['2026-11-01', 900, { status: 'unpaid' }],
    ],
    nobody: [['2026-11-20', 900, { status: 'refunded', refunded_minor: 900 }]],
  });
  expect(scoresOf(db, 'd').rfm).toMatchObject({
    lastPaidDate: '2026-10-24',
    refundedOrders: 1,
    frequency: { value: 2 },
    monetary: { value: 1300 },
  });
  expect(scoresOf(db, 'nobody').rfm).toMatchObject({ reason: 'refunded', buyers: 5 });
});

test('amounts of other currencies and unknown ones are not mixed in', () => {
  const db = store({
    ...five,
    d: [
      ['2026-10-01', 700, { currency: 'USD' }],
      ['2026-10-24', 300],
    ],
    nobody: [['2026-10-24', 0, { amount_minor: null }]],
  });
  expect(scoresOf(db, 'd').rfm).toMatchObject({
    unpricedOrders: 1,
    frequency: { value: 2 },
    monetary: { value: 300 },
  });
  expect(scoresOf(db, 'nobody').rfm).toMatchObject({
    monetary: null,
    segment: null,
    segmentReason: 'no-amount',
    cell: null,
    buyers: 6,
    recency: { others: 5 },
  });
});

test('merged members are one buyer; taken apart they are two again', () => {
  const db = store(five);
  const { operationUid } = mergeMembers(db, { uid: 'b', intoUid: 'c' }, testEnv);
  const merged = scoresOf(db, 'b').rfm;
  expect(merged).toMatchObject({ buyers: 4, frequency: { value: 5 }, monetary: { value: 1000 } });
  expect(scoresOf(db, 'c').rfm).toEqual(merged);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(scoresOf(db, 'c').rfm).toMatchObject({ buyers: 5, frequency: { value: 3, score: 3 } });
});

test('every change that touches a buyer is seen at once', () => {
  const db = store(five);
  const buyers = (): number => scoresOf(db, 'a').rfm.buyers;
  expect(buyers()).toBe(5);
  const bought = addOrders(db, 'nobody', [['2026-11-01', 100]]);
  expect(buyers()).toBe(6);
  const { operationUid: undone } = undoOperation(db, { uid: bought }, testEnv);
  expect(buyers()).toBe(5);
  undoOperation(db, { uid: undone }, testEnv);
  expect(buyers()).toBe(6);
  operate(db, testEnv, { kind: 'edit', label: { key: 'test' } }, (operation) => {
    updateRow(db, operation, 'member', 'a', { staff: 1 });
  });
  expect(buyers()).toBe(5);
  expect(scoresOf(db, 'a', Date.UTC(2026, 5, 24)).today).toBe('2026-06-24');
  expect(scoresOf(db, 'b', Date.UTC(2026, 7, 1)).rfm.buyers).toBe(1);
  updateSettings(db, { currency: 'USD' }, testEnv);
  expect(scoresOf(db, 'b').rfm).toMatchObject({ currency: 'USD', monetary: null, means: null });
});

test('love adds acts up by month and kind, and fades by the month', () => {
  const db = store(five);
  expect(scoresOf(db, 'a').love).toEqual({ value: null, level: null, acts: [] });
  addActs(db, 'a', [
    ['message', '2026-11-02', 2],
    ['comment', '2026-10-31', 1],
    ['post', '2025-11-30', 1],
    ['message', '2026-11-25', 9],
  ]);
  const { value, level, acts } = scoresOf(db, 'a').love;
  expect(acts.map((act) => [act.month, act.months, act.kind, act.count, act.weight])).toEqual([
    ['2026-11', 0, 'message', 2, 1],
    ['2026-10', 1, 'comment', 1, 2],
    ['2025-11', 12, 'post', 1, 3],
  ]);
  expect(value).toBeCloseTo(2 + 2 * 0.9 + 3 * 0.9 ** 12, 9);
  expect(level).toBe(1);
  expect(scoresOf(db, 'b').love).toEqual({ value: 0, level: 4, acts: [] });
});

test('silence looks at the last act that was one, and at what the workspace can know', () => {
  const db = store(five, { b: { seen_date: '2026-09-20' }, c: { left_date: '2026-11-01' } });
  expect(scoresOf(db, 'b').silence).toMatchObject({
    lastActiveDate: '2026-09-20',
    days: 65,
    band: null,
    reason: 'no-data',
  });
  addActs(db, 'a', [
    ['message', '2026-10-20', 3],
    ['message', '2026-11-20', 0],
  ]);
  addActs(db, 'd', [['like', '2026-11-23', 1]]);
  expect(scoresOf(db, 'a').silence).toMatchObject({
    lastActiveDate: '2026-10-20',
    days: 35,
    band: 'silent-30',
    recordedFrom: '2026-10-20',
    recordedTo: '2026-11-23',
  });
  expect(scoresOf(db, 'b').silence).toMatchObject({ days: 65, band: 'silent-60', reason: null });
  expect(scoresOf(db, 'c').silence).toMatchObject({ band: null, reason: 'left' });
  expect(scoresOf(db, 'd').silence).toMatchObject({ days: 1, band: 'active' });
  expect(scoresOf(db, 'e').silence).toMatchObject({ days: null, quietDays: 35, band: 'silent-30' });
});

test('today is the day of the workspace’s zone', () => {
  const db = store(five);
  const lateUtc = Date.UTC(2026, 10, 24, 17);
  expect(scoresOf(db, 'e', lateUtc).rfm.recency).toMatchObject({ value: 1 });
  updateSettings(db, { zone: 'America/New_York' }, testEnv);
  expect(scoresOf(db, 'e', lateUtc).rfm.recency).toMatchObject({ value: 0 });
});
