import { expect, test } from 'vitest';
import type { WriteDb } from '../../../../../electron/store/db.ts';
import { mergeMembers } from '../../../../../electron/store/queries/members/merge.ts';
import type { MetricId } from '../../../../../shared/domain/metrics/registry.ts';
import { addEvent, at, scan, signUp } from '../../../../support/attendance.ts';
import { storeOf } from '../../../../support/community.ts';
import { figure } from '../../../../support/figures.ts';
import { testEnv } from '../../../../support/workspace.ts';

const november = ['2026-11-01', '2026-11-23'] as const;
const rates = ['events.show_up_rate', 'events.no_show_rate'] as const satisfies MetricId[];

/** One tasting, over: seven confirmed of whom five count and three came, a walk-in, staff. */
const tasting = (): WriteDb => {
  const { db } = storeOf({
    me_a: {},
    me_b: {},
    me_undone: {},
    me_again: {},
    me_absent: {},
    me_wait: {},
    me_pend: {},
    me_cancel: {},
    me_decline: {},
    me_reject: {},
    me_walk: {},
    me_staff: { fields: { staff: 1 } },
    me_help: { fields: { staff: 1 } },
  });
  addEvent(db, 'ev_1', '2026-11-10T11:00:00Z', '2026-11-10T13:00:00Z');
  signUp(db, 'ev_1', {
    me_a: 'confirmed',
    me_b: 'confirmed',
    me_undone: 'confirmed',
    me_again: 'confirmed',
    me_absent: 'confirmed',
    me_staff: 'confirmed',
    me_help: 'confirmed',
    me_wait: 'waiting',
    me_pend: 'pending',
    me_cancel: 'cancelled',
    me_decline: 'declined',
    me_reject: 'rejected',
  });
  scan(db, 'ev_1', [
    ['me_a', 'in', '2026-11-10T10:50:00Z'],
    ['me_a', 'in', '2026-11-10T11:50:00Z'],
    ['me_b', 'in', null],
    ['me_undone', 'in', '2026-11-10T10:51:00Z'],
    ['me_undone', 'undo', '2026-11-10T10:52:00Z'],
    ['me_again', 'in', '2026-11-10T10:51:00Z'],
    ['me_again', 'undo', '2026-11-10T10:52:00Z'],
    ['me_again', 'in', '2026-11-10T10:53:00Z'],
    ['me_walk', 'in', '2026-11-10T11:05:00Z'],
    ['me_cancel', 'in', '2026-11-10T11:06:00Z'],
    ['me_staff', 'in', '2026-11-10T10:00:00Z'],
  ]);
  return db;
};

test('sign-ups: every answer counts in all, confirmed ones apart, staff in neither', () => {
  const db = tasting();
  expect(figure(db, 'signups.total', ...november)).toMatchObject({ value: 10, complete: true });
  expect(figure(db, 'signups.confirmed', ...november)).toMatchObject({
    value: 5,
    uids: ['a', 'absent', 'again', 'b', 'undone'].map((who) => `su_ev_1_me_${who}`),
  });
});

test('attendees: the last scan decides; walk-ins and who had cancelled are there too, staff are not', () => {
  expect(figure(tasting(), 'events.checked_in', ...november)).toMatchObject({
    value: 5,
    complete: true,
    uids: ['me_a', 'me_again', 'me_b', 'me_cancel', 'me_walk'],
  });
});

test('show-up: three of the five confirmed; no-show is the rest', () => {
  const db = tasting();
  expect(figure(db, 'events.show_up_rate', ...november)).toMatchObject({
    value: 0.6,
    numerator: 3,
    denominator: 5,
    complete: true,
    uids: ['su_ev_1_me_a', 'su_ev_1_me_again', 'su_ev_1_me_b'],
  });
  expect(figure(db, 'events.no_show_rate', ...november)).toMatchObject({
    value: 0.4,
    numerator: 2,
    denominator: 5,
    complete: true,
    uids: ['su_ev_1_me_absent', 'su_ev_1_me_undone'],
  });
});

test('Wilson holds the rate: 3 of 5 lies between 23.1 % and 88.2 %', () => {
  // Centre (0.6 + 3.8415/10) ÷ (1 + 3.8415/5) = 0.5565; half-width 1.96 ÷ 1.7683 × √(0.048 + 0.038415) = 0.3258.
  const [low, high] = figure(tasting(), 'events.show_up_rate', ...november).interval!;
  expect(low).toBeCloseTo(0.2307, 4);
  expect(high).toBeCloseTo(0.8824, 4);
});

