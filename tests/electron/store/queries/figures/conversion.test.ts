import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import { addEvent, at, scan, signUp, type Scan } from '../../../../support/attendance.ts';
import { storeOf } from '../../../../support/community.ts';
import { figure } from '../../../../support/figures.ts';
import { idOf, write } from '../../../../support/recorded-rows.ts';
import { testEnv } from '../../../../support/workspace.ts';

type Order = readonly [member: string, paid: string, status?: string];
const buy = (db: WriteDb, orders: readonly Order[]): void =>
  write(db, (insert) => {
    for (const [n, [member, paid, status = 'paid']] of orders.entries())
      insert('order_', {
        uid: `or_${n}_${member}`,
        namespace: 'shop',
        number: `${n}`,
        member_id: idOf(db, 'member', member),
        status,
        paid_at_ms: at(paid),
        paid_date: paid.slice(0, 10),
        currency: 'CNY',
        amount_minor: 100,
        refunded_minor: status === 'refunded' ? 100 : 0,
      });
  });

/** Scanned at 11:00 UTC of 1 October: thirty days are over at 11:00 of the 31st. */
const market = (): WriteDb => {
  const { db } = storeOf({
    me_same: {},
    me_last: {},
    me_late: {},
    me_early: {},
    me_back: {},
    me_part: {},
    me_never: {},
    me_absent: {},
    me_staff: { fields: { staff: 1 } },
  });
  addEvent(db, 'ev_1', '2026-10-01T10:00:00Z', '2026-10-01T13:00:00Z');
  scan(
    db,
    'ev_1',
    ['same', 'last', 'late', 'early', 'back', 'part', 'never', 'staff'].map((who): Scan => [
      `me_${who}`,
      'in',
      '2026-10-01T11:00:00Z',
    ]),
  );
  buy(db, [
    ['me_same', '2026-10-01T11:00:00Z'],
    ['me_same', '2026-10-05T11:00:00Z'],
    ['me_last', '2026-10-31T10:59:59Z'],
    ['me_late', '2026-10-31T11:00:00Z'],
    ['me_early', '2026-10-01T10:59:59Z'],
    ['me_back', '2026-10-02T11:00:00Z', 'refunded'],
    ['me_part', '2026-10-02T11:00:00Z', 'partly-refunded'],
    ['me_absent', '2026-10-02T11:00:00Z'],
    ['me_staff', '2026-10-02T11:00:00Z'],
  ]);
  return db;
};
const october = ['2026-10-01', '2026-10-31'] as const;

test('conversion: attendees with an order kept within thirty days ÷ attendees', () => {
  expect(figure(market(), 'conversion.rate', ...october)).toMatchObject({
    value: 3 / 7,
    numerator: 3,
    denominator: 7,
    complete: true,
    uids: ['me_last', 'me_part', 'me_same'],
  });
});

test('conversion by person: merged, the order of one follows the attendance of the other', () => {
  const db = market();
  mergeMembers(db, { uid: 'me_absent', intoUid: 'me_never' }, testEnv);
  mergeMembers(db, { uid: 'me_part', intoUid: 'me_same' }, testEnv);
  expect(figure(db, 'conversion.rate', ...october)).toMatchObject({
    numerator: 3,
    denominator: 6,
    uids: ['me_last', 'me_never', 'me_same'],
  });
});

test('conversion is cut off at the asking, and open for thirty days after the last event', () => {
  const db = market();
  const asked = (now: string) => figure(db, 'conversion.rate', ...october, { nowMs: at(now) });
  expect(asked('2026-10-31T10:59:58Z')).toMatchObject({ numerator: 2, complete: false });
  // The event ended at 13:00.
  expect(asked('2026-10-31T12:59:59Z')).toMatchObject({ numerator: 3, complete: false });
  expect(asked('2026-11-01T00:00:00Z')).toMatchObject({ numerator: 3, complete: true });
});

test('any attendance may be followed by the order; without a time it is that of the start', () => {
  const { db } = storeOf({ me_1: {}, me_2: {} });
  addEvent(db, 'ev_1', '2026-09-01T10:00:00Z', '2026-09-01T12:00:00Z');
  addEvent(db, 'ev_2', '2026-10-01T10:00:00Z', '2026-10-01T12:00:00Z');
  scan(db, 'ev_1', [
    ['me_1', 'in', null],
    ['me_2', 'in', null],
  ]);
  scan(db, 'ev_2', [['me_1', 'in', null]]);
  buy(db, [
    ['me_1', '2026-10-20T10:00:00Z'],
    ['me_2', '2026-10-20T10:00:00Z'],
  ]);
  expect(figure(db, 'conversion.rate', '2026-09-01', '2026-10-31')).toMatchObject({
    numerator: 1,
    denominator: 2,
    uids: ['me_1'],
  });
});

test('of no attendees conversion is unknown, though people bought', () => {
  const { db } = storeOf({ me_1: {} });
  addEvent(db, 'ev_1', '2026-10-01T10:00:00Z', '2026-10-01T12:00:00Z');
  signUp(db, 'ev_1', { me_1: 'confirmed' });
  buy(db, [['me_1', '2026-10-02T10:00:00Z']]);
  expect(figure(db, 'conversion.rate', ...october)).toMatchObject({
    value: null,
    interval: null,
    denominator: 0,
    reason: 'no-attendees',
  });
});
