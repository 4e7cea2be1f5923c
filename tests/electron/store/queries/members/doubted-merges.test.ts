import { expect, it } from 'vitest';
import {
  doubtedMerges,
  keepMerge,
} from '../../../../../electron/store/queries/members/doubted-merges.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { sourceDesk, type SourceDesk } from '../../../../support/source-file.ts';
import { testEnv } from '../../../../support/workspace.ts';

const uidOf = (desk: SourceDesk, name: string): string =>
  (desk.rows(`SELECT uid FROM member WHERE name = '${name}'`) as [{ uid: string }])[0].uid;

const give = (desk: SourceDesk, names: readonly string[], phone = '13800000001') =>
  desk.give('people.csv', `姓名,手机号\n${names.map((name) => `${name},${phone}\n`).join('')}`);

it('doubts a merge once its phone is shared, until somebody lets it stand', async () => {
  const desk = sourceDesk();
  await give(desk, ['王一', '王小一']);
  await give(desk, ['李二', '李小二'], '13800000002');
  const merged = mergeMembers(
    desk.db,
    { uid: uidOf(desk, '王小一'), intoUid: uidOf(desk, '王一') },
    testEnv,
  );
  mergeMembers(desk.db, { uid: uidOf(desk, '李小二'), intoUid: uidOf(desk, '李二') }, testEnv);
  await give(desk, ['前台甲']);
  expect(doubtedMerges(desk.db)).toEqual([]);
  await give(desk, ['前台乙']);
  const [doubted, ...others] = doubtedMerges(desk.db);
  expect(others).toEqual([]);
  expect(doubted).toMatchObject({
    operationUid: merged.operationUid,
    phone: '+86138****0001',
    names: 4,
    goneName: '王小一',
    keptName: '王一',
  });
  const kept = keepMerge(desk.db, { uid: doubted!.uid }, testEnv);
  expect(doubtedMerges(desk.db)).toEqual([]);
  expect(keepMerge(desk.db, { uid: doubted!.uid }, testEnv).operationUid).toBeNull();
  undoOperation(desk.db, { uid: kept.operationUid! }, testEnv);
  expect(doubtedMerges(desk.db)).toEqual([doubted]);
  keepMerge(desk.db, { uid: doubted!.uid }, testEnv);
  // That it was let stand does not keep it from being taken apart.
  expect(undoOperation(desk.db, { uid: merged.operationUid! }, testEnv).refused).toEqual([]);
  expect(doubtedMerges(desk.db)).toEqual([]);
});

it('does not doubt a merge that was made when the phone was shared already', async () => {
  const desk = sourceDesk();
  await give(desk, ['甲', '乙', '丙', '丁']);
  mergeMembers(desk.db, { uid: uidOf(desk, '甲'), intoUid: uidOf(desk, '乙') }, testEnv);
  expect(doubtedMerges(desk.db)).toEqual([]);
  expect(() => keepMerge(desk.db, { uid: 'ml_none' }, testEnv)).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
});
