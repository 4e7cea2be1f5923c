import { onTestFinished } from 'vitest';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { RoomContext } from '../../electron/rooms/context.ts';
import { createFileBox } from '../../electron/rooms/file-box.ts';
import { startProgram } from '../../electron/rooms/program.ts';
import { inProcessClient, type RoomsClient } from '../../electron/rpc/in-process.ts';
import { temporaryFolder, testNowMs } from './workspace.ts';

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
  const program = startProgram({ dataFolder: temporaryFolder(), nowMs: () => clock.nowMs });
  const files = createFileBox(200 * 1024 * 1024);
  const context: RoomContext = {
    program,
    files,
    language: () => program.machine.settings().language,
    shell: {
      kind: 'command-line',
      printPdf: () => Promise.reject(new WorkstationError('no-printer')),
      saveFile: null,
      chooseWorkspace: null,
      blockedRequests: () => null,
    },
    session: () => {
      const session = program.current();
      if (session === null) throw new WorkstationError('workspace-not-open');
      return session;
    },
  };
  onTestFinished(async () => {
    await program.close();
    files.close();
  });
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
