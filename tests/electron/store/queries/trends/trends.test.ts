import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { updateRow } from '../../../../../electron/store/log/rows.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { readActivity } from '../../../../../electron/store/queries/trends/activity.ts';
import { readGrowth } from '../../../../../electron/store/queries/trends/growth.ts';
import { rowsBlock } from '../../../../../electron/store/queries/rows/block.ts';
import { readRetention } from '../../../../../electron/store/queries/trends/retention.ts';
import { readRfm } from '../../../../../electron/store/queries/trends/rfm.ts';
import { updateSettings } from '../../../../../electron/store/settings.ts';
import type { RetentionQuestion, TrendMembers } from '../../../../../shared/contract/trends.ts';
import { change, storeOf } from '../../../../support/community.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

/** 2026-11-24 noon in Shanghai. */
const nowMs = testNowMs;

const growth = (db: WriteDb, from: string, to: string, communityUid: string | null = null) =>
  readGrowth(db, { communityUid, from, to, unit: 'month', nowMs }).spans;
const activity = (db: WriteDb, from: string, to: string) =>
  readActivity(db, { communityUid: null, from, to, nowMs }).days;
const members = (db: WriteDb, of: TrendMembers, offset = 0, limit = 10) => {
  const trend = { kind: 'trend', of } as const;
  const asked = { of: trend, sort: null, asOf: null, offset, limit, nowMs };
  const { total, rows } = rowsBlock(db, asked);
  return { total, uids: rows.map(({ uid }) => uid) };
};

test('growth by month: new, left, staff out, unknown join dates told, the running month marked', () => {
  const { db } = storeOf({
    me_1: { fields: { joined_date: '2026-08-31' } },
    me_2: { fields: { joined_date: '2026-09-01', left_date: '2026-10-01' } },
    me_3: { fields: { joined_date: '2026-10-05', left_date: '2026-10-06' } },
    me_4: {},
    me_5: { fields: { joined_date: '2026-10-10', staff: 1 } },
    me_6: { fields: { joined_date: '2026-11-20' } },
  });
  expect(growth(db, '2026-09-15', '2026-11-24')).toEqual([
    {
      from: '2026-09-01',
      to: '2026-09-30',
      start: 2,
      end: 3,
      joined: 1,
      left: 0,
      returned: 0,
      unknown: 1,
      rate: 0.5,
      isRunning: false,
    },
    {
      from: '2026-10-01',
      to: '2026-10-31',
      start: 3,
      end: 2,
      joined: 1,
      left: 2,
      returned: 0,
      unknown: 1,
      rate: -1 / 3,
      isRunning: false,
    },
    {
      from: '2026-11-01',
      to: '2026-11-30',
      start: 2,
      end: 3,
      joined: 1,
      left: 0,
      returned: 0,
      unknown: 1,
      rate: 0.5,
      isRunning: true,
    },
  ]);
});

test('growth of a community goes by its stays, and weeks begin as the workspace says', () => {
  const { db } = storeOf({
    me_1: { fields: { joined_date: '2020-01-01' }, stays: [['2026-10-03', null]] },
    me_2: {
      stays: [
        ['2026-09-01', '2026-10-04'],
        ['2026-11-02', null],
      ],
    },
    me_3: { fields: { joined_date: '2026-10-03' } },
  });
  const [october, november] = growth(db, '2026-10-01', '2026-11-24', 'co_tea');
  expect(october).toMatchObject({ start: 1, end: 1, joined: 1, left: 1, returned: 0, rate: 0 });
  expect(november).toMatchObject({ start: 1, end: 2, joined: 0, left: 0, returned: 1 });
  const weeks = () =>
    readGrowth(db, {
      communityUid: 'co_tea',
      from: '2026-10-03',
      to: '2026-10-04',
      unit: 'week',
      nowMs,
    }).spans.map(({ from, joined, left }) => [from, joined, left]);
  // A Saturday and a Sunday.
  expect(weeks()).toEqual([['2026-09-28', 1, 1]]);
  updateSettings(db, { weekStart: 0 }, testEnv);
  expect(weeks()).toEqual([
    ['2026-09-27', 1, 0],
    ['2026-10-04', 0, 1],
  ]);
});

test('nobody at the start: no rate', () => {
  const { db } = storeOf({ me_1: { fields: { joined_date: '2026-10-05' } } });
  expect(growth(db, '2026-10-01', '2026-10-31')[0]).toMatchObject({ start: 0, end: 1, rate: null });
  expect(() => growth(db, '2026-10-02', '2026-10-01')).toThrow();
});