test('over several events rates are sums over sums, and a person who came to both is one attendee', () => {
  const db = tasting();
  addEvent(db, 'ev_2', '2026-11-12T11:00:00Z', '2026-11-12T13:00:00Z');
  signUp(db, 'ev_2', { me_a: 'confirmed' });
  scan(db, 'ev_2', [['me_a', 'in', '2026-11-12T11:00:00Z']]);
  expect(figure(db, 'events.show_up_rate', ...november)).toMatchObject({
    numerator: 4,
    denominator: 6,
    value: 4 / 6,
  });
  expect(figure(db, 'events.checked_in', ...november).value).toBe(5);
  expect(figure(db, 'signups.total', ...november).value).toBe(11);
  expect(figure(db, 'events.show_up_rate', ...november, { eventUid: 'ev_2' }).value).toBe(1);
});

test('merged, who signed up under one identity and was scanned under the other has come', () => {
  const db = tasting();
  mergeMembers(db, { uid: 'me_walk', intoUid: 'me_absent' }, testEnv);
  expect(figure(db, 'events.show_up_rate', ...november)).toMatchObject({
    numerator: 4,
    denominator: 5,
  });
  expect(figure(db, 'events.no_show_rate', ...november).uids).toEqual(['su_ev_1_me_undone']);
  expect(figure(db, 'events.checked_in', ...november)).toMatchObject({
    value: 5,
    uids: ['me_a', 'me_absent', 'me_again', 'me_b', 'me_cancel'],
  });
  mergeMembers(db, { uid: 'me_b', intoUid: 'me_a' }, testEnv);
  expect(figure(db, 'events.checked_in', ...november).value).toBe(4);
});

test('merged, the last scan of the person decides, under whichever identity it was made', () => {
  const db = tasting();
  // In at 10:50 and 11:50 as one, taken back at 10:52 as the other.
  mergeMembers(db, { uid: 'me_undone', intoUid: 'me_a' }, testEnv);
  expect(figure(db, 'events.checked_in', ...november).uids).toContain('me_a');
  // In at 11:05 as one, taken back at 12:00 as the other.
  scan(db, 'ev_1', [['me_absent', 'undo', '2026-11-10T12:00:00Z']]);
  mergeMembers(db, { uid: 'me_walk', intoUid: 'me_absent' }, testEnv);
  expect(figure(db, 'events.checked_in', ...november).uids).not.toContain('me_absent');
});

test('of no events and no sign-ups counts are 0 and rates unknown', () => {
  const { db } = storeOf({ me_1: {} });
  expect(figure(db, 'signups.total', ...november).value).toBe(0);
  expect(figure(db, 'signups.confirmed', ...november).value).toBe(0);
  expect(figure(db, 'events.checked_in', ...november).value).toBe(0);
  for (const id of rates)
    expect(figure(db, id, ...november), id).toMatchObject({
      value: null,
      interval: null,
      reason: 'no-confirmed',
    });
  addEvent(db, 'ev_1', '2026-11-10T11:00:00Z', '2026-11-10T13:00:00Z');
  signUp(db, 'ev_1', { me_1: 'declined' });
  scan(db, 'ev_1', [['me_1', 'in', null]]);
  expect(figure(db, 'signups.total', ...november).value).toBe(1);
  for (const id of rates)
    expect(figure(db, id, ...november), id).toMatchObject({ value: null, reason: 'no-confirmed' });
});

test('where nobody was scanned nobody is said to have stayed away', () => {
  const { db } = storeOf({ me_1: {}, me_2: {} });
  addEvent(db, 'ev_1', '2026-11-10T11:00:00Z', '2026-11-10T13:00:00Z');
  signUp(db, 'ev_1', { me_1: 'confirmed' });
  for (const id of rates)
    expect(figure(db, id, ...november), id).toMatchObject({ value: null, reason: 'no-checkins' });
  // Beside an event that was scanned it is left out, and the rate says that it is not whole.
  addEvent(db, 'ev_2', '2026-11-11T11:00:00Z', '2026-11-11T13:00:00Z');
  signUp(db, 'ev_2', { me_2: 'confirmed' });
  scan(db, 'ev_2', [['me_2', 'in', null]]);
  expect(figure(db, 'events.show_up_rate', ...november)).toMatchObject({
    value: 1,
    denominator: 1,
    complete: false,
  });
});

