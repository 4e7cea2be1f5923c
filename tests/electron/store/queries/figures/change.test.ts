import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { periodScope } from '../../../../../electron/store/queries/campaigns/read.ts';
import {
  differencesOf,
  figureChange,
  type Asked,
} from '../../../../../electron/store/queries/figures/change.ts';
import { computeFigure } from '../../../../../electron/store/queries/figures/compute.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import type { MetricId } from '../../../../../shared/domain/metrics/registry.ts';
import { meanChange } from '../../../../../shared/domain/statistics/bootstrap.ts';
import { rateChange } from '../../../../../shared/domain/statistics/paired.ts';
import { storeOf } from '../../../../support/community.ts';
import { testEnv, testNowMs } from '../../../../support/workspace.ts';

const september = { from: '2026-09-01', to: '2026-09-30' };
const later = { from: '2026-10-01', to: '2026-10-30' };

const asked = (db: WriteDb, id: MetricId, period: typeof later): Asked => {
  const scope = periodScope(db, period, testNowMs, { communityIds: null, eventIds: null });
  return { scope, figure: computeFigure(db, id, scope) };
};
const changeOf = (
  db: WriteDb,
  id: MetricId,
  limits?: { readonly mostPeople: number; readonly mostDrawn: number },
) => figureChange(db, asked(db, id, september), asked(db, id, later), limits);

const [before, during] = ['2026-09-10', '2026-10-10'];
const member = (joined_date: string, acts: readonly string[], left_date: string | null = null) => ({
  fields: { joined_date, left_date },
  acts,
});

/** Of ten at the end of September six spoke, of eleven at the end of October eight; nine are in both. */
const club = (): WriteDb =>
  storeOf({
    me_always_1: member('2026-01-01', [before, during]),
    me_always_2: member('2026-01-01', [before, during, during]),
    me_always_3: member('2026-01-01', [before, during]),
    me_always_4: member('2026-01-01', [before, before, before, during]),
    me_began_1: member('2026-01-01', [during]),
    me_began_2: member('2026-01-01', [during]),
    me_stopped: member('2026-01-01', [before]),
    me_never_1: member('2026-01-01', []),
    me_never_2: member('2026-01-01', []),
    me_left: member('2026-01-01', [before], '2026-10-05'),
    me_new_1: member('2026-10-02', [during]),
    me_new_2: member('2026-10-02', [during, during]),
  }).db;

test('a share is compared with the correlation of those who are in both periods', () => {
  const pairs = { always: 4, onlyDuring: 2, onlyBefore: 1, never: 2, each: 1 };
  expect(changeOf(club(), 'speaking.rate')).toEqual(
    rateChange({ k: 6, n: 10 }, { k: 8, n: 11 }, pairs),
  );
});

test('merged, two who spoke in one period each are one who spoke in both', () => {
  const db = club();
  mergeMembers(db, { uid: 'me_stopped', intoUid: 'me_began_1' }, testEnv);
  const pairs = { always: 5, onlyDuring: 1, onlyBefore: 0, never: 2, each: 1 };
  expect(changeOf(db, 'speaking.rate')).toEqual(rateChange({ k: 6, n: 9 }, { k: 8, n: 10 }, pairs));
});

test('a mean is compared by drawing its people again, each with all they did', () => {
  const found = changeOf(club(), 'messages.per_member')!;
  const person = (was: number | null, is: number | null, times: number) => ({
    before: was ?? 0,
    beforeWeight: was === null ? 0 : 1,
    during: is ?? 0,
    duringWeight: is === null ? 0 : 1,
    times,
  });
  const expected = meanChange(
    [
      person(null, 1, 1),
      person(null, 2, 1),
      person(0, 0, 2),
      person(0, 1, 2),
      person(1, null, 1),
      person(1, 0, 1),
      person(1, 1, 2),
      person(1, 2, 1),
      person(3, 1, 1),
    ],
    {
      seed: 'messages.per_member 2026-09-01 2026-09-30 2026-10-01 2026-10-30',
      part: 1,
      difference: 10 / 11 - 8 / 10,
    },
  )!;
  expect(found.difference).toBeCloseTo(expected.difference, 12);
  expect(found.interval).toEqual(expected.interval);
});

test('an average order: the buyer is drawn, with all orders of both periods', () => {
  const db = storeOf({
    me_many: {
      orders: [
        [before, 10_000],
        [before, 12_000],
        [during, 30_000],
        [during, 31_000],
        [during, 29_000],
      ],
    },
    me_was: { orders: [[before, 9000]] },
    me_is: { orders: [[during, 8000]] },
    me_both: {
      orders: [
        [before, 5000],
        [during, 6000],
      ],
    },
  }).db;
  const found = changeOf(db, 'orders.aov')!;
  expect(found.difference).toBeCloseTo(104_000 / 5 - 36_000 / 4, 9);
  expect(found.interval[0]).toBeLessThan(found.difference);
  expect(found.interval[1]).toBeGreaterThan(found.difference);
  expect(changeOf(db, 'orders.aov')).toEqual(found);
});

test('of many people a part is looked at, in groups: the difference stays that of all', () => {
  const db = club();
  const all = changeOf(db, 'messages.per_member')!;
  const part = changeOf(db, 'messages.per_member', { mostPeople: 6, mostDrawn: 2 })!;
  expect(part.difference).toBe(all.difference);
  const rate = changeOf(db, 'speaking.rate', { mostPeople: 6, mostDrawn: 2 })!;
  expect(rate.difference).toBe(changeOf(db, 'speaking.rate')!.difference);
});

test('counts, unequal spans and what still runs are not compared', () => {
  const db = club();
  expect(changeOf(db, 'members.total')).toBeNull();
  expect(changeOf(db, 'growth.rate')).toBeNull();
  const short = asked(db, 'speaking.rate', { from: '2026-09-29', to: '2026-09-30' });
  expect(figureChange(db, short, asked(db, 'speaking.rate', later))).toBeNull();
  const running = asked(db, 'speaking.rate', { from: '2026-11-01', to: '2026-11-30' });
  expect(figureChange(db, asked(db, 'speaking.rate', later), running)).toBeNull();
});

test('a table has its verdicts in the order of its lines', () => {
  const db = club();
  const line = (id: MetricId) => ({
    before: asked(db, id, september),
    during: asked(db, id, later),
  });
  expect(differencesOf(db, [line('members.total'), line('speaking.rate')])).toEqual([
    null,
    expect.objectContaining({ verdict: 'none' }),
  ]);
});
