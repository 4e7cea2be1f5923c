import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../electron/store/db.ts';
import { operate } from '../../../../electron/store/log/operate.ts';
import { insertRow, type Values } from '../../../../electron/store/log/rows.ts';
import { undoOperation } from '../../../../electron/store/log/undo.ts';
import { listKol, orbitOverview } from '../../../../electron/store/queries/kol/list.ts';
import { mergeMembers } from '../../../../electron/store/queries/members/merge.ts';
import { memberScores } from '../../../../electron/store/queries/members/scores.ts';
import { readSettings, updateSettings } from '../../../../electron/store/settings.ts';
import { temporaryStore, testEnv, testNowMs } from '../../../support/workspace.ts';

const asked = {
  communityUid: null,
  sort: 'gravity',
  nowMs: testNowMs,
  offset: 0,
  limit: 9,
} as const;

type Insert = (entity: Parameters<typeof insertRow>[2], row: Values & { uid: string }) => number;
const change = (db: WriteDb, work: (insert: Insert) => void): void =>
  operate(db, testEnv, { kind: 'import', label: { key: 'test' } }, (operation) => {
    work((entity, row) => insertRow(db, operation, entity, row));
    db.prepare('INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member').run();
    db.prepare(
      'INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date) SELECT member_id, local_date FROM interaction',
    ).run();
  });

/**
 * On 2026-11-24: 甲 posted in each of five months, brought 乙, has two orders and two platforms; 乙
 * wrote in November and came to an event with 甲 and 丙; 丙 liked something a year ago; 丁 is staff.
 */
const some = () => {
  const { db } = temporaryStore();
  const ids: Record<string, number> = {};
  change(db, (insert) => {
    const community = insert('community', { uid: 'co_1', name: '茶友' });
    const group = insert('chat_group', { uid: 'gr_1', community_id: community, name: '一群' });
    for (const [place, name] of [...'甲乙丙丁戊'].entries())
      ids[name] = insert('member', {
        uid: `me_${name}`,
        name,
        joined_date: name === '戊' ? '2026-11-20' : '2025-01-01',
        staff: name === '丁' ? 1 : 0,
        seen_date: place < 3 ? '2025-01-01' : null,
      });
    let made = 0;
    const act = (name: string, kind: string, date: string, quantity = 1): void =>
      void insert('interaction', {
        uid: `in_${++made}`,
        member_id: ids[name]!,
        group_id: group,
        kind,
        quantity,
        local_date: date,
        counted: 1,
      } as never);
    for (const month of ['07', '08', '09', '10', '11']) act('甲', 'post', `2026-${month}-03`);
    act('乙', 'message', '2026-11-02', 2);
    act('丙', 'like', '2025-11-10');
    act('丁', 'post', '2026-11-03', 50);
    insert('referral', {
      uid: 'rf_1',
      referrer_member_id: ids['甲']!,
      referee_member_id: ids['乙']!,
    });
    insert('membership', { uid: 'ms_1', member_id: ids['乙']!, group_id: group });
    for (const namespace of ['wecom:corp', 'youzan:1', 'phone'])
      insert('identity', {
        uid: `id_${namespace}`,
        member_id: ids['甲']!,
        namespace,
        value: `+86139${namespace.length}0000001`,
        strength: 'strong',
      });
    for (const number of ['1', '2'])
      insert('order_', {
        uid: `or_${number}`,
        namespace: 'shop',
        number,
        member_id: ids['甲']!,
        status: 'paid',
        paid_date: '2026-10-01',
        currency: 'CNY',
        amount_minor: 100,
      } as never);
    const event = insert('event', { uid: 'ev_1', name: '品茶' } as never);
    for (const name of '甲乙丙')
      insert('checkin', {
        uid: `ci_${name}`,
        event_id: event,
        member_id: ids[name]!,
        kind: 'in',
      } as never);
  });
  return db;
};

