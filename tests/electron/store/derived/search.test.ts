import { expect, test } from 'vitest';
import { foldText } from '../../../../electron/store/derived/fold.ts';
import { operate } from '../../../../electron/store/log/operate.ts';
import { insertRow } from '../../../../electron/store/log/rows.ts';
import { initialsSql, searchMembers } from '../../../../electron/store/queries/members/search.ts';
import { temporaryStore, testEnv } from '../../../support/workspace.ts';

// What an index of words, signs or bytes would stumble over; no small Latin letters in names, which pinyin finds too.
const names = [
  '张三',
  '张三丰',
  '三张',
  '欧阳-明月',
  'ＡＮＮ·李',
  '"引"号',
  "O'王",
  '100%_\\',
  '𠮷野',
  '👍🏽好',
  '王 小 明',
  'ﬁ李',
  'ÉΣ王',
  '*',
  '王*',
  'NULL王',
  '鿀龥〇',
  'ー',
];
const values = [
  '+8613800134321',
  '+8613800138000',
  'M00000001',
  'wx_Ab-C',
  'a.b@例子.com',
  '学号17',
  '00',
];

const store = () => {
  const { db } = temporaryStore();
  const texts = new Map<number, string[]>();
  operate(db, testEnv, { kind: 'edit', label: { key: 'test' } }, (operation) => {
    names.forEach((name, n) => {
      const nickname = n % 3 === 0 ? names[(n + 5) % names.length]! : null;
      const id = insertRow(db, operation, 'member', { uid: `me_${n}`, name, nickname });
      const value = values[n % values.length]!;
      insertRow(db, operation, 'identity', {
        uid: `id_${n}`,
        member_id: id,
        namespace: 'shop',
        value,
        strength: 'weak',
      });
      texts.set(id, [name, nickname ?? '', value].map(foldText));
      db.prepare('INSERT INTO temp.dirty_member (id) VALUES (?)').run(id);
    });
  });
  return { db, texts };
};

test('every part of every text finds exactly the members who have it', () => {
  const { db, texts } = store();
  const parts = new Set<string>();
  for (const text of [...texts.values()].flat()) {
    const characters = [...text];
    for (let from = 0; from < characters.length; from++)
      for (let to = from + 1; to <= characters.length; to++)
        parts.add(characters.slice(from, to).join(''));
  }
  // Latin letters alone are asked for as pinyin as well.
  const asked = [...parts].filter((part) => part.trim() === part && !/^[a-z']*$/.test(part));
  expect(asked.length).toBeGreaterThan(300);
  for (const part of asked)
    expect([part, [...searchMembers(db, part)].sort((a, b) => a - b)]).toEqual([
      part,
      [...texts].filter(([, all]) => all.some((text) => text.includes(part))).map(([id]) => id),
    ]);
});

test('what stands in no text finds nobody', () => {
  const { db } = store();
  for (const nothing of [
    '丰三',
    '张三张',
    '4321M',
    '13800134000',
    '“',
    '李四',
    '*张',
    '王OR',
    '\u0000',
  ])
    expect([nothing, [...searchMembers(db, nothing)]]).toEqual([nothing, []]);
});

test('a search in wide letters, in capitals or with pinyin finds the same', () => {
  const { db } = store();
  const found = (search: string): number => searchMembers(db, search).size;
  expect(found('ａｎｎ')).toBe(found('Ann'));
  expect(found('ＷＸ＿ａｂ')).toBe(found('wx_AB'));
  expect(found('ouyang')).toBe(1);
  expect(found('wxm')).toBe(1);
});

test('initials are looked up one by one, not member by member', () => {
  const { db } = store();
  const plan = db.prepare(`EXPLAIN QUERY PLAN ${initialsSql}`).all({ latin: 'wx' }) as {
    detail: string;
  }[];
  expect(plan.map(({ detail }) => detail).join('\n')).toContain(
    'SEARCH person USING COVERING INDEX person_initials (name_initials=?)',
  );
});