test('active per day after merges, without staff; changed acts are seen, also after an undo', () => {
  const { db } = storeOf({
    me_1: { acts: ['2026-09-01', '2026-10-01'] },
    me_2: { acts: ['2026-10-01', '2026-10-03'] },
    me_3: { acts: ['2026-10-01'], fields: { staff: 1 } },
  });
  const told = () =>
    activity(db, '2026-09-30', '2026-10-03').map(({ dau, wau, mau }) => [dau, wau, mau]);
  expect(told()).toEqual([
    [0, 0, 1],
    [2, 2, 2],
    [0, 2, 2],
    [1, 2, 2],
  ]);
  const { operationUid } = mergeMembers(db, { uid: 'me_2', intoUid: 'me_1' }, testEnv);
  expect(told()).toEqual([
    [0, 0, 1],
    [1, 1, 1],
    [0, 1, 1],
    [1, 1, 1],
  ]);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(told()[1]).toEqual([2, 2, 2]);
  change(db, (operation) => updateRow(db, operation, 'member', 'me_2', { staff: 1 }));
  expect(told()[1]).toEqual([1, 1, 1]);
});

test('the first 29 days of the records have no month and no stickiness', () => {
  const { db } = storeOf({ me_1: { acts: ['2026-09-01', '2026-09-30', '2026-10-02'] } });
  const days = activity(db, '2026-08-01', '2026-12-31');
  expect(days[0]).toMatchObject({ date: '2026-09-01', dau: 1, wau: null, mau: null });
  expect(days.at(-1)!.date).toBe('2026-10-02');
  expect(days.find(({ mau }) => mau !== null)).toEqual({
    date: '2026-09-30',
    dau: 1,
    wau: 1,
    mau: 1,
    stickiness: 2 / 30,
  });
  expect(
    readActivity(storeOf({ me_1: {} }).db, {
      communityUid: null,
      from: '2026-01-01',
      to: '2026-02-01',
      nowMs,
    }).records,
  ).toBeNull();
});

const daily: RetentionQuestion = {
  communityUid: null,
  start: 'joined',
  cohortUnit: 'month',
  unit: 'day',
  cohorts: 3,
  most: 7,
};

/** The worked example: A on day 7; B on days 3 and 9; C on day 2; D on day 5; E never. */
const example = () =>
  storeOf({
    me_a: { fields: { joined_date: '2026-10-01' }, acts: ['2026-10-01', '2026-10-08'] },
    me_b: { fields: { joined_date: '2026-10-01' }, acts: ['2026-10-04', '2026-10-10'] },
    me_c: { fields: { joined_date: '2026-10-01', left_date: '2026-10-05' }, acts: ['2026-10-03'] },
    me_d: { fields: { joined_date: '2026-10-01' }, acts: ['2026-10-06'] },
    me_e: { fields: { joined_date: '2026-10-01' } },
    me_s: { fields: { joined_date: '2026-10-01', staff: 1 }, acts: ['2026-10-08'] },
    me_u: { acts: ['2026-09-30', '2026-11-20'] },
  });

test('retention of day 7 is 20, 40 and 80 %, with its members behind it', () => {
  const { db } = example();
  const found = readRetention(db, { ...daily, nowMs });
  expect(found).toMatchObject({ cutOff: '2026-11-20', unknownStarts: 1 });
  const cohort = found.cohorts.find(({ from }) => from === '2026-10-01')!;
  expect(cohort.size).toBe(5);
  expect(cohort.cells[6]).toEqual({
    hasBegun: true,
    counts: { classic: 1, rolling: 2, cumulative: 4 },
    reasons: { classic: null, rolling: null, cumulative: null },
  });
  const behind = (retained: 'classic' | 'rolling' | 'cumulative', unit: number) =>
    members(db, { kind: 'retention', question: daily, cohort: '2026-10-01', unit, retained });
  expect(behind('classic', 7)).toEqual({ total: 1, uids: ['me_a'] });
  expect(behind('rolling', 7)).toEqual({ total: 2, uids: ['me_a', 'me_b'] });
  expect(behind('cumulative', 7).uids).toEqual(['me_a', 'me_b', 'me_c', 'me_d']);
  expect(behind('classic', 0).total).toBe(5);
});

