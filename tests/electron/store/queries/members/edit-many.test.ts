import { expect, test } from 'vitest';
import { asReadDb, type WriteDb } from '../../../../../electron/store/db.ts';
import { rebuildDerived } from '../../../../../electron/store/derived/refresh.ts';
import { operate } from '../../../../../electron/store/log/operate.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { memberDetail } from '../../../../../electron/store/queries/members/detail.ts';
import { commitEdit } from '../../../../../electron/store/queries/members/edit-many.ts';
import { previewEdit } from '../../../../../electron/store/queries/members/edit-preview.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import {
  archiveMember,
  createMember,
  updateMember,
} from '../../../../../electron/store/queries/members/save.ts';
import { openView, readBlock } from '../../../../../electron/store/queries/members/view.ts';
import { WorkstationError } from '../../../../../shared/contract/errors.ts';
import {
  type MemberSelection,
  type MemberViewInput,
} from '../../../../../shared/contract/member-filters.ts';
import { MAX_TAGS, type MemberFields } from '../../../../../shared/contract/members.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { everyone } from '../../../../support/everyone.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

const withMembers = (...given: Partial<MemberFields>[]) => {
  const { db } = temporaryStore();
  const uids = given.map((fields) => createMember(db, { fields }, testEnv).uid);
  return { db, uids };
};

/** All of a view except some of its places. */
const allBut = (
  db: WriteDb,
  except: readonly number[] = [],
  change: Partial<MemberViewInput> = {},
): MemberSelection => {
  const input = { ...everyone, ...change };
  const { total, generation } = openView(db, input);
  const bounds = [-1, ...except, total];
  const ranges = bounds
    .slice(1)
    .map((end, at): [number, number] => [bounds[at]! + 1, end])
    .filter(([start, end]) => end > start);
  return { ...input, generation, ranges };
};

const people = (db: WriteDb, change: Partial<MemberViewInput> = {}) => {
  const { view, total } = openView(db, { ...everyone, ...change });
  return readBlock(db, { view, start: 0, end: total }).rows;
};

/** What an operation recorded, by the names of the members. */
const changesOf = (db: WriteDb, operationUid: string | null) =>
  db
    .prepare(
      `SELECT coalesce(member.name, change.entity) AS of, field, old_value AS old, new_value AS new
       FROM change LEFT JOIN member ON member.uid = entity_uid
       WHERE change.op = (SELECT id FROM operation WHERE uid = ?) ORDER BY change.id`,
    )
    .all(operationUid);

test('a value is set for all but one: the old values are kept, and an undo leaves no trace', () => {
  const { db } = withMembers(
    { name: '安一', city: '上海', tags: ['老客'] },
    { name: '白二' },
    { name: '陈三', city: '北京' },
    { name: '丁四', city: '北京' },
  );
  const before = dumpContent(asReadDb(db));
  const edit = { city: '上海', staff: true } as const;
  expect(previewEdit(db, { selection: allBut(db, [3]), edit })).toEqual({
    total: 3,
    changed: 3,
    fields: [
      { field: 'city', value: '上海', changes: 2, already: 1, replaced: 1 },
      { field: 'staff', value: '1', changes: 3, already: 0, replaced: 3 },
    ],
    sample: [
      {
        uid: expect.any(String) as string,
        name: '安一',
        changes: [{ field: 'staff', oldValue: '0', newValue: '1' }],
      },
      {
        uid: expect.any(String) as string,
        name: '白二',
        changes: [
          { field: 'city', oldValue: null, newValue: '上海' },
          { field: 'staff', oldValue: '0', newValue: '1' },
        ],
      },
      {
        uid: expect.any(String) as string,
        name: '陈三',
        changes: [
          { field: 'city', oldValue: '北京', newValue: '上海' },
          { field: 'staff', oldValue: '0', newValue: '1' },
        ],
      },
    ],
    troubles: { total: 0, rows: [] },
  });
  expect(dumpContent(asReadDb(db))).toEqual(before);

  const done = commitEdit(db, { selection: allBut(db, [3]), edit }, testEnv);
  expect(done).toMatchObject({ changed: 3, left: 0 });
  expect(people(db).map(({ name, city }) => [name, city])).toEqual([
    ['安一', '上海'],
    ['白二', '上海'],
    ['陈三', '上海'],
    ['丁四', '北京'],
  ]);
  expect(changesOf(db, done.operationUid)).toEqual([
    { of: '白二', field: 'city', old: null, new: '上海' },
    { of: '陈三', field: 'city', old: '北京', new: '上海' },
    { of: '安一', field: 'staff', old: 0, new: 1 },
    { of: '白二', field: 'staff', old: 0, new: 1 },
    { of: '陈三', field: 'staff', old: 0, new: 1 },
  ]);
  const persons = db.prepare('SELECT * FROM person ORDER BY uid').all();
  db.transaction(() => rebuildDerived(db))();
  expect(db.prepare('SELECT * FROM person ORDER BY uid').all()).toEqual(persons);
  undoOperation(db, { uid: done.operationUid! }, testEnv);
  expect(dumpContent(asReadDb(db))).toEqual(before);
});

