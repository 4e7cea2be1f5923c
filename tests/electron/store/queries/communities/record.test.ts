import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import {
  archiveGroup,
  createGroup,
  moveGroup,
  updateGroup,
} from '../../../../../electron/store/queries/communities/groups.ts';
import {
  readLaunch,
  tickStep,
  untickStep,
} from '../../../../../electron/store/queries/communities/launch.ts';
import { communityDetail } from '../../../../../electron/store/queries/communities/list.ts';
import {
  listRules,
  publishRules,
} from '../../../../../electron/store/queries/communities/rules.ts';
import {
  createCommunity,
  updateCommunity,
} from '../../../../../electron/store/queries/communities/save.ts';
import { assignPost, readTeam } from '../../../../../electron/store/queries/communities/team.ts';
import { memberDetail } from '../../../../../electron/store/queries/members/detail.ts';
import { archiveMember, createMember } from '../../../../../electron/store/queries/members/save.ts';
import { wrongCommunityDays, wrongMemberDays } from '../../../../../electron/store/derived/days.ts';
import { idOf, write } from '../../../../support/recorded-rows.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { temporaryStore, testEnv, testNowMs } from '../../../../support/workspace.ts';

const today = '2026-11-24';
const community = (db: WriteDb, name = '读书会') =>
  createCommunity(db, { fields: { name } }, testEnv).uid;

test('a version is added and never rewritten; what counts today is the newest in force', () => {
  const { db } = temporaryStore();
  const communityUid = community(db);
  const rule = { communityUid, norms: null, sanctions: null } as const;
  publishRules(db, { ...rule, text: '一', validFrom: '2026-11-01' }, testEnv);
  const again = publishRules(db, { ...rule, text: '一', validFrom: '2026-11-01' }, testEnv);
  expect(again.operationUid).toBeNull();
  const before = dumpContent(db);
  const { operationUid } = publishRules(
    db,
    { ...rule, text: '一\n二', norms: '不发广告', validFrom: '2026-12-01' },
    testEnv,
  );
  expect(listRules(db, { communityUid }).map(({ version, text }) => [version, text])).toEqual([
    [2, '一\n二'],
    [1, '一'],
  ]);
  expect(communityDetail(db, { uid: communityUid, today }).rule?.version).toBe(1);
  expect(communityDetail(db, { uid: communityUid, today: '2026-12-01' }).rule?.version).toBe(2);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(dumpContent(db)).toEqual(before);
});

test('a moved group takes its people and past activity along, and the undo brings them back', () => {
  const { db } = temporaryStore();
  const [from, to] = [community(db), community(db, '茶友会')];
  const member = createMember(db, { fields: { name: '甲' } }, testEnv).uid;
  const fields = { name: '一群', kind: 'ordinary', owner: null, createdDate: null } as const;
  const group = createGroup(db, { communityUid: from, fields }, testEnv).uid;
  write(db, (insert) => {
    const ids = { member_id: idOf(db, 'member', member), group_id: idOf(db, 'chat_group', group) };
    insert('membership', { uid: 'ms_1', ...ids, joined_date: '2026-01-01' });
    const act = { kind: 'message', local_date: '2026-11-20', quantity: 2, counted: 0 };
    insert('interaction', { uid: 'in_1', ...ids, ...act });
  });
  const before = dumpContent(db);
  const { operationUid } = moveGroup(db, { uid: group, communityUid: to }, testEnv);
  expect(communityDetail(db, { uid: to, today }).groups).toMatchObject([{ members: 1 }]);
  expect(memberDetail(db, { uid: member }).member.communities).toEqual(['茶友会']);
  expect(db.prepare('SELECT community_id FROM member_day').pluck().all()).toEqual([
    idOf(db, 'community', to),
  ]);
  expect([...wrongMemberDays(db), ...wrongCommunityDays(db)]).toEqual([]);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(dumpContent(db)).toEqual(before);
});

test('a group is renamed, archived, brought back; strangers are refused', () => {
  const { db } = temporaryStore();
  const communityUid = community(db);
  const fields = { name: '一群', kind: 'core', owner: '', createdDate: null } as const;
  const { uid } = createGroup(db, { communityUid, fields }, testEnv);
  updateGroup(db, { uid, fields: { name: '核心一群' } }, testEnv);
  archiveGroup(db, { uid, archived: true }, testEnv);
  expect(communityDetail(db, { uid: communityUid, today }).groups).toEqual([
    {
      uid,
      name: '核心一群',
      kind: 'core',
      owner: null,
      createdDate: null,
      archived: true,
      members: 0,
    },
  ]);
  expect(archiveGroup(db, { uid, archived: true }, testEnv).operationUid).toBeNull();
  expect(() => moveGroup(db, { uid, communityUid: 'co_none' }, testEnv)).toThrow(
    expect.objectContaining({ code: 'not-found' }),
  );
});

test('steps tick themselves from the record, the others by hand with who and when', () => {
  const { db } = temporaryStore();
  const communityUid = community(db);
  const done = () =>
    readLaunch(db, { communityUid }).steps.flatMap(({ step, fact, tick }) =>
      fact.done || tick !== null ? [step] : [],
    );
  expect(done()).toEqual([]);
  updateCommunity(db, { uid: communityUid, fields: { persona: '爱读书', theme: '读书' } }, testEnv);
  expect(done()).toEqual(['persona', 'name']);
  const tick = { communityUid, step: 'core', date: today, note: '线下约好了' } as const;
  tickStep(db, { ...tick, by: '程一苇' }, testEnv);
  tickStep(db, { ...tick, by: '小满' }, testEnv);
  const core = readLaunch(db, { communityUid }).steps.find(({ step }) => step === 'core');
  expect(core).toEqual({
    step: 'core',
    fact: { done: false, count: 0 },
    tick: { by: '小满', date: today, note: '线下约好了' },
  });
  const { operationUid } = untickStep(db, { communityUid, step: 'core' }, testEnv);
  expect(done()).toEqual(['persona', 'name']);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(done()).toEqual(['persona', 'name', 'core']);
});

test('a post is held by a name or a member; one who is archived later fills it no more', () => {
  const { db } = temporaryStore();
  const communityUid = community(db);
  const member = createMember(db, { fields: { name: '甲' } }, testEnv).uid;
  const assign = (holder: { memberUid: string } | { name: string }) =>
    assignPost(db, { communityUid, post: 'organiser', holder }, testEnv);
  assign({ memberUid: member });
  assign({ name: '小满' });
  expect(assign({ name: '小满' }).operationUid).toBeNull();
  archiveMember(db, { uid: member, archived: true }, testEnv);
  const { holders, facts } = readTeam(db, { communityUid, today, nowMs: testNowMs });
  expect(holders).toMatchObject([
    { name: '甲', memberUid: member, state: 'archived' },
    { name: '小满', memberUid: null, state: 'fine' },
  ]);
  expect(facts).toMatchObject({ members: 0, active: null });
  expect(() => assign({ memberUid: member })).toThrow(
    expect.objectContaining({ code: 'member-archived' }),
  );
});
