import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { freezeStarted } from '../../../../../electron/store/queries/campaigns/freeze.ts';
import { campaignDetail } from '../../../../../electron/store/queries/campaigns/read.ts';
import {
  createCampaign,
  updateCampaign,
} from '../../../../../electron/store/queries/campaigns/save.ts';
import { setScope } from '../../../../../electron/store/queries/campaigns/scope.ts';
import {
  hasDueChoices,
  segmentSizes,
} from '../../../../../electron/store/queries/campaigns/segments.ts';
import { createCommunity } from '../../../../../electron/store/queries/communities/save.ts';
import { figuresReads } from '../../../../../electron/store/queries/figures/jobs.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { updateMember } from '../../../../../electron/store/queries/members/save.ts';
import { retrospectiveFacts } from '../../../../../electron/store/queries/retrospectives/facts.ts';
import {
  changeSegment,
  createSegment,
  removeSegment,
} from '../../../../../electron/store/queries/segments/save.ts';
import type { Condition } from '../../../../../shared/contract/conditions.ts';
import type { MetricId } from '../../../../../shared/domain/metrics/registry.ts';
import { figureRows } from '../../../../support/rows-behind.ts';
import { change, storeOf } from '../../../../support/community.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

const DAY_MS = 86_400_000;
/** Today is 2026-11-24. */
const begun = { name: '秋季', from: '2026-11-11', to: '2026-11-20' };
const planned = { name: '冬季', from: '2026-11-26', to: '2026-12-05' };
const after = { ...testEnv, nowMs: testNowMs + 3 * DAY_MS };

const city = (...values: string[]): Condition => ({
  kind: 'member',
  filter: { kind: 'set', column: 'city', values },
});
/** Somebody who acted in the 30 days up to the day it is asked of. */
const active: Condition = {
  kind: 'activity',
  measure: 'acts',
  kinds: [],
  days: 30,
  from: 1,
  to: null,
};
const segment = (db: WriteDb, name: string, ...of: Condition[]): string =>
  createSegment(db, { name, note: '', conditions: { kind: 'all', of } }, testEnv).uid;

/** 甲 and 乙 of 上海, 丙 of 杭州; 甲 and 丙 act and buy in the campaign, 乙 only before it. */
const store = () =>
  storeOf({
    me_jia: {
      fields: { city: '上海', joined_date: '2026-01-01' },
      acts: ['2026-11-12', '2026-11-13'],
      orders: [['2026-11-12', 1000]],
    },
    me_yi: { fields: { city: '上海', joined_date: '2026-01-01' }, acts: ['2026-11-05'] },
    me_bing: {
      fields: { city: '杭州', joined_date: '2026-11-12' },
      acts: ['2026-11-14'],
      orders: [['2026-11-15', 500]],
    },
  }).db;

const campaignFor = (
  db: WriteDb,
  segmentUids: readonly string[],
  { fields = begun, communityUids = [] as readonly string[] } = {},
): string => {
  const { uid } = createCampaign(db, fields, testEnv);
  setScope(db, { uid, communityUids, eventUids: [], segmentUids }, testEnv);
  return uid;
};

const valuesOf = (
  db: WriteDb,
  campaignUid: string,
  ids: readonly MetricId[],
  nowMs = testNowMs,
): (number | string | null)[] =>
  figuresReads['figures.compute'](db, {
    scope: { from: begun.from, to: begun.to, communityUid: null, campaignUid, eventUid: null },
    ids,
    nowMs,
  }).map(({ value, reason }) => value ?? reason);

const segmentsOf = (db: WriteDb, uid: string, nowMs = testNowMs) =>
  campaignDetail(db, { uid, nowMs }).segments;