test('tags are given and taken; undone and done again they are the same', () => {
  const { db, uids } = withMembers(
    { name: '安一', tags: ['老客', '团长'] },
    { name: '白二', tags: ['团长'] },
    { name: '陈三' },
  );
  const before = dumpContent(asReadDb(db));
  const edit = { addTags: ['团长', '回访'], removeTags: ['老客'] };
  const { fields, changed } = previewEdit(db, { selection: allBut(db), edit });
  expect(changed).toBe(3);
  expect(
    fields.map(({ field, value, changes, already }) => [field, value, changes, already]),
  ).toEqual([
    ['removeTags', '老客', 1, 2],
    ['addTags', '团长', 1, 2],
    ['addTags', '回访', 3, 0],
  ]);
  const { operationUid } = commitEdit(db, { selection: allBut(db), edit }, testEnv);
  const tags = () => people(db).map((row) => row.tags);
  expect(tags()).toEqual([
    ['回访', '团长'],
    ['回访', '团长'],
    ['回访', '团长'],
  ]);
  expect(memberDetail(db, { uid: uids[0]! }).history[0]).toMatchObject({
    operationUid,
    changes: [
      { field: 'tags', oldValue: null, newValue: '回访' },
      { field: 'tags', oldValue: '老客', newValue: null },
    ],
  });
  const after = dumpContent(asReadDb(db));
  const undone = undoOperation(db, { uid: operationUid! }, testEnv);
  expect(dumpContent(asReadDb(db))).toEqual(before);
  undoOperation(db, { uid: undone.operationUid }, testEnv);
  expect(dumpContent(asReadDb(db))).toEqual(after);
});

test('a filtered view is archived and comes back; what is so already is no change', () => {
  const { db } = withMembers({ name: '安一', city: '上海' }, { name: '白二', city: '北京' });
  const filters: MemberViewInput['filters'] = [{ kind: 'set', column: 'city', values: ['上海'] }];
  const selection = allBut(db, [], { filters });
  expect(commitEdit(db, { selection, edit: { archived: false } }, testEnv)).toEqual({
    operationUid: null,
    changed: 0,
    left: 0,
  });
  commitEdit(db, { selection, edit: { archived: true } }, testEnv);
  expect(people(db).map(({ name }) => name)).toEqual(['白二']);
  const archived = allBut(db, [], { archived: true });
  commitEdit(db, { selection: archived, edit: { archived: false, city: null } }, testEnv);
  expect(people(db).map(({ name, city }) => [name, city])).toEqual([
    ['安一', null],
    ['白二', '北京'],
  ]);
});

