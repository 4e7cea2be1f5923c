import { expect, test } from 'vitest';
import {
  turnover,
  turnoverDays,
  type LifeFacts,
} from '../../../../shared/domain/metrics/turnover.ts';

/** October 2026: active at the start = 1–30 September; quiet at the end = 2–31 October without an act. */
const october = { from: '2026-10-01', to: '2026-10-31' };
const member: LifeFacts = {
  joinedDate: '2026-01-05',
  leftDate: null,
  activeDates: [],
  seenDate: null,
};
const october_ = (facts: Partial<LifeFacts>) => turnover({ ...member, ...facts }, october);

test('the days at both ends are counted by the calendar, over a year’s end and a change of clocks', () => {
  expect(turnoverDays(october)).toEqual({
    startOn: '2026-09-30',
    atStart: { from: '2026-09-01', to: '2026-09-30' },
    atEnd: { from: '2026-10-02', to: '2026-10-31' },
  });
  // ISO week 2026-W01 begins on Monday 29 December 2025.
  expect(turnoverDays({ from: '2025-12-29', to: '2026-01-04' })).toEqual({
    startOn: '2025-12-28',
    atStart: { from: '2025-11-29', to: '2025-12-28' },
    atEnd: { from: '2025-12-06', to: '2026-01-04' },
  });
  // New York puts its clocks forward on 8 March 2026: still 30 local dates.
  expect(turnoverDays({ from: '2026-03-09', to: '2026-03-31' }).atStart).toEqual({
    from: '2026-02-07',
    to: '2026-03-08',
  });
});

test('active at the start and quiet or gone at the end is churn', () => {
  expect(october_({ activeDates: ['2026-09-30'] })).toMatchObject({
    activeAtStart: true,
    churned: 'quiet',
  });
  expect(october_({ activeDates: ['2026-09-01', '2026-10-01'] }).churned).toBe('quiet');
  expect(october_({ activeDates: ['2026-09-01', '2026-10-02'] }).churned).toBeNull();
  expect(october_({ activeDates: ['2026-08-31'] })).toMatchObject({
    activeAtStart: false,
    churned: null,
  });
  const left = { activeDates: ['2026-09-15', '2026-10-20'], leftDate: '2026-10-25' };
  expect(october_(left).churned).toBe('left');
  // The left date is the first day outside: whoever leaves after the end is still there at it.
  expect(october_({ ...left, leftDate: '2026-11-01' }).churned).toBeNull();
  expect(october_({ ...left, leftDate: '2026-09-30' }).activeAtStart).toBe(false);
});

test('a list that says when somebody was last active keeps them, and makes nobody active before', () => {
  const quiet = { activeDates: ['2026-09-15'] };
  expect(october_({ ...quiet, seenDate: '2026-10-20' }).churned).toBeNull();
  expect(october_({ seenDate: '2026-09-15' })).toMatchObject({
    activeAtStart: false,
    silentAtStart: false,
  });
});

test('silent at the start and active inside the period is won back', () => {
  expect(october_({ activeDates: ['2026-08-31', '2026-10-31'] })).toMatchObject({
    silentAtStart: true,
    wonBack: true,
  });
  expect(october_({})).toMatchObject({ silentAtStart: true, wonBack: false });
  expect(october_({ activeDates: ['2026-11-01'] }).wonBack).toBe(false);
  // Joined on 1 September: 30 days old on 1 October, still a newcomer at the start.
  expect(october_({ joinedDate: '2026-09-01', activeDates: ['2026-10-03'] })).toMatchObject({
    silentAtStart: false,
    wonBack: false,
  });
  expect(october_({ joinedDate: '2026-08-31' }).silentAtStart).toBe(true);
  expect(october_({ joinedDate: null }).silentAtStart).toBe(true);
});

test('who joins and leaves inside the period is in neither part', () => {
  const flash = october_({
    joinedDate: '2026-10-03',
    leftDate: '2026-10-20',
    activeDates: ['2026-10-04'],
  });
  expect(flash).toEqual({
    activeAtStart: false,
    churned: null,
    silentAtStart: false,
    wonBack: false,
    flash: true,
  });
  expect(october_({ joinedDate: '2026-10-03', leftDate: '2026-11-01' }).flash).toBe(false);
  expect(october_({ joinedDate: '2026-09-30', leftDate: '2026-10-20' }).flash).toBe(false);
});
