import { expect, it } from 'vitest';
import type {
  Condition,
  ConditionGroup,
  MemberFact,
} from '../../../../shared/contract/conditions.ts';
import type { FieldQuestion, OwnFilter } from '../../../../shared/contract/member-filters.ts';
import { checkConditions, neverHolds } from '../../../../shared/domain/conditions/problems.ts';

const all = (...of: Condition[]): ConditionGroup => ({ kind: 'all', of });
const any = (...of: Condition[]): ConditionGroup => ({ kind: 'any', of });
const none = (...of: Condition[]): ConditionGroup => ({ kind: 'none', of });
const acts = (from: number | null, to: number | null, days: number | null = 30): MemberFact => ({
  kind: 'activity',
  measure: 'acts',
  kinds: [],
  days,
  from,
  to,
});
const activeDays = (from: number, days: number | null): MemberFact => ({
  kind: 'activity',
  measure: 'days',
  kinds: [],
  days,
  from,
  to: null,
});
const member = (filter: OwnFilter): MemberFact => ({ kind: 'member', filter });
const city = (values: string[], exclude?: true): MemberFact =>
  member({ kind: 'set', column: 'city', values, ...(exclude && { exclude }) });
const joined = (days: number, within: boolean): MemberFact =>
  member({ kind: 'recent', column: 'joinedDate', days, within });

const kinds = (group: ConditionGroup) =>
  checkConditions(group).problems.map(({ kind, path }) => `${path.join('.')} ${kind}`);

it('conditions that say something have no problem', () => {
  const group = all(acts(1, null), none(acts(10, null)), any(city(['上海']), city(['杭州'])));
  expect(checkConditions(group)).toEqual({ problems: [], holds: 'some' });
  expect(checkConditions(all())).toEqual({ problems: [], holds: 'always' });
  expect(checkConditions(none())).toEqual({ problems: [], holds: 'always' });
});

it('ends the wrong way round and numbers that cannot be hold for nobody', () => {
  expect(kinds(all(acts(5, 3)))).toEqual(['0 reversed']);
  expect(kinds(all(acts(null, -1)))).toEqual(['0 beyond']);
  expect(kinds(all(activeDays(5, 3)))).toEqual(['0 beyond']);
  expect(kinds(all(activeDays(3, 3), activeDays(5, null)))).toEqual([]);
  const came = { kind: 'events', measure: 'attended', days: null, from: 2, to: null } as const;
  expect(kinds(all({ ...came, eventUid: 'ev_1' }))).toEqual(['0 beyond']);
  expect(kinds(all({ ...came, eventUid: null }))).toEqual([]);
  const net = { kind: 'orders', measure: 'net', days: null } as const;
  expect(kinds(all({ ...net, from: null, to: -1 }))).toEqual([]);
  expect(kinds(all({ kind: 'tenure', from: null, to: -1 }))).toEqual(['0 beyond']);
  const dates = { kind: 'dates', column: 'birthday' } as const;
  expect(kinds(all(member({ ...dates, from: '2026-02-01', to: '2026-01-01' })))).toEqual([
    '0 reversed',
  ]);
  for (const group of [all(acts(5, 3)), any(acts(5, 3)), all(city(['上海']), any(acts(5, 3)))])
    expect(neverHolds(group)).toBe(true);
  expect(neverHolds(any(acts(5, 3), city(['上海'])))).toBe(false);
});

it('a condition that everybody meets is named, and turns none into nobody', () => {
  expect(checkConditions(all(acts(0, null), city(['上海'])))).toEqual({
    problems: [{ path: [0], kind: 'always' }],
    holds: 'some',
  });
  expect(kinds(none(acts(null, null)))).toEqual([' never', '0 always']);
  expect(neverHolds(none(acts(0, null)))).toBe(true);
  expect(checkConditions(any(acts(0, null), acts(5, 3))).holds).toBe('always');
  expect(checkConditions(none(acts(5, 3))).holds).toBe('always');
  // Without a join date it holds for nobody: that says something.
  expect(kinds(all({ kind: 'tenure', from: 0, to: null }))).toEqual([]);
});

it('any of nothing holds for nobody', () => {
  expect(checkConditions(any())).toEqual({
    problems: [{ path: [], kind: 'empty-any' }],
    holds: 'never',
  });
  expect(kinds(all(city(['上海']), any()))).toEqual(['1 empty-any']);
});

