import type { Progress } from '../../shared/contract/base.ts';
import type { RoomContext } from './context.ts';
import { reported } from './reported.ts';

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

interface Following {
  readonly signal: AbortSignal;
  readonly report: (fraction: number) => void;
}

/**
 * Runs one write with its progress under a name that `stopWrite` ends it by; then it throws
 * `cancelled`, and nothing of it stays.
 */
export async function* stoppableWrite<Result>(
  context: RoomContext,
  { step, name }: { readonly step: string; readonly name: string },
  write: (following: Following) => Promise<Result>,
): AsyncGenerator<Progress, Result> {
  const { signal, end } = beginWrite(context, name);
  try {
    yield { step, fraction: null };
    const steps = reported((report) => write({ signal, report }));
    for (;;) {
      const next = await steps.next();
      if (next.done === true) return next.value;
      yield { step, fraction: next.value };
    }
  } finally {
    end();
  }
}

/** Asks a write to end; one that is over by then is left alone. */
export const stopWrite = ({ program }: RoomContext, name: string): void =>
  running.get(program)?.get(name)?.abort();
