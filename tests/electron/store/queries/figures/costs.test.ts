import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { saveRows } from '../../../../../electron/store/queries/budget/save.ts';
import { addEvent, scan, signUp } from '../../../../support/attendance.ts';
import { storeOf } from '../../../../support/community.ts';
import { figure } from '../../../../support/figures.ts';
import { idOf, write } from '../../../../support/recorded-rows.ts';
import { testEnv } from '../../../../support/workspace.ts';

const october = ['2026-10-01', '2026-10-31'] as const;
const ID = 'events.cost_per_attendee';
interface Cost {
  readonly actual: number | null;
  readonly planned?: number;
  readonly currency?: string;
  readonly side?: 'cost' | 'income';
}

const spend = (db: WriteDb, event: string, costs: Readonly<Record<string, Cost>>): void =>
  write(db, (insert) => {
    for (const [name, { actual, planned, currency, side }] of Object.entries(costs))
      insert('cost_entry', {
        uid: `ce_${name}`,
        item: name,
        event_id: idOf(db, 'event', event),
        currency: currency ?? 'CNY',
        side: side ?? 'cost',
        planned_minor: planned ?? null,
        actual_minor: actual,
      });
  });

/** Two came to the first event (one of them twice under the scanner) and one of them to the second. */
const events = (): WriteDb => {
  const { db } = storeOf({ me_a: {}, me_b: {}, me_c: {}, me_staff: { fields: { staff: 1 } } });
  addEvent(db, 'ev_tea', '2026-10-10T06:00:00Z', '2026-10-10T08:00:00Z', true);
  addEvent(db, 'ev_walk', '2026-10-20T06:00:00Z', '2026-10-20T08:00:00Z');
  scan(db, 'ev_tea', [
    ['me_a', 'in', '2026-10-10T06:00:00Z'],
    ['me_a', 'in', '2026-10-10T06:01:00Z'],
    ['me_b', 'in', '2026-10-10T06:02:00Z'],
    ['me_staff', 'in', '2026-10-10T06:03:00Z'],
  ]);
  scan(db, 'ev_walk', [['me_a', 'in', '2026-10-20T06:00:00Z']]);
  return db;
};

test('(300 + 60) + 90 of two events over 2 + 1 attendances = 150; income and dollars are not in it', () => {
  const db = events();
  spend(db, 'ev_tea', {
    room: { actual: 30_000, planned: 20_000 },
    tea: { actual: 6_000 },
    tickets: { actual: 99_000, side: 'income' },
  });
  spend(db, 'ev_walk', { bus: { actual: 9_000 } });
  expect(figure(db, ID, ...october)).toMatchObject({
    value: 15_000,
    unit: 'minor',
    numerator: 45_000,
    denominator: 3,
    n: 3,
    entity: 'cost',
    complete: true,
    uids: ['ce_bus', 'ce_room', 'ce_tea'],
  });
  expect(figure(db, ID, ...october, { eventUid: 'ev_tea' }).value).toBe(18_000);
  expect(figure(db, ID, ...october, { communityUid: 'co_tea' }).value).toBe(18_000);
  spend(db, 'ev_walk', { guide: { actual: 5_000, currency: 'USD' } });
  expect(figure(db, ID, ...october)).toMatchObject({ value: 15_000, complete: false });
});

test('what a benefit cost is in it: (120 + 2 × 15) ÷ 2 = 75', () => {
  const db = events();
  spend(db, 'ev_tea', { room: { actual: 12_000 } });
  const benefit = saveRows(
    db,
    {
      kind: 'benefit',
      eventUid: 'ev_tea',
      rows: [{ uid: null, fields: { kind: 'material', name: '茶包', unitMinor: 1_500 } }],
    },
    testEnv,
  );
  saveRows(
    db,
    {
      kind: 'grant',
      eventUid: 'ev_tea',
      rows: [{ uid: null, fields: { benefitUid: benefit.uid, quantity: 2 } }],
    },
    testEnv,
  );
  expect(figure(db, ID, ...october, { eventUid: 'ev_tea' }).value).toBe(7_500);
});

test('it says why it is not there: no costs, another currency, nobody, nobody scanned, not begun', () => {
  const db = events();
  const reason = (eventUid: string) => figure(db, ID, ...october, { eventUid }).reason;
  expect(figure(db, ID, ...october)).toMatchObject({ value: null, reason: 'no-costs' });
  spend(db, 'ev_tea', { speaker: { actual: 100, currency: 'USD' } });
  expect(reason('ev_tea')).toBe('costs-other-currency');
  addEvent(db, 'ev_unseen', '2026-10-21T06:00:00Z', null);
  signUp(db, 'ev_unseen', { me_a: 'confirmed' });
  spend(db, 'ev_unseen', { hall: { actual: 70_000 } });
  expect(reason('ev_unseen')).toBe('no-checkins');
  addEvent(db, 'ev_back', '2026-10-22T06:00:00Z', null);
  scan(db, 'ev_back', [
    ['me_a', 'in', '2026-10-22T06:00:00Z'],
    ['me_a', 'undo', '2026-10-22T06:01:00Z'],
  ]);
  expect(reason('ev_back')).toBe('no-attendees');
  addEvent(db, 'ev_next', '2026-12-21T06:00:00Z', null);
  expect(reason('ev_next')).toBe('not-started');
  // The hall of an event nobody was scanned at is no cost of those who came elsewhere.
  spend(db, 'ev_walk', { bus: { actual: 9_000 } });
  expect(figure(db, ID, ...october)).toMatchObject({
    value: 3_000,
    complete: false,
    uids: ['ce_bus'],
  });
});

test('a line that is planned and not paid yet leaves it not whole', () => {
  const db = events();
  spend(db, 'ev_tea', { room: { actual: 12_000 }, tea: { actual: null, planned: 3_000 } });
  expect(figure(db, ID, ...october, { eventUid: 'ev_tea' })).toMatchObject({
    value: 6_000,
    complete: false,
  });
});
