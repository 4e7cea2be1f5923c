import { expect, test } from 'vitest';
import {
  cellReason,
  countRetention,
  retentionKinds,
  type Clock,
} from '../../../../shared/domain/metrics/retention.ts';
import { unitOf } from '../../../../shared/domain/periods/units.ts';
import { dayNumber } from '../../../../shared/domain/values/days.ts';
import { activeDays } from '../../../support/active-days.ts';

const MONDAY = 1;

interface Question {
  readonly starts: readonly (string | null)[];
  readonly days: ReturnType<typeof activeDays>;
  readonly clock: Clock;
  readonly most: number;
  readonly cutOff?: string;
}

const retention = ({ starts, days, clock, most, cutOff = '2026-12-31' }: Question) => {
  const known = starts.filter((start) => start !== null).sort();
  return countRetention(days, {
    startDays: Int32Array.from([-1, ...starts.map((one) => (one === null ? -1 : dayNumber(one)))]),
    cohortUnit: 'month',
    firstCohort: unitOf(known[0]!, 'month', clock.weekStart),
    lastCohort: unitOf(known.at(-1)!, 'month', clock.weekStart),
    clock,
    most,
    cutOff: dayNumber(cutOff),
  });
};

const daily: Clock = { unit: 'day', weekStart: MONDAY };

test('day 7 of five who start together: classic 20 %, rolling 40 %, cumulative 80 %', () => {
  // A on day 7; B on days 3 and 9; C on day 2; D on day 5; E never again.
  const { cohorts, counts } = retention({
    starts: ['2026-03-01', '2026-03-01', '2026-03-01', '2026-03-01', '2026-03-01'],
    days: activeDays(
      ['2026-03-01', '2026-03-08'],
      ['2026-03-04', '2026-03-10'],
      ['2026-03-03'],
      ['2026-03-06'],
      [],
    ),
    clock: daily,
    most: 7,
  });
  const [cohort] = cohorts;
  expect(retentionKinds.map((kind) => counts[kind][0]![7]! / cohort!.size)).toEqual([
    0.2, 0.4, 0.8,
  ]);
});

test('the day of the start is no retention, and who starts nowhere counts nowhere', () => {
  const { cohorts, counts } = retention({
    starts: ['2026-03-01', null],
    days: activeDays(['2026-03-01'], ['2026-03-02', '2026-03-05']),
    clock: daily,
    most: 5,
  });
  expect(cohorts.map(({ size }) => size)).toEqual([1]);
  for (const kind of retentionKinds) expect([...counts[kind][0]!]).toEqual([0, 0, 0, 0, 0, 0]);
});

test('weeks are those of the calendar, over the end of the year, and begin as the workspace says', () => {
  const question = {
    // A Saturday and the Sunday after it: with Monday weeks both of week 2025-12-22.
    starts: ['2025-12-27', '2025-12-28'],
    days: activeDays(['2026-01-04'], ['2026-01-05']),
    most: 3,
  };
  const of = (weekStart: number) =>
    retention({ ...question, clock: { unit: 'week', weekStart } }).counts.classic[0]!;
  expect([...of(MONDAY)]).toEqual([0, 1, 1, 0]);
  // Sunday weeks: the first returns two weeks after that of its start, the other in the next.
  expect([...of(0)]).toEqual([0, 1, 1, 0]);
  expect([
    ...retention({
      ...question,
      starts: ['2025-12-27', null],
      clock: { unit: 'week', weekStart: 0 },
    }).counts.classic[0]!,
  ]).toEqual([0, 0, 1, 0]);
});

test('rolling counts what lies beyond the last unit shown, until the cut-off', () => {
  const question = {
    starts: ['2026-01-10', '2026-01-20'],
    days: activeDays(['2026-06-01'], ['2026-02-03', '2026-09-01']),
    clock: { unit: 'month', weekStart: MONDAY } as const,
    most: 2,
  };
  const { counts } = retention(question);
  expect([...counts.classic[0]!]).toEqual([0, 1, 0]);
  expect([...counts.rolling[0]!]).toEqual([0, 2, 2]);
  expect([...counts.cumulative[0]!]).toEqual([0, 1, 1]);
  expect([...retention({ ...question, cutOff: '2026-05-31' }).counts.rolling[0]!]).toEqual([
    0, 1, 0,
  ]);
});

test('cohorts without anybody are there, with nobody', () => {
  const { cohorts } = retention({
    starts: ['2026-01-10', '2026-03-10'],
    days: activeDays(['2026-01-11'], []),
    clock: daily,
    most: 1,
  });
  expect(cohorts.map(({ size, lastStart }) => [size, lastStart === null])).toEqual([
    [1, false],
    [0, true],
    [1, false],
  ]);
});

test('a cell is whole once its unit has ended for the last who started', () => {
  const cohort = { firstStart: dayNumber('2026-03-01'), lastStart: dayNumber('2026-03-31') };
  const known = {
    today: dayNumber('2026-04-07'),
    firstRecordedDay: dayNumber('2026-01-01'),
    lastRecordedDay: dayNumber('2026-04-30'),
  };
  const reason = (today: string, more: Partial<typeof known> = {}) =>
    cellReason('classic', cohort, 7, {
      clock: daily,
      known: { ...known, today: dayNumber(today), ...more },
    });
  // Day 7 of who started on 31 March is 7 April: over on the 8th.
  expect(reason('2026-04-07')).toBe('running');
  expect(reason('2026-04-08')).toBeNull();
  expect(reason('2026-04-08', { lastRecordedDay: dayNumber('2026-04-06') })).toBe('after-records');
  expect(reason('2026-04-08', { firstRecordedDay: dayNumber('2026-03-09') })).toBe(
    'before-records',
  );
  expect(reason('2026-04-08', { firstRecordedDay: dayNumber('2026-03-08') })).toBeNull();
});

test('what adds up the units from the first needs records of all of them', () => {
  const cohort = { firstStart: dayNumber('2026-03-01'), lastStart: dayNumber('2026-03-01') };
  const known = {
    today: dayNumber('2026-06-01'),
    firstRecordedDay: dayNumber('2026-03-05'),
    lastRecordedDay: dayNumber('2026-05-31'),
  };
  const reasons = retentionKinds.map((kind) =>
    cellReason(kind, cohort, 7, { clock: daily, known }),
  );
  expect(reasons).toEqual([null, null, 'before-records']);
});
