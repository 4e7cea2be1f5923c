import { expect, it } from 'vitest';
import type { ReadDb, WriteDb } from '../../../../electron/store/db.ts';
import { packNext } from '../../../../electron/store/derived/packs.ts';
import { rebuildDerived } from '../../../../electron/store/derived/refresh.ts';
import {
  ALWAYS,
  BLOCK_IDS,
  KEPT,
  LACKS_AMOUNT,
  NEVER,
  packedRows,
  packNextBlock,
  WITH_COUPON,
  wrongRowPacks,
  type PackName,
} from '../../../../electron/store/derived/row-packs.ts';
import { operate } from '../../../../electron/store/log/operate.ts';
import { insertRow, updateRow } from '../../../../electron/store/log/rows.ts';
import { undoOperation } from '../../../../electron/store/log/undo.ts';
import { dayNumber } from '../../../../shared/domain/values/days.ts';
import { change } from '../../../support/community.ts';
import { temporaryStore, testEnv } from '../../../support/workspace.ts';

const packAll = (db: WriteDb): number => {
  let blocks = 0;
  while (packNextBlock(db)) blocks += 1;
  return blocks;
};

const packedBlocks = (db: ReadDb): unknown =>
  db.prepare("SELECT name || ' ' || block FROM packed_block ORDER BY 1").pluck().all();

const all = (db: ReadDb): unknown => {
  const rows: unknown[] = [];
  for (const name of ['stay', 'person', 'seen', 'order'] as const satisfies PackName[])
    for (const { part, length, ...columns } of packedRows(db, name))
      rows.push([
        name,
        part,
        length,
        Object.fromEntries(
          Object.entries(columns).map(([key, values]) => [key, Array.from(values as Int32Array)]),
        ),
      ]);
  return rows;
};

/** Two members, the second of them in another block, with what is read of them. */
const store = (): WriteDb => {
  const { db } = temporaryStore();
  change(db, (operation) => {
    const community_id = insertRow(db, operation, 'community', { uid: 'co_1', name: '一' });
    const group_id = insertRow(db, operation, 'chat_group', {
      uid: 'gr_1',
      community_id,
      name: '群',
    });
    const one = insertRow(db, operation, 'member', {
      uid: 'me_1',
      joined_date: '2026-01-02',
      left_date: '1969-12-30',
      seen_date: '2026-03-04',
    });
    const other = BLOCK_IDS + 5;
    db.prepare("INSERT INTO member (id, uid, op) VALUES (?, 'me_2', ?)").run(other, operation.id);
    for (const [uid, member_id, joined_date] of [
      ['ms_1', other, null],
      ['ms_2', one, '2026-02-01'],
    ] as const)
      insertRow(db, operation, 'membership', { uid, member_id, group_id, joined_date });
    const order = { namespace: 'shop', status: 'paid', currency: 'CNY' };
    insertRow(db, operation, 'order_', {
      ...order,
      uid: 'or_1',
      number: '1',
      member_id: other,
      paid_date: '2026-05-06',
      paid_at_ms: 1_778_000_000_123,
      amount_minor: 900_719_925_474_099,
      refunded_minor: 7,
      coupon: '满减',
    });
    insertRow(db, operation, 'order_', {
      ...order,
      uid: 'or_2',
      number: '2',
      currency: 'USD',
      status: 'refunded',
      paid_date: '2026-05-07',
      refunded_minor: 300,
    });
    insertRow(db, operation, 'order_', { ...order, uid: 'or_3', number: '3', status: 'closed' });
    db.exec('INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member');
  });
  return db;
};