test('figures of members and orders count only who is in the segments, rows included', () => {
  const db = store();
  const ids = ['members.total', 'members.new', 'active.members', 'orders.net'] as const;
  const everybody = campaignFor(db, []);
  expect(valuesOf(db, everybody, ids)).toEqual([3, 1, 2, 1500]);
  const shanghai = segment(db, '沪上', city('上海'));
  const uid = campaignFor(db, [shanghai]);
  expect(valuesOf(db, uid, ids)).toEqual([2, 0, 1, 1000]);
  expect(
    figureRows(db, {
      scope: { ...begun, communityUid: null, campaignUid: uid, eventUid: null },
      id: 'active.members',
      nowMs: testNowMs,
      offset: 0,
      limit: 10,
    }),
  ).toMatchObject({ total: 1, rows: [{ uid: 'me_jia' }] });
  // Several together are whoever is in any of them; with a community, whoever is in both.
  const hangzhou = segment(db, '杭州', city('杭州'));
  expect(valuesOf(db, campaignFor(db, [shanghai, hangzhou]), ids)).toEqual([3, 1, 2, 1500]);
  change(db, (operation) => {
    for (const uid of ['me_yi', 'me_bing'])
      insertRow(db, operation, 'membership', {
        uid: `ms_${uid}`,
        member_id: (db.prepare('SELECT id FROM member WHERE uid = ?').get(uid) as { id: number })
          .id,
        group_id: 1,
        joined_date: '2026-02-01',
      });
  });
  const both = campaignFor(db, [shanghai], { communityUids: ['co_tea'] });
  expect(valuesOf(db, both, ['members.total', 'orders.count'])).toEqual([1, 0]);
});

/** 甲, 乙 and 丙 of 上海; the others of 杭州. */
const various = () => {
  const here = (name: string, joined = '2026-01-01') => ({ city: name, joined_date: joined });
  return storeOf({
    me_jia: { fields: here('上海'), acts: ['2026-10-20', '2026-11-12', '2026-11-13'] },
    me_yi: { fields: here('上海'), acts: ['2026-10-20'], orders: [['2026-11-12', 1000]] },
    // Silent at the start.
    me_bing: { fields: here('上海'), acts: ['2026-11-15'] },
    me_ding: {
      fields: here('杭州'),
      acts: ['2026-10-20', '2026-11-14'],
      orders: [
        ['2026-11-12', 300],
        ['2026-11-13', 500],
      ],
    },
    me_wu: { fields: here('杭州') },
    // Joined and left in the period.
    me_ji: {
      fields: { ...here('杭州', '2026-11-12'), left_date: '2026-11-15' },
      acts: ['2026-11-13'],
    },
  }).db;
};

test.each([
  ['members.total', 3, 5],
  ['members.new', 0, 1],
  ['members.left', 0, 1],
  ['members.silent', 1, 2],
  ['silent.rate', 1 / 3, 2 / 5],
  ['churn.rate', 1 / 2, 1 / 3],
  ['winback.rate', 1, 1 / 2],
  ['active.members', 2, 4],
  ['active.mau', 2, 4],
  ['speaking.rate', 2 / 3, 3 / 5],
  ['stickiness', 3 / 60, 5 / 120],
  ['retention.cumulative', 'no-new', 1],
  ['buyers.count', 1, 2],
  ['orders.aov', 1000, 600],
  ['repurchase.rate', 0, 1 / 2],
] as const)('%s of a segment, and of all', (id, ofSegment, ofAll) => {
  const db = various();
  const uid = campaignFor(db, [segment(db, '沪上', city('上海'))]);
  for (const [campaign, expected] of [
    [uid, ofSegment],
    [campaignFor(db, []), ofAll],
  ] as const) {
    const [value] = valuesOf(db, campaign, [id]);
    if (typeof expected === 'number') expect(value).toBeCloseTo(expected, 12);
    else expect(value).toBe(expected);
  }
});

test('referrals count by who brought, since whoever is brought comes later', () => {
  const db = store();
  change(db, (operation) => {
    const id = (uid: string) =>
      (db.prepare('SELECT id FROM member WHERE uid = ?').get(uid) as { id: number }).id;
    insertRow(db, operation, 'referral', {
      uid: 'rf_1',
      referrer_member_id: id('me_yi'),
      referee_member_id: id('me_bing'),
      local_date: '2026-11-12',
      quantity: 1,
    });
  });
  const shanghai = campaignFor(db, [segment(db, '沪上', city('上海'))]);
  const hangzhou = campaignFor(db, [segment(db, '杭州', city('杭州'))]);
  expect(valuesOf(db, shanghai, ['referral.new', 'referral.k'])).toEqual([1, 0.5]);
  expect(valuesOf(db, hangzhou, ['referral.new'])).toEqual([0]);
});

