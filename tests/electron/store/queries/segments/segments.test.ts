import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { undoOperation } from '../../../../../electron/store/log/undo.ts';
import { createCommunity } from '../../../../../electron/store/queries/communities/save.ts';
import { createMember } from '../../../../../electron/store/queries/members/save.ts';
import { countMembers } from '../../../../../electron/store/queries/members/order.ts';
import { openView, readBlock } from '../../../../../electron/store/queries/members/view.ts';
import { rowTitles } from '../../../../../electron/store/queries/row-titles.ts';
import { draftSize } from '../../../../../electron/store/queries/segments/draft.ts';
import {
  segmentMembers,
  segmentSize,
} from '../../../../../electron/store/queries/segments/members.ts';
import { listSegments, readSegment } from '../../../../../electron/store/queries/segments/read.ts';
import {
  changeSegment,
  createSegment,
  removeSegment,
} from '../../../../../electron/store/queries/segments/save.ts';
import { listViews } from '../../../../../electron/store/queries/views/list.ts';
import { createView } from '../../../../../electron/store/queries/views/save.ts';
import type { Condition, ConditionGroup } from '../../../../../shared/contract/conditions.ts';
import type { MemberFilter } from '../../../../../shared/contract/member-filters.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';

const today = '2026-11-24';
const all = (...of: Condition[]): ConditionGroup => ({ kind: 'all', of });
const city = (...values: string[]): Condition => ({
  kind: 'member',
  filter: { kind: 'set', column: 'city', values },
});

/** 甲 and 乙 of 上海, 丙 of 杭州, 丁 of nowhere. */
const store = () => {
  const { db } = temporaryStore();
  for (const [name, of] of [
    ['甲', '上海'],
    ['乙', '上海'],
    ['丙', '杭州'],
    ['丁', null],
  ] as const)
    createMember(db, { fields: { name, city: of } }, testEnv);
  return db;
};

const create = (db: WriteDb, name: string, ...of: Condition[]) =>
  createSegment(db, { name, note: '', conditions: all(...of) }, testEnv);

test('a segment is made, changed and deleted, each taken back by an undo', () => {
  const db = store();
  const { uid, operationUid } = create(db, '沪上', city('上海'));
  const made = { uid, name: '沪上', note: '', conditions: all(city('上海')), names: {}, lost: [] };
  expect(listSegments(db)).toEqual([made]);
  expect(rowTitles(db, { rows: [{ entity: 'segment', uid }] })).toEqual(['沪上']);
  const change = changeSegment(
    db,
    { uid, name: '江南', conditions: all(city('上海', '杭州')) },
    testEnv,
  );
  expect(segmentSize(db, { uid, today })).toEqual({ count: 3, total: 4 });
  expect(changeSegment(db, { uid, name: '江南' }, testEnv).operationUid).toBeNull();
  undoOperation(db, { uid: change.operationUid! }, testEnv);
  expect(listSegments(db)).toEqual([made]);
  const gone = removeSegment(db, { uid }, testEnv);
  expect(listSegments(db)).toEqual([]);
  undoOperation(db, { uid: gone.operationUid! }, testEnv);
  expect(readSegment(db, { uid })).toEqual(made);
  undoOperation(db, { uid: operationUid! }, testEnv);
  expect(listSegments(db)).toEqual([]);
});

test('a name that is taken and conditions that nobody can meet are refused', () => {
  const db = store();
  const { uid } = create(db, '沪上', city('上海'));
  expect(() => create(db, '沪上', city('杭州'))).toThrow('invalid-input');
  expect(() => create(db, '无人', city('上海'), city('杭州'))).toThrow('never-holds');
  const never = all({ kind: 'any', of: [] });
  expect(() => changeSegment(db, { uid, conditions: never }, testEnv)).toThrow('never-holds');
  expect(() => changeSegment(db, { uid: 'sg_gone', name: '无' }, testEnv)).toThrow('not-found');
  expect(listSegments(db)).toHaveLength(1);
});

