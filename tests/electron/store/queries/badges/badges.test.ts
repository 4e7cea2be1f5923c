import { expect, test } from 'vitest';
import { asReadDb } from '../../../../../electron/store/db.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { listBadges } from '../../../../../electron/store/queries/badges/read.ts';
import {
  awardBadge,
  awardMany,
  changeBadge,
  createBadge,
  removeBadge,
  revokeBadge,
} from '../../../../../electron/store/queries/badges/save.ts';
import { memberDetail } from '../../../../../electron/store/queries/members/detail.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { createMember } from '../../../../../electron/store/queries/members/save.ts';
import { openView } from '../../../../../electron/store/queries/members/view.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { everyone } from '../../../../support/everyone.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

test('a badge is given to one and to many, taken back with a reason, and deleted with its awards', () => {
  const { db } = temporaryStore();
  const dump = () => dumpContent(asReadDb(db));
  const members = ['甲', '乙', '丙'].map(
    (name) => createMember(db, { fields: { name } }, testEnv).uid,
  );
  const { uid } = createBadge(db, { name: '年度之星', criteria: '全年活跃' }, testEnv);
  expect(() => createBadge(db, { name: '年度之星', criteria: null }, testEnv)).toThrow(
    'invalid-input',
  );
  awardBadge(db, { uid, memberUid: members[0]!, reason: '带新 12 位' }, testEnv);
  // Held by whoever was merged in, it is held.
  mergeMembers(db, { uid: members[0]!, intoUid: members[1]! }, testEnv);
  const again = awardBadge(db, { uid, memberUid: members[1]!, reason: null }, testEnv);
  expect(again.operationUid).toBeNull();
  const { total, generation } = openView(db, everyone);
  const selection = { ...everyone, generation, ranges: [[0, total] as [number, number]] };
  const before = dump();
  const many = awardMany(db, { uid, selection, reason: '周年' }, testEnv);
  expect(many).toMatchObject({ awarded: 1, already: 1 });
  expect(listBadges(db)).toMatchObject([{ name: '年度之星', holders: 2 }]);
  undoOperation(db, { uid: many.operationUid! }, testEnv);
  expect(dump()).toEqual(before);

  const [award] = memberDetail(db, { uid: members[1]! }).badges;
  expect(award).toMatchObject({ name: '年度之星', reason: '带新 12 位', revokedAtMs: null });
  revokeBadge(db, { awardUid: award!.uid, reason: '重复颁发' }, testEnv);
  const detail = memberDetail(db, { uid: members[1]! });
  expect(detail.badges).toMatchObject([{ revokeReason: '重复颁发' }]);
  expect(detail.history[0]).toMatchObject({
    label: { key: 'history.badge-revoked', values: { reason: '重复颁发' } },
    undo: 'can',
  });
  expect(listBadges(db)[0]!.holders).toBe(0);
  changeBadge(db, { uid, name: '星', criteria: null }, testEnv);
  const whole = dump();
  const { operationUid } = removeBadge(db, { uid }, testEnv);
  expect(listBadges(db)).toEqual([]);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(dump()).toEqual(whole);
});
