import { expect, test } from 'vitest';
import { checkAll } from '../../../../../electron/store/check/check.ts';
import { rebuildDerived } from '../../../../../electron/store/derived/refresh.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { archiveMember } from '../../../../../electron/store/queries/members/save.ts';
import { applyRules } from '../../../../../electron/store/queries/tiers/apply.ts';
import { explainMember } from '../../../../../electron/store/queries/tiers/explain.ts';
import { countTiers } from '../../../../../electron/store/queries/tiers/list.ts';
import { pinMember, unpinMember } from '../../../../../electron/store/queries/tiers/pins.ts';
import { readRules, saveRules } from '../../../../../electron/store/queries/tiers/rules.ts';
import {
  simulate,
  simulatedMembers,
} from '../../../../../electron/store/queries/tiers/simulate.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { temporaryStore, testEnv, testNowMs } from '../../../../support/workspace.ts';
import { addMembers, onDay, rule, threeTiers, tiersNow, activeOn, TODAY } from './data.ts';

const later = (days: number): string =>
  new Date(Date.parse(TODAY) + days * 86_400_000).toISOString().slice(0, 10);

test('a simulation changes nothing and says of each who moves, where to and why', () => {
  const { db } = temporaryStore();
  addMembers(db, [6, 2, 0]);
  const before = dumpContent(db);
  const found = simulate(db, { rules: threeTiers, asOf: TODAY, nowMs: testNowMs });
  expect(dumpContent(db)).toEqual(before);
  expect(found).toMatchObject({
    members: 3,
    moves: { promoted: 0, demoted: 0, entered: 3, gone: 0 },
    noneNow: 3,
    noneThen: 0,
    tiers: [
      { name: '核心', now: 0, then: 1 },
      { name: '活跃', now: 0, then: 1 },
      { name: '沉默', now: 0, then: 1 },
    ],
  });
  const { rows } = simulatedMembers(db, {
    simulation: found.simulation,
    move: null,
    offset: 0,
    limit: 10,
  });
  expect(rows).toMatchObject([
    { uid: 'me_0', name: '成员0', from: null, to: 0, reason: { of: 0, values: [6] } },
    { uid: 'me_1', from: null, to: 1, reason: { of: 1, values: [2] } },
    { uid: 'me_2', from: null, to: 2, reason: { of: 2, values: [] } },
  ]);
  archiveMember(db, { uid: 'me_2', archived: true }, testEnv);
  const ask = () =>
    simulatedMembers(db, { simulation: found.simulation, move: null, offset: 0, limit: 10 });
  expect(ask).toThrow(expect.objectContaining({ code: 'stale' }));
});

test('applying does what the simulation said, is taken back exactly and can be done again', () => {
  const { db } = temporaryStore();
  addMembers(db, [6, 2, 0]);
  const before = dumpContent(db);
  const applied = applyRules(db, { rules: threeTiers, asOf: TODAY }, testEnv);
  expect(applied).toMatchObject({ members: 3, entered: 3, promoted: 0 });
  expect(tiersNow(db)).toEqual({ me_0: '核心', me_1: '活跃', me_2: '沉默' });
  expect(countTiers(db).tiers.map(({ name, count }) => [name, count])).toEqual([
    ['核心', 1],
    ['活跃', 1],
    ['沉默', 1],
  ]);
  const after = dumpContent(db);
  rebuildDerived(db);
  expect(dumpContent(db)).toEqual(after);
  expect(checkAll(db)).toEqual([]);
  const undone = undoOperation(db, { uid: applied.operationUid! }, testEnv);
  expect(undone.refused).toEqual([]);
  expect(dumpContent(db)).toEqual(before);
  undoOperation(db, { uid: undone.operationUid }, testEnv);
  expect(dumpContent(db)).toEqual(after);
  expect(checkAll(db)).toEqual([]);
});

