import { expect, test } from 'vitest';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { insertRow } from '../../../../../electron/store/log/rows.ts';
import { memberDetail } from '../../../../../electron/store/queries/members/detail.ts';
import {
  archiveMember,
  createMember,
  unmaskMember,
  updateMember,
} from '../../../../../electron/store/queries/members/save.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

/** 张三 merged into 张小三: one person, shown under the second. */
const merged = () => {
  const { db } = temporaryStore();
  const gone = createMember(db, { fields: { name: '张三', tags: ['老客', '团长'] } }, testEnv).uid;
  const kept = createMember(db, { fields: { name: '张小三', tags: ['老客'] } }, testEnv).uid;
  const idOf = (uid: string): number =>
    (db.prepare('SELECT id FROM member WHERE uid = ?').get(uid) as { id: number }).id;
  operate(db, testEnv, { kind: 'merge', label: { key: 'test' } }, (operation) => {
    insertRow(db, operation, 'identity', {
      uid: 'id_gone',
      member_id: idOf(gone),
      namespace: 'phone',
      value: '+8613800134321',
      strength: 'strong',
    });
    insertRow(db, operation, 'merge_link', {
      uid: 'ml_test',
      member_id: idOf(gone),
      into_member_id: idOf(kept),
    });
    db.prepare('UPDATE member SET effective_member_id = ? WHERE uid = ?').run(idOf(kept), gone);
    db.prepare('INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member').run();
  });
  return { db, gone, kept };
};

test('a merged member opens as the one it was merged into', () => {
  const { db, gone, kept } = merged();
  const detail = memberDetail(db, { uid: gone });
  expect(detail.member).toMatchObject({ uid: kept, name: '张小三', tags: ['团长', '老客'] });
  expect(detail.identities).toEqual([
    { namespace: 'phone', value: '+86138****4321', masked: true },
  ]);
});

test('a tag that came with the merged member is taken away and stays in the history', () => {
  const { db, gone, kept } = merged();
  expect(updateMember(db, { uid: kept, fields: { tags: ['老客', '团长'] } }, testEnv)).toEqual({
    uid: kept,
    operationUid: null,
  });
  updateMember(db, { uid: gone, fields: { tags: ['新客', '老客'] } }, testEnv);
  const { member, history } = memberDetail(db, { uid: kept });
  expect(member.tags).toEqual(['新客', '老客']);
  expect(history[0]?.changes).toEqual([
    { field: 'tags', oldValue: null, newValue: '新客' },
    { field: 'tags', oldValue: '团长', newValue: null },
  ]);
});

test('archiving and revealing reach the whole person by either name', () => {
  const { db, gone, kept } = merged();
  expect(archiveMember(db, { uid: gone, archived: true }, testEnv).uid).toBe(kept);
  expect(memberDetail(db, { uid: kept }).archived).toBe(true);
  expect(unmaskMember(db, { uid: gone, reason: '回访' }, testEnv).identities).toEqual([
    { namespace: 'phone', value: '+8613800134321', masked: false },
  ]);
});
