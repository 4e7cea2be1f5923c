import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { freezeStarted } from '../../../../../electron/store/queries/campaigns/freeze.ts';
import { campaignDetail } from '../../../../../electron/store/queries/campaigns/read.ts';
import {
  createCampaign,
  updateCampaign,
} from '../../../../../electron/store/queries/campaigns/save.ts';
import { segmentSizes } from '../../../../../electron/store/queries/campaigns/segments.ts';
import { setScope } from '../../../../../electron/store/queries/campaigns/scope.ts';
import { updateMember } from '../../../../../electron/store/queries/members/save.ts';
import {
  createSegment,
  removeSegment,
} from '../../../../../electron/store/queries/segments/save.ts';
import { buildDocument } from '../../../../../shared/domain/report/build.ts';
import { differenceInDifferences } from '../../../../../shared/domain/statistics/did.ts';
import { rateChange } from '../../../../../shared/domain/statistics/paired.ts';
import { factsOf, sumsBehind } from '../../../../support/campaign-store.ts';
import { storeOf } from '../../../../support/community.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

/** Today is 2026-11-24; the baseline is 11-01 to 11-10. */
const autumn = { name: '秋季', from: '2026-11-11', to: '2026-11-20' };
const [before, during] = ['2026-11-05', '2026-11-15'];

const person = (city: string, acts: readonly string[], stays = false) => ({
  fields: { city, joined_date: '2026-01-01' },
  acts,
  stays: stays ? ([['2026-01-01', null]] as const) : [],
});

/** 上海 spoke 1 of 4 before and 4 of 4 during; 杭州 2 of 4 and 2 of 4; one of 北京 is in the community. */
const store = (): WriteDb =>
  storeOf({
    me_s1: person('上海', [during]),
    me_s2: person('上海', [during]),
    me_s3: person('上海', [during]),
    me_s4: person('上海', [before, during]),
    me_h1: person('杭州', [before, during]),
    me_h2: person('杭州', [before]),
    me_h3: person('杭州', [during]),
    me_h4: person('杭州', [], true),
    me_b1: person('北京', [before, during], true),
  }).db;

const cityOf = (db: WriteDb, ...values: string[]): string =>
  createSegment(
    db,
    {
      name: values.join('、'),
      note: '',
      conditions: {
        kind: 'all',
        of: [{ kind: 'member', filter: { kind: 'set', column: 'city', values } }],
      },
    },
    testEnv,
  ).uid;

interface Scope {
  readonly segmentUids?: readonly string[];
  readonly communityUids?: readonly string[];
}

const campaignOf = (db: WriteDb, aim: Scope, comparison: Scope, fields = autumn): string => {
  const { uid } = createCampaign(db, fields, testEnv);
  const none = { segmentUids: [], communityUids: [] };
  setScope(
    db,
    { uid, eventUids: [], ...none, ...aim, comparison: { ...none, ...comparison } },
    testEnv,
  );
  return uid;
};

const blockOf = (db: WriteDb, uid: string) => factsOf(db, uid).blocks.comparisonGroup;
const lineOf = (db: WriteDb, uid: string, id: string) =>
  blockOf(db, uid)!.lines.find((line) => line.campaign.during.id === id)!;

test('both sides with their figures, and the difference of their changes', () => {
  const db = store();
  const uid = campaignOf(
    db,
    { segmentUids: [cityOf(db, '上海')] },
    { segmentUids: [cityOf(db, '杭州')] },
  );
  expect(blockOf(db, uid)).toMatchObject({
    names: ['杭州'],
    date: '2026-11-11',
    frozen: true,
    people: { campaign: 4, compared: 4 },
  });
  const { campaign, compared, difference } = lineOf(db, uid, 'speaking.rate');
  expect([campaign.before, campaign.during].map((one) => one.numerator)).toEqual([1, 4]);
  expect([compared.before, compared.during].map((one) => one.numerator)).toEqual([2, 2]);
  const pairs = (always: number, onlyDuring: number, onlyBefore: number, never: number) => ({
    always,
    onlyDuring,
    onlyBefore,
    never,
    each: 1,
  });
  const expected = differenceInDifferences(
    rateChange({ k: 1, n: 4 }, { k: 4, n: 4 }, pairs(1, 3, 0, 0))!,
    rateChange({ k: 2, n: 4 }, { k: 2, n: 4 }, pairs(1, 1, 1, 1))!,
  );
  expect(difference).toMatchObject({
    value: 0.75,
    interval: expected.interval,
  });
  for (const { wanted, sum, key } of sumsBehind(db, uid, 'comparisonGroup'))
    expect(sum, key).toBeCloseTo(wanted!, 9);
});

test('who is in both belongs to the campaign; one for everybody has everybody but the group', () => {
  const db = store();
  const overlapping = campaignOf(
    db,
    { segmentUids: [cityOf(db, '上海')] },
    { segmentUids: [cityOf(db, '上海', '杭州')] },
  );
  expect(blockOf(db, overlapping)!.people).toEqual({ campaign: 4, compared: 4 });
  const everybody = campaignOf(db, {}, { segmentUids: [cityOf(db, '北京')] });
  expect(blockOf(db, everybody)!.people).toEqual({ campaign: 8, compared: 1 });
});

