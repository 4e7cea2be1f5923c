import { describe, expect, it } from 'vitest';
import { offsetOfTime, planSheetOf } from '../../../../shared/domain/events/run-sheet.ts';
import { runTemplates } from '../../../../shared/domain/events/run-templates.ts';
import { eventTemplates, templateKeys } from '../../../../shared/domain/events/templates.ts';
import { zoneClock } from '../../../../shared/domain/events/zone-clock.ts';

const clock = zoneClock('Asia/Shanghai');
const MINUTE_MS = 60_000;
const startAtMs = clock.utcMs('2027-01-20', '14:00');
const event = { startAtMs, endAtMs: clock.utcMs('2027-01-20', '15:00') };

const segment = (
  uid: string,
  minutes: number,
  offsetMinutes: number | null = null,
  host: string | null = null,
) => ({ uid, minutes, offsetMinutes, host });
const timesOf = (segments: Parameters<typeof planSheetOf>[0]) =>
  planSheetOf(segments, event).times.map(
    (one) => `${clock.local(one.startAtMs).time}-${clock.local(one.endAtMs).time}`,
  );

describe('the planned times of a run sheet', () => {
  it('follow each other, and a fixed start moves everything behind it', () => {
    expect(timesOf([segment('a', 10), segment('b', 20), segment('c', 5)])).toEqual([
      '14:00-14:10',
      '14:10-14:30',
      '14:30-14:35',
    ]);
    expect(timesOf([segment('a', 10), segment('b', 20, 15), segment('c', 5)])).toEqual([
      '14:00-14:10',
      '14:15-14:35',
      '14:35-14:40',
    ]);
  });

  it('name a gap, an overlap and what passes the end of the event', () => {
    const { conflicts, endAtMs, totalMinutes } = planSheetOf(
      [segment('a', 20), segment('b', 20, 25), segment('c', 30, 40), segment('d', 10)],
      event,
    );
    expect(conflicts).toEqual([
      { kind: 'gap', uid: 'b', byMs: 5 * MINUTE_MS },
      { kind: 'overlap', uid: 'c', byMs: 5 * MINUTE_MS },
      { kind: 'over-end', uid: 'c', byMs: 20 * MINUTE_MS },
    ]);
    expect(clock.local(endAtMs).time).toBe('15:20');
    expect(totalMinutes).toBe(80);
  });

  it('measure an overlap against the latest end, not the one just before', () => {
    const { conflicts, endAtMs } = planSheetOf(
      [segment('long', 40), segment('short', 5, 10), segment('late', 10, 30)],
      event,
    );
    expect(conflicts).toEqual([
      { kind: 'overlap', uid: 'short', byMs: 30 * MINUTE_MS },
      { kind: 'overlap', uid: 'late', byMs: 10 * MINUTE_MS },
    ]);
    expect(clock.local(endAtMs).time).toBe('14:40');
  });

  it('say when the first segment leaves the beginning empty, and count what comes before it', () => {
    expect(planSheetOf([segment('a', 10, 5)], event).conflicts).toEqual([
      { kind: 'gap', uid: 'a', byMs: 5 * MINUTE_MS },
    ]);
    const early = planSheetOf([segment('set-up', 60, -45), segment('a', 10)], event);
    expect(early.conflicts).toEqual([]);
    expect(early.beforeMinutes).toBe(45);
    expect(early.totalMinutes).toBe(70);
  });

  it('find a host in two segments at once, whatever the case and the comma', () => {
    const { conflicts } = planSheetOf(
      [segment('a', 30, null, '小林、Zoe'), segment('b', 30, 20, 'ZOE，周老师')],
      event,
    );
    expect(conflicts).toContainEqual({
      kind: 'host-twice',
      uid: 'b',
      otherUid: 'a',
      host: 'ZOE',
      byMs: 10 * MINUTE_MS,
    });
    expect(
      planSheetOf([segment('a', 30, null, 'Zoe'), segment('b', 30, null, 'Zoe')], event).conflicts,
    ).toEqual([]);
  });

  it('count real minutes over a change of clocks', () => {
    const berlin = zoneClock('Europe/Berlin');
    // On 2027-03-28 the clocks go from 02:00 to 03:00.
    const night = { startAtMs: berlin.utcMs('2027-03-28', '01:30'), endAtMs: null };
    const { times } = planSheetOf([segment('a', 30), segment('b', 60)], night);
    expect(times.map((one) => berlin.local(one.startAtMs).time)).toEqual(['01:30', '03:00']);
    expect(berlin.local(times[1]!.endAtMs).time).toBe('04:00');
    expect(offsetOfTime('03:30', night.startAtMs, berlin)).toBe(60);
  });

  it('hold nothing where there is no segment', () => {
    expect(planSheetOf([], event)).toEqual({
      times: [],
      totalMinutes: 0,
      beforeMinutes: 0,
      endAtMs: startAtMs,
      conflicts: [],
    });
  });
});

describe('a start typed as a time of day', () => {
  it('is the nearest from six hours before the event on', () => {
    expect(offsetOfTime('14:30', startAtMs, clock)).toBe(30);
    expect(offsetOfTime('13:00', startAtMs, clock)).toBe(-60);
    expect(offsetOfTime('08:00', startAtMs, clock)).toBe(-360);
    expect(offsetOfTime('07:59', startAtMs, clock)).toBe(18 * 60 - 1);
    const late = clock.utcMs('2027-01-20', '23:00');
    expect(offsetOfTime('00:30', late, clock)).toBe(90);
    const early = clock.utcMs('2027-01-20', '01:00');
    expect(offsetOfTime('23:30', early, clock)).toBe(-90);
  });
});

describe('the templates of run sheets', () => {
  it.each(templateKeys)('%s fills its event to the minute without a conflict', (key) => {
    const { durationMinutes } = eventTemplates[key];
    const sheet = runTemplates[key].map((one) =>
      segment(one.key, one.minutes, 'offsetMinutes' in one ? one.offsetMinutes : null),
    );
    const endAtMs = startAtMs + durationMinutes * MINUTE_MS;
    const plan = planSheetOf(sheet, { startAtMs, endAtMs });
    expect(plan.conflicts).toEqual([]);
    expect(plan.endAtMs).toBe(endAtMs);
    expect(plan.totalMinutes - plan.beforeMinutes).toBe(durationMinutes);
  });
});
