import { expect, it } from 'vitest';
import { countWhere, membersWhere } from '../../../../../electron/store/queries/conditions/ask.ts';
import { compileConditions } from '../../../../../electron/store/queries/conditions/compile.ts';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { createMember } from '../../../../../electron/store/queries/members/save.ts';
import {
  conditionGroup,
  type Condition,
  type ConditionGroup,
  type MemberFact,
} from '../../../../../shared/contract/conditions.ts';
import { temporaryStore, testEnv } from '../../../../support/workspace.ts';
import { makeRows, sequence, TODAY } from './data.ts';
import { plainAnswer } from './plain.ts';

const ZONE = 'Australia/Sydney';
const MEMBERS = 40;

/** By one statement; the kept facts must say the same. */
const found = (db: WriteDb, asked: ConditionGroup): number[] => {
  const { sql, values } = compileConditions(db, asked, TODAY);
  return db
    .prepare(`SELECT member_id FROM person WHERE ${sql} ORDER BY member_id`)
    .pluck()
    .all(...values) as number[];
};

const store = (seed: number, merges = true) => {
  const { db } = temporaryStore(ZONE);
  const made = makeRows(db, seed, { members: MEMBERS, merges });
  return { db, made, plain: plainAnswer(db, made, { today: TODAY, zone: ZONE }) };
};

const all = (...of: Condition[]): ConditionGroup => ({ kind: 'all', of });
const any = (...of: Condition[]): ConditionGroup => ({ kind: 'any', of });
const none = (...of: Condition[]): ConditionGroup => ({ kind: 'none', of });

/** Facts of every kind with ends at, below and above 0, open and closed. */
const randomFact = (next: (below: number) => number): MemberFact => {
  const pick = <T>(list: readonly T[]): T => list[next(list.length)]!;
  const days = pick([null, 1, 2, 7, 30, 66]);
  const ends = (scale = 1) => ({
    from: pick([null, 0, 1, 1, 2, 3].map((end) => end && end * scale)),
    to: pick([null, null, 0, 1, 2, 4].map((end) => end && end * scale)),
  });
  const fact = pick<() => MemberFact>([
    () => ({
      kind: 'activity',
      measure: pick(['acts', 'days']),
      kinds: pick([[], ['message'], ['like', 'visit']]),
      days,
      ...ends(),
    }),
    () => ({ kind: 'orders', measure: 'orders', days, ...ends() }),
    () => ({ kind: 'orders', measure: 'net', days, ...ends(pick([1, 100, -100])) }),
    () => ({
      kind: 'events',
      measure: pick(['signups', 'attended']),
      eventUid: pick([null, 'ev_1', 'ev_2', 'ev_gone']),
      days,
      ...ends(),
    }),
    () => ({
      kind: 'community',
      communityUid: pick(['co_0', 'co_1', 'co_gone']),
      role: pick([null, '群主']),
    }),
    () => ({ kind: 'tenure', ...ends(pick([1, 10, -1])) }),
    () => ({ kind: 'referrals', days, ...ends() }),
    () => ({
      kind: 'member',
      filter: { kind: 'set', column: 'city', values: [pick(['上海', ''])] },
    }),
    () => ({ kind: 'member', filter: { kind: 'blank', column: 'city', blank: next(2) === 0 } }),
    () => ({
      kind: 'member',
      filter: {
        kind: 'recent',
        column: 'joinedDate',
        days: pick([1, 7, 40]),
        within: next(2) === 0,
      },
    }),
    () => ({
      kind: 'member',
      filter: { kind: 'text', column: 'name', match: 'contains', text: pick(['1', '2']) },
    }),
  ]);
  return fact();
};

const randomGroup = (next: (below: number) => number, depth: number): ConditionGroup => ({
  kind: (['all', 'any', 'none'] as const)[next(3)]!,
  of: Array.from({ length: next(4) }, () =>
    depth > 1 && next(3) === 0 ? randomGroup(next, depth - 1) : randomFact(next),
  ),
});

