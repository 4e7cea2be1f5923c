import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../electron/store/db.ts';
import { rebuildDerived } from '../../../../electron/store/derived/refresh.ts';
import { operate } from '../../../../electron/store/log/operate.ts';
import { insertRow } from '../../../../electron/store/log/rows.ts';
import { temporaryStore, testEnv } from '../../../support/workspace.ts';

/** Enough new rows for the way of a large import. */
const MEMBERS = 20_000;

const number = `WITH RECURSIVE number (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM number WHERE n < ${MEMBERS})`;

/** Members with rows in every table a person gathers from; every fiftieth follows to its neighbour. */
const fill = (db: WriteDb): void =>
  operate(db, testEnv, { kind: 'import', label: { key: 'test' } }, (operation) => {
    const { id: op } = operation;
    const insert = (table: string, columns: string, values: string, where = 'TRUE'): void =>
      void db
        .prepare(
          `${number} INSERT INTO ${table} (op, ${columns}) SELECT ${op}, ${values} FROM number WHERE ${where}`,
        )
        .run();
    const community = insertRow(db, operation, 'community', { uid: 'co_1', name: '读书' });
    const other = insertRow(db, operation, 'community', { uid: 'co_2', name: '跑步' });
    for (const [id, of] of [
      [1, community],
      [2, other],
      [3, community],
    ])
      insertRow(db, operation, 'chat_group', {
        uid: `gr_${id}`,
        name: `${id}群`,
        community_id: of!,
      });
    for (const id of [1, 2]) insertRow(db, operation, 'event', { uid: `ev_${id}`, name: '沙龙' });
    for (const name of ['老客', '团长', '咖啡'])
      insertRow(db, operation, 'tag', { uid: name, name });
    insert(
      'member',
      'id, uid, name, nickname, remark, joined_date, seen_date, effective_member_id',
      `n, 'me_' || n, iif(n % 7 = 0, NULL, char(0x4e00 + n % 5000) || '明'), iif(n % 3 = 0, '昵称' || n, NULL),
       iif(n % 11 = 0, 'Ｒ' || n, ''), iif(n % 5 = 0, date('2024-01-01', '+' || (n % 700) || ' days'), NULL),
       iif(n % 13 = 0, '2026-03-01', NULL), iif(n % 50 = 0, n - 1, NULL)`,
    );
    insert('merge_link', 'uid, member_id, into_member_id', "'ml_' || n, n, n - 1", 'n % 50 = 0');
    const identity = (namespace: string, value: string, where: string): void =>
      insert(
        'identity',
        'uid, member_id, namespace, value, strength',
        `'${namespace}' || n, n, '${namespace}', ${value}, iif(n % 17 = 0, 'hint', 'weak')`,
        where,
      );
    identity('phone', "'+86138' || printf('%08d', n)", 'n % 4 <> 0');
    identity('email', "'u' || n || '@example.com'", 'n % 3 = 0');
    identity('shop', "'M' || n", 'n % 2 = 0');
    insert('member_tag', 'uid, member_id, tag_id', "'a' || n, n, 1 + n % 3", 'n % 2 = 0');
    insert('member_tag', 'uid, member_id, tag_id', "'b' || n, n, 3 - n % 2", 'n % 3 = 0');
    for (const group of [1, 2, 3])
      insert(
        'membership',
        'uid, member_id, group_id, joined_date, left_date',
        `'ms' || n || '_${group}', n, ${group}, '2025-0${group}-01', iif(n % 19 = 0, '2025-06-01', NULL)`,
        `n % ${group + 2} = 0`,
      );
    insert(
      'points_entry',
      'uid, member_id, at_ms, amount, kind',
      "'p' || n, n, 0, n % 100 - 20, 'grant'",
      'n % 6 = 0',
    );
    insert(
      'order_',
      'uid, namespace, number, member_id, status, currency, amount_minor, refunded_minor',
      `'o' || n, 'x', n, n, iif(n % 9 = 0, 'refunded', iif(n % 5 = 0, 'closed', 'paid')), 'CNY',
       iif(n % 21 = 0, NULL, n), iif(n % 9 = 0, n, 0)`,
      'n % 3 = 1',
    );
    insert(
      'signup',
      'uid, event_id, member_id, status',
      "'s' || n, 1 + n % 2, n, 'confirmed'",
      'n % 10 < 2',
    );
    for (const at of [1, 2])
      insert(
        'checkin',
        'uid, event_id, member_id, kind, at_ms',
        `'c' || n || '_${at}', 1, n, iif(${at} = 2 AND n % 8 = 0, 'undo', 'in'), ${at}`,
        'n % 10 < 3',
      );
    insert(
      'interaction',
      'uid, member_id, kind, local_date, quantity, counted',
      "'i' || n, n, 'message', '2026-05-' || (10 + n % 20), n % 7, 0",
      'n % 12 < 5',
    );
    db.exec(`
      INSERT INTO temp.dirty_member (id) SELECT id FROM member;
      INSERT INTO temp.dirty_day SELECT member_id, local_date FROM interaction;
    `);
  });

/** The derived rows, and how the search index keeps what is new. */
const derived = (db: WriteDb): unknown[] =>
  [
    'SELECT * FROM person ORDER BY member_id',
    'SELECT rowid FROM member_search ORDER BY rowid',
    'SELECT term, doc, cnt FROM temp.run ORDER BY term',
    'SELECT * FROM member_day ORDER BY member_id, local_date, kind, community_id',
    "SELECT name, sql FROM sqlite_schema WHERE tbl_name = 'person' ORDER BY name",
    "SELECT v FROM member_search_config WHERE k = 'hashsize'",
  ].map((text) => db.prepare(text).raw().all());

test('a large import, single edits and a rebuild give the same persons', () => {
  const { db } = temporaryStore();
  db.exec('CREATE VIRTUAL TABLE temp.run USING fts5vocab (main, member_search, row)');
  const indexes = (): unknown[] =>
    db.prepare("SELECT name FROM sqlite_schema WHERE tbl_name = 'person' ORDER BY 1").all();
  const indexesBefore = indexes();
  fill(db);
  expect(indexes()).toEqual(indexesBefore);
  const imported = derived(db);

  // 149 and 150, which follows to it, have one row.
  const person = (id: number): unknown =>
    db.prepare('SELECT * FROM person WHERE member_id = ?').get(id);
  expect(person(150)).toBeUndefined();
  expect(person(149)).toMatchObject({
    uid: 'me_149',
    phone: '+8613800000149',
    email: 'u150@example.com',
    external_id: 'M150',
    tags: '咖啡\u001f老客',
    communities: '读书',
    groups: 2,
    joined_date: '2024-05-30',
    last_active_date: null,
    points: 30,
    orders: 0,
    orders_net_minor: 0,
    events: 1,
    signups: 1,
    interactions: 0,
    name_initials: expect.stringMatching(/^.m$/),
  });
  expect(person(99)).toMatchObject({ last_active_date: '2026-05-29', interactions: 3 });
  // Of the orders of 199 and 200 the second was closed.
  expect(person(199)).toMatchObject({ orders: 1, orders_net_minor: 199, currency: 'CNY' });

  for (let id = 1; id <= 400; id += 7)
    operate(db, testEnv, { kind: 'edit', label: { key: 'test' } }, () =>
      db.prepare('INSERT INTO temp.dirty_member (id) VALUES (?)').run(id),
    );
  expect(derived(db)).toEqual(imported);

  db.transaction(() => rebuildDerived(db))();
  expect(derived(db)).toEqual(imported);
});
