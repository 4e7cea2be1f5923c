import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { campaignDetail } from '../../../../../electron/store/queries/campaigns/read.ts';
import { addKpi } from '../../../../../electron/store/queries/campaigns/save.ts';
import { rowsBehind } from '../../../../support/rows-behind.ts';
import { placesOf } from '../../../../../shared/domain/report/places.ts';
import { placeName } from '../../../../../shared/domain/report/place-name.ts';
import { writingOf } from '../../../../../shared/domain/report/blocks/cells.ts';
import { buildDocument } from '../../../../../shared/domain/report/build.ts';
import type { MetricId } from '../../../../../shared/domain/metrics/registry.ts';
import { campaignWith, factsOf, idOf, insert } from '../../../../support/campaign-store.ts';
import { change, storeOf } from '../../../../support/community.ts';
import { figure } from '../../../../support/figures.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

const period = { from: '2026-11-02', to: '2026-11-08' };

/** 甲 and 乙 are in the community 茶 and 丙 in 书; everybody paid in the week, and all joined in it. */
const store = () => {
  const { db } = storeOf({
    me_jia: { orders: [['2026-11-03', 10_00]], stays: [['2026-11-02', null]] },
    me_yi: { orders: [['2026-11-04', 20_00]], stays: [['2026-11-03', null]] },
    me_bing: { orders: [['2026-11-05', 40_00]] },
  });
  insert(db, 'community', [{ uid: 'co_book', name: '书' }]);
  insert(db, 'chat_group', [
    { uid: 'gr_book', name: '书一', community_id: idOf(db, 'community', 'co_book') },
  ]);
  insert(db, 'membership', [
    {
      uid: 'ms_book',
      member_id: idOf(db, 'member', 'me_bing'),
      group_id: idOf(db, 'chat_group', 'gr_book'),
      joined_date: '2026-11-02',
    },
  ]);
  return db;
};

const kpi = (db: WriteDb, campaignId: number, uid: string, metric: MetricId, filter: string) =>
  change(db, (operation) => {
    insertRow(db, operation, 'kpi', {
      uid,
      campaign_id: campaignId,
      metric,
      filter,
      target: 5,
      direction: 'up',
      weight: 1,
      position: uid,
    });
  });

const shownOf = (db: WriteDb, campaignUid: string) =>
  campaignDetail(db, { uid: campaignUid, nowMs: testNowMs }).kpis.map(
    ({ filter, actual, attainment }) => ({
      filter,
      value: actual?.value ?? null,
      reason: actual?.reason ?? null,
      attainment,
    }),
  );

test('a KPI of one community counts that community alone, by its name or its uid', () => {
  const db = store();
  const { campaignUid, campaignId } = campaignWith(db, period);
  kpi(db, campaignId, 'kp_1', 'buyers.count', '茶');
  kpi(db, campaignId, 'kp_2', 'buyers.count', 'co_book');
  expect(shownOf(db, campaignUid)).toEqual([
    {
      filter: { kind: 'community', uid: 'co_tea', name: '茶' },
      value: 2,
      reason: null,
      attainment: 0.4,
    },
    {
      filter: { kind: 'community', uid: 'co_book', name: '书' },
      value: 1,
      reason: null,
      attainment: 0.2,
    },
  ]);
});

test('the report, what opens behind it and the question for one community say the same', () => {
  const db = store();
  const { campaignUid, campaignId } = campaignWith(db, period);
  kpi(db, campaignId, 'kp_1', 'orders.net', '茶');
  const facts = factsOf(db, campaignUid);
  expect(facts.kpis[0]).toMatchObject({ filter: '茶', actual: { value: 30_00 } });
  const behind = rowsBehind(db, {
    campaignUid,
    version: null,
    key: 'kpi.kp_1',
    nowMs: testNowMs,
    offset: 0,
    limit: 10,
  });
  expect([behind.total, behind.sum]).toEqual([2, 30_00]);
  const asked = { campaignUid, communityUid: 'co_tea' };
  expect(figure(db, 'orders.net', period.from, period.to, asked).value).toBe(30_00);
  const place = placesOf(facts).find(({ key }) => key === 'kpi.kp_1')!;
  expect(placeName(place, writingOf('zh-CN', 'CNY', facts.zone))).toContain('茶');
  const retrospective = {
    ...{ uid: 're_1', version: 1, signedAtMs: null, signedBy: null, facts },
    ...{ passages: {}, parts: [], limitEdits: [], whys: [], actions: [], versions: [] },
  };
  expect(JSON.stringify(buildDocument(retrospective, 'zh-CN'))).toContain('净销售额（茶）');
});

