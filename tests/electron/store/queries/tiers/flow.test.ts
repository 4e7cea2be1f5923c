import { expect, test } from 'vitest';
import { checkAll } from '../../../../../electron/store/check/check.ts';
import { rebuildDerived } from '../../../../../electron/store/derived/refresh.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { applyRules } from '../../../../../electron/store/queries/tiers/apply.ts';
import { explainMember } from '../../../../../electron/store/queries/tiers/explain.ts';
import { flowMembers, readTierFlow } from '../../../../../electron/store/queries/tiers/flow.ts';
import {
  countStages,
  saveStages,
  stageMembers,
} from '../../../../../electron/store/queries/tiers/growth.ts';
import { pinMember } from '../../../../../electron/store/queries/tiers/pins.ts';
import { readRules } from '../../../../../electron/store/queries/tiers/rules.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { temporaryStore, testEnv, testNowMs } from '../../../../support/workspace.ts';
import { activeOn, addMembers, onDay, threeTiers, tiersNow, TODAY } from './data.ts';

const page = { offset: 0, limit: 10 };

test('the flow between two dates, each number with its members', () => {
  const { db } = temporaryStore();
  addMembers(db, [6, 2, 0]);
  applyRules(db, { rules: threeTiers, asOf: '2026-10-01' }, testEnv);
  // In October nobody had been active yet.
  applyRules(db, { rules: readRules(db), asOf: TODAY }, testEnv);
  const asked = { from: '2026-10-15', to: TODAY };
  const flow = readTierFlow(db, asked);
  expect(flow).toMatchObject({
    fromEvaluation: '2026-10-01',
    toEvaluation: TODAY,
    start: 3,
    end: 3,
    moves: { promoted: 2, demoted: 0, entered: 0, gone: 0, stayed: 1 },
    cells: [
      { from: 2, to: 0, count: 1 },
      { from: 2, to: 1, count: 1 },
      { from: 2, to: 2, count: 1 },
    ],
  });
  expect(flow.rows[2]).toMatchObject({ start: 3, end: 1, outPromoted: 2, startShare: 1 });
  const [core, , quiet] = flow.tiers;
  expect(flowMembers(db, { asked, part: { move: 'promoted' }, page })).toEqual({
    total: 2,
    rows: [
      { uid: 'me_0', name: '成员0', detail: '沉默 → 核心' },
      { uid: 'me_1', name: '成员1', detail: '沉默 → 活跃' },
    ],
  });
  const stayed = { fromTier: quiet!.uid, toTier: quiet!.uid };
  expect(flowMembers(db, { asked, part: stayed, page }).rows[0]?.uid).toBe('me_2');
  expect(flowMembers(db, { asked, part: { toTier: core!.uid }, page }).total).toBe(1);
});

test('before the first evaluation everybody is in none, and that is said', () => {
  const { db } = temporaryStore();
  addMembers(db, [6]);
  applyRules(db, { rules: threeTiers, asOf: TODAY }, testEnv);
  const flow = readTierFlow(db, { from: '2026-01-01', to: TODAY });
  expect(flow).toMatchObject({ fromEvaluation: null, start: 0, end: 1, moves: { entered: 1 } });
  expect(flow.rows[0]?.startShare).toBeNull();
});

test('merged, two are one in the better tier with the history of both; apart again as before', () => {
  const { db } = temporaryStore();
  addMembers(db, [6, 2, 0]);
  applyRules(db, { rules: threeTiers, asOf: '2026-10-01' }, testEnv);
  applyRules(db, { rules: readRules(db), asOf: TODAY }, testEnv);
  const before = dumpContent(db);
  const { operationUid } = mergeMembers(db, { uid: 'me_0', intoUid: 'me_2' }, testEnv);
  expect(tiersNow(db)).toEqual({ me_1: '活跃', me_2: '核心' });
  const { history } = explainMember(db, { uid: 'me_2', nowMs: testNowMs });
  expect(history.map(({ tier, from }) => [tier.name, from])).toEqual([
    ['核心', TODAY],
    ['沉默', '2026-10-01'],
    ['沉默', '2026-10-01'],
  ]);
  const flow = readTierFlow(db, { from: '2026-10-15', to: TODAY });
  expect(flow).toMatchObject({ start: 2, end: 2, moves: { promoted: 2, stayed: 0 } });
  expect(checkAll(db)).toEqual([]);
  const merged = dumpContent(db);
  rebuildDerived(db);
  expect(dumpContent(db)).toEqual(merged);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(dumpContent(db)).toEqual(before);
});

test('an evaluation of merged members closes what each of them had', () => {
  const { db } = temporaryStore();
  addMembers(db, [6, 2, 0]);
  applyRules(db, { rules: threeTiers, asOf: TODAY }, testEnv);
  mergeMembers(db, { uid: 'me_1', intoUid: 'me_2' }, testEnv);
  const date = '2027-01-31';
  const env = onDay(68);
  expect(applyRules(db, { rules: readRules(db), asOf: date }, env)).toMatchObject({
    members: 2,
    demoted: 1,
  });
  expect(tiersNow(db)).toEqual({ me_0: '核心', me_2: '沉默' });
  const open = db.prepare('SELECT count(*) FROM member_tier WHERE to_date IS NULL').pluck().get();
  expect(open).toBe(2);
  expect(checkAll(db)).toEqual([]);
});

test('more than one open interval of a member is a finding', () => {
  const { db } = temporaryStore();
  addMembers(db, [6]);
  applyRules(db, { rules: threeTiers, asOf: TODAY }, testEnv);
  const tierUid = readRules(db)[1]!.uid;
  pinMember(db, { uid: 'me_0', tierUid, reason: '试', until: null }, testEnv);
  expect(checkAll(db)).toEqual([]);
  db.exec('UPDATE member_tier SET to_date = NULL');
  expect(checkAll(db)).toMatchObject([{ invariant: 'one-open-tier', examples: ['me_0'] }]);
});

test('the growth path places everybody at the furthest stage they have reached', () => {
  const { db } = temporaryStore();
  addMembers(db, [6, 2, 0]);
  const stages = [
    { uid: null, name: 'KOL', conditions: activeOn(5, 365), support: '一对一' },
    { uid: null, name: '常客', conditions: activeOn(1, 365), support: '' },
  ];
  const { operationUid } = saveStages(db, { stages }, testEnv);
  const counted = countStages(db, { nowMs: testNowMs });
  expect(counted).toMatchObject({ asOf: TODAY, members: 3, none: 1 });
  expect(counted.stages.map(({ count }) => count)).toEqual([1, 1]);
  const at = (stage: number | null) => stageMembers(db, { stage, page, nowMs: testNowMs }).rows;
  expect(at(0).map(({ uid }) => uid)).toEqual(['me_0']);
  expect(at(null).map(({ uid }) => uid)).toEqual(['me_2']);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(countStages(db, { nowMs: testNowMs }).stages).toEqual([]);
});
