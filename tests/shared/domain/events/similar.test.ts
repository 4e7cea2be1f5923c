import { describe, expect, test } from 'vitest';
import {
  alikeTo,
  similarBaseline,
  similarEvents,
  type ComparableEvent,
} from '../../../../shared/domain/events/similar.ts';
import { medianOf } from '../../../../shared/domain/statistics/median.ts';

const event = (uid: string, more: Partial<ComparableEvent> = {}): ComparableEvent => ({
  uid,
  kind: 'sharing',
  mode: 'online',
  communityUid: 'co_tea',
  state: 'closed',
  startAtMs: 100,
  endAtMs: 200,
  ...more,
});
const uids = (
  events: readonly ComparableEvent[],
  own: readonly ComparableEvent[] = [event('ev_own')],
  communities: readonly string[] = [],
) =>
  similarEvents(events, alikeTo(own, communities), new Set(own.map(({ uid }) => uid)), 1000).map(
    ({ uid }) => uid,
  );

describe('events are similar', () => {
  test('by kind and format together, the latest first, never the campaign’s own', () => {
    const past = [
      event('ev_old', { startAtMs: 50 }),
      event('ev_late', { startAtMs: 700, endAtMs: 800 }),
      event('ev_room', { mode: 'offline' }),
      event('ev_live', { kind: 'live' }),
      event('ev_own'),
    ];
    expect(uids(past)).toEqual(['ev_late', 'ev_old']);
    // Sharing online and live offline do not make sharing offline similar.
    const own = [event('ev_own'), event('ev_second', { kind: 'live', mode: 'offline' })];
    expect(uids(past, own)).toEqual(['ev_late', 'ev_old']);
  });

  test('when they were over before the start, and not cancelled', () => {
    expect(
      uids([
        event('ev_over', { endAtMs: 999 }),
        event('ev_midnight', { endAtMs: 1000 }),
        event('ev_running', { endAtMs: 1001 }),
        event('ev_open_end', { startAtMs: 900, endAtMs: null }),
        event('ev_undated', { startAtMs: null, endAtMs: null }),
        event('ev_cancelled', { state: 'cancelled' }),
      ]),
    ).toEqual(['ev_open_end', 'ev_over']);
  });

  test('in the campaign’s communities, else in those of its events, else anywhere', () => {
    const past = [event('ev_tea'), event('ev_coffee', { communityUid: 'co_coffee' })];
    const nowhere = event('ev_nowhere', { communityUid: null });
    expect(uids([...past, nowhere])).toEqual(['ev_tea']);
    expect(uids([...past, nowhere], [event('ev_own')], ['co_coffee'])).toEqual(['ev_coffee']);
    expect(uids([...past, nowhere], [event('ev_own', { communityUid: null })])).toEqual([
      'ev_coffee',
      'ev_nowhere',
      'ev_tea',
    ]);
    // Of a campaign without events every kind is.
    expect(uids([event('ev_live', { kind: 'live' })], [], ['co_tea'])).toEqual(['ev_live']);
  });
});

test('the median of an odd and an even number of values, and of none', () => {
  expect(medianOf([9, 1, 5])).toBe(5);
  expect(medianOf([4, 1, 3, 2])).toBe(2.5);
  expect(medianOf([])).toBeNull();
});

describe('their median as a baseline', () => {
  test('holds for shares and prices however many events there are, values unknown left out', () => {
    expect(similarBaseline('events.show_up_rate', 3, [0.5, null, 0.7, 0.9])).toEqual({
      median: 0.7,
      times: 1,
      value: 0.7,
      thin: false,
      reason: null,
    });
    expect(similarBaseline('events.nps', 0, [40, 20])).toMatchObject({ value: 30, thin: true });
  });

  test('adds up for sign-ups of several events, and asks for the events first', () => {
    expect(similarBaseline('signups.total', 2, [10, 30, 20])).toMatchObject({
      median: 20,
      times: 2,
      value: 40,
    });
    expect(similarBaseline('signups.total', 0, [10, 30, 20])).toMatchObject({
      value: null,
      reason: 'no-events',
    });
  });

  test('is not added up where people of several events count once', () => {
    expect(similarBaseline('events.checked_in', 1, [10, 30, 20])).toMatchObject({ value: 20 });
    expect(similarBaseline('events.checked_in', 2, [10, 30, 20])).toMatchObject({
      value: null,
      reason: 'people-once',
    });
  });

  test('is not offered without events, or without values', () => {
    expect(similarBaseline('events.nps', 1, [])).toMatchObject({
      value: null,
      reason: 'none-similar',
    });
    expect(similarBaseline('events.nps', 1, [null, null])).toMatchObject({
      value: null,
      reason: 'none-told',
    });
  });
});
