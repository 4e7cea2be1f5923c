import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { storeOf } from '../../../../support/community.ts';
import { figure } from '../../../../support/figures.ts';
import { idOf, write } from '../../../../support/recorded-rows.ts';
import { testEnv } from '../../../../support/workspace.ts';

const october = ['2026-10-01', '2026-10-31'] as const;
type Act = readonly [member: string, kind: string, quantity: number, date?: string];

let made = 0;
const act = (db: WriteDb, acts: readonly Act[]): void =>
  write(db, (insert) => {
    for (const [member, kind, quantity, local_date = '2026-10-10'] of acts)
      insert('interaction', {
        uid: `in_more_${(made += 1)}`,
        member_id: idOf(db, 'member', member),
        kind,
        local_date,
        quantity,
        counted: 1,
      });
  });

const club = (): WriteDb => {
  const { db } = storeOf({
    me_a: { fields: { joined_date: '2026-01-01' } },
    me_b: { fields: { joined_date: '2026-01-01' } },
    me_likes: { fields: { joined_date: '2026-01-01' } },
    me_quiet: { fields: { joined_date: '2026-01-01' } },
    me_left: { fields: { joined_date: '2026-01-01', left_date: '2026-10-20' } },
    me_staff: { fields: { joined_date: '2026-01-01', staff: 1 } },
  });
  act(db, [
    ['me_a', 'message', 5],
    ['me_a', 'message', 2, '2026-10-31'],
    ['me_a', 'like', 50],
    ['me_b', 'message', 3, '2026-10-01'],
    ['me_b', 'message', 9, '2026-09-30'],
    ['me_b', 'message', 9, '2026-11-01'],
    ['me_likes', 'like', 4],
    ['me_quiet', 'message', 0],
    ['me_left', 'message', 6],
    ['me_staff', 'message', 1000],
  ]);
  return db;
};

test('messages per active: 5 + 2 + 3 + 6 = 16 over the four who were active', () => {
  expect(figure(club(), 'messages.per_active', ...october)).toMatchObject({
    value: 4,
    numerator: 16,
    denominator: 4,
    unit: 'mean',
    interval: null,
    complete: true,
    uids: ['me_a', 'me_b', 'me_left'],
  });
});

test('messages per member: 16 over the four who are there at the end', () => {
  const db = club();
  act(db, [['me_a', 'message', 4]]);
  expect(figure(db, 'messages.per_member', ...october)).toMatchObject({
    value: 5,
    numerator: 20,
    denominator: 4,
  });
});

test('merged, two who spoke are one active and one member; the messages stay', () => {
  const db = club();
  mergeMembers(db, { uid: 'me_b', intoUid: 'me_a' }, testEnv);
  expect(figure(db, 'messages.per_active', ...october)).toMatchObject({
    numerator: 16,
    denominator: 3,
    uids: ['me_a', 'me_left'],
  });
  expect(figure(db, 'messages.per_member', ...october)).toMatchObject({
    numerator: 16,
    denominator: 3,
  });
});

test('of a community: what was said in it, by its members', () => {
  const { db } = storeOf({
    me_1: { stays: [['2026-01-01', null]], acts: ['2026-10-02', '2026-10-03', '2026-10-04'] },
    me_2: { stays: [['2026-01-01', null]] },
  });
  act(db, [['me_1', 'message', 100]]);
  const tea = { communityUid: 'co_tea' };
  expect(figure(db, 'messages.per_active', ...october, tea)).toMatchObject({
    numerator: 3,
    denominator: 1,
  });
  expect(figure(db, 'messages.per_member', ...october, tea)).toMatchObject({ value: 1.5 });
});

test('unknown without records, without anybody active, without members', () => {
  const { db } = storeOf({ me_1: { fields: { joined_date: '2026-01-01' } } });
  for (const id of ['messages.per_active', 'messages.per_member'] as const)
    expect(figure(db, id, ...october), id).toMatchObject({ value: null, reason: 'no-data' });
  act(db, [
    ['me_1', 'message', 1, '2026-09-01'],
    ['me_1', 'message', 1, '2026-11-20'],
  ]);
  expect(figure(db, 'messages.per_active', ...october)).toMatchObject({
    value: null,
    denominator: 0,
    reason: 'no-active-in-period',
  });
  expect(figure(db, 'messages.per_member', ...october)).toMatchObject({ value: 0, denominator: 1 });

  const gone = storeOf({
    me_1: { fields: { joined_date: '2026-01-01', left_date: '2026-10-10' }, acts: ['2026-10-02'] },
  });
  expect(figure(gone.db, 'messages.per_member', ...october)).toMatchObject({
    value: null,
    reason: 'no-members-at-end',
  });
  expect(figure(gone.db, 'messages.per_active', ...october).value).toBe(1);
});

test('a running period is not whole, one to come unknown', () => {
  const db = club();
  act(db, [['me_a', 'message', 1, '2026-11-24']]);
  for (const id of ['messages.per_active', 'messages.per_member'] as const) {
    expect(figure(db, id, '2026-11-01', '2026-11-23').complete, id).toBe(true);
    expect(figure(db, id, '2026-11-01', '2026-11-24').complete, id).toBe(false);
    expect(figure(db, id, '2026-11-25', '2026-11-30').reason, id).toBe('not-started');
  }
});

test('the week over the end of the year, Monday to Sunday', () => {
  const { db } = storeOf({ me_1: { fields: { joined_date: '2025-01-01' } } });
  act(db, [
    ['me_1', 'message', 1, '2025-12-28'],
    ['me_1', 'message', 2, '2025-12-29'],
    ['me_1', 'message', 4, '2026-01-01'],
    ['me_1', 'message', 8, '2026-01-04'],
    ['me_1', 'message', 16, '2026-01-05'],
  ]);
  expect(figure(db, 'messages.per_active', '2025-12-29', '2026-01-04').value).toBe(14);
});
