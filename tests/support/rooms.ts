import type { RoomContext } from '../../electron/rooms/context.ts';
import { inProcessClient, type RoomsClient } from '../../electron/rpc/in-process.ts';
import { temporaryContext } from './context.ts';
import { testNowMs } from './workspace.ts';

export interface TestRooms {
  readonly client: RoomsClient;
  readonly context: RoomContext;
  readonly clock: { nowMs: number };
  /** Ids under which something unforeseen was logged. */
  readonly logged: string[];
}

/** The rooms over a program of its own: real threads and files, a clock that the test moves. */
export const temporaryRooms = (): TestRooms => {
  const clock = { nowMs: testNowMs };
  const logged: string[] = [];
  const context = temporaryContext({}, () => clock.nowMs);
  const client = inProcessClient(context, (id, error) => {
    logged.push(`${id} ${String(error)}`);
  });
  return { client, context, clock, logged };
};

/** Reads a stream of progress to its result. */
export const finished = async <Result>(
  work: PromiseLike<AsyncIterator<unknown, Result>>,
): Promise<Result> => {
  const steps = await work;
  for (;;) {
    const step = await steps.next();
    if (step.done === true) return step.value;
  }
};
