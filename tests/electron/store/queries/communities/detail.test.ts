import { expect, test } from 'vitest';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import {
  communityDetail,
  listCommunities,
} from '../../../../../electron/store/queries/communities/list.ts';
import {
  archiveCommunity,
  createCommunity,
  updateCommunity,
} from '../../../../../electron/store/queries/communities/save.ts';
import { createMember } from '../../../../../electron/store/queries/members/save.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { memberDetail } from '../../../../../electron/store/queries/members/detail.ts';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

const today = '2026-11-24';
const idOf = (db: WriteDb, table: string, uid: string): number =>
  (db.prepare(`SELECT id FROM ${table} WHERE uid = ?`).get(uid) as { id: number }).id;

/** A community with two groups; 甲 is in both, 乙 left lately, 丙 came in the period before. */
const withGroups = () => {
  const { db } = temporaryStore();
  const { uid } = createCommunity(db, { fields: { name: '读书会', platform: '微信' } }, testEnv);
  const members = ['甲', '乙', '丙'].map(
    (name) => createMember(db, { fields: { name } }, testEnv).uid,
  );
  operate(db, testEnv, { kind: 'import', label: { key: 'test' } }, (operation) => {
    const groups = ['gr_a', 'gr_b'].map((group) =>
      insertRow(db, operation, 'chat_group', {
        uid: group,
        name: group,
        community_id: idOf(db, 'community', uid),
      }),
    );
    const join = (
      member: number,
      group: number,
      joined_date: string | null,
      left_date: string | null = null,
    ) =>
      insertRow(db, operation, 'membership', {
        uid: `ms_${member}_${group}`,
        member_id: idOf(db, 'member', members[member]!),
        group_id: groups[group]!,
        joined_date,
        left_date,
      });
    join(0, 0, '2026-11-24');
    join(0, 1, '2026-10-26');
    join(1, 0, '2026-01-01', '2026-11-01');
    join(2, 1, '2026-10-25');
    for (const [index, date] of ['2026-11-20', '2026-11-21', '2026-10-01'].entries())
      insertRow(db, operation, 'interaction', {
        uid: `in_${index}`,
        member_id: idOf(db, 'member', members[0]!),
        group_id: groups[0]!,
        kind: 'message',
        local_date: date,
        quantity: 1,
        counted: 0,
      });
    db.exec(`INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member;
      INSERT OR IGNORE INTO temp.dirty_day (member_id, local_date)
        SELECT member_id, local_date FROM interaction`);
  });
  return { db, uid, members };
};

test('people are counted once, after merges too', () => {
  const { db, uid, members } = withGroups();
  expect(communityDetail(db, { uid, today })).toMatchObject({
    community: { members: 2, groups: 2 },
    groups: [
      { name: 'gr_b', members: 2 },
      { name: 'gr_a', members: 1 },
    ],
    rule: null,
  });
  mergeMembers(db, { uid: members[2]!, intoUid: members[0]! }, testEnv);
  expect(communityDetail(db, { uid, today })).toMatchObject({
    community: { members: 1 },
    groups: [{ members: 1 }, { members: 1 }],
  });
  expect(list(db).rows[0]?.members).toBe(1);
});

const list = (db: WriteDb) =>
  listCommunities(db, {
    search: '',
    archived: false,
    sort: { by: 'members', descending: true },
    offset: 0,
    limit: 10,
  });

test('a new name shows beside its members at once', () => {
  const { db, uid, members } = withGroups();
  updateCommunity(db, { uid, fields: { name: '夜读会' } }, testEnv);
  expect(memberDetail(db, { uid: members[0]! }).member.communities).toEqual(['夜读会']);
});

test('the list is searched, sorted and read in blocks; archived ones stand apart', () => {
  const { db, uid } = withGroups();
  createCommunity(db, { fields: { name: '茶友会', owner: '程一苇' } }, testEnv);
  const ask = {
    search: '',
    archived: false,
    sort: { by: 'members', descending: true },
    offset: 0,
    limit: 10,
  } as const;
  const names = (change: Partial<Parameters<typeof listCommunities>[1]>) =>
    listCommunities(db, { ...ask, ...change }).rows.map((row) => row.name);
  expect(names({})).toEqual(['读书会', '茶友会']);
  expect(names({ search: '程' })).toEqual(['茶友会']);
  expect(names({ limit: 1, offset: 1 })).toEqual(['茶友会']);
  archiveCommunity(db, { uid, archived: true }, testEnv);
  expect(names({})).toEqual(['茶友会']);
  expect(names({ archived: true })).toEqual(['读书会']);
});
