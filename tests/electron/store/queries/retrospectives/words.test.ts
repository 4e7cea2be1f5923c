import { expect, test } from 'vitest';
import { checkAll } from '../../../../../electron/store/check/check.ts';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { createCampaign } from '../../../../../electron/store/queries/campaigns/save.ts';
import { setLimit } from '../../../../../electron/store/queries/retrospectives/limit-edits.ts';
import { setPart } from '../../../../../electron/store/queries/retrospectives/parts.ts';
import { openRetrospective } from '../../../../../electron/store/queries/retrospectives/read.ts';
import {
  addAction,
  moveAction,
} from '../../../../../electron/store/queries/retrospectives/save.ts';
import { signRetrospective } from '../../../../../electron/store/queries/retrospectives/sign.ts';
import {
  addWhy,
  moveWhy,
  removeWhy,
  updateWhy,
} from '../../../../../electron/store/queries/retrospectives/whys.ts';
import { retrospectiveWords } from '../../../../../electron/store/queries/retrospectives/words.ts';
import { storeOf } from '../../../../support/community.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

const opened = () => {
  const { db } = storeOf({ me_a: { fields: { joined_date: '2026-11-02' }, acts: ['2026-11-03'] } });
  const period = { from: '2026-11-02', to: '2026-11-08' };
  const { uid: campaignUid } = createCampaign(db, { name: '秋季', ...period }, testEnv);
  const words = (version: number | null = null) => retrospectiveWords(db, { campaignUid, version });
  const why = (text: string, parentUid: string | null, afterUid: string | null = null): string =>
    addWhy(db, { campaignUid, parentUid, afterUid, text }, testEnv).uid;
  const outline = (version: number | null = null): string[] => {
    const { whys } = words(version);
    const level = (uid: string | null): number =>
      uid === null ? -1 : 1 + level(whys.find((one) => one.uid === uid)!.parentUid);
    return whys.map(({ uid, text }) => `${'-'.repeat(level(uid))}${text}`);
  };
  return { db, campaignUid, words, why, outline };
};

const undo = (db: WriteDb, uid: string | null) => undoOperation(db, { uid: uid! }, testEnv);

test('a part is left out and commented, taken back, signed, and carried into the next draft', () => {
  const { db, campaignUid, words } = opened();
  const hidden = setPart(db, { campaignUid, key: 'funnel', shown: false }, testEnv);
  setPart(db, { campaignUid, key: 'kpis', comment: ' 目标偏低 ' }, testEnv);
  const both = [
    { key: 'funnel', shown: false, comment: '' },
    { key: 'kpis', shown: true, comment: '目标偏低' },
  ];
  expect(words().parts).toEqual(both);
  expect(setPart(db, { campaignUid, key: 'kpis', shown: true }, testEnv).operationUid).toBeNull();
  const undone = undo(db, hidden.operationUid);
  expect(words().parts).toEqual([both[1]]);
  undo(db, undone.operationUid);
  expect(words().parts).toEqual(both);
  signRetrospective(db, { campaignUid }, testEnv);
  setPart(db, { campaignUid, key: 'funnel', shown: true }, testEnv);
  expect(words().parts).toEqual([both[1]]);
  expect(words(1).parts).toEqual(both);
  expect(() => undo(db, hidden.operationUid)).toThrowError('undo-refused');
  expect(checkAll(db)).toEqual([]);
});

