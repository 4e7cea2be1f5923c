import { expect, it } from 'vitest';
import { firstState } from '../../../../renderer/rooms/members/column-state.ts';
import {
  begin,
  everyone,
  linkToList,
  listOfLink,
  questionOf,
  sameState,
} from '../../../../renderer/rooms/members/list-state.ts';
import type { SavedView } from '../../../../shared/contract/views.ts';

const state = everyone(firstState);
const narrow = [{ column: 'name' as const, width: 300 }];
const view: SavedView = {
  uid: 'vw_1',
  name: '沉默',
  state: {
    ...state,
    filters: [{ kind: 'recent', column: 'lastActiveDate', days: 30, within: false }],
  },
  lost: ['karma'],
};

it('tells states apart by what they show', () => {
  expect(sameState(state, { ...state, search: ' ' })).toBe(true);
  const filter = view.state.filters[0]!;
  const shuffled = Object.fromEntries(Object.entries(filter).toReversed()) as typeof filter;
  expect(sameState(view.state, { ...view.state, filters: [shuffled] })).toBe(true);
  for (const change of [
    { archived: true },
    { search: '陈' },
    { filters: [filter] },
    { columns: narrow },
    { sort: { column: 'points' as const, descending: false } },
  ])
    expect(sameState(state, { ...state, ...change })).toBe(false);
});

it('asks for the days that are meant today', () => {
  expect(questionOf(view.state, '2026-11-30').filters).toEqual([
    { kind: 'dates', column: 'lastActiveDate', from: null, to: '2026-10-31' },
  ]);
});

it('begins with the view and the columns that were left', () => {
  const place = { columns: narrow, own: [...firstState], view: view.uid };
  const left = { ...view.state, columns: narrow };
  expect(begin([view], place, null)).toMatchObject({
    view: view.uid,
    state: left,
    lost: ['karma'],
  });
  expect(begin([view], null, null)).toMatchObject({ view: null, state });
  // Deleted since: all members, in their own columns.
  expect(begin([], place, null)).toMatchObject({ view: null, state, lost: [] });
  expect(begin([view], place, listOfLink('community=%E8%AF%BB%E4%B9%A6%E4%BC%9A'))).toMatchObject({
    view: null,
    state: {
      columns: firstState,
      filters: [{ kind: 'set', column: 'communities', values: ['读书会'] }],
    },
  });
});

it('reads from a link what the list is to show', () => {
  const { search, filters, archived } = { ...view.state, archived: true };
  const [, query] = linkToList({ search, filters, archived }).split('?');
  expect(listOfLink(query!)).toEqual({ search, filters, archived });
  for (const other of ['', 'list=%7B', 'list=7', 'list=%7B%22search%22%3A7%7D'])
    expect(listOfLink(other)).toBeNull();
});
