import { describe, expect, it } from 'vitest';
import { liveKey, sheetKey } from '../../../../renderer/rooms/run-sheet/keys.ts';
import {
  clockSpan,
  differenceWords,
  plannedTime,
  spanWords,
} from '../../../../renderer/rooms/run-sheet/words.ts';

const none = { altKey: false, ctrlKey: false, metaKey: false, shiftKey: false, composing: false };

describe('keys of the run sheet', () => {
  it('mean the same in every cell, and leave typing alone', () => {
    const inCell = (pressed: Partial<Parameters<typeof sheetKey>[0]>) =>
      sheetKey({ ...none, key: '', ...pressed }, false);
    expect(inCell({ key: 'Enter' })).toBe('next-row');
    expect(inCell({ key: 'Enter', composing: true })).toBe(null);
    expect(inCell({ key: 'Enter', shiftKey: true })).toBe(null);
    expect(inCell({ key: 'Enter', ctrlKey: true })).toBe('insert-below');
    expect(inCell({ key: 'Enter', metaKey: true, shiftKey: true })).toBe('insert-above');
    expect(inCell({ key: 'ArrowUp', altKey: true })).toBe('move-up');
    expect(inCell({ key: 'ArrowDown', altKey: true })).toBe('move-down');
    expect(inCell({ key: 'ArrowDown' })).toBe(null);
    expect(inCell({ key: 'D', ctrlKey: true })).toBe('duplicate');
    expect(inCell({ key: 'd' })).toBe(null);
    expect(inCell({ key: 'Delete' })).toBe(null);
    expect(inCell({ key: 'Delete', ctrlKey: true })).toBe('remove');
    expect(inCell({ key: 'Tab' })).toBe(null);
  });

  it('act on the row from its number', () => {
    const onHandle = (key: string) => sheetKey({ ...none, key }, true);
    expect(onHandle('Delete')).toBe('remove');
    expect(onHandle('ArrowDown')).toBe('row-down');
    expect(onHandle('ArrowUp')).toBe('row-up');
    // Opens the menu, as on every button.
    expect(onHandle('Enter')).toBe(null);
  });

  it('run the event', () => {
    const press = (key: string, more = {}) => liveKey({ ...none, key, ...more });
    expect(
      [' ', 'Enter', 'e', 'Backspace', '+', '=', '-', 'N', 'f'].map((key) => press(key)),
    ).toEqual(['step', 'step', 'finish', 'back', 'more', 'more', 'less', 'note', 'full-screen']);
    expect(press('e', { ctrlKey: true })).toBe(null);
    expect(press('Enter', { composing: true })).toBe(null);
  });
});

describe('times of the run sheet in words', () => {
  it('say spans as a clock and in two units', () => {
    expect(clockSpan(65_900)).toBe('1:05');
    expect(clockSpan(-65_000)).toBe('1:05');
    expect(clockSpan(3_600_000)).toBe('1:00:00');
    expect(spanWords('zh-CN', 65_000)).toBe('1 分钟 5 秒');
    expect(spanWords('zh-CN', 3_600_000)).toBe('1 小时');
    expect(spanWords('en', 90 * 60_000)).toBe('1 h 30 min');
    expect(spanWords('en', 0)).toBe('0 s');
    expect(spanWords('en', 26 * 3_600_000)).toBe('1 day 2 h');
  });

  it('say differences, and times of an event without a date', () => {
    expect(differenceWords('zh-CN', 120_000, 'start')).toBe('晚 2 分钟');
    expect(differenceWords('zh-CN', -90_000, 'length')).toBe('少用 1 分钟 30 秒');
    expect(differenceWords('en', 400, 'start')).toBe('On time');
    expect(plannedTime(65 * 60_000, { startAtMs: null }, 'Asia/Shanghai')).toBe('+1:05');
    expect(plannedTime(-30 * 60_000, { startAtMs: null }, 'Asia/Shanghai')).toBe('−0:30');
    expect(plannedTime(0, { startAtMs: 1 }, 'Asia/Shanghai')).toBe('08:00');
  });
});
