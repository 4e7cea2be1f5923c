import type { ZoneClock } from '../../../shared/domain/events/plan.ts';
import { addDays } from '../../../shared/domain/values/days.ts';
import type { TimelineTask, Zoom } from './types.ts';

/** What a key on the chart means; null = not ours. */
export type KeyAction =
  | { readonly kind: 'select'; readonly uid: string }
  | { readonly kind: 'open' }
  | { readonly kind: 'remove' }
  /** Behind another of its own phase; null = first of it. */
  | { readonly kind: 'reorder'; readonly afterUid: string | null }
  | { readonly kind: 'move'; readonly startMs: number; readonly endMs: number };

interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const QUARTER_MS = 15 * 60_000;
const stepDays = { day: 1, week: 7, month: 7 } as const;

/** One press moves by one step of the zoom; days keep the hour of the wall clock. */
const stepped = (atMs: number, sign: number, zoom: Zoom, clock: ZoneClock): number => {
  if (zoom === 'hour') return atMs + sign * QUARTER_MS;
  const { date, time } = clock.local(atMs);
  return clock.utcMs(addDays(date, sign * stepDays[zoom]), time);
};

/** `order` is the tasks as they stand on screen, top to bottom. */
export const keyAction = (
  pressed: Pressed,
  order: readonly TimelineTask[],
  selected: string | null,
  zoom: Zoom,
  clock: ZoneClock,
): KeyAction | null => {
  const index = order.findIndex((task) => task.uid === selected);
  const task = order[index];
  const select = (at: number): KeyAction | null => {
    const next = order[Math.max(0, Math.min(order.length - 1, at))];
    return next === undefined ? null : { kind: 'select', uid: next.uid };
  };
  if (!pressed.altKey && !pressed.shiftKey)
    switch (pressed.key) {
      case 'ArrowDown':
        return select(index + 1);
      case 'ArrowUp':
        return select(index === -1 ? 0 : index - 1);
      case 'Home':
        return select(0);
      case 'End':
        return select(order.length - 1);
      case 'Enter':
        return task ? { kind: 'open' } : null;
      case 'Delete':
        return task ? { kind: 'remove' } : null;
      default:
        return null;
    }
  if (!pressed.altKey || task === undefined) return null;
  if (pressed.key === 'ArrowUp' || pressed.key === 'ArrowDown')
    return pressed.shiftKey ? null : reordered(order, task, pressed.key === 'ArrowUp' ? -1 : 1);
  const sign = pressed.key === 'ArrowRight' ? 1 : pressed.key === 'ArrowLeft' ? -1 : 0;
  if (sign === 0) return null;
  const endMs = stepped(task.endAtMs, sign, zoom, clock);
  if (!pressed.shiftKey)
    return { kind: 'move', startMs: stepped(task.startAtMs, sign, zoom, clock), endMs };
  if (task.kind === 'milestone') return null;
  return { kind: 'move', startMs: task.startAtMs, endMs: Math.max(task.startAtMs, endMs) };
};

const reordered = (
  order: readonly TimelineTask[],
  task: TimelineTask,
  by: -1 | 1,
): KeyAction | null => {
  const beside = order.filter((other) => other.parentUid === task.parentUid);
  const to = beside.indexOf(task) + by;
  if (to < 0 || to >= beside.length) return null;
  const after = by === 1 ? beside[to] : beside[to - 1];
  return { kind: 'reorder', afterUid: after?.uid ?? null };
};

/** Tasks as the chart lists them: each phase followed by what is inside it. */
export const screenOrder = <Listed extends Pick<TimelineTask, 'uid' | 'parentUid'>>(
  tasks: readonly Listed[],
): Listed[] => {
  const inside = new Map<string | null, Listed[]>();
  for (const task of tasks) {
    const list = inside.get(task.parentUid);
    if (list) list.push(task);
    else inside.set(task.parentUid, [task]);
  }
  const order: Listed[] = [];
  const add = (parent: string | null): void => {
    for (const task of inside.get(parent) ?? []) {
      order.push(task);
      add(task.uid);
    }
  };
  add(null);
  return order;
};
