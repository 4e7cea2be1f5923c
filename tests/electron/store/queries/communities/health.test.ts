import { expect, test } from 'vitest';
import { firstCandidates } from '../../../../../electron/store/queries/communities/firsts-evidence.ts';
import { listFirsts } from '../../../../../electron/store/queries/communities/firsts-list.ts';
import {
  addFirsts,
  setFirstCriteria,
  updateFirst,
} from '../../../../../electron/store/queries/communities/firsts-save.ts';
import { healthSheet } from '../../../../../electron/store/queries/communities/health.ts';
import { rowsBlock } from '../../../../../electron/store/queries/rows/block.ts';
import { figuresReads } from '../../../../../electron/store/queries/figures/jobs.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { archiveMember } from '../../../../../electron/store/queries/members/save.ts';
import { rateChange } from '../../../../../shared/domain/statistics/paired.ts';
import { write } from '../../../../support/recorded-rows.ts';
import { temporaryStore, testEnv, testNowMs } from '../../../../support/workspace.ts';

const today = '2026-11-24';
const communityUid = 'co_1';

/**
 * Ten people. 1–8 are in the ordinary group since January, 1 also in the managers', 2 also in the
 * core group; 9 joined it in the period, 10 left it in the period. Another community has one more.
 */
const withActivity = () => {
  const { db } = temporaryStore();
  write(db, (insert) => {
    const group = (uid: string, community_id: number, kind: string) =>
      insert('chat_group', { uid, name: uid, community_id, kind });
    const own = insert('community', { uid: communityUid, name: '读书会' });
    const other = insert('community', { uid: 'co_2', name: '茶友会' });
    const ordinary = group('gr_o', own, 'ordinary');
    const managers = group('gr_m', own, 'managers');
    const core = group('gr_c', own, 'core');
    const elsewhere = group('gr_x', other, 'ordinary');
    const ids = Array.from({ length: 11 }, (_, index) =>
      insert('member', { uid: `me_${index + 1}`, name: `成员${index + 1}`, staff: 0, archived: 0 }),
    );
    const join = (who: number, group_id: number, joined: string, left: string | null = null) =>
      insert('membership', {
        uid: `ms_${who}_${group_id}`,
        member_id: ids[who - 1]!,
        group_id,
        joined_date: joined,
        left_date: left,
      });
    for (let who = 1; who <= 8; who += 1) join(who, ordinary, '2026-01-01');
    join(1, managers, '2026-01-01');
    join(2, core, '2026-11-10');
    join(9, ordinary, '2026-11-20');
    join(10, ordinary, '2026-01-01', '2026-11-19');
    join(11, elsewhere, '2026-01-01');
    let act = 0;
    const say = (who: number, local_date: string, group_id = ordinary) =>
      insert('interaction', {
        uid: `in_${(act += 1)}`,
        member_id: ids[who - 1]!,
        group_id,
        kind: 'message',
        local_date,
        quantity: 1,
        counted: 0,
      });
    for (const date of ['2026-11-16', '2026-11-18', '2026-11-22']) say(1, date);
    say(2, '2026-11-17');
    say(3, '2026-11-23');
    say(4, '2026-11-12');
    say(11, '2026-10-01', elsewhere);
    const content = (uid: string, type: string, published_date: string) =>
      insert('content_item', {
        uid,
        platform: '微信',
        title: uid,
        type,
        published_date,
        community_id: own,
      });
    content('ct_1', 'article', '2026-11-17');
    content('ct_2', 'poll', '2026-11-18');
    content('ct_3', 'article', '2026-11-10');
  });
  return db;
};

const week = { communityUid, from: '2026-11-17', to: '2026-11-23', nowMs: testNowMs };