test('limits are reworded, dropped and added, and go back to the data', () => {
  const { db, campaignUid, words } = opened();
  const base = { campaignUid, uid: null, shown: true, values: null };
  const about = 'retrospectives.limit-not-cause';
  setLimit(db, { ...base, about, text: '谨慎看待' }, testEnv);
  const own = setLimit(db, { ...base, about: null, text: '下雨' }, testEnv);
  expect(words().limitEdits).toMatchObject([
    { about, text: '谨慎看待', shown: true },
    { about: null, text: '下雨' },
  ]);
  // The same line again is the same line.
  setLimit(db, { ...base, about, text: null, shown: false, values: { n: 3 } }, testEnv);
  expect(words().limitEdits[0]).toMatchObject({
    about,
    text: null,
    shown: false,
    values: { n: 3 },
  });
  const back = setLimit(db, { ...base, about, text: null }, testEnv);
  setLimit(db, { ...base, uid: own.uid, about: null, text: '' }, testEnv);
  expect(words().limitEdits).toEqual([]);
  undo(db, back.operationUid);
  expect(words().limitEdits).toHaveLength(1);
  expect(setLimit(db, { ...base, about: null, text: null }, testEnv).operationUid).toBeNull();
  expect(() =>
    setLimit(db, { ...base, uid: 'lm_x', about: null, text: 'x' }, testEnv),
  ).toThrowError('not-found');
  expect(checkAll(db)).toEqual([]);
});

test('whys stand in a tree: added, moved, removed with what is under them, and brought back', () => {
  const { db, campaignUid, why, words, outline } = opened();
  const late = why('海报晚了', null);
  const print = why('印厂排期', late);
  const order = why('下单太迟', print);
  why('天气', null, late);
  const approve = why('审批两轮', late, print);
  expect(outline()).toEqual(['海报晚了', '-印厂排期', '--下单太迟', '-审批两轮', '天气']);
  moveWhy(db, { uid: approve, parentUid: print, afterUid: order }, testEnv);
  expect(outline()).toEqual(['海报晚了', '-印厂排期', '--下单太迟', '--审批两轮', '天气']);
  expect(
    moveWhy(db, { uid: approve, parentUid: print, afterUid: order }, testEnv).operationUid,
  ).toBeNull();
  expect(() => moveWhy(db, { uid: late, parentUid: order, afterUid: null }, testEnv)).toThrowError(
    'conflict',
  );
  updateWhy(db, { uid: order, figureKey: 'during.members.new' }, testEnv);
  const removed = removeWhy(db, { uid: print }, testEnv);
  expect(outline()).toEqual(['海报晚了', '天气']);
  undo(db, removed.operationUid);
  expect(outline()).toEqual(['海报晚了', '-印厂排期', '--下单太迟', '--审批两轮', '天气']);
  signRetrospective(db, { campaignUid }, testEnv);
  expect(outline()).toEqual(outline(1));
  expect(words().whys[2]).toMatchObject({ text: '下单太迟', figureKey: 'during.members.new' });
  expect(words().whys[2]!.uid).not.toBe(order);
  expect(() => updateWhy(db, { uid: order, text: 'x' }, testEnv)).toThrowError('conflict');
  expect(checkAll(db)).toEqual([]);
});

test('two sisters of one position are told apart before a third comes between', () => {
  const { db, why, outline } = opened();
  const first = why('一', null);
  const second = why('二', null, first);
  const gone = removeWhy(db, { uid: second }, testEnv);
  why('三', null, first);
  undo(db, gone.operationUid);
  expect(new Set(outline())).toEqual(new Set(['一', '二', '三']));
  const middle = outline()[1]!;
  why('中', null, middle === '二' ? second : null);
  expect(outline()).toHaveLength(4);
});

test('actions move within and between columns', () => {
  const { db, campaignUid, words } = opened();
  const add = (text: string) =>
    addAction(
      db,
      { campaignUid, action: { kind: 'keep', text, owner: null, dueDate: null, done: false } },
      testEnv,
    ).uid;
  const [a, b, c] = ['甲', '乙', '丙'].map(add);
  const moved = moveAction(db, { uid: c!, kind: 'keep', beforeUid: b! }, testEnv);
  expect(words().actions.map(({ text }) => text)).toEqual(['甲', '丙', '乙']);
  undo(db, moved.operationUid);
  moveAction(db, { uid: a!, kind: 'stop', beforeUid: null }, testEnv);
  expect(
    openRetrospective(db, { campaignUid, version: null, nowMs: testNowMs }).actions.map(
      ({ text, kind }) => [text, kind],
    ),
  ).toEqual([
    ['乙', 'keep'],
    ['丙', 'keep'],
    ['甲', 'stop'],
  ]);
});
