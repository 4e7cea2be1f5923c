import { expect, it } from 'vitest';
import {
  balanceByMonth,
  counts,
  effectBy,
  summarise,
  type EffectItem,
} from '../../../../shared/domain/content/effect.ts';

const item = (uid: string, more: Partial<EffectItem> = {}): EffectItem => ({
  uid,
  title: uid,
  type: 'article',
  channel: '公众号',
  date: '2026-11-23',
  hour: 20,
  asOf: '2026-11-24',
  reads: 100,
  likes: 5,
  comments: 3,
  shares: 2,
  ...more,
});

it('sums before it divides, over items that have both sides', () => {
  const items = [
    item('a'),
    item('b', { reads: 900, likes: 40, comments: null, shares: null }),
    // Without reads it has a part in no rate, without answers none in engagement.
    item('c', { reads: null, likes: 1000 }),
    item('d', { reads: 500, likes: null, comments: null, shares: null }),
  ];
  const group = summarise('all', items);
  expect(group).toMatchObject({ n: 4, withReads: 3, readsSum: 1500, readsMedian: 500 });
  expect(group.readsMean).toBe(500);
  expect(group.engagement).toEqual({
    value: 50 / 1000,
    numerator: 50,
    denominator: 1000,
    n: 2,
    reason: null,
  });
  expect(group.share).toMatchObject({ value: 2 / 100, n: 1 });
  expect(items.filter((one) => counts(one, 'engagement')).map(({ uid }) => uid)).toEqual([
    'a',
    'b',
  ]);
});

it('has no rate and says why where nobody read or nothing was imported', () => {
  expect(summarise('all', [item('a', { reads: 0 })])).toMatchObject({
    readsMedian: 0,
    engagement: { value: null, reason: 'no-reads', n: 1 },
  });
  const bare = { reads: null, likes: null, comments: null, shares: null, asOf: null };
  expect(summarise('all', [item('a', bare)])).toMatchObject({
    n: 1,
    readsMedian: null,
    readsMean: null,
    engagement: { value: null, reason: 'no-results', n: 0 },
    share: { value: null, reason: 'no-results' },
  });
});

it('takes the middle of an even number of reads between the two', () => {
  const reads = [10, 40, 20, 1000].map((count, index) => item(String(index), { reads: count }));
  expect(summarise('all', reads)).toMatchObject({ readsMedian: 30, readsMean: 267.5 });
});

it('groups by type, hour and weekday; what is not known is a group of its own', () => {
  const items = [
    item('a', { type: 'live', hour: 9, date: '2026-11-22' }),
    item('b', { hour: null }),
    item('c', { type: null, hour: 20 }),
    item('d', { hour: 8 }),
  ];
  expect(effectBy(items, 'type').map(({ key, n }) => [key, n])).toEqual([
    ['article', 2],
    ['', 1],
    ['live', 1],
  ]);
  expect(effectBy(items, 'hour').map(({ key }) => key)).toEqual(['', '08', '09', '20']);
  // 2026-11-22 is a Sunday.
  expect(effectBy(items, 'weekday').map(({ key, n }) => [key, n])).toEqual([
    ['0', 1],
    ['1', 3],
  ]);
});

it('balances interactive items against all of a month', () => {
  const items = [
    item('a', { type: 'poll', date: '2026-12-01' }),
    item('b', { date: '2026-11-30' }),
    item('c', { type: 'ugc', date: '2026-11-01' }),
    item('d', { type: null, date: '2026-11-02' }),
  ];
  expect(balanceByMonth(items)).toEqual([
    { month: '2026-11', interactive: 1, all: 3 },
    { month: '2026-12', interactive: 1, all: 1 },
  ]);
});