test('who would have too many tags is listed and left; the rest change', () => {
  const full = Array.from({ length: MAX_TAGS }, (_, at) => `标签${at}`);
  const { db, uids } = withMembers(
    { name: '安一', tags: full },
    { name: '白二' },
    { name: '陈三', tags: [...full.slice(1), '团长'] },
  );
  const edit = { addTags: ['团长'], city: '上海' };
  const preview = previewEdit(db, { selection: allBut(db), edit });
  expect(preview).toMatchObject({
    total: 3,
    changed: 2,
    troubles: { total: 1, rows: [{ uid: uids[0], name: '安一', reason: 'too-many-tags' }] },
  });
  expect(commitEdit(db, { selection: allBut(db), edit }, testEnv)).toMatchObject({
    changed: 2,
    left: 1,
  });
  expect(people(db).map(({ city, tags }) => [city, tags.length])).toEqual([
    [null, MAX_TAGS],
    ['上海', 1],
    ['上海', MAX_TAGS],
  ]);
  // One goes, one comes: that fits.
  const exchange = { addTags: ['团长'], removeTags: ['标签0'] };
  expect(previewEdit(db, { selection: allBut(db), edit: exchange }).troubles.total).toBe(0);
});

test('a merged person changes as it is shown, whoever recorded what', () => {
  const { db, uids } = withMembers(
    { name: '张三', city: '上海', tags: ['老客'] },
    { name: '张小三' },
  );
  mergeMembers(db, { uid: uids[0]!, intoUid: uids[1]! }, testEnv);
  const before = dumpContent(asReadDb(db));
  const same = { city: '上海', addTags: ['老客'] };
  expect(previewEdit(db, { selection: allBut(db), edit: same }).changed).toBe(0);
  const { operationUid } = commitEdit(
    db,
    { selection: allBut(db), edit: { city: null, removeTags: ['老客'] } },
    testEnv,
  );
  expect(people(db).map(({ name, city, tags }) => [name, city, tags])).toEqual([
    ['张小三', null, []],
  ]);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(dumpContent(asReadDb(db))).toEqual(before);
});

test('a selection is stale after any write, and a stopped edit leaves nothing', () => {
  const { db, uids } = withMembers({ name: '安一' }, { name: '白二' });
  const stale = allBut(db);
  updateMember(db, { uid: uids[0]!, fields: { city: '上海' } }, testEnv);
  expect(() => previewEdit(db, { selection: stale, edit: { city: '北京' } })).toThrow('stale');
  expect(() => commitEdit(db, { selection: stale, edit: { city: '北京' } }, testEnv)).toThrow(
    'stale',
  );
  archiveMember(db, { uid: uids[1]!, archived: true }, testEnv);
  const before = dumpContent(asReadDb(db));
  const report = (fraction: number): void => {
    if (fraction > 0.3) throw new WorkstationError('cancelled');
  };
  const edit = { city: '北京', addTags: ['团长'], staff: true };
  expect(() => commitEdit(db, { selection: allBut(db), edit }, { ...testEnv, report })).toThrow(
    'cancelled',
  );
  expect(dumpContent(asReadDb(db))).toEqual(before);
  expect(commitEdit(db, { selection: allBut(db), edit }, testEnv).changed).toBe(1);
});

test('20,000 members of a view minus three change as one operation and come back', () => {
  const { db } = temporaryStore();
  operate(db, testEnv, { kind: 'import', label: { key: 'test' } }, ({ id }) => {
    db.prepare(
      `WITH RECURSIVE n (n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM n WHERE n < 20000)
       INSERT INTO member (uid, op, name, city)
       SELECT printf('me_%05d', n), ?, printf('客人%05d', n), iif(n % 4 = 0, '上海', '北京') FROM n`,
    ).run(id);
    db.exec('INSERT OR IGNORE INTO temp.dirty_member (id) SELECT id FROM member');
  });
  const before = dumpContent(asReadDb(db));
  const selection = allBut(db, [0, 7, 19_999]);
  const edit = { city: '上海', addTags: ['回访'] };
  const { operationUid, changed } = commitEdit(db, { selection, edit }, testEnv);
  expect(changed).toBe(19_997);
  const sizeOf = (filters: MemberViewInput['filters']) =>
    openView(db, { ...everyone, filters }).total;
  expect(sizeOf([{ kind: 'set', column: 'tags', values: ['回访'] }])).toBe(19_997);
  // Three stayed: n = 1, 8 and 20000, of whom two are in 上海 anyway.
  expect(sizeOf([{ kind: 'set', column: 'city', values: ['上海'] }])).toBe(19_999);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(dumpContent(asReadDb(db))).toEqual(before);
});
