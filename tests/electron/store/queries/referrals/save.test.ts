import { expect, test } from 'vitest';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import {
  clearReferrer,
  removeReferral,
  setReferrer,
} from '../../../../../electron/store/queries/referrals/save.ts';
import {
  referralCuts,
  referralPath,
} from '../../../../../electron/store/queries/referrals/tree.ts';
import { testEnv } from '../../../../support/workspace.ts';
import { someReferrals } from './some-referrals.ts';

/** 甲 → 乙 → 丙, and 丁 who also claims 丙. */
const line = () => {
  const made = someReferrals({ 甲: null, 乙: null, 丙: null, 丁: null }, [
    { from: '甲', to: '乙', date: '2026-09-01' },
    { from: '乙', to: '丙', date: '2026-09-02' },
    { from: '丁', to: '丙', date: '2026-09-03' },
  ]);
  const way = (name: string) =>
    referralPath(made.db, { uid: made.uid(name) }).map((node) => node.name);
  return { ...made, way };
};
const byHand = { date: '2026-10-01', channel: '海报' };

test('a referrer set by hand takes the place of all that was recorded, and can be undone', () => {
  const { db, uid, way } = line();
  const second = referralCuts(db, { kind: 'second', offset: 0, limit: 10 }).rows;
  const set = setReferrer(db, { uid: uid('丙'), referrerUid: uid('丁'), ...byHand }, testEnv);
  expect(way('丙')).toEqual(['丁', '丙']);
  expect(referralPath(db, { uid: uid('丙') }).at(-1)).toMatchObject(byHand);
  expect(referralCuts(db, { kind: null, offset: 0, limit: 10 }).total).toBe(0);
  expect(
    setReferrer(db, { uid: uid('丙'), referrerUid: uid('丁'), ...byHand }, testEnv).operationUid,
  ).toBeNull();
  undoOperation(db, { uid: set.operationUid! }, testEnv);
  expect(way('丙')).toEqual(['甲', '乙', '丙']);
  expect(referralCuts(db, { kind: 'second', offset: 0, limit: 10 }).rows).toEqual(second);
});

test('nobody becomes his own ancestor: the refusal names the chain and changes nothing', () => {
  const { db, uid, way } = line();
  const refused = (name: string, referrer: string): unknown => {
    try {
      setReferrer(db, { uid: uid(name), referrerUid: uid(referrer), ...byHand }, testEnv);
    } catch (error) {
      return error;
    }
    return null;
  };
  expect(refused('甲', '丙')).toMatchObject({
    code: 'referral-cycle',
    params: { name: '甲', referrer: '丙', chain: '甲 → 乙 → 丙 → 甲' },
  });
  expect(refused('甲', '甲')).toMatchObject({ params: { chain: '甲 → 甲' } });
  expect(way('丙')).toEqual(['甲', '乙', '丙']);
  // The claim of 丁 does not count, so 丙 may bring 丁.
  expect(refused('丁', '丙')).toBeNull();
  expect(way('丁')).toEqual(['甲', '乙', '丙', '丁']);
});

test('a cleared referrer leaves a root; a removed referral leaves the other', () => {
  const { db, uid, way } = line();
  const removed = removeReferral(db, { uid: 'rf_test_1' }, testEnv);
  expect(way('丙')).toEqual(['丁', '丙']);
  undoOperation(db, { uid: removed.operationUid! }, testEnv);
  clearReferrer(db, { uid: uid('丙') }, testEnv);
  expect(way('丙')).toEqual(['丙']);
  expect(clearReferrer(db, { uid: uid('丙') }, testEnv).operationUid).toBeNull();
  expect(() => removeReferral(db, { uid: 'rf_nobody' }, testEnv)).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
});