test('the list is kept as of the start, whoever comes or goes later', () => {
  const db = store();
  const uid = campaignFor(db, [segment(db, '沪上', city('上海'))]);
  const frozen = { date: '2026-11-11', atMs: testNowMs, count: 2 };
  expect(segmentsOf(db, uid)).toMatchObject([{ name: '沪上', lost: false, frozen }]);
  updateMember(db, { uid: 'me_jia', fields: { city: '杭州' } }, testEnv);
  updateMember(db, { uid: 'me_bing', fields: { city: '上海' } }, testEnv);
  expect(segmentsOf(db, uid)).toMatchObject([{ frozen }]);
  expect(segmentSizes(db, { uid, nowMs: testNowMs })).toMatchObject([{ now: 2, stayed: 1 }]);
  expect(valuesOf(db, uid, ['members.total', 'orders.net'])).toEqual([2, 1000]);
  // Merged since, two of the list are one person.
  mergeMembers(db, { intoUid: 'me_jia', uid: 'me_yi' }, testEnv);
  expect(segmentsOf(db, uid)).toMatchObject([{ frozen: { count: 1 } }]);
  expect(valuesOf(db, uid, ['members.total'])).toEqual([1]);
});

test('it is asked of the start, not of the day it is chosen on', () => {
  const db = store();
  // On 11-11 only 乙 had acted.
  const uid = campaignFor(db, [segment(db, '近期活跃', active)]);
  expect(segmentsOf(db, uid)).toMatchObject([{ frozen: { count: 1 } }]);
  expect(segmentSizes(db, { uid, nowMs: testNowMs })).toMatchObject([{ now: 3, stayed: 1 }]);
  // The list follows the start when that is moved, and comes back with an undo.
  const moved = updateCampaign(db, { uid, fields: { from: '2026-11-13' } }, testEnv);
  expect(segmentsOf(db, uid)).toMatchObject([{ frozen: { date: '2026-11-13', count: 2 } }]);
  undoOperation(db, { uid: moved.operationUid! }, testEnv);
  expect(segmentsOf(db, uid)).toMatchObject([{ frozen: { date: '2026-11-11', count: 1 } }]);
  const later = updateCampaign(db, { uid, fields: planned }, testEnv);
  expect(segmentsOf(db, uid)).toMatchObject([{ frozen: null, lost: false }]);
  undoOperation(db, { uid: later.operationUid! }, testEnv);
  expect(segmentsOf(db, uid)).toMatchObject([{ frozen: { date: '2026-11-11', count: 1 } }]);
});

test('before the start the segment lives; once it is there the list is stored, once', () => {
  const db = store();
  const uid = campaignFor(db, [segment(db, '沪上', city('上海'))], { fields: planned });
  expect(segmentsOf(db, uid)).toMatchObject([{ frozen: null, lost: false }]);
  expect(valuesOf(db, uid, ['members.total'])).toEqual([2]);
  updateMember(db, { uid: 'me_bing', fields: { city: '上海' } }, testEnv);
  expect(valuesOf(db, uid, ['members.total'])).toEqual([3]);
  expect(hasDueChoices(db, testEnv)).toBe(false);
  expect(freezeStarted(db, {}, testEnv)).toEqual({ campaigns: 0 });

  expect(hasDueChoices(db, after)).toBe(true);
  expect(freezeStarted(db, {}, after)).toEqual({ campaigns: 1 });
  expect(freezeStarted(db, {}, after)).toEqual({ campaigns: 0 });
  expect(segmentsOf(db, uid, after.nowMs)).toMatchObject([
    { frozen: { date: planned.from, atMs: after.nowMs, count: 3 } },
  ]);
});