it('two ranges of the same number that share none exclude each other, also across inner groups', () => {
  expect(checkConditions(all(acts(5, null), acts(null, 3)))).toEqual({
    problems: [{ path: [1], kind: 'apart', other: [0] }],
    holds: 'never',
  });
  expect(kinds(all(acts(5, null), all(acts(null, 3))))).toEqual(['1.0 apart']);
  // Named once, in the group it is in.
  expect(kinds(all(all(acts(5, null), acts(null, 3))))).toEqual(['0.1 apart']);
  expect(kinds(any(acts(5, null), acts(null, 3)))).toEqual([]);
  expect(kinds(all(acts(3, null), acts(null, 3)))).toEqual([]);
});

it('at least 5 in 7 days and at most 3 in 30 exclude each other; the other way round not', () => {
  expect(kinds(all(acts(5, null, 7), acts(null, 3, 30)))).toEqual(['1 apart']);
  expect(kinds(all(acts(null, 3, 7), acts(5, null, 30)))).toEqual([]);
  const likes = { ...acts(5, null, 7), kinds: ['like'] } as MemberFact;
  expect(kinds(all(acts(null, 3, null), likes))).toEqual(['1 apart']);
  expect(
    kinds(
      all(
        { ...likes, kinds: ['share'] } as MemberFact,
        { ...acts(null, 3), kinds: ['like'] } as MemberFact,
      ),
    ),
  ).toEqual([]);
});

it('what must hold and must not is named', () => {
  expect(checkConditions(all(acts(1, null), none(city(['上海']), acts(1, null))))).toEqual({
    problems: [{ path: [1, 1], kind: 'denied', other: [0] }],
    holds: 'never',
  });
});

it('filters on one field exclude each other where that is certain', () => {
  expect(kinds(all(city(['上海']), city(['杭州'])))).toEqual(['1 apart']);
  expect(kinds(all(city(['上海', '杭州']), city(['杭州'])))).toEqual([]);
  expect(kinds(all(city(['上海']), city(['上海', '杭州'], true)))).toEqual(['1 apart']);
  expect(kinds(all(city(['上海']), city(['杭州'], true)))).toEqual([]);
  const tag = (value: string): MemberFact =>
    member({ kind: 'set', column: 'tags', values: [value] });
  expect(kinds(all(tag('老客'), tag('团长')))).toEqual([]);
  const blank = (is: boolean): MemberFact => member({ kind: 'blank', column: 'city', blank: is });
  expect(kinds(all(blank(true), city(['上海'])))).toEqual(['1 apart']);
  expect(kinds(all(blank(true), city(['上海', ''])))).toEqual([]);
  expect(kinds(all(blank(true), blank(false)))).toEqual(['1 apart']);
  expect(kinds(all(joined(7, true), joined(30, false)))).toEqual(['1 apart']);
  expect(kinds(all(joined(30, true), joined(7, false)))).toEqual([]);
  expect(kinds(all(joined(7, true), joined(30, true)))).toEqual([]);
  const points = (from: number | null, to: number | null): MemberFact =>
    member({ kind: 'numbers', column: 'points', from, to });
  expect(kinds(all(points(100, null), points(null, 50)))).toEqual(['1 apart']);
});

const own = (uid: string, is: FieldQuestion): MemberFact =>
  member({ kind: 'field', column: `field:${uid}`, is });

