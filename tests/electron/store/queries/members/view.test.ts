import { expect, test } from 'vitest';
import { asReadDb } from '../../../../../electron/store/db.ts';
import { rebuildDerived } from '../../../../../electron/store/derived/refresh.ts';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import {
  completeView,
  openView,
  readBlock,
} from '../../../../../electron/store/queries/members/view.ts';
import { orderSql } from '../../../../../electron/store/queries/members/order.ts';
import { seekMember, seekSql } from '../../../../../electron/store/queries/members/seek.ts';
import {
  archiveMember,
  createMember,
  updateMember,
} from '../../../../../electron/store/queries/members/save.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import type { MemberViewInput } from '../../../../../shared/contract/member-filters.ts';
import { everyone } from '../../../../support/everyone.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

const names = (db: WriteDb, change: Partial<MemberViewInput>): (string | null)[] => {
  const { view, total } = openView(db, { ...everyone, ...change });
  return readBlock(db, { view, start: 0, end: total }).rows.map((row) => row.name);
};

const withMembers = (...given: string[]) => {
  const { db } = temporaryStore();
  const uids = given.map((name) => createMember(db, { fields: { name } }, testEnv).uid);
  return { db, uids };
};

test('names stand in the order of their pinyin', () => {
  const { db } = withMembers('张三', '李四', '阿明', '王五');
  expect(names(db, {})).toEqual(['阿明', '李四', '王五', '张三']);
});

test('a long list shows its beginning before it is ordered to its end, in the same order', () => {
  const { db } = temporaryStore();
  const count = 90_001;
  operate(db, testEnv, { kind: 'edit', label: { key: 'test' } }, ({ id }) => {
    db.exec(`WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < ${count})
      INSERT INTO member (uid, op, name, city) SELECT 'me_' || (n * 7919 % ${count}), ${id}, 'm' || (100000 + n),
        CASE n % 3 WHEN 0 THEN NULL ELSE 'city ' || (n % 11) END FROM n`);
    db.exec('INSERT INTO temp.dirty_member (id) SELECT id FROM member');
  });
  const expected = db
    .prepare('SELECT uid FROM member ORDER BY city DESC NULLS LAST, uid DESC')
    .pluck()
    .all();
  const numbers = new Map(
    (db.prepare('SELECT uid, name FROM member').raw().all() as [string, string][]).map(
      ([uid, name]) => [uid, Number(name.slice(1)) - 100_000],
    ),
  );
  const nameOf = (uid: unknown): number => numbers.get(uid as string)!;
  const sort = { column: 'city', descending: true } as const;
  const block = (start: number, end: number, filters: MemberViewInput['filters'] = []) => {
    const { view, total } = openView(db, { ...everyone, sort, filters });
    return { total, uids: readBlock(db, { view, start, end }).rows.map(({ uid }) => uid) };
  };
  expect(block(0, 200)).toEqual({ total: count, uids: expected.slice(0, 200) });
  expect(block(count - 5, count).uids).toEqual(expected.slice(-5));
  expect(block(200, 400).uids).toEqual(expected.slice(200, 400));
  const values = Array.from({ length: 11 }, (_, n) => `city ${n}`);
  const filters = [{ kind: 'set' as const, column: 'city' as const, values }];
  const cities = expected.slice(0, Math.ceil((count * 2) / 3));
  expect(block(0, 200, filters)).toEqual({ total: cities.length, uids: cities.slice(0, 200) });
  const byName = expected.toSorted((a, b) => nameOf(a) - nameOf(b));
  const found = byName.filter((uid) => nameOf(uid) % 3 !== 0);
  const named = (start: number, end: number) => {
    const filtered = { ...everyone, filters, sort: { column: 'name', descending: false } } as const;
    const { view, total } = openView(db, filtered);
    return { total, uids: readBlock(db, { view, start, end }).rows.map(({ uid }) => uid) };
  };
  expect(named(0, 200)).toEqual({ total: found.length, uids: found.slice(0, 200) });
  expect(named(350, 450).uids).toEqual(found.slice(350, 450));
  expect(named(found.length - 5, found.length).uids).toEqual(found.slice(-5));

  // Once everyone is in order, what a filter or a search finds is picked out of it.
  const inOrder = { ...everyone, sort: { column: 'name', descending: false } } as const;
  const before = openView(db, { ...inOrder, search: '55' });
  expect(openView(db, inOrder).total).toBe(count);
  completeView(db);
  const all = (change: Partial<MemberViewInput>) => {
    const { view, total } = openView(db, { ...inOrder, ...change });
    return readBlock(db, { view, start: 0, end: total }).rows.map(({ uid }) => uid);
  };
  const searched = byName.filter((uid) => String(100_000 + nameOf(uid)).includes('555'));
  expect(searched.length).toBeGreaterThan(100);
  expect(all({ search: '555' })).toEqual(searched);
  const wide = byName.filter((uid) => String(100_000 + nameOf(uid)).includes('55'));
  expect(wide.length).toBe(before.total);
  expect(all({ search: ' 55 ' })).toEqual(wide);
  const one = [{ ...filters[0]!, values: ['city 4'] }];
  expect(all({ filters: one })).toEqual(
    byName.filter((uid) => nameOf(uid) % 3 !== 0 && nameOf(uid) % 11 === 4),
  );
  archiveMember(db, { uid: expected[0] as string, archived: true }, testEnv);
  expect(block(0, 3)).toEqual({ total: count - 1, uids: expected.slice(1, 4) });
  completeView(db);
  expect(block(0, 3).uids).toEqual(expected.slice(1, 4));
  expect(block(390, 410).uids).toEqual(expected.slice(391, 411));
});