test('a sheet says the same as its figures asked one by one, for both periods', () => {
  const db = withActivity();
  const sheet = healthSheet(db, week);
  expect(sheet.previous).toEqual({ from: '2026-11-10', to: '2026-11-16' });
  expect(sheet.recorded).toEqual({ first: '2026-10-01', last: '2026-11-23' });
  const ids = sheet.lines.map(({ now }) => now.id);
  for (const when of ['now', 'before'] as const) {
    const period = when === 'now' ? sheet.period : sheet.previous;
    const scope = { ...period, communityUid, campaignUid: null, eventUid: null };
    const alone = figuresReads['figures.compute'](db, { scope, ids, nowMs: testNowMs });
    expect(sheet.lines.map((line) => line[when])).toEqual(alone);
  }
  const now = Object.fromEntries(sheet.lines.map((line) => [line.now.id, line.now.value]));
  expect(now).toMatchObject({
    'members.total': 9,
    'members.new': 1,
    'members.left': 1,
    'growth.rate': 0,
    'active.members': 3,
    'active.dau': 1,
    'active.wau': 3,
    'active.mau': 4,
    'speaking.rate': 3 / 9,
    'messages.per_active': 4 / 3,
    'messages.per_member': 4 / 9,
    'content.published': 2,
    'content.balance': 0.5,
  });
  const speaking = sheet.lines.find((line) => line.now.id === 'speaking.rate')!;
  // 3 of 9 now, 2 of 9 before.
  expect(speaking.difference?.value).toBeCloseTo(1 / 9);
  expect(speaking.difference!.interval[0]).toBeLessThan(0);
  const [changed] = figuresReads['figures.changes'](db, {
    scope: { ...sheet.period, communityUid, campaignUid: null, eventUid: null },
    ids: ['speaking.rate'],
    nowMs: testNowMs,
  });
  expect(changed!.before).toEqual(speaking.before);
  expect(changed!.difference!.value).toBeCloseTo(1 / 9);
  expect(changed!.difference!.interval).toEqual(speaking.difference!.interval);
  // Nothing of the narrowed tables is left behind.
  expect(
    db
      .prepare(
        "SELECT count(*) FROM temp.sqlite_schema WHERE name IN ('member', 'membership', 'member_day', 'chat_group')",
      )
      .pluck()
      .get(),
  ).toBe(0);
});

test('everybody counts once, in the innermost layer; the rows of a layer are its people', () => {
  const db = withActivity();
  const { layers } = healthSheet(db, week);
  expect(layers.map(({ layer, now, before }) => [layer, now, before])).toEqual([
    ['managers', 1, 1],
    ['core', 1, 1],
    ['ordinary', 7, 7],
  ]);
  // Eight of nine are the same people in the same layers: less is uncertain than of two samples.
  const nobody = { always: 0, onlyBefore: 0, onlyDuring: 0, never: 0, each: 1 };
  const { interval } = rateChange({ k: 1, n: 9 }, { k: 1, n: 9 }, nobody)!;
  expect(layers[1]!.difference).toMatchObject({ value: 0, verdict: 'none' });
  expect(layers[1]!.difference!.interval[0]).toBeGreaterThan(interval[0]);
  expect(layers[1]!.difference!.interval[1]).toBeLessThan(interval[1]);
  expect(healthSheet(db, { ...week, from: '2026-11-18', to: today }).layers[1]!.difference).toBe(
    null,
  );
  const { nowMs, ...period } = week;
  const of = { kind: 'layer', layer: 'core', ...period } as const;
  const rows = rowsBlock(db, { of, sort: null, asOf: null, nowMs, offset: 0, limit: 10 });
  expect(rows.rows.map(({ title }) => title)).toEqual(['成员2']);
});

test('the trend counts people at the end of each day, and a merged one once', () => {
  const db = withActivity();
  const trend = () =>
    healthSheet(db, week).trend.points.map(({ to, members, active }) => [
      to.slice(8),
      members,
      active,
    ]);
  expect(trend()).toEqual([
    ...[10, 11].map((day) => [String(day), 9, 0]),
    ['12', 9, 1],
    ...[13, 14, 15].map((day) => [String(day), 9, 0]),
    ['16', 9, 1],
    ['17', 9, 1],
    ['18', 9, 1],
    ['19', 8, 0],
    ['20', 9, 0],
    ['21', 9, 0],
    ['22', 9, 1],
    ['23', 9, 1],
  ]);
  mergeMembers(db, { uid: 'me_10', intoUid: 'me_1' }, testEnv);
  expect(trend()[0]).toEqual(['10', 8, 0]);
  expect(trend()[9]).toEqual(['19', 8, 0]);
});

