import { expect, test } from 'vitest';
import { checkAll } from '../../../../../electron/store/check/check.ts';
import { asReadDb, type WriteDb } from '../../../../../electron/store/db.ts';
import { rebuildDerived } from '../../../../../electron/store/derived/refresh.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import {
  addOption,
  mergeOptions,
  removeOption,
  renameOption,
  reorderOptions,
} from '../../../../../electron/store/queries/custom-fields/options.ts';
import { previewKind } from '../../../../../electron/store/queries/custom-fields/preview.ts';
import {
  fieldUse,
  listFields,
  unfitValues,
} from '../../../../../electron/store/queries/custom-fields/read.ts';
import {
  convertField,
  createField,
  removeField,
  renameField,
} from '../../../../../electron/store/queries/custom-fields/save.ts';
import { commitEdit } from '../../../../../electron/store/queries/members/edit-many.ts';
import { previewEdit } from '../../../../../electron/store/queries/members/edit-preview.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { createMember, updateMember } from '../../../../../electron/store/queries/members/save.ts';
import {
  filterValues,
  openView,
  readBlock,
} from '../../../../../electron/store/queries/members/view.ts';
import { listViews } from '../../../../../electron/store/queries/views/list.ts';
import { createView } from '../../../../../electron/store/queries/views/save.ts';
import type {
  FieldQuestion,
  MemberViewInput,
} from '../../../../../shared/contract/member-filters.ts';
import type { FieldKind } from '../../../../../shared/domain/values/custom-fields.ts';
import { dumpContent } from '../../../../support/dump.ts';
import { everyone } from '../../../../support/everyone.ts';
import type { ImportWishes } from '../../../../support/import-file.ts';
import { sourceDesk } from '../../../../support/source-file.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

const dump = (db: WriteDb) => dumpContent(asReadDb(db));
const column = (uid: string) => `field:${uid}` as const;

/** A field and a member for each text; null = without a value. */
const store = (kind: FieldKind, options: readonly string[], texts: readonly (string | null)[]) => {
  const { db } = temporaryStore();
  const { uid } = createField(db, { name: '级别', kind, options }, testEnv);
  const members = texts.map(
    (text, place) =>
      createMember(
        db,
        { fields: { name: `客人${'甲乙丙丁戊己'[place]}` }, custom: [{ uid, text }] },
        testEnv,
      ).uid,
  );
  return { db, uid, members };
};

const view = (db: WriteDb, change: Partial<MemberViewInput>) => {
  const { view: name, total } = openView(db, { ...everyone, ...change });
  const uid = listFields(db)[0]?.uid ?? '';
  return readBlock(db, { view: name, start: 0, end: total, fields: [uid] }).rows.map((row) => [
    row.name!.slice(2),
    row.fields[uid]?.text ?? null,
  ]);
};
const sorted = (db: WriteDb, uid: string, descending = false) =>
  view(db, { sort: { column: column(uid), descending } });
const asked = (db: WriteDb, uid: string, is: FieldQuestion) =>
  view(db, { filters: [{ kind: 'field', column: column(uid), is }] }).map(([name]) => name);

/** Derived rows do not depend on the way that led to them. */
const sameAfterRebuild = (db: WriteDb) => {
  const before = dump(db);
  db.transaction(() => rebuildDerived(db))();
  expect(dump(db)).toEqual(before);
  expect(checkAll(db)).toEqual([]);
};

test('a text field becomes a number: what does not fit is shown first, stays, and comes last', () => {
  const { db, uid } = store('text', [], ['1,200', '9', '不详', null, '85.5']);
  const before = dump(db);
  expect(previewKind(db, { uid, kind: 'number', options: null })).toMatchObject({
    total: 4,
    fits: 3,
    unfit: { total: 1, texts: 1, first: [{ text: '不详', count: 1 }] },
  });
  const { operationUid } = convertField(db, { uid, kind: 'number', options: [] }, testEnv);
  const up = [
    ['乙', '9'],
    ['戊', '85.5'],
    ['甲', '1200'],
    ['丙', '不详'],
    ['丁', null],
  ];
  expect(sorted(db, uid)).toEqual(up);
  expect(sorted(db, uid, true)).toEqual([up[2], up[1], up[0], up[3], up[4]]);
  expect(asked(db, uid, { kind: 'numbers', from: 9, to: 100 })).toEqual(['戊', '乙']);
  expect(asked(db, uid, { kind: 'numbers', from: 9, to: 9, exclude: true })).toHaveLength(4);
  expect(unfitValues(db, { uid }).rows).toMatchObject([{ name: '客人丙', text: '不详' }]);
  sameAfterRebuild(db);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(dump(db)).toEqual(before);
});

