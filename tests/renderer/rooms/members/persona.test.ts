import { expect, it } from 'vitest';
import { listBehind, type Behind } from '../../../../renderer/rooms/members/persona/behind.ts';
import {
  beginPersona,
  everyone,
  linkToPersona,
  namedSet,
  setOfLink,
} from '../../../../renderer/rooms/members/persona/choice.ts';
import { limitsOfText } from '../../../../renderer/rooms/members/persona/limits-text.ts';
import type { MemberSet } from '../../../../shared/contract/member-set.ts';

const teachers: MemberSet = {
  kind: 'view',
  search: '',
  filters: [{ kind: 'text', column: 'job', match: 'equals', text: '老师' }],
  archived: true,
};
const behind = (change: Partial<Behind>): Behind => ({
  set: { kind: 'everyone' },
  trait: 'city',
  value: '上海',
  day: '2026-11-24',
  limitsMinor: [1000, 5000],
  gridHasMore: false,
  ...change,
});

it('opens in the grid what its filters can say, beside what is set already', () => {
  expect(listBehind(behind({ set: teachers, trait: 'age', value: '18-24' }))).toEqual({
    search: '',
    archived: true,
    filters: [
      ...teachers.filters,
      { kind: 'dates', column: 'birthday', from: '2001-11-25', to: '2008-11-24' },
    ],
  });
  expect(listBehind(behind({ trait: 'spending', value: '2' }))?.filters).toEqual([
    { kind: 'numbers', column: 'orders', from: 1, to: null },
    { kind: 'numbers', column: 'ordersNet', from: 1001, to: 5000 },
  ]);
  expect(listBehind(behind({ trait: 'spending', value: 'none' }))?.filters).toEqual([
    { kind: 'numbers', column: 'orders', from: 0, to: 0 },
  ]);
  expect(listBehind(behind({ set: { kind: 'segment', uid: 'sg_1' } }))?.filters).toEqual([
    { kind: 'segment', uid: 'sg_1' },
    { kind: 'set', column: 'city', values: ['上海'] },
  ]);
  expect(listBehind(behind({ trait: 'interests', value: '茶' }))?.filters).toEqual([
    { kind: 'set', column: 'tags', values: ['茶'] },
  ]);
});

it('does not open the grid where it would show others', () => {
  expect(listBehind(behind({ gridHasMore: true }))).toBeNull();
  expect(listBehind(behind({ trait: 'acts', value: 'message' }))).toBeNull();
  const conditions = { kind: 'all' as const, of: [] };
  expect(listBehind(behind({ set: { kind: 'conditions', conditions } }))).toBeNull();
});

it('begins with the set of a link, else as it was left', () => {
  const spending = { kind: 'limits' as const, limitsMinor: [100] };
  const left = { a: everyone, b: everyone, spending };
  const [, query] = linkToPersona(teachers).split('?');
  const linked = setOfLink(query!);
  expect(linked).toEqual(teachers);
  expect(beginPersona(left, linked)).toEqual({
    a: { kind: 'set', set: teachers },
    b: null,
    spending,
  });
  expect(beginPersona(left, null)).toEqual(left);
  expect(beginPersona(null, { ...teachers, archived: false, filters: [] }).a).toEqual(everyone);
  for (const other of ['', 'set=%7B', 'set=%7B%22kind%22%3A%22x%22%7D'])
    expect(setOfLink(other)).toBeNull();
});

it('names a set by what narrows it; a view that is gone has no set', () => {
  const naming = {
    language: 'zh-CN' as const,
    views: [],
    segments: [
      {
        uid: 'sg_1',
        name: '团长',
        note: '',
        conditions: { kind: 'all' as const, of: [] },
        names: {},
        lost: [],
      },
    ],
    currency: 'CNY',
    today: '2026-11-24',
  };
  expect(namedSet({ kind: 'set', set: teachers }, naming)?.name).toBe('已归档；职位 等于 老师');
  const segment = (uid: string) => namedSet({ kind: 'set', set: { kind: 'segment', uid } }, naming);
  expect(segment('sg_1')?.name).toBe('团长');
  expect(segment('sg_gone')).toBeNull();
  expect(namedSet({ kind: 'saved-view', uid: 'vw_gone' }, naming)).toBeNull();
});

it('reads amounts as they are typed', () => {
  expect(limitsOfText('200, 1000', 100)).toEqual([20_000, 100_000]);
  expect(limitsOfText('200，1000.5、3000', 100)).toEqual([20_000, 100_050, 300_000]);
  for (const wrong of ['', '200, 100', '5, 5', '-1', 'x', '1 2 3 4 5 6 7'])
    expect(limitsOfText(wrong, 100)).toBeNull();
});
