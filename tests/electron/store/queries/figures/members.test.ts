import { expect, test } from 'vitest';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { readGrowth } from '../../../../../electron/store/queries/trends/growth.ts';
import { isoWeek } from '../../../../../shared/domain/periods/period.ts';
import type { MetricId } from '../../../../../shared/domain/metrics/registry.ts';
import { storeOf } from '../../../../support/community.ts';
import { figure } from '../../../../support/figures.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

/** Ten members: long here, unknown since when, left before, left inside, new, flash, staff, merged. */
const ten = () =>
  storeOf({
    me_old: {
      fields: { joined_date: '2026-01-01' },
      acts: ['2026-09-01', '2026-10-02', '2026-10-31'],
    },
    me_unknown: { acts: ['2026-10-02'] },
    me_gone: {
      fields: { joined_date: '2026-01-01', left_date: '2026-09-30' },
      acts: ['2026-09-05'],
    },
    me_leaver: {
      fields: { joined_date: '2026-01-01', left_date: '2026-10-20' },
      acts: ['2026-10-10'],
    },
    me_new: { fields: { joined_date: '2026-10-01' }, acts: ['2026-10-08'] },
    me_flash: { fields: { joined_date: '2026-10-03', left_date: '2026-10-05' } },
    me_staff: { fields: { joined_date: '2026-10-01', staff: 1 }, acts: ['2026-10-08'] },
    me_twin: { fields: { joined_date: '2026-10-15' }, acts: ['2026-10-31'] },
    me_quiet: { fields: { joined_date: '2026-09-30' } },
    me_later: { fields: { joined_date: '2026-11-02' } },
  });
const october = ['2026-10-01', '2026-10-31'] as const;

test('members, new and left of a month: left and unknown ones in their places, staff nowhere', () => {
  const { db } = ten();
  expect(figure(db, 'members.total', ...october)).toMatchObject({
    value: 5,
    uids: ['me_new', 'me_old', 'me_quiet', 'me_twin', 'me_unknown'],
  });
  expect(figure(db, 'members.new', ...october)).toMatchObject({
    value: 3,
    complete: false,
    uids: ['me_flash', 'me_new', 'me_twin'],
  });
  expect(figure(db, 'members.left', ...october).uids).toEqual(['me_flash', 'me_leaver']);
});

test('growth is (end − start) ÷ start; of nobody it is unknown; in a running month not whole', () => {
  const { db } = ten();
  // At the start: old, unknown, leaver, quiet. At the end: old, unknown, quiet, new, twin.
  expect(figure(db, 'growth.rate', ...october)).toMatchObject({
    value: 1 / 4,
    numerator: 1,
    denominator: 4,
    complete: false,
  });
  expect(
    figure(
      storeOf({ me_1: { fields: { joined_date: '2026-10-02' } } }).db,
      'growth.rate',
      ...october,
    ),
  ).toMatchObject({
    value: null,
    reason: 'no-members',
  });
  const { db: known } = storeOf({ me_1: { fields: { joined_date: '2026-10-02' } } });
  expect(figure(known, 'growth.rate', '2026-11-01', '2026-11-24').complete).toBe(false);
  expect(figure(known, 'growth.rate', '2026-11-01', '2026-11-23')).toMatchObject({
    value: 0,
    complete: true,
  });
});

test('the page tells the same growth as the figures', () => {
  const { db } = ten();
  const [span] = readGrowth(db, {
    communityUid: null,
    from: october[0],
    to: october[1],
    unit: 'month',
    nowMs: testNowMs,
  }).spans;
  expect(span).toMatchObject({
    end: figure(db, 'members.total', ...october).value,
    joined: figure(db, 'members.new', ...october).value,
    left: figure(db, 'members.left', ...october).value,
    rate: figure(db, 'growth.rate', ...october).value,
  });
});

test('merged, two who are one count once, from the earlier join date', () => {
  const { db } = ten();
  mergeMembers(db, { uid: 'me_twin', intoUid: 'me_old' }, testEnv);
  expect(figure(db, 'members.total', ...october).value).toBe(4);
  expect(figure(db, 'members.new', ...october).uids).toEqual(['me_flash', 'me_new']);
  expect(figure(db, 'active.dau', '2026-10-31', '2026-10-31')).toMatchObject({
    value: 1,
    uids: ['me_old'],
  });
});

test('active on a day, in its week and month, and stickiness', () => {
  const { db } = ten();
  const on = (id: MetricId) => figure(db, id, '2026-10-31', '2026-10-31');
  expect(on('active.dau')).toMatchObject({ value: 2, complete: true });
  expect(on('active.wau')).toMatchObject({ value: 2, complete: true });
  // From 2 October: old, unknown, leaver, new, twin; staff do not count.
  expect(on('active.mau')).toMatchObject({ value: 5, complete: true });
  // Six days of activity: old 2, the others 1 each.
  expect(on('stickiness').value).toBeCloseTo(6 / 30 / 5, 12);
  expect(figure(db, 'active.members', ...october).value).toBe(5);
  expect(figure(db, 'active.mau', '2026-09-20', '2026-09-20')).toMatchObject({
    value: 2,
    complete: false,
  });
  expect(figure(db, 'stickiness', '2026-09-20', '2026-09-20').complete).toBe(false);
  expect(figure(db, 'active.dau', '2026-08-01', '2026-08-01')).toMatchObject({
    value: null,
    reason: 'no-data',
  });
  // Nobody was active in the 30 days to 8 December 2025, but no record reaches there either.
  expect(figure(db, 'stickiness', '2025-12-08', '2025-12-08').reason).toBe('no-data');
});