test('long periods have a point for every seven days; a running one is marked; bad ones refused', () => {
  const db = withActivity();
  const { trend } = healthSheet(db, { ...week, from: '2026-08-01', to: today });
  expect(trend.unit).toBe('week');
  expect(trend.points.at(-1)).toMatchObject({ from: '2026-11-18', to: today, complete: false });
  expect(trend.points.at(-1)?.members).toBe(9);
  expect(() => healthSheet(db, { ...week, to: '2026-11-01' })).toThrow(
    expect.objectContaining({ code: 'end-before-start' }),
  );
  expect(() => healthSheet(db, { ...week, from: '2020-01-01' })).toThrow(
    expect.objectContaining({ code: 'invalid-input' }),
  );
});

const firsts = (db: ReturnType<typeof withActivity>) =>
  firstCandidates(db, { communityUid, today, nowMs: testNowMs });

test('candidates are those who meet the criteria, the best first, and change with them', () => {
  const db = withActivity();
  expect(firsts(db)).toMatchObject({
    considered: 9,
    passing: 1,
    candidates: [{ memberUid: 'me_1', measures: { activeDays: 3, messages: 3, followers: null } }],
  });
  setFirstCriteria(
    db,
    { communityUid, criteria: [{ measure: 'activeDays', weight: 1, minimum: 1 }] },
    testEnv,
  );
  expect(firsts(db).passing).toBe(4);
  addFirsts(db, { communityUid, memberUids: ['me_1', 'me_1'] }, testEnv);
  const after = firsts(db);
  expect(after.listed.map(({ memberUid }) => memberUid)).toEqual(['me_1']);
  expect(after.candidates.map(({ memberUid }) => memberUid)).not.toContain('me_1');
});

test('a line of the list says when its member was merged, archived, left or stands there twice', () => {
  const db = withActivity();
  const memberUids = ['me_1', 'me_2', 'me_3', 'me_10'];
  addFirsts(db, { communityUid, memberUids }, testEnv);
  mergeMembers(db, { uid: 'me_2', intoUid: 'me_1' }, testEnv);
  archiveMember(db, { uid: 'me_3', archived: true }, testEnv);
  const states = listFirsts(db, { communityUid }).members.map((line) => [
    line.memberUid,
    line.state,
    line.mergedFrom,
  ]);
  expect(states).toEqual([
    ['me_1', 'fine', null],
    ['me_1', 'twice', '成员2'],
    ['me_3', 'archived', null],
    ['me_10', 'left', null],
  ]);
  expect(() => addFirsts(db, { communityUid, memberUids: ['me_3'] }, testEnv)).toThrow(
    expect.objectContaining({ code: 'member-archived' }),
  );
});

test('the list ends at a hundred; who declined makes room', () => {
  const db = withActivity();
  write(db, (insert) => {
    for (let index = 0; index < 100; index += 1)
      insert('member', { uid: `me_more_${index}`, name: `更多${index}`, staff: 0, archived: 0 });
  });
  const memberUids = Array.from({ length: 100 }, (_, index) => `me_more_${index}`);
  addFirsts(db, { communityUid, memberUids }, testEnv);
  const add = () => addFirsts(db, { communityUid, memberUids: ['me_1'] }, testEnv);
  expect(add).toThrow(expect.objectContaining({ code: 'first-list-full' }));
  const [line] = listFirsts(db, { communityUid }).members;
  updateFirst(db, { uid: line!.uid, status: 'declined' }, testEnv);
  add();
  expect(() => updateFirst(db, { uid: line!.uid, status: 'agreed' }, testEnv)).toThrow(
    expect.objectContaining({ code: 'first-list-full' }),
  );
});
