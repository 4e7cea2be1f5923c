import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { at } from '../../../../support/attendance.ts';
import { storeOf } from '../../../../support/community.ts';
import { figure } from '../../../../support/figures.ts';
import { idOf, write } from '../../../../support/recorded-rows.ts';
import { testEnv } from '../../../../support/workspace.ts';

type Entry = readonly [
  member: string,
  at: string,
  amount: number,
  kind?: 'grant' | 'spend' | 'expire' | 'balance',
];

let made = 0;
const enter = (db: WriteDb, entries: readonly Entry[]): WriteDb => {
  write(db, (insert) => {
    for (const [member, when, amount, kind = 'grant'] of entries)
      insert('points_entry', {
        uid: `pt_${(made += 1)}`,
        member_id: idOf(db, 'member', member),
        at_ms: at(when),
        amount,
        kind,
      });
  });
  return db;
};

const october = ['2026-10-01', '2026-10-31'] as const;
const NOON = 'T04:00:00Z';

const ledger = (): WriteDb =>
  enter(
    storeOf({
      me_a: { stays: [['2026-01-01', null]] },
      me_b: { stays: [['2026-01-01', '2026-10-31']] },
      me_left: { fields: { joined_date: '2026-01-01', left_date: '2026-02-01' } },
      me_even: {},
      me_debt: {},
      me_staff: { fields: { staff: 1 } },
    }).db,
    [
      ['me_a', `2026-09-01${NOON}`, 100],
      ['me_a', `2026-10-05${NOON}`, -30, 'spend'],
      ['me_a', `2026-10-06${NOON}`, -20, 'expire'],
      ['me_b', `2026-10-07${NOON}`, 40, 'balance'],
      ['me_left', `2026-01-15${NOON}`, 7],
      ['me_even', `2026-10-01${NOON}`, 10],
      ['me_even', `2026-10-02${NOON}`, -10, 'spend'],
      ['me_debt', `2026-10-03${NOON}`, -5, 'spend'],
      ['me_staff', `2026-10-04${NOON}`, 1000],
      ['me_a', `2026-11-02${NOON}`, 500],
    ],
  );

test('granted − spent − expired: (100 − 30 − 20) + 40 + 7 + (10 − 10) − 5 = 92, staff apart', () => {
  expect(figure(ledger(), 'points.liability', ...october)).toMatchObject({
    value: 92,
    numerator: 92,
    denominator: null,
    unit: 'points',
    n: 4,
    complete: true,
    uids: ['me_a', 'me_b', 'me_debt', 'me_left'],
  });
});

test('it is a state at the end of the period, whatever its beginning', () => {
  const db = ledger();
  expect(figure(db, 'points.liability', '2026-10-31', '2026-10-31').value).toBe(92);
  expect(figure(db, 'points.liability', '2026-09-01', '2026-10-05').value).toBe(70 + 7 - 5);
  expect(figure(db, 'points.liability', '2026-11-01', '2026-11-23').value).toBe(592);
});

test('the last day ends at its midnight in the zone, also when it has 25 hours', () => {
  const { db } = storeOf({ me_1: {} }, 'Europe/Berlin');
  enter(db, [
    ['me_1', '2026-03-28T22:59:59Z', 1],
    ['me_1', '2026-03-28T23:00:00Z', 2],
    ['me_1', '2026-03-29T21:59:59Z', 4],
    ['me_1', '2026-03-29T22:00:00Z', 8],
    ['me_1', '2026-10-25T22:59:59Z', 16],
    ['me_1', '2026-10-25T23:00:00Z', 32],
  ]);
  const until = (date: string) => figure(db, 'points.liability', date, date).value;
  expect(['2026-03-28', '2026-03-29', '2026-03-30'].map(until)).toEqual([1, 7, 15]);
  expect(['2026-10-25', '2026-10-26'].map(until)).toEqual([31, 63]);
});

test('merged, the ledgers of both are one balance; the sum stays', () => {
  const db = ledger();
  mergeMembers(db, { uid: 'me_debt', intoUid: 'me_a' }, testEnv);
  expect(figure(db, 'points.liability', ...october)).toMatchObject({
    value: 92,
    n: 3,
    uids: ['me_a', 'me_b', 'me_left'],
  });
  mergeMembers(db, { uid: 'me_b', intoUid: 'me_staff' }, testEnv);
  expect(figure(db, 'points.liability', ...october).value).toBe(52);
});

test('of a community: what those hold who belong at the end', () => {
  const tea = { communityUid: 'co_tea' };
  const db = ledger();
  expect(figure(db, 'points.liability', '2026-10-01', '2026-10-30', tea).value).toBe(50 + 40);
  expect(figure(db, 'points.liability', ...october, tea)).toMatchObject({
    value: 50,
    uids: ['me_a'],
  });
});

test('all spent is 0; without any entry by then it is unknown', () => {
  const { db } = storeOf({ me_1: {} });
  expect(figure(db, 'points.liability', ...october)).toMatchObject({
    value: null,
    reason: 'no-points',
    complete: false,
  });
  enter(db, [
    ['me_1', `2026-10-01${NOON}`, 10],
    ['me_1', `2026-10-02${NOON}`, -10, 'spend'],
  ]);
  expect(figure(db, 'points.liability', ...october)).toMatchObject({ value: 0, n: 0, uids: [] });
  expect(figure(db, 'points.liability', '2026-09-01', '2026-09-30').reason).toBe('no-points');
});

test('a later balance that no entry accounts for leaves the time before it not whole', () => {
  const { db } = storeOf({ me_1: {}, me_2: {} });
  enter(db, [
    ['me_1', `2026-10-01${NOON}`, 10],
    ['me_2', `2026-11-05${NOON}`, 60, 'balance'],
  ]);
  expect(figure(db, 'points.liability', ...october)).toMatchObject({ value: 10, complete: false });
  expect(figure(db, 'points.liability', '2026-11-01', '2026-11-10')).toMatchObject({
    value: 70,
    complete: true,
  });
  // A ledger imported afterwards accounts for it: its entries are taken off the balance.
  enter(db, [
    ['me_2', `2026-10-02${NOON}`, 60],
    ['me_2', `2026-11-05${NOON}`, -60, 'balance'],
  ]);
  expect(figure(db, 'points.liability', ...october)).toMatchObject({ value: 70, complete: true });
});

test('while the period runs it is not whole, before it begins unknown', () => {
  const db = ledger();
  expect(figure(db, 'points.liability', '2026-11-01', '2026-11-24')).toMatchObject({
    value: 592,
    complete: false,
  });
  expect(figure(db, 'points.liability', '2026-11-25', '2026-11-30')).toMatchObject({
    value: null,
    reason: 'not-started',
  });
});