/** 3 × (1 + 0.9 + 0.81 + 0.729 + 0.6561). */
const loveOf甲 = 12.2853;

test('members rank by love × reach, with the evidence, staff left out', () => {
  const db = some();
  const { total, rows } = listKol(db, asked);
  expect(total).toBe(3);
  expect(rows.map(({ name }) => name)).toEqual(['甲', '乙', '丙']);
  // 甲: one brought × 10, two others at the event; not idle.
  expect(rows[0]).toMatchObject({
    level: 1,
    reach: 12,
    loyalty: 3,
    known: 3,
    traits: { activity: true, trust: true, feedback: null, platforms: true },
    direct: 1,
    brought: 1,
    events: 1,
    orders: 2,
    phone: '+86139****0001',
  });
  expect(rows[0]!.love).toBeCloseTo(loveOf甲, 9);
  expect(rows[0]!.gravity).toBeCloseTo(12 * loveOf甲, 9);
  // 丙: a like twelve months ago, idle for as long, 2 others at the event.
  expect(rows[2]!.love).toBeCloseTo(0.9 ** 12, 9);
  expect(rows[2]!.reach).toBeCloseTo(2 * 0.9 ** 12, 9);
  expect(listKol(db, { ...asked, communityUid: 'co_1' }).rows.map(({ name }) => name)).toEqual([
    '乙',
  ]);
});

test('the drawer explains the same numbers that the list shows', () => {
  const db = some();
  for (const row of listKol(db, asked).rows) {
    const scores = memberScores(db, { uid: row.uid, nowMs: testNowMs });
    expect(scores.love.value).toBeCloseTo(row.love, 9);
    expect(scores.reach.value).toBeCloseTo(row.reach!, 9);
    expect(scores.loyalty).toMatchObject({
      score: row.loyalty,
      known: row.known,
      traits: row.traits,
    });
  }
});

test('levels and gravity of each month: who joined later is not in it, who never acted explores', () => {
  const db = some();
  const { members, months } = orbitOverview(db, { nowMs: testNowMs });
  expect(members).toBe(4);
  expect(months).toHaveLength(12);
  const [october, november] = months.slice(-2);
  // 甲 leads in both; 乙 with 2 leads in November; 丙 and, in November, 戊 explore.
  expect(october).toMatchObject({
    month: '2026-10',
    levels: { 1: 1, 2: 0, 3: 0, 4: 2 },
    gravity: 102,
  });
  expect(november).toMatchObject({
    levels: { 1: 2, 2: 0, 3: 0, 4: 2 },
    gravity: 202,
    gain: 100,
    perMember: 25,
  });
  // 丙's like of November 2025 is worth 0.9 in December.
  expect(months[0]).toMatchObject({ month: '2025-12', levels: { 3: 1, 4: 2 } });
});

test('weights of love are a setting that can be undone; a merge adds up', () => {
  const db = some();
  const loves = () => listKol(db, { ...asked, sort: 'love' }).rows.map(({ love }) => love);
  const before = loves();
  const weights = { ...readSettings(db).loveWeights, post: 1 as const };
  const { operationUid } = updateSettings(db, { loveWeights: weights }, testEnv);
  expect(loves()[0]).toBeCloseTo(loveOf甲 / 3, 9);
  expect(updateSettings(db, { loveWeights: { ...weights } }, testEnv).operationUid).toBeNull();
  expect(() => updateSettings(db, { loveWeights: { post: 4 } }, testEnv)).toThrow();
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(loves()).toEqual(before);
  mergeMembers(db, { uid: 'me_乙', intoUid: 'me_甲' }, testEnv);
  expect(loves()[0]).toBeCloseTo(loveOf甲 + 2, 9);
});

test('without interactions there is nobody, and it is said', () => {
  const { db } = temporaryStore();
  expect(orbitOverview(db, { nowMs: testNowMs })).toMatchObject({ hasActivity: false, members: 0 });
  expect(listKol(db, asked).total).toBe(0);
});