test('merged, a cohort has one person less who starts at the earlier date', () => {
  const { db } = example();
  mergeMembers(db, { uid: 'me_u', intoUid: 'me_e' }, testEnv);
  const cohort = readRetention(db, { ...daily, nowMs }).cohorts.find(
    ({ from }) => from === '2026-10-01',
  )!;
  expect(cohort.size).toBe(5);
  expect(cohort.cells[6]!.counts).toEqual({ classic: 1, rolling: 3, cumulative: 4 });
  mergeMembers(db, { uid: 'me_d', intoUid: 'me_c' }, testEnv);
  const after = readRetention(db, { ...daily, nowMs }).cohorts.find(
    ({ from }) => from === '2026-10-01',
  )!;
  expect(after.size).toBe(4);
  expect(after.cells[6]!.counts.cumulative).toBe(3);
});

test('cohorts of the first activity begin where records do', () => {
  const { db } = example();
  const { cohorts } = readRetention(db, {
    ...daily,
    start: 'first-activity',
    unit: 'month',
    most: 2,
    nowMs,
  });
  expect(cohorts.map(({ from, size }) => [from, size])).toEqual([
    ['2026-09-01', 1],
    ['2026-10-01', 4],
    ['2026-11-01', 0],
  ]);
  expect(cohorts[0]!.cells.map(({ counts, reasons }) => [counts.classic, reasons.classic])).toEqual(
    [
      [0, null],
      [1, 'running'],
    ],
  );
});

/** Six buyers, two alike; the best have most orders, latest and dearest. */
const buyers = () =>
  storeOf({
    me_1: { orders: [['2026-06-01', 100]] },
    me_2: {
      orders: [
        ['2026-07-01', 100],
        ['2026-07-01', 100],
      ],
    },
    me_3: {
      orders: [
        ['2026-08-01', 100],
        ['2026-08-01', 100],
        ['2026-08-01', 100],
      ],
    },
    me_4: { orders: Array.from({ length: 4 }, () => ['2026-09-01', 100] as const) },
    me_5: { orders: Array.from({ length: 5 }, () => ['2026-10-01', 100] as const) },
    me_6: { orders: Array.from({ length: 5 }, () => ['2026-10-01', 100] as const) },
    me_7: { orders: [['2026-10-01', 999]], fields: { staff: 1 } },
  });

test('RFM of all buyers: ties score alike, segments, cells and the members behind them', () => {
  const { db } = buyers();
  const found = readRfm(db, { nowMs });
  expect(found.buyers).toBe(6);
  expect(found.scores).toEqual([
    { r: 1, f: 1, m: 1, count: 1 },
    { r: 2, f: 2, m: 2, count: 1 },
    { r: 3, f: 3, m: 3, count: 1 },
    { r: 4, f: 4, m: 4, count: 1 },
    { r: 5, f: 5, m: 5, count: 2 },
  ]);
  const counts = Object.fromEntries(found.segments!.map(({ segment, count }) => [segment, count]));
  expect(counts).toMatchObject({
    champions: 2,
    lost: 1,
    loyal: 1,
    'potential-loyalist': 2,
    new: 0,
  });
  expect(Object.values(counts).reduce((sum, count) => sum + count)).toBe(6);
  // Means: 3.33 orders; days 84.2: 4, 5 and 6 lie on the good side of all three.
  expect(found.cells.filter(({ count }) => count > 0)).toEqual([
    { cell: 'important-value', count: 3 },
    { cell: 'general-win-back', count: 3 },
  ]);
  expect(members(db, { kind: 'segment', segment: 'champions' }).uids).toEqual(['me_5', 'me_6']);
  expect(members(db, { kind: 'cell', cell: 'general-win-back' }, 1, 1)).toEqual({
    total: 3,
    uids: ['me_2'],
  });
  expect(members(db, { kind: 'scores', r: 4, f: 4, m: null }).uids).toEqual(['me_4']);
});

test('fewer than five distinct values: fewer scores, and no segment of the ten', () => {
  const { db } = storeOf({
    me_1: { orders: [['2026-06-01', 100]] },
    me_2: { orders: [['2026-07-01', 100]] },
    me_3: { orders: [['2026-07-01', 300]] },
  });
  const found = readRfm(db, { nowMs });
  expect(found.scales).toMatchObject({ r: { scores: 2 }, f: { scores: 1 }, m: { scores: 2 } });
  expect(found.scores.map(({ r, f, m, count }) => [r, f, m, count])).toEqual([
    [1, 1, 1, 1],
    [2, 1, 1, 1],
    [2, 1, 2, 1],
  ]);
  expect(found.segments).toBeNull();
  expect(members(db, { kind: 'segment', segment: 'lost' }).total).toBe(0);
  expect(readRfm(storeOf({ me_1: {} }).db, { nowMs })).toMatchObject({
    buyers: 0,
    scales: null,
    scores: [],
  });
});
