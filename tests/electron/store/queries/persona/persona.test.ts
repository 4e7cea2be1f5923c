import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow, type Values } from '../../../../../electron/store/log/rows.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { updateMember } from '../../../../../electron/store/queries/members/save.ts';
import { personaReads } from '../../../../../electron/store/queries/persona/jobs.ts';
import { rowsBlock } from '../../../../../electron/store/queries/rows/block.ts';
import { createSegment } from '../../../../../electron/store/queries/segments/save.ts';
import type { Condition } from '../../../../../shared/contract/conditions.ts';
import type { MemberSet } from '../../../../../shared/contract/member-set.ts';
import type { PersonaSheet } from '../../../../../shared/contract/persona.ts';
import type { Trait } from '../../../../../shared/domain/persona/traits.ts';
import { temporaryStore, testEnv, testNowMs } from '../../../../support/workspace.ts';

/** 2026-11-24 in Shanghai. */
const asked = { nowMs: testNowMs, spending: { kind: 'thirds' } } as const;
const everyone: MemberSet = { kind: 'everyone' };
const view = (change: Partial<Extract<MemberSet, { kind: 'view' }>>): MemberSet => ({
  kind: 'view',
  search: '',
  filters: [],
  archived: false,
  ...change,
});

const members: Readonly<Record<string, Values>> = {
  陈一: { gender: 'female', birthday_date: '2001-11-24', job: 'Teacher', city: '上海' },
  陈二: { gender: 'female', birthday_date: '--05-01', job: 'teacher', city: '上海' },
  李三: { gender: 'male', birthday_date: '2001-11-25', city: '杭州', joined_date: '2026-11-20' },
  王四: { region: '浙江' },
  店员: { gender: 'male', city: '上海', staff: 1 },
  旧人: { gender: 'male', city: '上海', archived: 1 },
};

const store = () => {
  const { db } = temporaryStore();
  operate(db, testEnv, { kind: 'edit', label: { key: 'test' } }, (operation) => {
    const put = (entity: string, row: Values) =>
      insertRow(db, operation, entity as never, row as never);
    const ids = Object.fromEntries(
      Object.entries(members).map(([name, row]) => [
        name,
        put('member', { uid: `me_${name}`, name, ...row }),
      ]),
    );
    const groups = ['微信', null].map((platform, place) => {
      const community = put('community', { uid: `co_${place}`, name: `社群${place}`, platform });
      return put('chat_group', { uid: `gr_${place}`, community_id: community, name: '群' });
    });
    const acts: (readonly [string, number, string, string])[] = [
      ['陈一', 0, 'message', '2026-11-24'],
      ['陈一', 0, 'like', '2026-11-01'],
      ['陈二', 1, 'message', '2026-08-27'],
      // A day too early.
      ['李三', 0, 'message', '2026-08-26'],
    ];
    acts.forEach(([name, group, kind, local_date], place) =>
      put('interaction', {
        uid: `in_${place}`,
        member_id: ids[name]!,
        group_id: groups[group]!,
        kind,
        local_date,
        quantity: 1,
        counted: 0,
      }),
    );
    const orders: (readonly [string, string, number])[] = [
      ['陈一', 'CNY', 5000],
      ['陈一', 'CNY', 2000],
      ['陈二', 'CNY', 1000],
      ['李三', 'USD', 900],
    ];
    orders.forEach(([name, currency, amount_minor], place) =>
      put('order_', {
        uid: `or_${place}`,
        namespace: 'shop',
        number: String(place),
        member_id: ids[name]!,
        status: 'paid',
        paid_date: '2026-10-01',
        currency,
        amount_minor,
      }),
    );
    db.exec('INSERT INTO temp.dirty_member (id) SELECT id FROM member');
    db.exec(
      'INSERT INTO temp.dirty_day (member_id, local_date) SELECT DISTINCT member_id, local_date FROM interaction',
    );
  });
  for (const name of ['陈一', '陈二'])
    updateMember(
      db,
      { uid: `me_${name}`, fields: { tags: name === '陈一' ? ['茶', '老客'] : ['茶'] } },
      testEnv,
    );
  return db;
};

const sheet = (db: WriteDb, set: MemberSet = everyone): PersonaSheet =>
  personaReads['persona.sheet'](db, { ...asked, set });
const shares = (found: PersonaSheet, trait: Trait) => {
  const one = found.traits.find((each) => each.trait === trait)!;
  return {
    known: one.known,
    unknown: Object.fromEntries(one.unknown.map(({ reason, count }) => [reason, count])),
    values: Object.fromEntries(one.values.map(({ value, count }) => [value, count])),
  };
};