test('a search finds parts of a name, pinyin and initials', () => {
  const { db } = withMembers('张小明', '李四', 'Anna Li');
  for (const search of ['小', '小明', '张小明', 'zhangxiao', 'zxm', 'xiao ming'])
    expect(names(db, { search })).toEqual(['张小明']);
  expect(names(db, { search: 'ANNA' })).toEqual(['Anna Li']);
  expect(names(db, { search: '明小张' })).toEqual([]);
  // While a syllable is being typed its beginning finds it; other letters alone are initials.
  expect(names(db, { search: 'zh' })).toEqual(['张小明']);
  expect(names(db, { search: 'ng' })).toEqual([]);
});

test('the last digits of a phone find its owner, and the phone leaves masked', () => {
  const { db, uids } = withMembers('张三', '李四');
  operate(db, testEnv, { kind: 'edit', label: { key: 'test' } }, (operation) => {
    const { id } = db.prepare('SELECT id FROM member WHERE uid = ?').get(uids[0]) as { id: number };
    insertRow(db, operation, 'identity', {
      uid: 'id_test',
      member_id: id,
      namespace: 'phone',
      value: '+8613800134321',
      strength: 'strong',
    });
    db.prepare('INSERT OR IGNORE INTO temp.dirty_member (id) VALUES (?)').run(id);
  });
  expect(names(db, { search: '4321' })).toEqual(['张三']);
  const { view } = openView(db, { ...everyone, search: '4321' });
  expect(readBlock(db, { view, start: 0, end: 1 }).rows[0]?.phone).toBe('+86138****4321');
});

test('what is typed finds the first name that begins so, in any order of the view', () => {
  const { db } = withMembers('张三', '李四', '詹一', '张思', 'Anna Li');
  const place = (text: string, change: Partial<MemberViewInput> = {}) =>
    seekMember(db, { ...everyone, ...change, text }).place;
  expect(names(db, {})).toEqual(['Anna Li', '李四', '詹一', '张三', '张思']);
  expect(
    ['a', 'ANNA L', 'l', 'z', 'zhang', 'zhangsi', 'zs', '张'].map((text) => place(text)),
  ).toEqual([0, 0, 1, 2, 3, 4, 3, 3]);
  expect(place('nobody')).toBeNull();
  expect(place('zh', { sort: { column: 'name', descending: true } })).toBe(0);
  expect(place('zh', { sort: { column: 'joinedDate', descending: true } })).not.toBeNull();
  expect(place('zh', { search: '三' })).toBe(0);
  expect(place('l', { search: '三' })).toBeNull();
});

test('typing ahead walks the index of names', () => {
  const { db } = temporaryStore();
  const plan = asReadDb(db)
    .prepare(`EXPLAIN QUERY PLAN ${seekSql}`)
    .all({ first: 'z', text: 'zh' }) as { detail: string }[];
  expect(plan.map((row) => row.detail).join()).toContain('(name_key>? AND name_key<?)');
});

test('a view is stale after the next operation', () => {
  const { db, uids } = withMembers('张三');
  const { view } = openView(db, everyone);
  updateMember(db, { uid: uids[0]!, fields: { city: '上海' } }, testEnv);
  expect(() => readBlock(db, { view, start: 0, end: 1 })).toThrow('stale');
});

test('archived members leave the grid and an undo brings them back', () => {
  const { db, uids } = withMembers('张三', '李四');
  const { operationUid } = archiveMember(db, { uid: uids[0]!, archived: true }, testEnv);
  expect(names(db, {})).toEqual(['李四']);
  expect(names(db, { archived: true })).toEqual(['张三']);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(names(db, {})).toEqual(['李四', '张三']);
});

test('sets, texts and numbers filter; a rebuild changes nothing', () => {
  const { db, uids } = withMembers('张三', '李四', '王五');
  updateMember(db, { uid: uids[0]!, fields: { tags: ['老客', '团长'], city: '上海' } }, testEnv);
  updateMember(db, { uid: uids[1]!, fields: { tags: ['老客户'] } }, testEnv);
  expect(names(db, { filters: [{ kind: 'set', column: 'tags', values: ['老客'] }] })).toEqual([
    '张三',
  ]);
  expect(names(db, { filters: [{ kind: 'set', column: 'city', values: [''] }] })).toEqual([
    '李四',
    '王五',
  ]);
  expect(
    names(db, { filters: [{ kind: 'text', column: 'name', match: 'contains', text: '五' }] }),
  ).toEqual(['王五']);
  expect(
    names(db, { filters: [{ kind: 'numbers', column: 'points', from: 1, to: null }] }),
  ).toEqual([]);
  const persons = () => db.prepare('SELECT * FROM person ORDER BY uid').all();
  const before = persons();
  db.transaction(() => rebuildDerived(db))();
  expect(persons()).toEqual(before);
});

test.each(['name', 'joinedDate', 'lastActiveDate', 'points', 'ordersNet', 'interactions'] as const)(
  'sorting by %s walks its index',
  (column) => {
    const { db } = temporaryStore();
    const plan = asReadDb(db)
      .prepare(
        `EXPLAIN QUERY PLAN ${orderSql({ archived: false, sort: { column, descending: true } }, [])}`,
      )
      .all() as { detail: string }[];
    const text = plan.map((row) => row.detail).join('\n');
    expect(text).toContain('USING COVERING INDEX person_');
    expect(text).not.toContain('TEMP B-TREE');
  },
);