test('dates and texts sort and filter; blank is asked apart', () => {
  const { db, uid } = store('date', [], ['2026-03-01', null, '2025-12-31']);
  expect(sorted(db, uid).map(([name]) => name)).toEqual(['丙', '甲', '乙']);
  expect(asked(db, uid, { kind: 'dates', from: '2026-01-01', to: null })).toEqual(['甲']);
  expect(asked(db, uid, { kind: 'blank', blank: true })).toEqual(['乙']);
  expect(() =>
    createMember(db, { fields: { name: '己' }, custom: [{ uid, text: '昨天' }] }, testEnv),
  ).toThrow(expect.objectContaining({ code: 'invalid-input', params: { field: '级别' } }));
  convertField(db, { uid, kind: 'text', options: [] }, testEnv);
  expect(asked(db, uid, { kind: 'text', match: 'contains', text: '-12-' })).toEqual(['丙']);
  expect(asked(db, uid, { kind: 'text', match: 'lacks', text: '-12-' })).toEqual(['甲', '乙']);
});

test('options are renamed, merged, ordered and deleted; values follow or stay as texts', () => {
  const { db, uid, members } = store(
    'multi',
    ['新客', '老客', '团长'],
    ['老客、团长', '新客', null],
  );
  const [fresh, old, head] = listFields(db)[0]!.options.map((option) => option.uid);
  expect(filterValues(db, { column: column(uid), archived: false })).toEqual([
    { value: '', count: 1 },
    { value: '团长', count: 1 },
    { value: '新客', count: 1 },
    { value: '老客', count: 1 },
  ]);
  const before = dump(db);
  const operations = [
    renameOption(db, { optionUid: old!, name: '熟客' }, testEnv),
    mergeOptions(db, { optionUid: fresh!, intoUid: head! }, testEnv),
    reorderOptions(db, { uid, uids: [head!, old!] }, testEnv),
  ];
  expect(sorted(db, uid)).toEqual([
    ['乙', '团长'],
    ['甲', '团长\u001f熟客'],
    ['丙', null],
  ]);
  // The former name goes on being understood, as in a file that still says it.
  updateMember(db, { uid: members[2]!, fields: {}, custom: [{ uid, text: '老客' }] }, testEnv);
  expect(asked(db, uid, { kind: 'set', values: ['熟客'] })).toEqual(['丙', '甲']);
  expect(() => addOption(db, { uid, name: '新客' }, testEnv)).toThrow('invalid-input');
  expect(fieldUse(db)[0]).toMatchObject({ values: 3, unfit: 0 });
  operations.push(removeOption(db, { optionUid: old! }, testEnv));
  expect(fieldUse(db)[0]).toMatchObject({ values: 3, unfit: 2 });
  sameAfterRebuild(db);
  updateMember(db, { uid: members[2]!, fields: {}, custom: [{ uid, text: null }] }, testEnv);
  for (const { operationUid } of operations.toReversed())
    undoOperation(db, { uid: operationUid! }, testEnv);
  expect(dump(db)).toEqual(before);
});

