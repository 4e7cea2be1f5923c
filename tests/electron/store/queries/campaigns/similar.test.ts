import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { campaignDetail } from '../../../../../electron/store/queries/campaigns/read.ts';
import {
  addKpi,
  signCampaign,
  updateKpi,
} from '../../../../../electron/store/queries/campaigns/save.ts';
import {
  similarOffer,
  useSimilar,
} from '../../../../../electron/store/queries/campaigns/similar.ts';
import { openRetrospective } from '../../../../../electron/store/queries/retrospectives/read.ts';
import { signRetrospective } from '../../../../../electron/store/queries/retrospectives/sign.ts';
import type { KpiMetric } from '../../../../../shared/domain/metrics/registry.ts';
import { buildDocument } from '../../../../../shared/domain/report/build.ts';
import { addEvent, scan, signUp } from '../../../../support/attendance.ts';
import { campaignWith, factsOf, insert } from '../../../../support/campaign-store.ts';
import { storeOf } from '../../../../support/community.ts';
import { idOf, write } from '../../../../support/recorded-rows.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

const members = Array.from({ length: 12 }, (_, n) => `me_${n}`);

/** A past event with so many sign-ups, of whom so many came; `other` and offline like the campaign's. */
const past = (db: WriteDb, uid: string, day: string, signups: number, came: number): void => {
  addEvent(db, uid, `${day}T06:00:00Z`, `${day}T08:00:00Z`);
  db.prepare("UPDATE event SET mode = 'offline', kind = 'other' WHERE uid = ?").run(uid);
  const guests = members.slice(0, signups);
  signUp(db, uid, Object.fromEntries(guests.map((one) => [one, 'confirmed' as const])));
  scan(
    db,
    uid,
    guests.slice(0, came).map((one) => [one, 'in', `${day}T06:10:00Z`] as const),
  );
};

const agree = (db: WriteDb, campaignUid: string, metric: KpiMetric, filter: string | null = null) =>
  addKpi(
    db,
    {
      campaignUid,
      kpi: {
        metric,
        filter,
        target: 1,
        targetHigh: null,
        baseline: null,
        direction: 'up',
        weight: 1,
        owner: null,
      },
    },
    testEnv,
  ).uid;

const opened = (starts = ['2026-11-04 12:00']) => {
  const { db } = storeOf(Object.fromEntries(members.map((uid) => [uid, {}])));
  past(db, 'ev_1', '2026-08-10', 10, 5);
  past(db, 'ev_2', '2026-09-10', 4, 3);
  past(db, 'ev_3', '2026-10-10', 8, 8);
  // Another format, cancelled, and after the start.
  past(db, 'ev_online', '2026-10-12', 2, 1);
  past(db, 'ev_cancelled', '2026-10-13', 2, 1);
  past(db, 'ev_later', '2026-11-03', 2, 1);
  db.exec(`UPDATE event SET mode = 'online' WHERE uid = 'ev_online';
    UPDATE event SET state = 'cancelled' WHERE uid = 'ev_cancelled'`);
  return { db, ...campaignWith(db, { from: '2026-11-02', to: '2026-11-08' }, starts) };
};

const offered = (db: WriteDb, kpiUid: string) => similarOffer(db, { kpiUid, nowMs: testNowMs });
const kpiOf = (db: WriteDb, uid: string, kpiUid: string) =>
  campaignDetail(db, { uid, nowMs: testNowMs }).kpis.find((kpi) => kpi.uid === kpiUid)!;

test('5 of 10, 3 of 4 and 8 of 8 came: the median is 75 %, of three named events', () => {
  const { db, campaignUid } = opened();
  const kpi = agree(db, campaignUid, 'events.show_up_rate');
  expect(offered(db, kpi)).toMatchObject({
    forms: [{ kind: 'other', mode: 'offline' }],
    communities: [],
    found: 3,
    events: [
      { uid: 'ev_3', value: 1, complete: true },
      { uid: 'ev_2', value: 0.75 },
      { uid: 'ev_1', value: 0.5 },
    ],
    median: 0.75,
    value: 0.75,
    thin: false,
    reason: null,
  });
});

test('sign-ups of two events are twice the median; those of one KPI about one event are not', () => {
  const { db, campaignUid, eventUids } = opened(['2026-11-04 12:00', '2026-11-06 12:00']);
  const all = agree(db, campaignUid, 'signups.total');
  const one = agree(db, campaignUid, 'signups.total', eventUids[0]);
  expect(offered(db, all)).toMatchObject({ median: 8, times: 2, value: 16 });
  expect(offered(db, one)).toMatchObject({ median: 8, times: 1, value: 8 });
  const people = agree(db, campaignUid, 'events.checked_in');
  expect(offered(db, people)).toMatchObject({ value: null, reason: 'people-once' });
});

test('a KPI of a community looks at its events, one of what is gone at none', () => {
  const { db, campaignUid } = opened();
  db.exec("UPDATE event SET community_id = (SELECT id FROM community) WHERE uid = 'ev_2'");
  const kpi = agree(db, campaignUid, 'events.show_up_rate', 'co_tea');
  expect(offered(db, kpi)).toMatchObject({
    communities: ['茶'],
    value: 0.75,
    thin: true,
    found: 1,
  });
  insert(db, 'kpi', [
    {
      uid: 'kp_lost',
      campaign_id: idOf(db, 'campaign', campaignUid),
      metric: 'events.nps',
      filter: '没有这个',
      direction: 'up',
      position: 'a9',
    },
  ]);
  expect(offered(db, 'kp_lost')).toMatchObject({ value: null, reason: 'filter-lost' });
});