test('every trait of everybody: staff and archived members out, unknown ones apart', () => {
  const found = sheet(store());
  expect(found).toMatchObject({
    day: '2026-11-24',
    activeFrom: '2026-08-27',
    currency: 'CNY',
    size: { members: 4, staff: 1 },
    limitsMinor: [1000],
  });
  expect(shares(found, 'gender')).toEqual({
    known: 3,
    unknown: { blank: 1 },
    values: { female: 2, male: 1 },
  });
  // The older of the two has had a birthday today.
  expect(shares(found, 'age')).toEqual({
    known: 2,
    unknown: { blank: 1, 'no-year': 1 },
    values: { '25-34': 1, '18-24': 1 },
  });
  // One occupation, however it is written.
  expect(shares(found, 'job')).toMatchObject({ known: 2, values: { Teacher: 2 } });
  expect(shares(found, 'region').values).toEqual({ 浙江: 1 });
  expect(shares(found, 'city').values).toEqual({ 上海: 2, 杭州: 1 });
  expect(shares(found, 'interests')).toEqual({
    known: 2,
    unknown: { blank: 2 },
    values: { 茶: 2, 老客: 1 },
  });
  expect(shares(found, 'spending')).toEqual({
    known: 3,
    unknown: { 'other-currency': 1 },
    values: { none: 1, 1: 1, 2: 1 },
  });
  expect(shares(found, 'channels')).toEqual({
    known: 1,
    unknown: { inactive: 2, 'no-platform': 1 },
    values: { 微信: 1 },
  });
  expect(shares(found, 'acts')).toMatchObject({ known: 2, values: { message: 2, like: 1 } });
});

test('a set is a view, its days counted from today, or conditions', () => {
  const db = store();
  const sizeOf = (set: MemberSet) => sheet(db, set).size;
  expect(sizeOf(view({ search: '陈' }))).toEqual({ members: 2, staff: 0 });
  expect(
    sizeOf(view({ filters: [{ kind: 'recent', column: 'joinedDate', days: 5, within: true }] })),
  ).toEqual({ members: 1, staff: 0 });
  expect(sizeOf(view({ archived: true }))).toEqual({ members: 1, staff: 0 });
  const acts: Condition = {
    kind: 'activity',
    measure: 'acts',
    kinds: [],
    days: 90,
    from: 2,
    to: null,
  };
  expect(sizeOf({ kind: 'conditions', conditions: { kind: 'all', of: [acts] } })).toEqual({
    members: 1,
    staff: 0,
  });
  expect(sizeOf(view({ search: '没有' }))).toEqual({ members: 0, staff: 0 });
  const { uid } = createSegment(
    db,
    { name: '活跃', note: '', conditions: { kind: 'all', of: [acts] } },
    testEnv,
  );
  expect(sizeOf({ kind: 'segment', uid })).toEqual({ members: 1, staff: 0 });
  const others = { kind: 'segment', uid, exclude: true } as const;
  expect(sizeOf(view({ filters: [others] }))).toEqual({ members: 3, staff: 1 });
  expect(() => sizeOf({ kind: 'segment', uid: 'sg_gone' })).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
});

test('amounts of one’s own cut the bands; the people behind a bar are those it counts', () => {
  const db = store();
  const spending = { kind: 'limits', limitsMinor: [500, 6999] } as const;
  const found = personaReads['persona.sheet'](db, { ...asked, spending, set: everyone });
  expect(shares(found, 'spending').values).toEqual({ none: 1, 2: 1, 3: 1 });
  const behind = (trait: Trait, value: string, set = everyone) =>
    rowsBlock(db, {
      of: { kind: 'persona', spending, set, trait, value },
      sort: null,
      asOf: null,
      nowMs: asked.nowMs,
      offset: 0,
      limit: 2,
    });
  expect(behind('spending', '3')).toMatchObject({ total: 1, rows: [{ uid: 'me_陈一' }] });
  expect(behind('acts', 'message').rows.map(({ title }) => title)).toEqual(['陈二', '陈一']);
  expect(behind('gender', 'male')).toMatchObject({
    total: 1,
    rows: [{ title: '李三', detail: '2026-11-20' }],
  });
  for (const { trait, values } of found.traits)
    for (const { value, count } of values) expect(behind(trait, value).total).toBe(count);
});

test('two sets side by side: who is in both is counted, and a write is seen at once', () => {
  const db = store();
  const shanghai = view({ filters: [{ kind: 'set', column: 'city', values: ['上海'] }] });
  const compare = (a: MemberSet, b: MemberSet) =>
    personaReads['persona.compare'](db, { ...asked, a, b });
  expect(compare(shanghai, everyone)).toMatchObject({
    a: { members: 2, staff: 1 },
    b: { members: 4, staff: 1 },
    both: 2,
    relation: 'a-inside',
    tested: 0,
  });
  expect(compare(everyone, view({}))).toMatchObject({ relation: 'same', both: 4 });
  expect(compare(shanghai, view({ search: '李' }))).toMatchObject({ relation: 'apart', both: 0 });
  expect(compare(shanghai, view({ search: '没有' }))).toMatchObject({ relation: 'empty' });

  // 陈二 turns out to be 陈一: one person, with what either did.
  mergeMembers(db, { uid: 'me_陈二', intoUid: 'me_陈一' }, testEnv);
  const merged = sheet(db);
  expect(merged.size.members).toBe(3);
  expect(shares(merged, 'acts')).toMatchObject({ known: 1, values: { message: 1, like: 1 } });
  expect(shares(merged, 'spending').values).toEqual({ none: 1, 1: 1 });
});
