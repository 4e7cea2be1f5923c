import { describe, expect, it } from 'vitest';
import {
  measuredTimes,
  runStateOf,
  varianceOf,
  type RunSegment,
} from '../../../../shared/domain/events/run-live.ts';

const MINUTE_MS = 60_000;
const START = Date.UTC(2027, 0, 20, 6);
const at = (minutes: number): number => START + minutes * MINUTE_MS;
const event = { startAtMs: START, endAtMs: at(60) };

const segment = (
  uid: string,
  minutes: number,
  real: readonly [number, number?] | null = null,
  more: Partial<RunSegment> = {},
): RunSegment => ({
  uid,
  minutes,
  offsetMinutes: null,
  host: null,
  addedMinutes: 0,
  realStartAtMs: real === null ? null : at(real[0]),
  realEndAtMs: real?.[1] === undefined ? null : at(real[1]),
  ...more,
});

describe('where an event stands', () => {
  it('waits for its start, and is late once that has passed', () => {
    const sheet = [segment('a', 10), segment('b', 20)];
    expect(runStateOf(sheet, event, at(-30))).toMatchObject({
      phase: 'before',
      current: null,
      next: 'a',
      behindMs: 0,
      endsAtMs: at(30),
      nextInMs: 30 * MINUTE_MS,
    });
    expect(runStateOf(sheet, event, at(4))).toMatchObject({
      phase: 'before',
      behindMs: 4 * MINUTE_MS,
      endsAtMs: at(34),
      plannedEndAtMs: at(30),
      nextInMs: null,
    });
  });

  it('turns near its end, and over after it', () => {
    const sheet = [segment('a', 10, [0]), segment('b', 20)];
    const tone = (minutes: number) => runStateOf(sheet, event, at(minutes)).tone;
    expect(tone(7.9)).toBe('calm');
    expect(tone(8)).toBe('near');
    expect(tone(10)).toBe('near');
    expect(tone(10.1)).toBe('over');
    // Never later than 5 minutes before, and never less than one.
    expect(runStateOf([segment('a', 60, [0])], event, at(54)).tone).toBe('calm');
    expect(runStateOf([segment('a', 60, [0])], event, at(55)).tone).toBe('near');
    expect(runStateOf([segment('a', 2, [0])], event, at(1)).tone).toBe('near');
  });

  it('says elapsed, remaining, behind and the end at this pace', () => {
    const sheet = [segment('a', 10, [3, 14]), segment('b', 20, [14]), segment('c', 5)];
    expect(runStateOf(sheet, event, at(20))).toEqual({
      phase: 'running',
      current: 'b',
      next: 'c',
      elapsedMs: 6 * MINUTE_MS,
      remainingMs: 14 * MINUTE_MS,
      tone: 'calm',
      behindMs: 4 * MINUTE_MS,
      endsAtMs: at(39),
      plannedEndAtMs: at(35),
      nextInMs: null,
    });
    // An overrun adds to it with every minute.
    expect(runStateOf(sheet, event, at(36))).toMatchObject({
      remainingMs: -2 * MINUTE_MS,
      tone: 'over',
      behindMs: 6 * MINUTE_MS,
      endsAtMs: at(41),
    });
  });

  it('counts minutes given and taken, and waits for a fixed start when ahead', () => {
    const sheet = [
      segment('a', 10, [0, 6]),
      segment('b', 20, [6], { addedMinutes: -4 }),
      segment('c', 5, null, { offsetMinutes: 30 }),
    ];
    expect(runStateOf(sheet, event, at(10))).toMatchObject({
      remainingMs: 12 * MINUTE_MS,
      behindMs: -8 * MINUTE_MS,
      endsAtMs: at(35),
    });
  });

  it('knows a break, the end, and a segment that was passed over', () => {
    const between = [segment('a', 10, [0, 8]), segment('b', 20)];
    expect(runStateOf(between, event, at(9))).toMatchObject({
      phase: 'between',
      next: 'b',
      behindMs: 0,
      endsAtMs: at(29),
    });
    expect(runStateOf(between, event, at(13)).behindMs).toBe(3 * MINUTE_MS);
    const done = [segment('a', 10, [0, 8]), segment('b', 20, [8, 33])];
    expect(runStateOf(done, event, at(50))).toMatchObject({
      phase: 'done',
      current: null,
      next: null,
      behindMs: 3 * MINUTE_MS,
      endsAtMs: at(33),
    });
    const passed = [segment('a', 10), segment('b', 20, [8])];
    expect(runStateOf(passed, event, at(9))).toMatchObject({ current: 'b', next: null });
  });
});

describe('what an event is measured against', () => {
  const dated = { startAtMs: START, endAtMs: at(60) };
  it('is its own time, also when it begins some hours off', () => {
    expect(measuredTimes([segment('a', 10)], dated, at(-9999))).toEqual({
      times: dated,
      from: 'event',
    });
    expect(measuredTimes([segment('a', 10, [700])], dated, at(0)).from).toBe('event');
  });

  it('is its real start in a rehearsal on another day, and without a date', () => {
    const rehearsal = [segment('a', 10, null, { offsetMinutes: -30 }), segment('b', 5, [-3000])];
    // The second is planned 20 minutes before the start.
    expect(measuredTimes(rehearsal, dated, at(0))).toEqual({
      times: { startAtMs: at(-2980), endAtMs: at(-2920) },
      from: 'real-start',
    });
    const undated = { startAtMs: null, endAtMs: null };
    expect(measuredTimes([segment('a', 10)], undated, at(7)).times.startAtMs).toBe(at(7));
    expect(measuredTimes([segment('a', 10, [3])], undated, at(7)).times.startAtMs).toBe(at(3));
  });
});

describe('how it went against the plan', () => {
  it('compares starts and lengths, and adds up what is through', () => {
    const sheet = [
      segment('a', 10, [3, 14], { addedMinutes: 5 }),
      segment('b', 20, [14, 30]),
      segment('c', 5, [30]),
      segment('d', 5),
    ];
    const { rows, longestOver, ...total } = varianceOf(sheet, event);
    expect(longestOver?.uid).toBe('a');
    expect(rows.map((row) => [row.startMs, row.realLengthMs, row.lengthMs])).toEqual([
      [3 * MINUTE_MS, 11 * MINUTE_MS, MINUTE_MS],
      [4 * MINUTE_MS, 16 * MINUTE_MS, -4 * MINUTE_MS],
      [0, null, null],
      [null, null, null],
    ]);
    expect(total).toEqual({
      done: 2,
      plannedLengthMs: 30 * MINUTE_MS,
      realLengthMs: 27 * MINUTE_MS,
      lengthMs: -3 * MINUTE_MS,
    });
    expect(varianceOf([segment('a', 10, [0, 10])], event).longestOver).toBeNull();
  });

  it('counts down to the next segment while none runs', () => {
    const sheet = [segment('a', 10, [0, 6]), segment('b', 20)];
    expect(runStateOf(sheet, event, at(8))).toMatchObject({
      phase: 'between',
      nextInMs: 2 * MINUTE_MS,
    });
    expect(runStateOf(sheet, event, at(11)).nextInMs).toBeNull();
    expect(runStateOf([segment('a', 10, [0, 6])], event, at(7)).nextInMs).toBeNull();
  });
});
