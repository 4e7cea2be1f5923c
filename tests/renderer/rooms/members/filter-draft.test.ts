import { describe, expect, it } from 'vitest';
import {
  askedFilter,
  draftOf,
  draftOfFilter,
  filterOf,
  isReversed,
  matchesOf,
  type FilterDraft,
} from '../../../../renderer/rooms/members/filter-draft.ts';
import { filterText } from '../../../../renderer/rooms/members/filter-text.ts';
import { listFilter, memberColumns } from '../../../../shared/contract/member-filters.ts';

const words = (change: Partial<FilterDraft> & Pick<FilterDraft, 'column'>): string => {
  const filter = filterOf({ ...draftOf(change.column), ...change }, 'CNY');
  return filter === null
    ? ''
    : filterText('zh-CN', filter, { currency: 'CNY', today: '2026-11-29', segments: new Map() });
};

/** Everything a filter may need to know. */
const whole: Partial<FilterDraft> = {
  text: '茶',
  values: ['甲'],
  dates: ['2026-01-01', null],
  numbers: [3, 5],
  days: 7,
};

describe.each(memberColumns)('%s', (column) => {
  it.each(matchesOf(column).map((match) => [match]))('filters by %s', (match) => {
    const filter = filterOf({ ...draftOf(column), ...whole, match }, 'CNY');
    expect(listFilter.parse(filter)).toEqual(filter);
    expect(filterOf(draftOfFilter(filter!, 'CNY'), 'CNY')).toEqual(filter);
    expect(words({ column, ...whole, match })).not.toBe('');
  });
});

it('asks for nothing while something is missing', () => {
  for (const column of ['company', 'tags', 'joinedDate', 'orders'] as const)
    expect(filterOf(draftOf(column), 'CNY')).toBeNull();
  expect(filterOf({ ...draftOf('lastActiveDate'), match: 'last', days: null }, 'CNY')).toBeNull();
  const reversed = { ...draftOf('orders'), numbers: [5, 3] as const };
  expect(isReversed(reversed)).toBe(true);
  expect(filterOf(reversed, 'CNY')).toBeNull();
});

it('counts money in its smallest unit and shows it in its whole one', () => {
  const draft = { ...draftOf('ordersNet'), numbers: [99.5, null] as const };
  expect(filterOf(draft, 'CNY')).toMatchObject({ from: 9950, to: null });
  expect(filterOf(draft, 'JPY')).toMatchObject({ from: 100, to: null });
  expect(words(draft)).toBe('消费净额: 99.5 – …');
});

it('counts days back from today and says from which one', () => {
  const last = { kind: 'recent', column: 'lastActiveDate', days: 30, within: true } as const;
  expect(askedFilter(last, '2026-11-29')).toEqual({
    kind: 'dates',
    column: 'lastActiveDate',
    from: '2026-10-31',
    to: '2026-11-29',
  });
  expect(askedFilter({ ...last, days: 1 }, '2026-11-29')).toMatchObject({ from: '2026-11-29' });
  // The two together are every day up to today, once.
  expect(askedFilter({ ...last, within: false }, '2026-11-29')).toMatchObject({
    from: null,
    to: '2026-10-30',
  });
  expect(words({ column: 'lastActiveDate', match: 'last' })).toBe(
    '最近活跃 在最近 30 天内（2026-10-31 起）',
  );
  expect(words({ column: 'lastActiveDate', match: 'before' })).toBe(
    '最近活跃 早于最近 30 天（2026-10-30 及以前）',
  );
});

it('says the rest in plain words too', () => {
  expect(words({ column: 'city', match: 'none', values: ['上海', ''] })).toBe(
    '城市 都不是 上海、（空）',
  );
  expect(words({ column: 'orders', match: 'differs', numbers: [0, null] })).toBe('订单 不等于 0');
  expect(words({ column: 'birthday', match: 'blank' })).toBe('生日 为空');
});
