import { expect, test } from 'vitest';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { campaignDetail } from '../../../../../electron/store/queries/campaigns/read.ts';
import {
  addKpi,
  removeKpi,
  signCampaign,
  updateCampaign,
  updateKpi,
} from '../../../../../electron/store/queries/campaigns/save.ts';
import { setScope } from '../../../../../electron/store/queries/campaigns/scope.ts';
import { buildDocument } from '../../../../../shared/domain/report/build.ts';
import { campaignWith, factsOf } from '../../../../support/campaign-store.ts';
import { storeOf } from '../../../../support/community.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

const period = { from: '2026-11-02', to: '2026-11-08' };

const signed = () => {
  const { db } = storeOf({ me_1: { fields: { joined_date: '2026-11-03' } } });
  const { campaignUid: uid, eventUids } = campaignWith(db, period, ['2026-11-03 12:00']);
  const kpi = addKpi(
    db,
    {
      campaignUid: uid,
      kpi: {
        ...{ metric: 'members.new', filter: 'co_tea', target: 10, targetHigh: null },
        ...{ baseline: 4, direction: 'up', weight: 1, owner: null },
      },
    },
    testEnv,
  );
  signCampaign(db, { uid }, testEnv);
  const changes = () => campaignDetail(db, { uid, nowMs: testNowMs }).contractChanges;
  return { db, uid, kpiUid: kpi.uid, eventUids, changes };
};

test('a period, a baseline, a scope and a KPI that change after signing are said, until they are undone', () => {
  const { db, uid, kpiUid, eventUids, changes } = signed();
  expect(changes()).toEqual([]);
  const done = [
    updateCampaign(db, { uid, fields: { to: '2026-11-10' } }, testEnv),
    updateCampaign(
      db,
      { uid, fields: { baselineFrom: '2026-10-01', baselineTo: '2026-10-07' } },
      testEnv,
    ),
    setScope(db, { uid, communityUids: ['co_tea'], eventUids: [], segmentUids: [] }, testEnv),
    removeKpi(db, { uid: kpiUid }, testEnv),
  ];
  expect(eventUids).toHaveLength(1);
  expect(changes()).toEqual([
    { kind: 'period', then: period, now: { from: '2026-11-02', to: '2026-11-10' } },
    { kind: 'baseline', then: null, now: { from: '2026-10-01', to: '2026-10-07' } },
    { kind: 'added', scope: 'communities', names: ['茶'] },
    { kind: 'gone', scope: 'events', names: ['茶会 1'] },
    { kind: 'kpi-removed', metric: 'members.new', filter: '茶' },
  ]);
  const document = (language: 'zh-CN' | 'en') =>
    JSON.stringify(
      buildDocument(
        {
          ...{ uid: 're_1', version: 1, signedAtMs: null, signedBy: null },
          ...{
            facts: factsOf(db, uid),
            passages: {},
            parts: [],
            limitEdits: [],
            whys: [],
            actions: [],
            versions: [],
          },
        },
        language,
      ),
    );
  expect(document('zh-CN')).toContain('签定后删除了 KPI：新增成员（茶）');
  expect(document('zh-CN')).toContain('原为 2026-11-02 – 2026-11-08，现为 2026-11-02 – 2026-11-10');
  expect(document('en')).toContain('A KPI was removed after signing: New members (茶)');
  for (const { operationUid } of done.toReversed())
    undoOperation(db, { uid: operationUid! }, testEnv);
  expect(changes()).toEqual([]);
});

test('what was signed cannot be overwritten', () => {
  const { db } = signed();
  expect(() => db.exec("UPDATE campaign SET kpi_signed = '{}'")).toThrow('does not change');
});

test('a typed baseline is kept and compared with in the report', () => {
  const { db, uid, kpiUid } = signed();
  updateKpi(db, { uid: kpiUid, fields: { baseline: 2 } }, testEnv);
  const facts = factsOf(db, uid);
  expect(facts.kpis[0]).toMatchObject({ agreedBaseline: 2 });
  const document = buildDocument(
    {
      ...{ uid: 're_1', version: 1, signedAtMs: null, signedBy: null, facts },
      ...{ passages: {}, parts: [], limitEdits: [], whys: [], actions: [], versions: [] },
    },
    'zh-CN',
  );
  // Nobody of 茶 joined: from 2 to 0.
  expect(JSON.stringify(document)).toContain('约定的基线 2，较基线 -100.0%');
});
