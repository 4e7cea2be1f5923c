import { describe, expect, it } from 'vitest';
import {
  localDateOf,
  localTimeOf,
  localToUtcMs,
  utcOffsetMs,
} from '../../../../shared/domain/values/zone.ts';

const hour = 3_600_000;

describe('zones', () => {
  it('knows offsets on both sides of a change of clocks, to the second', () => {
    const change = Date.UTC(2026, 2, 29, 1); // Berlin 02:00 → 03:00
    expect(utcOffsetMs('Europe/Berlin', change - 1000)).toBe(hour);
    expect(utcOffsetMs('Europe/Berlin', change)).toBe(2 * hour);
  });
  it('knows that China had summer time in 1988', () => {
    expect(utcOffsetMs('Asia/Shanghai', Date.UTC(1988, 6, 1))).toBe(9 * hour);
    expect(utcOffsetMs('Asia/Shanghai', Date.UTC(2026, 6, 1))).toBe(8 * hour);
  });
  it('turns local times into instants and back', () => {
    const atMs = localToUtcMs('2026-06-19', '10:00:30', 'Asia/Shanghai');
    expect(new Date(atMs).toISOString()).toBe('2026-06-19T02:00:30.000Z');
    expect(localDateOf(atMs, 'America/Los_Angeles')).toBe('2026-06-18');
    expect(localTimeOf(atMs, 'America/Los_Angeles')).toBe('19:00:30');
  });
  it('reads a skipped time with the offset before, and takes the first of a doubled one', () => {
    expect(new Date(localToUtcMs('2026-03-29', '02:30', 'Europe/Berlin')).toISOString()).toBe(
      '2026-03-29T01:30:00.000Z',
    );
    expect(new Date(localToUtcMs('2026-10-25', '02:30', 'Europe/Berlin')).toISOString()).toBe(
      '2026-10-25T00:30:00.000Z',
    );
  });
});