test('a deleted field goes with its values and comes back; views name it', () => {
  const { db, uid } = store('choice', ['高', '低'], ['高', '低', null]);
  const filters = [
    { kind: 'field' as const, column: column(uid), is: { kind: 'set' as const, values: ['高'] } },
  ];
  const sort = { column: column(uid), descending: false };
  const state = {
    ...everyone,
    columns: [
      { column: 'name' as const, width: null },
      { column: column(uid), width: 90 },
    ],
    sort,
    filters,
  };
  createView(db, { name: '高价值', state }, testEnv);
  expect(listViews(db)[0]).toMatchObject({ state, lost: [] });
  const before = dump(db);
  const { operationUid } = removeField(db, { uid }, testEnv);
  expect(listViews(db)[0]).toMatchObject({
    state: { columns: [{ column: 'name' }], sort: { column: 'name' }, filters: [] },
    lost: ['级别'],
  });
  // Asked nevertheless, nobody has it, and the order is that of the names.
  expect(openView(db, { ...everyone, filters }).total).toBe(0);
  expect(view(db, { sort }).map(([name]) => name)).toEqual(['丙', '甲', '乙']);
  sameAfterRebuild(db);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(dump(db)).toEqual(before);
  expect(sorted(db, uid)).toEqual([
    ['甲', '高'],
    ['乙', '低'],
    ['丙', null],
  ]);
  convertField(db, { uid, kind: 'text', options: [] }, testEnv);
  expect(listViews(db)[0]!.lost).toEqual(['级别']);
});

test('many members get a value and lose it in one operation, merged ones as they are shown', () => {
  const { db, uid, members } = store('choice', ['高', '低'], ['低', null, '高', '低']);
  mergeMembers(db, { uid: members[3]!, intoUid: members[1]! }, testEnv);
  expect(sorted(db, uid)).toEqual([
    ['丙', '高'],
    ['甲', '低'],
    ['乙', '低'],
  ]);
  const before = dump(db);
  const selection = () => {
    const { total, generation } = openView(db, everyone);
    return { ...everyone, generation, ranges: [[0, total] as [number, number]] };
  };
  const edit = { custom: [{ uid, text: '高' }] };
  expect(previewEdit(db, { selection: selection(), edit })).toMatchObject({
    changed: 2,
    fields: [
      {
        field: 'custom',
        custom: { uid, name: '级别' },
        value: '高',
        changes: 2,
        already: 1,
        replaced: 2,
      },
    ],
  });
  const set = commitEdit(db, { selection: selection(), edit }, testEnv);
  expect(set.changed).toBe(2);
  expect(sorted(db, uid).map(([, text]) => text)).toEqual(['高', '高', '高']);
  sameAfterRebuild(db);
  const clear = { custom: [{ uid, text: null }] };
  const cleared = commitEdit(db, { selection: selection(), edit: clear }, testEnv);
  expect(sorted(db, uid).map(([, text]) => text)).toEqual([null, null, null]);
  undoOperation(db, { uid: cleared.operationUid! }, testEnv);
  undoOperation(db, { uid: set.operationUid! }, testEnv);
  expect(dump(db)).toEqual(before);
  expect(() =>
    previewEdit(db, { selection: selection(), edit: { custom: [{ uid, text: '中' }] } }),
  ).toThrow('invalid-input');
});

test('columns kept from a file are fields; the next file goes on in a renamed and converted one', async () => {
  const desk = sourceDesk();
  const kept: ImportWishes = {
    mapping: (columns) =>
      columns.map((one) => (one.header === '鞋码' ? { ...one, field: 'custom.value' } : one)),
  };
  await desk.give('a.csv', '姓名,手机号,鞋码\n王一,13900000001,42\n李二,13900000002,大\n', kept);
  const { db } = desk;
  const [field] = listFields(db);
  expect(field).toMatchObject({ name: '鞋码', kind: 'text' });
  convertField(db, { uid: field!.uid, kind: 'number', options: [] }, testEnv);
  await desk.give('b.csv', '姓名,手机号,鞋码\n王一,13900000001,43\n张三,13900000003,39\n', kept);
  expect(sorted(db, field!.uid).map(([, text]) => text)).toEqual(['39', '43', '大']);
  renameField(db, { uid: field!.uid, name: '鞋子' }, testEnv);
  expect(() => createField(db, { name: '鞋子', kind: 'text', options: [] }, testEnv)).toThrow(
    'invalid-input',
  );
  sameAfterRebuild(db);
});
