import { describe, expect, it } from 'vitest';
import { keyAction, screenOrder } from '../../../../renderer/components/timeline/keys.ts';
import { zoneClock } from '../../../../shared/domain/events/zone-clock.ts';
import type { TimelineTask, Zoom } from '../../../../renderer/components/timeline/types.ts';

const HOUR_MS = 3_600_000;
const task = (
  uid: string,
  kind: TimelineTask['kind'],
  parentUid: string | null = null,
): TimelineTask => ({
  uid,
  parentUid,
  kind,
  name: uid,
  owner: null,
  startAtMs: 10 * HOUR_MS,
  endAtMs: (kind === 'milestone' ? 10 : 12) * HOUR_MS,
  progress: 0,
  realStartAtMs: null,
  realEndAtMs: null,
  critical: false,
  conflicted: false,
  slack: '',
});
const order = screenOrder([
  task('p', 'phase'),
  task('q', 'phase'),
  task('a', 'task', 'p'),
  task('m', 'milestone', 'q'),
]);
const clock = zoneClock('Europe/Berlin');
const act = (
  pressed: Parameters<typeof keyAction>[0],
  tasks: readonly TimelineTask[],
  selected: string | null,
  zoom: Zoom,
) => keyAction(pressed, tasks, selected, zoom, clock);
const press = (key: string, altKey = false, shiftKey = false) => ({ key, altKey, shiftKey });

describe('timeline by keyboard', () => {
  it('lists each phase followed by what is inside it', () => {
    expect(order.map((one) => one.uid)).toEqual(['p', 'a', 'q', 'm']);
  });
  it('walks up and down and stops at the ends', () => {
    expect(act(press('ArrowDown'), order, 'p', 'day')).toEqual({ kind: 'select', uid: 'a' });
    expect(act(press('ArrowUp'), order, 'p', 'day')).toEqual({ kind: 'select', uid: 'p' });
    expect(act(press('ArrowDown'), order, null, 'day')).toEqual({ kind: 'select', uid: 'p' });
    expect(act(press('End'), order, 'p', 'day')).toEqual({ kind: 'select', uid: 'm' });
  });
  it('moves by one step of the zoom', () => {
    expect(act(press('ArrowRight', true), order, 'a', 'day')).toEqual({
      kind: 'move',
      startMs: 34 * HOUR_MS,
      endMs: 36 * HOUR_MS,
    });
    expect(act(press('ArrowLeft', true), order, 'a', 'hour')).toEqual({
      kind: 'move',
      startMs: 9.75 * HOUR_MS,
      endMs: 11.75 * HOUR_MS,
    });
  });
  it('changes the length, never below nothing, and not of a milestone', () => {
    expect(act(press('ArrowLeft', true, true), order, 'a', 'day')).toEqual({
      kind: 'move',
      startMs: 10 * HOUR_MS,
      endMs: 10 * HOUR_MS,
    });
    expect(act(press('ArrowRight', true, true), order, 'm', 'day')).toBeNull();
  });
  it('keeps the hour of the day over a change of clocks', () => {
    // Berlin turns its clocks forward on 2026-03-29.
    const at = (date: string): number => clock.utcMs(date, '09:00');
    const moving = { ...task('a', 'task'), startAtMs: at('2026-03-27'), endAtMs: at('2026-03-28') };
    expect(act(press('ArrowRight', true), [moving], 'a', 'week')).toEqual({
      kind: 'move',
      startMs: at('2026-04-03'),
      endMs: at('2026-04-04'),
    });
  });
  it('puts a task before or behind its neighbour in the same phase', () => {
    const three = screenOrder([
      task('p', 'phase'),
      task('a', 'task', 'p'),
      task('b', 'task', 'p'),
      task('c', 'task', 'p'),
      task('q', 'phase'),
    ]);
    expect(act(press('ArrowDown', true), three, 'a', 'day')).toEqual({
      kind: 'reorder',
      afterUid: 'b',
    });
    expect(act(press('ArrowUp', true), three, 'c', 'day')).toEqual({
      kind: 'reorder',
      afterUid: 'a',
    });
    expect(act(press('ArrowUp', true), three, 'b', 'day')).toEqual({
      kind: 'reorder',
      afterUid: null,
    });
    expect(act(press('ArrowUp', true), three, 'a', 'day')).toBeNull();
    expect(act(press('ArrowUp', true), three, 'q', 'day')).toEqual({
      kind: 'reorder',
      afterUid: null,
    });
  });
  it('opens and deletes only what is chosen, and leaves other keys alone', () => {
    expect(act(press('Enter'), order, 'a', 'day')).toEqual({ kind: 'open' });
    expect(act(press('Delete'), order, null, 'day')).toBeNull();
    expect(act(press('z'), order, 'a', 'day')).toBeNull();
  });
});