it.each<[string, FieldQuestion, FieldQuestion, boolean]>([
  [
    'numbers apart',
    { kind: 'numbers', from: 5, to: null },
    { kind: 'numbers', from: null, to: 3 },
    true,
  ],
  [
    'numbers that touch',
    { kind: 'numbers', from: 5, to: null },
    { kind: 'numbers', from: null, to: 5 },
    false,
  ],
  [
    'a number and not it',
    { kind: 'numbers', from: 5, to: 5 },
    { kind: 'numbers', from: 5, to: 5, exclude: true },
    true,
  ],
  [
    'more and not one of it',
    { kind: 'numbers', from: 5, to: null },
    { kind: 'numbers', from: 5, to: 5, exclude: true },
    false,
  ],
  [
    'dates apart',
    { kind: 'dates', from: '2026-02-01', to: null },
    { kind: 'dates', from: null, to: '2026-01-31' },
    true,
  ],
  [
    'dates that touch',
    { kind: 'dates', from: '2026-02-01', to: null },
    { kind: 'dates', from: null, to: '2026-02-01' },
    false,
  ],
  [
    'options and none of more',
    { kind: 'set', values: ['金卡'] },
    { kind: 'set', values: ['金卡', '银卡'], exclude: true },
    true,
  ],
  [
    'options and none of others',
    { kind: 'set', values: ['金卡'] },
    { kind: 'set', values: ['银卡'], exclude: true },
    false,
  ],
  [
    'two texts',
    { kind: 'text', match: 'equals', text: 'A' },
    { kind: 'text', match: 'equals', text: 'b' },
    true,
  ],
  [
    'a text in another case',
    { kind: 'text', match: 'equals', text: 'A' },
    { kind: 'text', match: 'equals', text: 'a' },
    false,
  ],
  [
    'a text and not it',
    { kind: 'text', match: 'differs', text: 'A' },
    { kind: 'text', match: 'equals', text: 'A' },
    true,
  ],
  [
    'a text and a part it lacks',
    { kind: 'text', match: 'equals', text: '岩茶' },
    { kind: 'text', match: 'contains', text: '绿' },
    true,
  ],
  [
    'a text and a part it has',
    { kind: 'text', match: 'equals', text: '岩茶' },
    { kind: 'text', match: 'lacks', text: '茶' },
    true,
  ],
  [
    'a part and no smaller one',
    { kind: 'text', match: 'contains', text: '岩茶' },
    { kind: 'text', match: 'lacks', text: '茶' },
    true,
  ],
  [
    'two parts',
    { kind: 'text', match: 'contains', text: '岩' },
    { kind: 'text', match: 'contains', text: '绿' },
    false,
  ],
  [
    'blank and a number',
    { kind: 'blank', blank: true },
    { kind: 'numbers', from: 1, to: null },
    true,
  ],
  [
    'blank and not a number',
    { kind: 'blank', blank: true },
    { kind: 'numbers', from: 1, to: 1, exclude: true },
    false,
  ],
  [
    'blank and a date',
    { kind: 'dates', from: '2026-02-01', to: null },
    { kind: 'blank', blank: true },
    true,
  ],
  [
    'blank and a text',
    { kind: 'blank', blank: true },
    { kind: 'text', match: 'contains', text: '茶' },
    true,
  ],
  [
    'blank and not a text',
    { kind: 'blank', blank: true },
    { kind: 'text', match: 'lacks', text: '茶' },
    false,
  ],
  [
    'blank and an option or blank',
    { kind: 'blank', blank: true },
    { kind: 'set', values: ['', '金卡'] },
    false,
  ],
  ['blank and not blank', { kind: 'blank', blank: true }, { kind: 'blank', blank: false }, true],
  [
    'filled and the blank option',
    { kind: 'blank', blank: false },
    { kind: 'set', values: [''] },
    true,
  ],
  [
    'filled and an option',
    { kind: 'blank', blank: false },
    { kind: 'set', values: ['金卡'] },
    false,
  ],
  [
    'what is of two kinds',
    { kind: 'dates', from: '2026-02-01', to: null },
    { kind: 'numbers', from: 1, to: 1 },
    false,
  ],
])('of one own field, %s', (_, one, other, excluded) => {
  const found = (a: FieldQuestion, b: FieldQuestion) => kinds(all(own('cf_1', a), own('cf_1', b)));
  expect(found(one, other)).toEqual(excluded ? ['1 apart'] : []);
  expect(found(other, one)).toEqual(excluded ? ['1 apart'] : []);
  expect(kinds(all(own('cf_1', one), own('cf_2', other)))).toEqual([]);
});

it('two options at once are nobody only where one alone is chosen', () => {
  const gold = own('cf_1', { kind: 'set', values: ['金卡'] });
  const silver = own('cf_1', { kind: 'set', values: ['银卡'] });
  const group = all(gold, silver);
  expect(neverHolds(group)).toBe(false);
  expect(neverHolds(group, new Set(['field:cf_2']))).toBe(false);
  expect(neverHolds(group, new Set(['field:cf_1']))).toBe(true);
  expect(neverHolds(any(gold, silver), new Set(['field:cf_1']))).toBe(false);
});

it('ends of an own field the wrong way round hold for nobody', () => {
  expect(kinds(all(own('cf_1', { kind: 'numbers', from: 5, to: 3 })))).toEqual(['0 reversed']);
  const dates = { kind: 'dates', from: '2026-02-01', to: '2026-01-01' } as const;
  expect(kinds(all(own('cf_1', dates)))).toEqual(['0 reversed']);
});