test('a community as the group is kept as it was at the start', () => {
  const db = store();
  const uid = campaignOf(db, { segmentUids: [cityOf(db, '上海')] }, { communityUids: ['co_tea'] });
  expect(blockOf(db, uid)!.people).toEqual({ campaign: 4, compared: 2 });
  expect(campaignDetail(db, { uid, nowMs: testNowMs }).comparison).toMatchObject([
    { uid: 'co_tea', name: '茶', kind: 'community', lost: false, frozen: { count: 2 } },
  ]);
});

test('later moves do not change it; before the start it lives, the start freezes it, an undo thaws it', () => {
  const db = store();
  const hangzhou = cityOf(db, '杭州');
  const shanghai = cityOf(db, '上海');
  const uid = campaignOf(db, { segmentUids: [shanghai] }, { segmentUids: [hangzhou] });
  updateMember(db, { uid: 'me_h1', fields: { city: '苏州' } }, testEnv);
  expect(blockOf(db, uid)!.people).toEqual({ campaign: 4, compared: 4 });
  const planned = { name: '冬季', from: '2026-11-26', to: '2026-12-05' };
  const later = campaignOf(db, { segmentUids: [shanghai] }, { segmentUids: [hangzhou] }, planned);
  expect(blockOf(db, later)).toMatchObject({ frozen: false, date: '2026-11-24' });
  freezeStarted(db, {}, { ...testEnv, nowMs: testNowMs + 3 * 86_400_000 });
  const detail = () => campaignDetail(db, { uid: later, nowMs: testNowMs }).comparison[0]!.frozen;
  expect(detail()).toMatchObject({ date: '2026-11-26', count: 3 });
  updateCampaign(db, { uid: later, fields: { from: '2026-11-25' } }, testEnv);
  expect(detail()).toBeNull();
});

test('the page says how many are in the group now, and how many of them stayed', () => {
  const db = store();
  const group = cityOf(db, '杭州');
  const uid = campaignOf(db, { segmentUids: [cityOf(db, '上海')] }, { segmentUids: [group] });
  updateMember(db, { uid: 'me_h1', fields: { city: '上海' } }, testEnv);
  updateMember(db, { uid: 'me_b1', fields: { city: '杭州' } }, testEnv);
  const sizes = segmentSizes(db, { uid, nowMs: testNowMs });
  expect(sizes).toHaveLength(2);
  expect(sizes.find((one) => one.uid === group)).toEqual({ uid: group, now: 4, stayed: 3 });
  const community = campaignOf(db, {}, { communityUids: ['co_tea'] });
  expect(segmentSizes(db, { uid: community, nowMs: testNowMs })).toEqual([
    { uid: 'co_tea', now: 2, stayed: 2 },
  ]);
});

test('setting it is undone whole; a scope that does not speak of it leaves it', () => {
  const db = store();
  const shanghai = cityOf(db, '上海');
  const { uid } = createCampaign(db, autumn, testEnv);
  const scope = { uid, communityUids: [], eventUids: [], segmentUids: [shanghai] };
  setScope(db, scope, testEnv);
  expect(blockOf(db, uid)).toBeUndefined();
  const comparison = { segmentUids: [cityOf(db, '杭州')], communityUids: ['co_tea'] };
  const was = dumpContent(db);
  const set = setScope(db, { ...scope, comparison }, testEnv);
  expect(setScope(db, { ...scope, comparison }, testEnv).operationUid).toBeNull();
  expect(setScope(db, scope, testEnv).operationUid).toBeNull();
  expect(blockOf(db, uid)!.people).toEqual({ campaign: 4, compared: 5 });
  undoOperation(db, { uid: set.operationUid! }, testEnv);
  expect(blockOf(db, uid)).toBeUndefined();
  expect(dumpContent(db)).toEqual(was);
});

test('nothing is on both sides, strangers are refused', () => {
  const db = store();
  const shanghai = cityOf(db, '上海');
  expect(() => campaignOf(db, { segmentUids: [shanghai] }, { segmentUids: [shanghai] })).toThrow(
    'invalid-input',
  );
  expect(() => campaignOf(db, {}, { communityUids: ['co_none'] })).toThrow('not-found');
});

test('a lost group and one that is nobody say so in a sentence', () => {
  const db = store();
  const shanghai = cityOf(db, '上海');
  const hangzhou = cityOf(db, '杭州');
  const planned = { name: '冬季', from: '2026-11-26', to: '2026-12-05' };
  const lost = campaignOf(db, { segmentUids: [shanghai] }, { segmentUids: [hangzhou] }, planned);
  removeSegment(db, { uid: hangzhou }, testEnv);
  expect(blockOf(db, lost)).toMatchObject({ people: null, lines: [] });
  const nobody = campaignOf(
    db,
    { segmentUids: [shanghai] },
    { segmentUids: [cityOf(db, '上海', '无人')] },
  );
  expect(blockOf(db, nobody)).toMatchObject({ people: { compared: 0 }, lines: [] });
  for (const uid of [lost, nobody]) {
    const written = JSON.stringify(
      buildDocument(
        {
          uid: 're_x',
          version: 1,
          signedAtMs: null,
          signedBy: null,
          facts: factsOf(db, uid),
          passages: {},
          parts: [],
          limitEdits: [],
          whys: [],
          actions: [],
          versions: [],
        },
        'zh-CN',
      ),
    );
    expect(written).toContain('不能比较');
  }
});
