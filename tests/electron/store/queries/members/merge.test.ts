import { describe, expect, it } from 'vitest';
import { checkAll } from '../../../../../electron/store/check/check.ts';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { rebuildDerived } from '../../../../../electron/store/derived/refresh.ts';
import { redoLast, undoLast } from '../../../../../electron/store/log/history.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { memberDetail } from '../../../../../electron/store/queries/members/detail.ts';
import { keepApart, mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { listProposals } from '../../../../../electron/store/queries/members/proposals.ts';
import { openView } from '../../../../../electron/store/queries/members/view.ts';
import { memberViewInput } from '../../../../../shared/contract/member-filters.ts';
import { createMember, updateMember } from '../../../../../electron/store/queries/members/save.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { sourceDesk } from '../../../../support/source-file.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

const proposals = (db: WriteDb) => listProposals(db, { offset: 0, limit: 50 });
const undo = (db: WriteDb, operationUid: string | null) =>
  undoOperation(db, { uid: operationUid! }, testEnv);
const called = (db: WriteDb): unknown =>
  db.prepare('SELECT name FROM person ORDER BY name').pluck().all();

/** Members without anything but a name; their uids by it. */
const people = (...names: readonly string[]) => {
  const { db } = temporaryStore();
  const uids = names.map((name) => createMember(db, { fields: { name } }, testEnv).uid);
  const merge = (from: number, into: number) =>
    mergeMembers(db, { uid: uids[from]!, intoUid: uids[into]! }, testEnv).operationUid!;
  return { db, uids, merge };
};

/** Who ends where, in the order of `uids`; null = stands for itself. */
const ends = (db: WriteDb, uids: readonly string[]): unknown[] =>
  uids.map((uid) => {
    const end = memberDetail(db, { uid }).member.uid;
    return end === uid ? null : uids.indexOf(end);
  });

const list = '姓名,手机号,城市,标签\n王一,13900000001,上海,老客\n';
const other = '姓名,手机号,unionid\n王小一,13900000001,u1\n';

/** 王一 and 王小一 share a phone. */
const alike = async () => {
  const desk = sourceDesk();
  await desk.give('a.csv', list);
  const { result } = await desk.give('b.csv', other);
  const [proposal] = proposals(desk.db).rows;
  const [stays, goes] = proposal!.sides;
  return { ...desk, proposal: proposal!, stays: stays.member, goes: goes.member, result };
};

describe('proposals', () => {
  it('show both people, why, and first who has more accounts', async () => {
    const { db, proposal } = await alike();
    expect(proposals(db).total).toBe(1);
    expect(proposal.evidence).toEqual([{ by: 'phone', value: '+86139****0001' }]);
    expect(proposal.sides.map(({ member }) => [member.name, member.city])).toEqual([
      ['王小一', null],
      ['王一', '上海'],
    ]);
    expect(proposal.sides[0].identities.map(({ namespace }) => namespace)).toEqual([
      'phone',
      'unionid',
    ]);
  });

  it('come newest first, by pages, each pair of people once', async () => {
    const desk = await alike();
    await desk.give('c.csv', '姓名,userid,生日\n李二,wm1,1990-01-02\n');
    await desk.give('d.csv', '姓名,unionid,生日\n李二,u2,1990-01-02\n');
    const { total, rows } = listProposals(desk.db, { offset: 0, limit: 1 });
    expect(total).toBe(2);
    expect(rows[0]!.evidence).toEqual([{ by: 'name-birthday', value: null }]);
    expect(listProposals(desk.db, { offset: 1, limit: 1 }).rows[0]!.uid).toBe(desk.proposal.uid);
    // A third with the phone is alike to both, and to one person once those are merged.
    await desk.give('e.csv', '姓名,手机号\n小王,13900000001\n');
    expect(proposals(desk.db).total).toBe(4);
    mergeMembers(desk.db, { uid: desk.goes.uid, intoUid: desk.stays.uid }, testEnv);
    expect(proposals(desk.db).total).toBe(2);
  });
});

describe('a merge', () => {
  it('shows one person with everything of both; apart again, every table is as it was', async () => {
    const { db, stays, goes } = await alike();
    const before = dumpContent(db);
    const { operationUid } = mergeMembers(db, { uid: goes.uid, intoUid: stays.uid }, testEnv);
    expect(called(db)).toEqual(['王小一']);
    expect(proposals(db).total).toBe(0);
    const detail = memberDetail(db, { uid: goes.uid });
    // What the survivor does not say itself, the other does; either name finds the person.
    expect(detail.member).toMatchObject({ uid: stays.uid, tags: ['老客'], city: '上海' });
    for (const search of ['王小一', '王一', 'wangxiaoyi'])
      expect([search, openView(db, memberViewInput.parse({ search })).total]).toEqual([search, 1]);
    expect(detail.merged).toEqual([
      { uid: goes.uid, name: '王一', intoName: '王小一', operationUid, atMs: testEnv.nowMs },
    ]);
    expect(detail.history[0]!.label).toEqual({
      key: 'history.members-merged',
      values: { name: '王一', into: '王小一' },
    });
    expect(checkAll(db)).toEqual([]);
    const merged = dumpContent(db);
    rebuildDerived(db);
    expect(dumpContent(db)).toEqual(merged);

    undoLast(db, { operationUid: null }, testEnv);
    expect(dumpContent(db)).toEqual(before);
    redoLast(db, {}, testEnv);
    expect(dumpContent(db)).toEqual(merged);
    undo(db, memberDetail(db, { uid: stays.uid }).merged[0]!.operationUid);
    expect(dumpContent(db)).toEqual(before);
    expect(checkAll(db)).toEqual([]);
  });

  it('leaves rows of later imports with the member they name, shown on the survivor', async () => {
    const { db, give, rows, stays, goes } = await alike();
    const { operationUid } = mergeMembers(db, { uid: goes.uid, intoUid: stays.uid }, testEnv);
    await give('c.csv', '姓名,手机号,城市,积分\n王一,13900000001,杭州,30\n');
    expect(rows('SELECT name, city FROM member ORDER BY name')).toEqual([
      { name: '王一', city: '杭州' },
      { name: '王小一', city: null },
    ]);
    expect(rows('SELECT uid, points FROM person')).toEqual([{ uid: stays.uid, points: 30 }]);
    expect(checkAll(db)).toEqual([]);
    undo(db, operationUid);
    expect(rows('SELECT name, points FROM person ORDER BY name')).toEqual([
      { name: '王一', points: 30 },
      { name: '王小一', points: 0 },
    ]);
    expect(checkAll(db)).toEqual([]);
  });

  it('holds back the undo of the import that brought either', async () => {
    const { db, stays, goes, result } = await alike();
    mergeMembers(db, { uid: goes.uid, intoUid: stays.uid }, testEnv);
    const { refused } = undo(db, result.operationUid);
    expect(refused).toContainEqual({ entity: 'member', uid: stays.uid, reason: 'in-use' });
    expect(checkAll(db)).toEqual([]);
  });

  it('lets a field be blanked that came with the other', async () => {
    const { db, rows, stays, goes } = await alike();
    mergeMembers(db, { uid: goes.uid, intoUid: stays.uid }, testEnv);
    const before = dumpContent(db);
    const { operationUid } = updateMember(
      db,
      { uid: stays.uid, fields: { city: null, name: null } },
      testEnv,
    );
    expect(memberDetail(db, { uid: stays.uid }).member.city).toBeNull();
    expect(rows('SELECT name, city FROM member ORDER BY id')).toEqual([
      { name: '王一', city: null },
      { name: null, city: null },
    ]);
    undo(db, operationUid);
    expect(dumpContent(db)).toEqual(before);
  });

  it('follows chains, in whatever order they are taken apart', () => {
    const { db, uids, merge } = people('甲', '乙', '丙', '丁');
    const first = merge(0, 1);
    const second = merge(1, 2);
    merge(3, 0);
    expect(ends(db, uids)).toEqual([2, 2, null, 2]);
    expect(mergeMembers(db, { uid: uids[0]!, intoUid: uids[3]! }, testEnv).operationUid).toBeNull();
    undo(db, first);
    expect(ends(db, uids)).toEqual([null, 2, null, 2]);
    undo(db, second);
    expect(ends(db, uids)).toEqual([null, null, null, 2]);
    expect(checkAll(db)).toEqual([]);
  });

  it('is not done again where people were merged the other way round since', () => {
    const { db, uids, merge } = people('甲', '乙', '丙');
    const taken = undo(db, merge(0, 1)).operationUid;
    merge(1, 0);
    const before = dumpContent(db);
    const refusal = expect.objectContaining({
      code: 'undo-refused',
      params: { reason: 'merged' },
    }) as Error;
    expect(() => undo(db, taken)).toThrow(refusal);
    expect(dumpContent(db)).toEqual(before);
    const apart = undo(db, merge(2, 0)).operationUid;
    merge(2, 1);
    expect(() => undo(db, apart)).toThrow(refusal);
    expect(ends(db, uids)).toEqual([null, 0, 0]);
    expect(checkAll(db)).toEqual([]);
  });
});

describe('two people', () => {
  it('are not proposed again, also after their import was undone and done again', async () => {
    const { db, give, stays, goes, result } = await alike();
    const { operationUid } = keepApart(db, { uid: goes.uid, otherUid: stays.uid }, testEnv);
    expect(proposals(db).total).toBe(0);
    expect(memberDetail(db, { uid: stays.uid }).proposals).toEqual([]);
    expect(keepApart(db, { uid: stays.uid, otherUid: goes.uid }, testEnv).operationUid).toBeNull();
    expect(undo(db, result.operationUid).refused).toEqual([]);
    const again = await give('b.csv', other);
    expect(again.result.warnings.map(({ code }) => code)).not.toContain('possible-duplicate');
    expect(proposals(db).total).toBe(0);
    expect(checkAll(db)).toEqual([]);
    undo(db, operationUid);
    undo(db, again.result.operationUid);
    await give('b.csv', other);
    expect(proposals(db).total).toBe(1);
  });

  it('stay two when either is merged with somebody else', async () => {
    const { db, stays, goes } = await alike();
    keepApart(db, { uid: goes.uid, otherUid: stays.uid }, testEnv);
    const third = createMember(db, { fields: { name: '王大一' } }, testEnv).uid;
    mergeMembers(db, { uid: stays.uid, intoUid: third }, testEnv);
    expect(proposals(db).total).toBe(0);
    expect(() => keepApart(db, { uid: stays.uid, otherUid: third }, testEnv)).toThrow(
      expect.objectContaining({ code: 'invalid-input' }),
    );
  });

  it('come back as a proposal when the word is taken back, to the row', async () => {
    const { db, stays, goes } = await alike();
    const before = dumpContent(db);
    const { operationUid } = keepApart(db, { uid: goes.uid, otherUid: stays.uid }, testEnv);
    undo(db, operationUid);
    expect(dumpContent(db)).toEqual(before);
  });
});
