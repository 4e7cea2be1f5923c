import type { TimelineTask, Zoom } from './types.ts';

/** What a key on the chart means; null = not ours. */
export type KeyAction =
  | { readonly kind: 'select'; readonly uid: string }
  | { readonly kind: 'open' }
  | { readonly kind: 'remove' }
  | { readonly kind: 'move'; readonly startMs: number; readonly endMs: number };

interface Pressed {
  readonly key: string;
  readonly altKey: boolean;
  readonly shiftKey: boolean;
}

const HOUR_MS = 3_600_000;
/** One press moves by what the eye sees as one step of the zoom. */
const stepMs: Readonly<Record<Zoom, number>> = {
  hour: HOUR_MS / 4,
  day: 24 * HOUR_MS,
  week: 7 * 24 * HOUR_MS,
  month: 7 * 24 * HOUR_MS,
};

/** `order` is the tasks as they stand on screen, top to bottom. */
export const keyAction = (
  pressed: Pressed,
  order: readonly TimelineTask[],
  selected: string | null,
  zoom: Zoom,
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
  const sign = pressed.key === 'ArrowRight' ? 1 : pressed.key === 'ArrowLeft' ? -1 : 0;
  if (sign === 0) return null;
  const by = sign * stepMs[zoom];
  if (!pressed.shiftKey)
    return { kind: 'move', startMs: task.startAtMs + by, endMs: task.endAtMs + by };
  if (task.kind === 'milestone') return null;
  return {
    kind: 'move',
    startMs: task.startAtMs,
    endMs: Math.max(task.startAtMs, task.endAtMs + by),
  };
};

/** Tasks as the chart lists them: each phase followed by what is inside it. */
export const screenOrder = (tasks: readonly TimelineTask[]): TimelineTask[] => {
  const inside = new Map<string | null, TimelineTask[]>();
  for (const task of tasks) {
    const list = inside.get(task.parentUid);
    if (list) list.push(task);
    else inside.set(task.parentUid, [task]);
  }
  const order: TimelineTask[] = [];
  const add = (parent: string | null): void => {
    for (const task of inside.get(parent) ?? []) {
      order.push(task);
      add(task.uid);
    }
  };
  add(null);
  return order;
};