test('what was never scanned or asked has no value, and none at all is no baseline', () => {
  const { db, campaignUid } = opened();
  const nps = agree(db, campaignUid, 'events.nps');
  expect(offered(db, nps)).toMatchObject({ value: null, reason: 'none-told', found: 3 });
  expect(() => useSimilar(db, { kpiUid: nps }, testEnv)).toThrow('invalid-input');
  const net = agree(db, campaignUid, 'orders.net');
  expect(() => offered(db, net)).toThrow('invalid-input');
  expect(() => offered(db, 'kp_nobody')).toThrow('not-found');
});

test('costs of each in the campaign’s currency, to the cent', () => {
  const { db, campaignUid } = opened();
  write(db, (add) => {
    for (const [event, actual_minor] of [
      ['ev_1', 1_001],
      ['ev_2', 1_000],
    ] as const)
      add('cost_entry', {
        uid: `ce_${event}`,
        event_id: idOf(db, 'event', event),
        currency: 'CNY',
        actual_minor,
      });
  });
  // 1001 ÷ 5 and 1000 ÷ 3: (200.2 + 333.33…) ÷ 2.
  expect(offered(db, agree(db, campaignUid, 'events.cost_per_attendee'))).toMatchObject({
    value: 267,
    thin: true,
    events: [{ value: null, reason: 'no-costs' }, {}, {}],
  });
});

test('ten of the latest that have a value are looked at', () => {
  const { db, campaignUid } = opened();
  for (let day = 10; day < 25; day += 1) past(db, `ev_july_${day}`, `2026-07-${day}`, 4, 1);
  const { events, found, value } = offered(db, agree(db, campaignUid, 'events.show_up_rate'));
  expect([events.length, found, value]).toEqual([10, 18, 0.25]);
  expect(events.map(({ uid }) => uid).slice(0, 4)).toEqual(['ev_3', 'ev_2', 'ev_1', 'ev_july_24']);
});

test('taken, it stays as it was; typed over it is forgotten; both are undone', () => {
  const { db, campaignUid } = opened();
  const kpi = agree(db, campaignUid, 'events.show_up_rate');
  const { operationUid } = useSimilar(db, { kpiUid: kpi }, testEnv);
  const taken = {
    value: 0.75,
    median: 0.75,
    times: 1,
    atMs: testEnv.nowMs,
    events: [{ uid: 'ev_3', value: 1 }, { uid: 'ev_2' }, { uid: 'ev_1' }],
  };
  expect(kpiOf(db, campaignUid, kpi)).toMatchObject({ baseline: 0.75, baselineOf: taken });
  scan(db, 'ev_2', [['me_3', 'in', '2026-09-10T06:20:00Z']]);
  expect(offered(db, kpi).value).toBe(1);
  expect(kpiOf(db, campaignUid, kpi)).toMatchObject({ baseline: 0.75, baselineOf: taken });
  const typed = updateKpi(db, { uid: kpi, fields: { baseline: 0.6 } }, testEnv);
  expect(kpiOf(db, campaignUid, kpi)).toMatchObject({ baseline: 0.6, baselineOf: null });
  undoOperation(db, { uid: typed.operationUid! }, testEnv);
  expect(kpiOf(db, campaignUid, kpi)).toMatchObject({ baseline: 0.75, baselineOf: taken });
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(kpiOf(db, campaignUid, kpi)).toMatchObject({ baseline: null, baselineOf: null });
});

test('it is signed with the contract, told by the retrospective, and marked when taken afterwards', () => {
  const { db, campaignUid } = opened();
  const [rate, total] = [
    agree(db, campaignUid, 'events.show_up_rate'),
    agree(db, campaignUid, 'signups.total'),
  ];
  useSimilar(db, { kpiUid: rate }, testEnv);
  signCampaign(db, { uid: campaignUid }, testEnv);
  const contract = db.prepare('SELECT kpi_signed FROM campaign').pluck().get() as string;
  expect(JSON.parse(contract)).toMatchObject({
    kpis: [
      { baseline: 0.75, baselineOf: { events: [{ uid: 'ev_3' }, {}, {}] } },
      { baseline: null },
    ],
  });
  useSimilar(db, { kpiUid: total }, { ...testEnv, nowMs: testNowMs + 1000 });
  expect([rate, total].map((uid) => kpiOf(db, campaignUid, uid).editedAfterSigning)).toEqual([
    false,
    true,
  ]);
  expect(factsOf(db, campaignUid).kpis).toMatchObject([
    { agreedBaseline: 0.75, agreedOf: { events: 3, thin: false } },
    { agreedBaseline: 8 },
  ]);
  signRetrospective(db, { campaignUid }, testEnv);
  const signed = openRetrospective(db, { campaignUid, version: 1, nowMs: testNowMs });
  expect(JSON.stringify(buildDocument(signed, 'zh-CN'))).toContain(
    '基线取自 3 场类似活动的中位数。',
  );
});
