import { expect, test } from 'vitest';
import { workloadOf, type Work } from '../../../../shared/domain/events/workload.ts';
import { zoneClock } from '../../../../shared/domain/events/zone-clock.ts';

const clock = zoneClock('Asia/Shanghai');
const at = (text: string): number => clock.utcMs(text.slice(0, 10), text.slice(11));
const work = (uid: string, owner: string | null, from: string, to: string, done = false): Work => ({
  uid,
  owner,
  startAtMs: at(from),
  endAtMs: at(to),
  done,
});
// 2026-11-23 is a Monday.
const asked = { fromDate: '2026-11-23', weeks: 2, clock, nowMs: at('2026-11-25 12:00') };

test('each person has the days and pieces of work of each week', () => {
  const found = workloadOf(
    [
      work('a', '小李', '2026-11-23 09:00', '2026-11-24 18:00'),
      work('b', '小李、Anna', '2026-11-29 09:00', '2026-11-30 18:00'),
      work('c', 'anna', '2026-11-30 09:00', '2026-12-01 00:00'),
      work('d', null, '2026-12-02 09:00', '2026-12-02 10:00'),
      work('e', '小李', '2026-11-20 09:00', '2026-11-21 10:00', true),
    ],
    asked,
  );
  expect(found).toEqual([
    {
      person: '小李',
      open: 2,
      overdue: 1,
      done: 1,
      weeks: [
        { tasks: 2, days: 3, clashDays: 0 },
        { tasks: 1, days: 1, clashDays: 0 },
      ],
    },
    {
      person: 'Anna',
      open: 2,
      overdue: 0,
      done: 0,
      weeks: [
        { tasks: 1, days: 1, clashDays: 0 },
        { tasks: 2, days: 1, clashDays: 1 },
      ],
    },
    {
      person: null,
      open: 1,
      overdue: 0,
      done: 0,
      weeks: [
        { tasks: 0, days: 0, clashDays: 0 },
        { tasks: 1, days: 1, clashDays: 0 },
      ],
    },
  ]);
});

test('what touches in an instant does not clash, and a milestone takes no time', () => {
  const [mine] = workloadOf(
    [
      work('a', '小李', '2026-11-23 09:00', '2026-11-23 10:00'),
      work('b', '小李', '2026-11-23 10:00', '2026-11-23 11:00'),
      work('m', '小李', '2026-11-23 11:00', '2026-11-23 11:00'),
    ],
    asked,
  );
  expect(mine!.weeks[0]).toEqual({ tasks: 3, days: 1, clashDays: 0 });
});

test('nobody has nothing', () => {
  expect(workloadOf([], asked)).toEqual([]);
});