test('a segment that is changed or deleted leaves the lists of campaigns that have begun', () => {
  const db = store();
  const shanghai = segment(db, '沪上', city('上海'));
  const uid = campaignFor(db, [shanghai], { fields: planned });
  // Nobody looked since it began: the change itself comes after the list.
  changeSegment(
    db,
    { uid: shanghai, name: '江南', conditions: { kind: 'all', of: [city('杭州')] } },
    after,
  );
  expect(segmentsOf(db, uid, after.nowMs)).toMatchObject([{ name: '江南', frozen: { count: 2 } }]);
  expect(segmentSizes(db, { uid, nowMs: after.nowMs })).toMatchObject([{ now: 1, stayed: 0 }]);
  const removed = removeSegment(db, { uid: shanghai }, after);
  const lost = [{ name: '江南', lost: true, frozen: { count: 2 } }];
  expect(segmentsOf(db, uid, after.nowMs)).toMatchObject(lost);
  expect(segmentSizes(db, { uid, nowMs: after.nowMs })).toMatchObject([
    { now: null, stayed: null },
  ]);
  expect(valuesOf(db, uid, ['members.total'], after.nowMs)).toEqual([2]);
  // Saving the scope keeps what is lost as long as it is named.
  const kept = { uid, communityUids: [], eventUids: [], segmentUids: [shanghai] };
  expect(setScope(db, kept, after).operationUid).toBeNull();
  // Also another start cannot ask it again.
  updateCampaign(db, { uid, fields: { from: '2026-11-25' } }, after);
  expect(segmentsOf(db, uid, after.nowMs)).toMatchObject(lost);
  undoOperation(db, { uid: removed.operationUid! }, after);
  expect(segmentsOf(db, uid, after.nowMs)).toMatchObject([{ lost: false }]);
});

test('lost before any list was kept, figures of members are unknown and say so', () => {
  const db = store();
  const shanghai = segment(db, '沪上', city('上海'));
  const uid = campaignFor(db, [shanghai], { fields: planned });
  removeSegment(db, { uid: shanghai }, testEnv);
  expect(segmentsOf(db, uid)).toMatchObject([{ lost: true, frozen: null }]);
  expect(valuesOf(db, uid, ['members.total', 'orders.net', 'signups.total'])).toEqual([
    'segment-lost',
    'segment-lost',
    0,
  ]);
  expect(freezeStarted(db, {}, after)).toEqual({ campaigns: 0 });
  const facts = retrospectiveFacts(db, { campaignUid: uid, nowMs: after.nowMs });
  expect(facts.limits).toContainEqual({
    key: 'retrospectives.limit-segment-lost',
    values: { name: '沪上' },
  });
  expect([facts.contributors, facts.daily]).toEqual([[], []]);
  const other = createCampaign(db, begun, testEnv).uid;
  const chosen = { uid: other, communityUids: [], eventUids: [], segmentUids: [shanghai] };
  expect(() => setScope(db, chosen, testEnv)).toThrow('not-found');
  const community = createCommunity(db, { fields: { name: '读书会' } }, testEnv);
  const readers = segment(db, '读者', {
    kind: 'community',
    communityUid: community.uid,
    role: null,
  });
  undoOperation(db, { uid: community.operationUid! }, testEnv);
  expect(() => setScope(db, { ...chosen, segmentUids: [readers] }, testEnv)).toThrow(
    'conditions-lost',
  );
});

test('a retrospective names the segment and counts its members only', () => {
  const db = store();
  const uid = campaignFor(db, [segment(db, '沪上', city('上海'))]);
  const facts = retrospectiveFacts(db, { campaignUid: uid, nowMs: testNowMs });
  expect(facts.limits).toContainEqual({
    key: 'retrospectives.limit-segment',
    values: { name: '沪上', on: '2026-11-11', count: 2 },
  });
  expect(facts.contributors.map((one) => one.uid)).toEqual(['me_jia']);
  expect(facts.daily.map(({ date, active: n }) => [date, n])).toEqual([
    ['2026-11-05', 1],
    ['2026-11-12', 1],
    ['2026-11-13', 1],
  ]);
});

test('choosing a segment and taking it out are undone and done again, lists and all', () => {
  const db = store();
  const shanghai = segment(db, '沪上', city('上海'));
  const { uid } = createCampaign(db, begun, testEnv);
  const none = dumpContent(db);
  const scope = { uid, communityUids: [], eventUids: [] };
  const chosen = setScope(db, { ...scope, segmentUids: [shanghai] }, testEnv);
  const one = dumpContent(db);
  const left = setScope(db, { ...scope, segmentUids: [] }, testEnv);
  expect(dumpContent(db)).toEqual(none);
  undoOperation(db, { uid: left.operationUid! }, testEnv);
  expect(dumpContent(db)).toEqual(one);
  const undo = undoOperation(db, { uid: chosen.operationUid! }, testEnv);
  expect(undo.refused).toEqual([]);
  expect(dumpContent(db)).toEqual(none);
  undoOperation(db, { uid: undo.operationUid }, testEnv);
  expect(dumpContent(db)).toEqual(one);
});