test('before the start there is no show-up, before the end no no-show', () => {
  const { db } = storeOf({ me_1: {}, me_2: {} });
  addEvent(db, 'ev_1', '2026-11-24T03:00:00Z', '2026-11-24T05:00:00Z');
  signUp(db, 'ev_1', { me_1: 'confirmed', me_2: 'confirmed' });
  scan(db, 'ev_1', [['me_1', 'in', '2026-11-24T02:30:00Z']]);
  const day = ['2026-11-24', '2026-11-24'] as const;
  const asked = (id: MetricId, now: string) => figure(db, id, ...day, { nowMs: at(now) });
  for (const id of rates)
    expect(asked(id, '2026-11-24T02:59:59Z'), id).toMatchObject({
      value: null,
      reason: 'not-started',
      complete: false,
    });
  expect(asked('events.show_up_rate', '2026-11-24T04:59:59Z')).toMatchObject({
    value: 0.5,
    complete: false,
  });
  expect(asked('events.no_show_rate', '2026-11-24T04:59:59Z')).toMatchObject({
    value: null,
    reason: 'not-ended',
  });
  expect(asked('events.no_show_rate', '2026-11-24T05:00:00Z')).toMatchObject({
    value: 0.5,
    complete: true,
  });
  expect(asked('signups.confirmed', '2026-11-24T05:00:00Z')).toMatchObject({
    value: 2,
    complete: false,
  });
});

test('the day of an event is that of the zone: midnight in Berlin, on days of 23 and 25 hours', () => {
  const { db } = storeOf({ me_1: {}, me_2: {}, me_3: {} }, 'Europe/Berlin');
  addEvent(db, 'ev_start', '2026-03-28T23:00:00Z', '2026-03-29T01:00:00Z');
  addEvent(db, 'ev_end', '2026-03-29T21:59:59Z', '2026-03-29T23:00:00Z');
  addEvent(db, 'ev_next', '2026-03-29T22:00:00Z', '2026-03-29T23:00:00Z');
  signUp(db, 'ev_start', { me_1: 'confirmed' });
  signUp(db, 'ev_end', { me_1: 'confirmed', me_2: 'confirmed' });
  signUp(db, 'ev_next', { me_1: 'confirmed', me_2: 'confirmed', me_3: 'confirmed' });
  const confirmed = (date: string) => figure(db, 'signups.confirmed', date, date).value;
  expect(['2026-03-28', '2026-03-29', '2026-03-30'].map(confirmed)).toEqual([0, 3, 3]);

  addEvent(db, 'ev_long', '2026-10-24T22:00:00Z', '2026-10-25T01:00:00Z');
  addEvent(db, 'ev_late', '2026-10-25T22:59:59Z', '2026-10-25T23:30:00Z');
  addEvent(db, 'ev_monday', '2026-10-25T23:00:00Z', '2026-10-25T23:30:00Z');
  signUp(db, 'ev_long', { me_1: 'confirmed' });
  signUp(db, 'ev_late', { me_1: 'confirmed', me_2: 'confirmed' });
  signUp(db, 'ev_monday', { me_1: 'confirmed', me_2: 'confirmed', me_3: 'confirmed' });
  expect(['2026-10-24', '2026-10-25', '2026-10-26'].map(confirmed)).toEqual([0, 3, 3]);
});

test('of a community its own events count, whoever came; an event without a start is asked for by name', () => {
  const { db } = storeOf({
    me_1: { fields: { joined_date: '2026-01-01', left_date: '2026-11-15' } },
    me_2: { stays: [['2026-01-01', null]] },
  });
  addEvent(db, 'ev_tea', '2026-11-10T11:00:00Z', '2026-11-10T13:00:00Z', true);
  addEvent(db, 'ev_other', '2026-11-11T11:00:00Z', '2026-11-11T13:00:00Z');
  addEvent(db, 'ev_undated', null, null);
  signUp(db, 'ev_tea', { me_1: 'confirmed' });
  signUp(db, 'ev_other', { me_2: 'confirmed' });
  signUp(db, 'ev_undated', { me_1: 'confirmed', me_2: 'confirmed' });
  scan(db, 'ev_tea', [['me_1', 'in', null]]);
  const tea = { communityUid: 'co_tea' };
  expect(figure(db, 'signups.confirmed', ...november, tea).value).toBe(1);
  expect(figure(db, 'events.checked_in', ...november, tea).uids).toEqual(['me_1']);
  expect(figure(db, 'signups.confirmed', ...november).value).toBe(2);
  expect(figure(db, 'signups.confirmed', ...november, { eventUid: 'ev_undated' }).value).toBe(2);
});