test('speaking is persons with a message over members at the end; of no members it is unknown', () => {
  const { db } = ten();
  expect(figure(db, 'speaking.rate', ...october)).toMatchObject({
    numerator: 4,
    denominator: 5,
    value: 0.8,
  });
  const { db: left } = storeOf({
    me_1: { fields: { joined_date: '2026-01-01', left_date: '2026-10-10' }, acts: ['2026-10-05'] },
  });
  expect(figure(left, 'speaking.rate', ...october)).toMatchObject({
    value: null,
    reason: 'no-members-at-end',
  });
});

test('silent: here for 30 days and without an act in the last 30; newcomers and who left are not', () => {
  const { db } = ten();
  expect(figure(db, 'members.silent', '2026-10-31', '2026-10-31')).toMatchObject({
    value: 1,
    uids: ['me_quiet'],
  });
  expect(figure(db, 'members.silent', '2026-10-29', '2026-10-29').uids).toEqual([]);
});

const started = (more: Parameters<typeof storeOf>[0] = {}) =>
  storeOf({
    me_a: { fields: { joined_date: '2026-10-01' }, acts: ['2026-10-01', '2026-10-08'] },
    me_b: { fields: { joined_date: '2026-10-01' }, acts: ['2026-10-04', '2026-10-10'] },
    me_c: { fields: { joined_date: '2026-10-01', left_date: '2026-10-04' }, acts: ['2026-10-03'] },
    me_d: { fields: { joined_date: '2026-10-01' }, acts: ['2026-10-06'] },
    me_e: { fields: { joined_date: '2026-10-01' } },
    me_z: { acts: ['2026-11-20'] },
    ...more,
  });

test('retention of day 7: classic 20 %, rolling 40 %, cumulative 80 %', () => {
  const { db } = started();
  const day = ['2026-10-01', '2026-10-01'] as const;
  expect(figure(db, 'retention.classic', ...day)).toMatchObject({
    value: 0.2,
    denominator: 5,
    complete: true,
    uids: ['me_a'],
  });
  expect(figure(db, 'retention.rolling', ...day)).toMatchObject({
    value: 0.4,
    uids: ['me_a', 'me_b'],
  });
  expect(figure(db, 'retention.cumulative', ...day)).toMatchObject({ value: 0.8 });
});

test('retention is not whole before day 7 of the last who joined is over, and unknown of nobody', () => {
  const { db } = started({ me_f: { fields: { joined_date: '2026-10-20' } } });
  const at = (date: string) => ({ nowMs: Date.parse(`${date}T04:00:00Z`) });
  expect(
    figure(db, 'retention.classic', '2026-10-01', '2026-10-20', at('2026-10-27')),
  ).toMatchObject({ complete: false, denominator: 6 });
  expect(
    figure(db, 'retention.classic', '2026-10-01', '2026-10-20', at('2026-10-28')).complete,
  ).toBe(true);
  expect(figure(db, 'retention.classic', '2026-10-22', '2026-10-23')).toMatchObject({
    value: null,
    reason: 'no-new',
  });
});

test('retention in a community counts its joins and its acts', () => {
  const { db } = started({
    me_t: {
      fields: { joined_date: '2020-01-01' },
      stays: [['2026-10-01', null]],
      acts: ['2026-10-08'],
    },
  });
  expect(
    figure(db, 'retention.classic', '2026-10-01', '2026-10-01', { communityUid: 'co_tea' }),
  ).toMatchObject({ value: 1, denominator: 1 });
});

test('a week over the end of the year is one week', () => {
  const { db } = storeOf({
    me_1: { fields: { joined_date: '2025-12-29' }, acts: ['2025-12-29'] },
    me_2: { fields: { joined_date: '2026-01-04' }, acts: ['2026-01-04'] },
    me_3: { fields: { joined_date: '2026-01-05' }, acts: ['2026-01-05'] },
  });
  expect(['2025-12-29', '2026-01-04', '2027-01-01'].map(isoWeek)).toEqual([
    '2026-W01',
    '2026-W01',
    '2026-W53',
  ]);
  const weeks = readGrowth(db, {
    communityUid: null,
    from: '2026-01-01',
    to: '2026-01-05',
    unit: 'week',
    nowMs: testNowMs,
  }).spans;
  expect(weeks.map(({ from, to, joined }) => [from, to, joined])).toEqual([
    ['2025-12-29', '2026-01-04', 2],
    ['2026-01-05', '2026-01-11', 1],
  ]);
  expect(figure(db, 'active.wau', '2026-01-04', '2026-01-04').value).toBe(2);
});
