import { expect, it } from 'vitest';
import {
  cadenceWeeks,
  suggestCadence,
  type CadenceItem,
  type CadenceRule,
} from '../../../../shared/domain/content/cadence.ts';
import { addDays } from '../../../../shared/domain/values/days.ts';

const monday = 1;
const sunday = 0;
const item = (date: string, more: Partial<CadenceItem> = {}): CadenceItem => ({
  date,
  published: true,
  channel: '公众号',
  communityUid: null,
  ...more,
});
const rule: CadenceRule = { communityUid: null, channel: '公众号', perWeek: 2 };

it('counts a week that lies across the end of the year as one', () => {
  // Monday 2026-12-28 to Sunday 2027-01-03.
  const items = [item('2026-12-31'), item('2027-01-01')];
  const span = { from: '2026-12-30', to: '2027-01-08' };
  const weeks = cadenceWeeks(items, rule, span, { weekStart: monday, today: '2027-01-20' });
  expect(weeks).toMatchObject([
    { from: '2026-12-28', to: '2027-01-03', published: 2, missing: 0, state: 'met' },
    { from: '2027-01-04', to: '2027-01-10', published: 0, missing: 2, state: 'gap' },
  ]);
});

it('begins weeks on the day of the workspace', () => {
  const items = [item('2026-11-22'), item('2026-11-23')];
  const span = { from: '2026-11-22', to: '2026-11-22' };
  const over = { today: '2026-12-20' };
  // 2026-11-22 is a Sunday: the last day of one week, the first of another.
  expect(cadenceWeeks(items, rule, span, { weekStart: monday, ...over })).toMatchObject([
    { from: '2026-11-16', published: 1, state: 'gap' },
  ]);
  expect(cadenceWeeks(items, rule, span, { weekStart: sunday, ...over })).toMatchObject([
    { from: '2026-11-22', published: 2, state: 'met' },
  ]);
});

it('calls a week a gap only when its last day is over, and then counts what was published', () => {
  const items = [item('2026-11-24'), item('2026-11-27', { published: false })];
  const span = { from: '2026-11-23', to: '2026-11-29' };
  const on = (today: string) => cadenceWeeks(items, rule, span, { weekStart: monday, today })[0];
  expect(on('2026-11-25')).toMatchObject({ published: 1, planned: 1, missing: 0, state: 'met' });
  expect(on('2026-11-29')).toMatchObject({ missing: 0, state: 'met' });
  expect(on('2026-11-30')).toMatchObject({ missing: 1, state: 'gap' });
  const more = cadenceWeeks(items, { ...rule, perWeek: 3 }, span, {
    weekStart: monday,
    today: '2026-11-29',
  });
  expect(more[0]).toMatchObject({ missing: 1, state: 'open' });
});

it('holds a rule against its own channel and community alone', () => {
  const items = [
    item('2026-11-24', { communityUid: 'co_a' }),
    item('2026-11-25', { communityUid: 'co_b' }),
    item('2026-11-26', { communityUid: 'co_a', channel: '视频号' }),
  ];
  const published = (over: Partial<CadenceRule>): number | undefined =>
    cadenceWeeks(
      items,
      { ...rule, ...over },
      { from: '2026-11-24', to: '2026-11-24' },
      { weekStart: monday, today: '2026-12-20' },
    )[0]?.published;
  expect(published({})).toBe(2);
  expect(published({ communityUid: 'co_a' })).toBe(1);
  expect(published({ channel: null })).toBe(3);
});

it('suggests what half of the last eight whole weeks reached, for channels served regularly', () => {
  // The week of Monday 2026-11-30 is running; the eight before it begin on 2026-10-05.
  const today = '2026-12-02';
  const week = (index: number, count: number, channel: string): CadenceItem[] =>
    Array.from({ length: count }, (_, day) =>
      item(addDays('2026-10-05', index * 7 + day), { channel }),
    );
  const items = [
    // 3, 3, 2, 2 are the four best weeks.
    ...[3, 1, 2, 0, 3, 1, 2, 1].flatMap((count, index) => week(index, count, '公众号')),
    // Only three weeks had anything.
    ...[4, 4, 4, 0, 0, 0, 0, 0].flatMap((count, index) => week(index, count, '微博')),
    // The running week and what is planned say nothing.
    ...Array.from({ length: 5 }, () => item('2026-12-01', { channel: '小红书' })),
    ...week(0, 7, '抖音').map((one) => ({ ...one, published: false })),
  ];
  expect(suggestCadence(items, { weekStart: monday, today })).toEqual([
    { communityUid: null, channel: '公众号', perWeek: 2 },
  ]);
});
