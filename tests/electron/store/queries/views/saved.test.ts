import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { createMember, updateMember } from '../../../../../electron/store/queries/members/save.ts';
import { countMembers } from '../../../../../electron/store/queries/members/order.ts';
import { openView } from '../../../../../electron/store/queries/members/view.ts';
import { rowTitles } from '../../../../../electron/store/queries/row-titles.ts';
import { listViews } from '../../../../../electron/store/queries/views/list.ts';
import {
  changeView,
  createView,
  removeView,
  renameView,
} from '../../../../../electron/store/queries/views/save.ts';
import type { MemberFilter } from '../../../../../shared/contract/member-filters.ts';
import type { ViewState } from '../../../../../shared/contract/views.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

const state: ViewState = {
  columns: [
    { column: 'name', width: null },
    { column: 'points', width: 90 },
  ],
  sort: { column: 'points', descending: true },
  filters: [
    { kind: 'set', column: 'tags', values: ['团长'], exclude: true },
    { kind: 'recent', column: 'lastActiveDate', days: 30, within: false },
  ],
  search: '陈',
  archived: false,
};

const names = (db: WriteDb): string[] => listViews(db).map(({ name }) => name);

test('a view comes back as it was saved; undo and redo take it away and bring it back', () => {
  const { db } = temporaryStore();
  const { uid, operationUid } = createView(db, { name: '沉默', state }, testEnv);
  const saved = [{ uid, name: '沉默', state, lost: [] }];
  expect(listViews(db)).toEqual(saved);
  expect(rowTitles(db, { rows: [{ entity: 'saved_view', uid }] })).toEqual(['沉默']);
  const undone = undoOperation(db, { uid: operationUid! }, testEnv);
  expect(listViews(db)).toEqual([]);
  undoOperation(db, { uid: undone.operationUid }, testEnv);
  expect(listViews(db)).toEqual(saved);
});

test('a new name, a new state and a deletion are taken back one by one', () => {
  const { db } = temporaryStore();
  const { uid } = createView(db, { name: '沉默', state }, testEnv);
  const before = listViews(db);
  const renamed = renameView(db, { uid, name: '久未来' }, testEnv);
  const wider = { ...state, columns: [{ column: 'name', width: 300 } as const] };
  const changed = changeView(db, { uid, state: wider }, testEnv);
  const latest = [{ uid, name: '久未来', state: wider, lost: [] }];
  expect(listViews(db)).toEqual(latest);
  const removed = removeView(db, { uid }, testEnv);
  expect(listViews(db)).toEqual([]);
  for (const { operationUid } of [removed, changed, renamed])
    expect(undoOperation(db, { uid: operationUid! }, testEnv).refused).toEqual([]);
  expect(listViews(db)).toEqual(before);
});

test('what changes nothing is no operation, in whatever order the state is written', () => {
  const { db } = temporaryStore();
  const { uid } = createView(db, { name: '沉默', state }, testEnv);
  expect(renameView(db, { uid, name: '沉默' }, testEnv).operationUid).toBeNull();
  const shuffled = Object.fromEntries(Object.entries(state).toReversed()) as ViewState;
  expect(changeView(db, { uid, state: shuffled }, testEnv).operationUid).toBeNull();
});

test('a name stands once; a view that is gone is not found', () => {
  const { db } = temporaryStore();
  const { uid } = createView(db, { name: 'VIP', state }, testEnv);
  const other = createView(db, { name: '沉默', state }, testEnv);
  const taken = expect.objectContaining({ code: 'invalid-input' });
  expect(() => createView(db, { name: 'vip', state }, testEnv)).toThrow(taken);
  expect(() => renameView(db, { uid: other.uid, name: 'VIP' }, testEnv)).toThrow(taken);
  expect(renameView(db, { uid, name: 'Vip' }, testEnv).operationUid).not.toBeNull();
  expect(names(db)).toEqual(['Vip', '沉默']);
  removeView(db, { uid }, testEnv);
  const gone = expect.objectContaining({ code: 'not-found' });
  for (const change of [
    () => removeView(db, { uid }, testEnv),
    () => renameView(db, { uid, name: '新' }, testEnv),
    () => changeView(db, { uid, state }, testEnv),
  ])
    expect(change).toThrow(gone);
});

test('a filter on a field that is gone is named; the rest of the view still works', () => {
  const { db } = temporaryStore();
  const { uid } = createView(db, { name: '沉默', state }, testEnv);
  const text = JSON.stringify(state)
    .replaceAll('"tags"', '"karma"')
    .replaceAll('"points"', '"karma"');
  db.prepare('UPDATE saved_view SET state = ? WHERE uid = ?').run(text, uid);
  expect(listViews(db)).toEqual([
    {
      uid,
      name: '沉默',
      state: {
        ...state,
        columns: [state.columns[0]],
        sort: { column: 'name', descending: false },
        filters: [state.filters[1]],
      },
      lost: ['karma'],
    },
  ]);
  db.prepare('UPDATE saved_view SET state = ? WHERE uid = ?').run('{"filters":[7]}', uid);
  expect(listViews(db)[0]).toMatchObject({ state: { filters: [] }, lost: ['?'] });
});

test('the size of a view is the number of its rows, whatever narrows it', () => {
  const { db } = temporaryStore();
  const uids = ['陈一', '陈二', '李三'].map(
    (name) => createMember(db, { fields: { name } }, testEnv).uid,
  );
  updateMember(db, { uid: uids[0]!, fields: { tags: ['团长'] } }, testEnv);
  const leaders: MemberFilter = { kind: 'set', column: 'tags', values: ['团长'] };
  const sizes = [
    { search: '', filters: [], archived: false },
    { search: '陈', filters: [], archived: false },
    { search: '李', filters: [], archived: false },
    { search: '陈', filters: [leaders], archived: false },
    { search: '', filters: [], archived: true },
  ].map((asked) => {
    const { total } = countMembers(db, asked);
    const sort = { column: 'name', descending: false } as const;
    expect(openView(db, { ...asked, sort }).total).toBe(total);
    return total;
  });
  expect(sizes).toEqual([3, 2, 1, 1, 0]);
});