test('conditions not saved yet are counted, with the first members by name', () => {
  const db = store();
  const { sample, ...size } = draftSize(db, { conditions: all(city('上海')), today });
  expect(size).toEqual({ count: 2, total: 4 });
  expect(sample.map(({ name }) => name)).toEqual(['甲', '乙']);
});

test('the members of a segment narrow the grid, alone, with a search, and everybody else', () => {
  const db = store();
  const { uid } = create(db, '沪上', city('上海'));
  const shown = (search: string, ...filters: MemberFilter[]): string => {
    const input = { search, filters, archived: false };
    const sort = { column: 'name' as const, descending: false };
    const { view, total } = openView(db, { ...input, sort });
    expect(countMembers(db, input)).toEqual({ total });
    if (total === 0) return '';
    const { rows } = readBlock(db, { view, start: 0, end: total });
    return rows.map(({ name }) => name).join('');
  };
  const segment = { kind: 'segment' as const, uid, today };
  expect(shown('', segment)).toBe('甲乙');
  expect(shown('', { ...segment, exclude: true })).toBe('丙丁');
  expect(shown('甲', segment)).toBe('甲');
  expect(shown('丙', segment)).toBe('');
  const few = create(db, '杭州', city('杭州')).uid;
  expect(shown('', { ...segment, exclude: true }, { ...segment, uid: few })).toBe('丙');
  expect(shown('', segment, { kind: 'blank', column: 'city', blank: true })).toBe('');
  expect([...segmentMembers(db, { uid: few, today })]).toEqual([3]);
  removeSegment(db, { uid }, testEnv);
  expect(() => shown('', segment)).toThrow('not-found');
});

test('a saved view whose segment is deleted says that it lost it', () => {
  const db = store();
  const { uid } = create(db, '沪上', city('上海'));
  const state = {
    columns: [{ column: 'name' as const, width: null }],
    sort: { column: 'name' as const, descending: false },
    filters: [{ kind: 'segment' as const, uid }],
    search: '',
    archived: false,
  };
  createView(db, { name: '看沪上', state }, testEnv);
  expect(listViews(db)).toMatchObject([{ state: { filters: state.filters }, lost: [] }]);
  removeSegment(db, { uid }, testEnv);
  expect(listViews(db)).toMatchObject([{ state: { filters: [] }, lost: ['segment'] }]);
});

test('what a segment asks about and is gone is named as it was called, and nobody is counted', () => {
  const db = store();
  const community = createCommunity(db, { fields: { name: '读书会' } }, testEnv);
  const inIt: Condition = { kind: 'community', communityUid: community.uid, role: null };
  const { uid } = create(db, '读者', inIt);
  expect(readSegment(db, { uid })).toMatchObject({
    names: { [community.uid]: '读书会' },
    lost: [],
  });
  undoOperation(db, { uid: community.operationUid! }, testEnv);
  expect(readSegment(db, { uid })).toMatchObject({
    conditions: all(inIt),
    lost: [{ kind: 'community', uid: community.uid, name: '读书会' }],
  });
  expect(() => segmentSize(db, { uid, today })).toThrow('conditions-lost');
  expect(() => segmentMembers(db, { uid, today })).toThrow('conditions-lost');
});

test('a condition that this version cannot read is named, never dropped in silence', () => {
  const db = store();
  const { uid } = create(db, '沪上', city('上海'));
  const stored = {
    conditions: all(city('上海'), {
      kind: 'member',
      filter: { kind: 'stars', column: 'karma' },
    } as never),
    names: {},
  };
  db.prepare('UPDATE segment SET conditions = ?').run(JSON.stringify(stored));
  expect(readSegment(db, { uid })).toMatchObject({
    conditions: all(city('上海')),
    lost: [{ kind: 'condition', uid: null, name: 'karma' }],
  });
  expect(() => segmentSize(db, { uid, today })).toThrow('conditions-lost');
});