it('every fact finds whom plain loops find, also after merges and of what is unknown', () => {
  const { db, plain } = store(7);
  const next = sequence(1);
  let hits = 0;
  for (let round = 0; round < 300; round += 1) {
    const asked = all(randomFact(next));
    const expected = plain(asked);
    expect([...membersWhere(db, asked, TODAY)], JSON.stringify(asked)).toEqual(expected);
    expect(found(db, asked), JSON.stringify(asked)).toEqual(expected);
    hits += expected.length > 0 && expected.length < plain(all()).length ? 1 : 0;
  }
  // The comparison says something: most questions divide the members.
  expect(hits).toBeGreaterThan(150);
});

it('so do groups within groups, and what holds for nobody or everybody', () => {
  for (const seed of [11, 12, 13]) {
    const { db, plain } = store(seed);
    const next = sequence(seed);
    for (let round = 0; round < 80; round += 1) {
      const asked = conditionGroup.parse(randomGroup(next, 4));
      const expected = plain(asked);
      expect([...membersWhere(db, asked, TODAY)], JSON.stringify(asked)).toEqual(expected);
      expect(found(db, asked), JSON.stringify(asked)).toEqual(expected);
      expect(countWhere(db, asked, TODAY)).toBe(expected.length);
    }
  }
});

it('an empty group holds for everybody, of any for nobody; staff and archived are never in', () => {
  const { db, made, plain } = store(3);
  const counted = plain(all());
  expect(counted.length).toBeLessThan(new Set(made.personOf).size);
  expect([...membersWhere(db, all(), TODAY)]).toEqual(counted);
  expect([...membersWhere(db, none(), TODAY)]).toEqual(counted);
  expect(countWhere(db, any(), TODAY)).toBe(0);
  expect(countWhere(db, none(any()), TODAY)).toBe(counted.length);
  expect(countWhere(db, none(none()), TODAY)).toBe(0);
});

it('where nobody was merged the same is found', () => {
  const { db, plain } = store(21, false);
  const next = sequence(2);
  for (let round = 0; round < 150; round += 1) {
    const asked = all(randomFact(next));
    expect([...membersWhere(db, asked, TODAY)], JSON.stringify(asked)).toEqual(plain(asked));
    expect(found(db, asked), JSON.stringify(asked)).toEqual(plain(asked));
  }
});

it('what was found is forgotten when something is written, or another day is asked for', () => {
  const { db } = store(5);
  const joined = { kind: 'tenure' as const, from: 0, to: 30 };
  const before = membersWhere(db, all(joined), TODAY);
  expect([...membersWhere(db, all(joined), '2026-10-04')]).not.toEqual([...before]);
  createMember(db, { fields: { name: '新', joinedDate: TODAY } }, testEnv);
  expect(membersWhere(db, all(joined), TODAY)).toHaveLength(before.length + 1);
});

it('the sets of people are found once, by index, not for every member', () => {
  const { db } = temporaryStore();
  const days = 30;
  const plan = (...of: Condition[]): string => {
    const { sql, values } = compileConditions(db, all(...of), TODAY);
    return db
      .prepare<(string | number)[], { detail: string }>(
        `EXPLAIN QUERY PLAN SELECT count(*) FROM person WHERE ${sql}`,
      )
      .all(...values)
      .map(({ detail }) => detail)
      .join('\n');
  };
  const acts = { kind: 'activity' as const, measure: 'acts' as const, kinds: [], days };
  const active = plan({ ...acts, from: 1, to: null });
  expect(active).toMatch(/SEARCH person USING INTEGER PRIMARY KEY/);
  expect(active).toMatch(/SEARCH member_day USING COVERING INDEX member_day_date \(local_date>\?/);
  const silent = plan({ ...acts, from: null, to: 0 });
  expect(silent).toMatch(/SCAN person USING COVERING INDEX/);
  const several = plan(
    { kind: 'orders', measure: 'orders', days, from: 2, to: null },
    { kind: 'events', measure: 'attended', eventUid: 'ev_1', days, from: null, to: 0 },
    { kind: 'community', communityUid: 'co_1', role: null },
    { kind: 'referrals', days, from: 1, to: null },
  );
  expect(several).toMatch(/SEARCH order_ USING .*INDEX order_paid/);
  expect(several).toMatch(/SEARCH checkin USING .*INDEX checkin_event/);
  expect(several).toMatch(/SEARCH membership USING .*INDEX membership_group/);
  for (const text of [active, silent, several]) expect(text).not.toContain('CORRELATED');
});