test('a fall waits for the days of grace; history keeps every interval with its reasons', () => {
  const { db } = temporaryStore();
  addMembers(db, [6, 2, 0]);
  applyRules(db, { rules: threeTiers, asOf: TODAY }, testEnv);
  const rules = readRules(db);
  // 28 days on `me_0` was active on 3 of the last 30 days, `me_1` still on 2, or not at all later.
  const waiting = applyRules(db, { rules, asOf: later(27) }, onDay(27));
  expect(waiting).toMatchObject({ promoted: 0, demoted: 0 });
  expect(explainMember(db, { uid: 'me_0', nowMs: onDay(27).nowMs }).current).toMatchObject({
    tier: { name: '核心' },
    unmetDate: later(27),
    dueDate: later(37),
  });
  const simulated = simulate(db, { rules, asOf: later(36), nowMs: onDay(36).nowMs });
  expect(simulated).toMatchObject({ waiting: 1, moves: { demoted: 1 } });
  expect(
    simulatedMembers(db, {
      simulation: simulated.simulation,
      move: 'waiting',
      offset: 0,
      limit: 10,
    }).rows,
  ).toMatchObject([{ uid: 'me_0', from: 0, to: 2, dueDate: later(37) }]);
  const fallen = applyRules(db, { rules, asOf: later(37) }, onDay(37));
  expect(fallen).toMatchObject({ demoted: 2 });
  expect(tiersNow(db)).toEqual({ me_0: '沉默', me_1: '沉默', me_2: '沉默' });
  const { current, history } = explainMember(db, { uid: 'me_0', nowMs: onDay(37).nowMs });
  // What speaks for a fall is the rule that is not met any more.
  expect(current).toMatchObject({ fell: true, rule: { name: '核心' }, values: [0] });
  expect(history.map(({ tier, from, to }) => [tier.name, from, to])).toEqual([
    ['沉默', later(37), null],
    ['核心', TODAY, later(37)],
  ]);
  undoOperation(db, { uid: fallen.operationUid! }, onDay(37));
  expect(tiersNow(db)).toEqual({ me_0: '核心', me_1: '活跃', me_2: '沉默' });
  undoOperation(db, { uid: waiting.operationUid! }, onDay(37));
  expect(explainMember(db, { uid: 'me_0', nowMs: onDay(37).nowMs }).current?.unmetDate).toBeNull();
  expect(checkAll(db)).toEqual([]);
});

test('a pin wins over the rules up to its end; taken off, the next evaluation decides at once', () => {
  const { db } = temporaryStore();
  addMembers(db, [6, 2, 0]);
  applyRules(db, { rules: threeTiers, asOf: TODAY }, testEnv);
  const rules = readRules(db);
  const core = rules[0]!.uid;
  const reason = '顾问';
  const pin = { uid: 'me_2', tierUid: core, reason, until: later(5) };
  const pinned = pinMember(db, pin, onDay(1));
  pinMember(db, { uid: 'me_1', tierUid: core, reason, until: null }, onDay(1));
  expect(tiersNow(db)).toEqual({ me_0: '核心', me_1: '核心', me_2: '核心' });
  applyRules(db, { rules, asOf: later(5) }, onDay(5));
  expect(tiersNow(db)['me_2']).toBe('核心');
  expect(explainMember(db, { uid: 'me_2', nowMs: onDay(5).nowMs }).current).toMatchObject({
    pinHolds: true,
    pin: { reason, until: later(5) },
  });
  applyRules(db, { rules, asOf: later(6) }, onDay(6));
  expect(tiersNow(db)).toEqual({ me_0: '核心', me_1: '核心', me_2: '沉默' });
  unpinMember(db, { uid: 'me_1' }, onDay(7));
  expect(tiersNow(db)['me_1']).toBe('核心');
  applyRules(db, { rules, asOf: later(7) }, onDay(7));
  expect(tiersNow(db)['me_1']).toBe('活跃');
  expect(checkAll(db)).toEqual([]);
  expect(() => pinMember(db, pin, onDay(9))).toThrow(
    expect.objectContaining({ code: 'invalid-input' }),
  );
  expect(undoOperation(db, { uid: pinned.operationUid }, onDay(9)).refused).not.toEqual([]);
});

test('members who are archived or staff leave the tiers; who joins later comes in', () => {
  const { db } = temporaryStore();
  addMembers(db, [6, 2]);
  applyRules(db, { rules: threeTiers, asOf: TODAY }, testEnv);
  archiveMember(db, { uid: 'me_0', archived: true }, testEnv);
  const result = applyRules(db, { rules: readRules(db), asOf: TODAY }, testEnv);
  expect(result).toMatchObject({ members: 1, gone: 1 });
  expect(tiersNow(db)).toEqual({ me_0: null, me_1: '活跃' });
  // Nobody had joined on that day.
  const { db: other } = temporaryStore();
  addMembers(other, [6]);
  const early = applyRules(other, { rules: threeTiers, asOf: '2025-12-31' }, testEnv);
  expect(early).toMatchObject({ members: 0, entered: 0 });
});

