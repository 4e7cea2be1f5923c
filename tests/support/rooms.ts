import { onTestFinished } from 'vitest';
import type { RoomContext, ShellServices } from '../../electron/rooms/context.ts';
import { createContext } from '../../electron/rooms/create-context.ts';
import { startProgram } from '../../electron/rooms/program.ts';
import { inProcessClient, type RoomsClient } from '../../electron/rpc/in-process.ts';
import { testShell } from './context.ts';
import { temporaryFolder, testNowMs } from './workspace.ts';

export interface TestRooms {
  readonly client: RoomsClient;
  readonly context: RoomContext;
  readonly clock: { nowMs: number };
  /** Ids under which something unforeseen was logged. */
  readonly logged: string[];
}

/** The rooms over a program of its own in a folder: real threads and files, a clock that the test moves. */
export const startRooms = (
  dataFolder: string,
  nowMs: number,
  shell: ShellServices = testShell,
): { readonly rooms: TestRooms; readonly close: () => Promise<void> } => {
  const clock = { nowMs };
  const logged: string[] = [];
  const program = startProgram({ dataFolder, nowMs: () => clock.nowMs });
  const context = createContext(program, shell);
  const client = inProcessClient(context, (id, error) => {
    logged.push(`${id} ${String(error)}`);
  });
  return { rooms: { client, context, clock, logged }, close: context.close };
};

/** The same for one test, which ends it. */
export const temporaryRooms = (shell?: ShellServices): TestRooms => {
  const { rooms, close } = startRooms(temporaryFolder(), testNowMs, shell);
  onTestFinished(close);
  return rooms;
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