test('events of a KPI of one community are those of the campaign that it holds', () => {
  const db = store();
  const { campaignUid, campaignId, eventUids, eventIds } = campaignWith(db, period, [
    '2026-11-03 12:00',
    '2026-11-04 12:00',
  ]);
  change(db, (operation) => {
    for (const [index, member] of ['me_jia', 'me_yi', 'me_bing'].entries())
      insertRow(db, operation, 'signup', {
        uid: `su_${index}`,
        event_id: eventIds[index === 0 ? 0 : 1]!,
        member_id: idOf(db, 'member', member),
        status: 'confirmed',
      });
  });
  db.prepare('UPDATE event SET community_id = ? WHERE uid = ?').run(
    idOf(db, 'community', 'co_tea'),
    eventUids[1],
  );
  kpi(db, campaignId, 'kp_1', 'signups.total', '茶');
  kpi(db, campaignId, 'kp_2', 'signups.total', '茶会 1');
  kpi(db, campaignId, 'kp_3', 'buyers.count', '茶会 1');
  expect(shownOf(db, campaignUid)).toMatchObject([
    { value: 2, filter: { kind: 'community' } },
    { value: 1, filter: { kind: 'event', uid: eventUids[0], name: '茶会 1' } },
    // Who bought is no matter of one event.
    { value: null, reason: 'filter-unfit', attainment: null },
  ]);
});

test('what a filter names can be gone: no number, and its name as it was', () => {
  const db = store();
  const { campaignUid, campaignId } = campaignWith(db, period);
  const made = change(db, (operation) => {
    insertRow(db, operation, 'community', { uid: 'co_run', name: '跑团' });
  });
  kpi(db, campaignId, 'kp_1', 'buyers.count', 'co_run');
  kpi(db, campaignId, 'kp_2', 'buyers.count', '骑行社');
  undoOperation(db, { uid: made }, testEnv);
  const lost = { value: null, reason: 'filter-lost', attainment: null };
  expect(shownOf(db, campaignUid)).toEqual([
    { ...lost, filter: { kind: 'lost', uid: null, name: '跑团' } },
    { ...lost, filter: { kind: 'lost', uid: null, name: '骑行社' } },
  ]);
  expect(factsOf(db, campaignUid).kpis[0]).toMatchObject({ filter: '跑团', attainment: null });
});

test('two communities of one name are not guessed between', () => {
  const db = store();
  const { campaignUid, campaignId } = campaignWith(db, period);
  insert(db, 'community', [{ uid: 'co_book2', name: '书' }]);
  kpi(db, campaignId, 'kp_1', 'buyers.count', '书');
  expect(shownOf(db, campaignUid)).toMatchObject([{ value: null, reason: 'filter-lost' }]);
});

test('a KPI is added for a community by hand; a stranger is refused', () => {
  const db = store();
  const { campaignUid } = campaignWith(db, period);
  const fields = {
    metric: 'buyers.count',
    target: null,
    targetHigh: null,
    baseline: null,
    direction: 'up',
    weight: 1,
    owner: null,
  } as const;
  addKpi(db, { campaignUid, kpi: { ...fields, filter: 'co_book' } }, testEnv);
  expect(shownOf(db, campaignUid)).toMatchObject([
    { value: 1, filter: { kind: 'community', uid: 'co_book' } },
  ]);
  expect(() =>
    addKpi(db, { campaignUid, kpi: { ...fields, filter: 'co_none' } }, testEnv),
  ).toThrowError(expect.objectContaining({ code: 'not-found' }) as Error);
});
