import type { RoomContext } from './context.ts';

/** Writes under way, by what they are asked to stop by. */
const running = new WeakMap<object, Map<string, AbortController>>();

/** Enters a write that `stopWrite` can end; call `end` when it is over. */
export const beginWrite = ({ program }: RoomContext, name: string) => {
  const own = running.get(program) ?? new Map<string, AbortController>();
  running.set(program, own);
  const controller = new AbortController();
  own.set(name, controller);
  return { signal: controller.signal, end: () => void own.delete(name) };
};

/** Asks a write to end; one that is over by then is left alone. */
export const stopWrite = ({ program }: RoomContext, name: string): void =>
  running.get(program)?.get(name)?.abort();
