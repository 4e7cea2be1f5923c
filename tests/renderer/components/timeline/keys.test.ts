import { describe, expect, it } from 'vitest';
import { keyAction, screenOrder } from '../../../../renderer/components/timeline/keys.ts';
import type { TimelineTask } from '../../../../renderer/components/timeline/types.ts';

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
});
const order = screenOrder([
  task('p', 'phase'),
  task('q', 'phase'),
  task('a', 'task', 'p'),
  task('m', 'milestone', 'q'),
]);
const press = (key: string, altKey = false, shiftKey = false) => ({ key, altKey, shiftKey });

describe('timeline by keyboard', () => {
  it('lists each phase followed by what is inside it', () => {
    expect(order.map((one) => one.uid)).toEqual(['p', 'a', 'q', 'm']);
  });
  it('walks up and down and stops at the ends', () => {
    expect(keyAction(press('ArrowDown'), order, 'p', 'day')).toEqual({ kind: 'select', uid: 'a' });
    expect(keyAction(press('ArrowUp'), order, 'p', 'day')).toEqual({ kind: 'select', uid: 'p' });
    expect(keyAction(press('ArrowDown'), order, null, 'day')).toEqual({ kind: 'select', uid: 'p' });
    expect(keyAction(press('End'), order, 'p', 'day')).toEqual({ kind: 'select', uid: 'm' });
  });
  it('moves by one step of the zoom', () => {
    expect(keyAction(press('ArrowRight', true), order, 'a', 'day')).toEqual({
      kind: 'move',
      startMs: 34 * HOUR_MS,
      endMs: 36 * HOUR_MS,
    });
    expect(keyAction(press('ArrowLeft', true), order, 'a', 'hour')).toEqual({
      kind: 'move',
      startMs: 9.75 * HOUR_MS,
      endMs: 11.75 * HOUR_MS,
    });
  });
  it('changes the length, never below nothing, and not of a milestone', () => {
    expect(keyAction(press('ArrowLeft', true, true), order, 'a', 'day')).toEqual({
      kind: 'move',
      startMs: 10 * HOUR_MS,
      endMs: 10 * HOUR_MS,
    });
    expect(keyAction(press('ArrowRight', true, true), order, 'm', 'day')).toBeNull();
  });
  it('opens and deletes only what is chosen, and leaves other keys alone', () => {
    expect(keyAction(press('Enter'), order, 'a', 'day')).toEqual({ kind: 'open' });
    expect(keyAction(press('Delete'), order, null, 'day')).toBeNull();
    expect(keyAction(press('z'), order, 'a', 'day')).toBeNull();
  });
});
