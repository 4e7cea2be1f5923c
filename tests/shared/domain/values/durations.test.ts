import { describe, expect, it } from 'vitest';
import type { Cell } from '../../../../shared/domain/cells.ts';
import { parseDuration } from '../../../../shared/domain/values/durations.ts';

describe('lengths of time in seconds', () => {
  it.each<readonly [Cell, number | null]>([
    ['123秒', 123],
    ['2分3秒', 123],
    ['00:02:03', 123],
    ['02:03', 123],
    ['1小时2分钟', 3720],
    ['1h 5m', 3900],
    [45, 45],
    ['45', 45],
    [{ kind: 'duration', text: '26:00:00' }, 93_600],
    [{ kind: 'time', text: '00:02:03' }, 123],
    ['—', null],
    [null, null],
  ])('%j', (cell, seconds) => {
    expect(parseDuration(cell)).toEqual({ ok: true, value: seconds });
  });
  it.each<Cell>(['很久', -5, true, '2026-01-01'])('refuses %j', (cell) => {
    expect(parseDuration(cell)).toEqual({ ok: false, reason: 'duration-unknown' });
  });
});
