import { expect, test } from 'vitest';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import { createMember } from '../../../../../electron/store/queries/members/save.ts';
import {
  filterValues,
  openView,
  readBlock,
} from '../../../../../electron/store/queries/members/view.ts';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import {
  memberColumns,
  type MemberViewInput,
} from '../../../../../shared/contract/member-filters.ts';
import { type MemberFields } from '../../../../../shared/contract/members.ts';
import { everyone } from '../../../../support/everyone.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

const rows = (db: WriteDb, change: Partial<MemberViewInput>) => {
  const { view, total } = openView(db, { ...everyone, ...change });
  return readBlock(db, { view, start: 0, end: total }).rows;
};
const names = (db: WriteDb, change: Partial<MemberViewInput>) =>
  rows(db, change).map((row) => row.name);

const given: readonly Partial<MemberFields>[] = [
  { name: '甲', gender: 'female', joinedDate: '2026-01-31', city: '上海' },
  { name: '乙', gender: 'male', joinedDate: '2026-02-01', city: '上海' },
  { name: '丙', joinedDate: '2026-02-28', company: '50%_折扣' },
  { name: '丁' },
];

const withMembers = () => {
  const { db } = temporaryStore();
  const uids = given.map((fields) => createMember(db, { fields }, testEnv).uid);
  return { db, uids };
};

test.each(memberColumns)('sorting by %s gives everyone once, in one order both ways', (column) => {
  const { db } = withMembers();
  const up = rows(db, { sort: { column, descending: false } }).map((row) => row.uid);
  const down = rows(db, { sort: { column, descending: true } }).map((row) => row.uid);
  expect(new Set(up).size).toBe(given.length);
  expect([...down].sort()).toEqual([...up].sort());
  expect(rows(db, { sort: { column, descending: false } }).map((row) => row.uid)).toEqual(up);
});

test('who has no value stands last in both directions', () => {
  const { db } = withMembers();
  const by = (descending: boolean) => names(db, { sort: { column: 'joinedDate', descending } });
  expect(by(false)).toEqual(['甲', '乙', '丙', '丁']);
  expect(by(true)).toEqual(['丙', '乙', '甲', '丁']);
});

test('a range of dates includes both ends and may be open', () => {
  const { db } = withMembers();
  const between = (from: string | null, to: string | null) =>
    names(db, {
      filters: [{ kind: 'dates', column: 'joinedDate', from, to }],
      sort: { column: 'joinedDate', descending: false },
    });
  expect(between('2026-02-01', '2026-02-28')).toEqual(['乙', '丙']);
  expect(between(null, '2026-01-31')).toEqual(['甲']);
  expect(between('2026-02-28', null)).toEqual(['丙']);
});

test('a percent sign is a character, not a wildcard; blank and filled are opposites', () => {
  const { db } = withMembers();
  const match = (match: 'contains' | 'equals' | 'blank' | 'filled', text = '') =>
    names(db, { filters: [{ kind: 'text', column: 'company', match, text }] });
  expect(match('contains', '%_')).toEqual(['丙']);
  expect(match('contains', '5%折')).toEqual([]);
  expect(match('filled')).toEqual(['丙']);
  expect(match('blank')).toHaveLength(3);
});

test('values come with their counts, the blank among them', () => {
  const { db } = withMembers();
  expect(filterValues(db, { column: 'city', archived: false })).toEqual([
    { value: '', count: 2 },
    { value: '上海', count: 2 },
  ]);
  const cities = (find: string) => filterValues(db, { column: 'city', archived: false, find });
  expect(cities(' 海 ')).toEqual([{ value: '上海', count: 2 }]);
  expect(cities('北')).toEqual([]);
});

test('values beyond those that are listed are found by their name', () => {
  const { db } = temporaryStore();
  const tags = Array.from({ length: 502 }, (_, place) => `Tag ${place + 1000}`);
  for (let first = 0; first < tags.length; first += 100)
    createMember(
      db,
      { fields: { name: `甲${first}`, tags: tags.slice(first, first + 100) } },
      testEnv,
    );
  const values = (find: string) => filterValues(db, { column: 'tags', archived: false, find });
  expect(values('')).toHaveLength(500);
  expect(values('').some(({ value }) => value === 'Tag 1501')).toBe(false);
  expect(values('tag 1501')).toEqual([{ value: 'Tag 1501', count: 1 }]);
});

test('a view nobody asked for is stale', () => {
  const { db } = withMembers();
  expect(() => readBlock(db, { view: 'unknown', start: 0, end: 1 })).toThrow('stale');
});

test('contacts leave masked as the workspace says', () => {
  const { db, uids } = withMembers();
  operate(db, testEnv, { kind: 'edit', label: { key: 'test' } }, (operation) => {
    const { id } = db.prepare('SELECT id FROM member WHERE uid = ?').get(uids[0]) as { id: number };
    for (const [namespace, value] of [
      ['phone', '+8613800134321'],
      ['email', 'jia@example.com'],
      ['wechat', 'jia_wechat'],
    ] as const)
      insertRow(db, operation, 'identity', {
        uid: `id_${namespace}`,
        member_id: id,
        namespace,
        value,
        strength: 'strong',
      });
    db.prepare('INSERT OR IGNORE INTO temp.dirty_member (id) VALUES (?)').run(id);
  });
  const contacts = () => {
    const { phone, email, externalId } = rows(db, { search: '甲' })[0]!;
    return [phone, email, externalId];
  };
  expect(contacts()).toEqual(['+86138****4321', 'j***@example.com', 'ji***t']);
  db.prepare(
    `INSERT OR REPLACE INTO setting (key, value) VALUES ('maskPhone', 'false'), ('maskEmail', 'false'), ('maskWechat', 'false')`,
  ).run();
  expect(contacts()).toEqual(['+8613800134321', 'jia@example.com', 'jia_wechat']);
});