test('a tier that is left out is retired where history names it, and its members move on', () => {
  const { db } = temporaryStore();
  addMembers(db, [6, 2]);
  applyRules(db, { rules: threeTiers, asOf: TODAY }, testEnv);
  const rules = readRules(db).filter(({ name }) => name !== '活跃');
  const saved = saveRules(db, { rules }, testEnv);
  expect(tiersNow(db)['me_1']).toBe('活跃');
  expect(countTiers(db).tiers.map(({ name, retired }) => [name, retired])).toEqual([
    ['核心', false],
    ['沉默', false],
    ['活跃', true],
  ]);
  const moved = applyRules(db, { rules, asOf: TODAY }, testEnv);
  expect(moved).toMatchObject({ promoted: 0, demoted: 0, entered: 1 });
  expect(tiersNow(db)['me_1']).toBe('沉默');
  undoOperation(db, { uid: moved.operationUid! }, testEnv);
  undoOperation(db, { uid: saved.operationUid! }, testEnv);
  expect(readRules(db).map(({ name }) => name)).toEqual(['核心', '活跃', '沉默']);
});

test('a new name shows at once everywhere the tier stands', () => {
  const { db } = temporaryStore();
  addMembers(db, [6, 2]);
  applyRules(db, { rules: threeTiers, asOf: TODAY }, testEnv);
  const rules = readRules(db).map((one) => (one.name === '核心' ? { ...one, name: '骨干' } : one));
  const { operationUid } = saveRules(db, { rules }, testEnv);
  expect(tiersNow(db)['me_0']).toBe('骨干');
  expect(saveRules(db, { rules: readRules(db) }, testEnv).operationUid).toBeNull();
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(tiersNow(db)['me_0']).toBe('核心');
});

test.each([
  ['two of one name', [rule('核心', activeOn(1, 30)), rule('核心', activeOn(1, 60))]],
  ['no rules', []],
  [
    'a rule that can never hold',
    [
      rule('核心', {
        kind: 'all',
        of: [{ kind: 'activity', measure: 'days', kinds: [], days: 30, from: 9, to: 2 }],
      }),
    ],
  ],
  [
    'a community that is gone',
    [rule('核心', { kind: 'all', of: [{ kind: 'community', communityUid: 'co_9', role: null }] })],
  ],
  [
    'an event that is gone',
    [
      rule('核心', {
        kind: 'all',
        of: [
          {
            kind: 'events',
            measure: 'signups',
            eventUid: 'ev_9',
            days: null,
            from: 1,
            to: null,
          },
        ],
      }),
    ],
  ],
  [
    'a tier that asks for a tier',
    [
      rule('核心', {
        kind: 'all',
        of: [{ kind: 'member', filter: { kind: 'set', column: 'tier', values: ['核心'] } }],
      }),
    ],
  ],
] as const)('%s is refused, and nothing is written', (_, rules) => {
  const { db } = temporaryStore();
  addMembers(db, [6]);
  const before = dumpContent(db);
  const refused = expect.objectContaining({ code: 'invalid-input' });
  expect(() => applyRules(db, { rules, asOf: TODAY }, testEnv)).toThrow(refused);
  expect(() => saveRules(db, { rules }, testEnv)).toThrow(refused);
  expect(() => simulate(db, { rules, asOf: TODAY, nowMs: testNowMs })).toThrow(refused);
  expect(dumpContent(db)).toEqual(before);
});

test('no day of the future, and none before the last evaluation', () => {
  const { db } = temporaryStore();
  addMembers(db, [6]);
  const refused = expect.objectContaining({ code: 'invalid-input' });
  expect(() => applyRules(db, { rules: threeTiers, asOf: later(1) }, testEnv)).toThrow(refused);
  applyRules(db, { rules: threeTiers, asOf: TODAY }, testEnv);
  expect(() => applyRules(db, { rules: readRules(db), asOf: later(-1) }, testEnv)).toThrow(refused);
});

test('given up half way, nothing stays', () => {
  const { db } = temporaryStore();
  addMembers(db, [6, 2, 0]);
  const before = dumpContent(db);
  const stopAt = (fraction: number) => () =>
    applyRules(
      db,
      { rules: threeTiers, asOf: TODAY },
      {
        ...testEnv,
        report: (done) => {
          if (done >= fraction) throw new Error('stopped');
        },
      },
    );
  for (const fraction of [0.1, 0.3, 0.38]) {
    expect(stopAt(fraction)).toThrow('stopped');
    expect(dumpContent(db)).toEqual(before);
  }
});