it('says the same packed and not, with what nobody knows in its place', () => {
  const db = store();
  const before = all(db);
  const other = BLOCK_IDS + 5;
  expect(before).toEqual([
    [
      'stay',
      '',
      2,
      {
        member: [other, 1],
        group: [1, 1],
        joined: [ALWAYS, dayNumber('2026-02-01')],
        left: [NEVER, NEVER],
      },
    ],
    ['person', '', 1, { member: [1], joined: [dayNumber('2026-01-02')], left: [-2] }],
    ['person', '', 1, { member: [other], joined: [ALWAYS], left: [NEVER] }],
    ['seen', '', 1, { member: [1], day: [dayNumber('2026-03-04')] }],
    [
      'order',
      'CNY',
      1,
      {
        id: [1],
        member: [other],
        day: [dayNumber('2026-05-06')],
        marks: [KEPT + WITH_COUPON],
        net: [900_719_925_474_092],
        atMs: [1_778_000_000_123],
      },
    ],
    [
      'order',
      'USD',
      1,
      {
        id: [2],
        member: [0],
        day: [dayNumber('2026-05-07')],
        marks: [LACKS_AMOUNT],
        net: [-300],
        atMs: [NaN],
      },
    ],
  ]);
  expect(packAll(db)).toBe(6);
  expect(all(db)).toEqual(before);
  expect(wrongRowPacks(db)).toEqual([]);
});

it('packs a block anew after one of its rows changed, came or went, and after that was taken back', () => {
  const db = store();
  packAll(db);
  const before = all(db);
  const whole = packedBlocks(db);
  const changes: readonly (readonly [string, (uid: string) => string])[] = [
    ['stay 0', () => update(db, 'membership', 'ms_2', { left_date: '2026-06-01' })],
    ['order 0', () => update(db, 'order_', 'or_3', { status: 'paid', paid_date: '2026-05-06' })],
    ['order 0', () => update(db, 'order_', 'or_1', { coupon: null })],
    ['person 0', () => update(db, 'member', 'me_1', { joined_date: '2025-01-02' })],
    ['seen 0', () => update(db, 'member', 'me_1', { seen_date: null })],
    [
      'order 0',
      (uid) =>
        change(db, (operation) =>
          insertRow(db, operation, 'order_', {
            uid,
            namespace: 'shop',
            number: uid,
            status: 'paid',
            currency: 'CNY',
            paid_date: '2026-05-08',
            amount_minor: 5,
          }),
        ),
    ],
  ];
  for (const [nth, [block, make]] of changes.entries()) {
    const operation = make(`or_new_${nth}`);
    expect(packedBlocks(db), block).not.toContain(block);
    expect(all(db), block).not.toEqual(before);
    packAll(db);
    expect(all(db), block).not.toEqual(before);
    expect(wrongRowPacks(db), block).toEqual([]);
    undoOperation(db, { uid: operation }, testEnv);
    expect(packedBlocks(db), block).not.toContain(block);
    packAll(db);
    expect(all(db), block).toEqual(before);
    expect(packedBlocks(db)).toEqual(whole);
  }
});

const update = (
  db: WriteDb,
  entity: 'member' | 'membership' | 'order_',
  uid: string,
  values: Readonly<Record<string, string | null>>,
): string =>
  change(db, (operation) => {
    updateRow(db, operation, entity, uid, values);
    db.exec('INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member');
  });

it('what is no part of a pack leaves it as it is; an operation that is given up does, too', () => {
  const db = store();
  packAll(db);
  const whole = packedBlocks(db);
  change(db, (operation) => updateRow(db, operation, 'order_', 'or_1', { channel: '抖音' }));
  expect(packedBlocks(db)).toEqual(whole);
  expect(() =>
    operate(db, testEnv, { kind: 'edit', label: { key: 'test' } }, (operation) => {
      updateRow(db, operation, 'order_', 'or_1', { status: 'refunded' });
      throw new Error('given up');
    }),
  ).toThrow('given up');
  expect(packedBlocks(db)).toEqual(whole);
});

it('a check finds a pack that is not what the rows say, and a rebuild begins without any', () => {
  const db = store();
  while (packNext(db));
  db.prepare("UPDATE row_pack SET data = x'0000' WHERE name = 'seen'").run();
  expect(wrongRowPacks(db)).toEqual(['seen 0']);
  rebuildDerived(db);
  expect(packedBlocks(db)).toEqual([]);
});
