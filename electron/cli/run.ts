import { setTimeout as delay } from 'node:timers/promises';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { Language } from '../../shared/messages/languages.ts';
import type { RoomContext } from '../rooms/context.ts';
import { createContext } from '../rooms/create-context.ts';
import { dataFolder } from '../rooms/data-folder.ts';
import { startProgram, type RunningProgram } from '../rooms/program.ts';
import { inProcessClient, type RoomsClient } from '../rpc/in-process.ts';
import { nodeServices } from '../shell/node-services.ts';
import { checkRuntime } from '../store/runtime.ts';
import { EXIT_CANCELLED } from './exit-codes.ts';
import { endWithFailure } from './failure.ts';
import { allowClosedPipes, written } from './output.ts';

export interface CommandOptions {
  readonly json?: boolean | undefined;
  /** Reading commands run beside another program that holds the workspace. */
  readonly readOnly: boolean;
}

/** What every command is given. */
export interface CommandContext {
  readonly program: RunningProgram;
  /** The rooms of the open workspace, with the same checks as for the page. */
  readonly client: RoomsClient;
  readonly context: RoomContext;
  readonly language: Language;
  /** Aborted by Ctrl+C. */
  readonly signal: AbortSignal;
  /** Prints `value` with --json, what `people` says without. */
  readonly print: (value: unknown, people: () => string) => void;
}

/** How long a reading command that was stopped may take to tidy up. */
const GRACE_MS = 2000;
/** A signal this soon after the first is the same one, handed on by npm as well. */
const SAME_SIGNAL_MS = 2000;

/** Ctrl+C and the like: aborts `signal`; whoever insists leaves at once. */
const listenToSignals = (): { readonly signal: AbortSignal; readonly end: () => void } => {
  const abort = new AbortController();
  let firstMs = 0;
  const stop = (): void => {
    if (abort.signal.aborted && performance.now() - firstMs > SAME_SIGNAL_MS)
      process.exit(EXIT_CANCELLED);
    if (!abort.signal.aborted) firstMs = performance.now();
    abort.abort();
  };
  const signals = ['SIGINT', 'SIGTERM'] as const;
  for (const name of signals) process.on(name, stop);
  return {
    signal: abort.signal,
    end: () => {
      for (const name of signals) process.off(name, stop);
    },
  };
};

const untilAborted = (signal: AbortSignal): Promise<void> =>
  new Promise((resolve) => signal.addEventListener('abort', () => resolve(), { once: true }));

/**
 * Runs one command and sets the exit code: what `work` answers, or that of its failure, which ends
 * in one line on stderr. A reading command that is stopped is left where it stands; a writing one
 * ends by itself, since what it said would not be true otherwise.
 */
export const runCommand = async (
  options: CommandOptions,
  work: (command: CommandContext) => Promise<number>,
): Promise<void> => {
  const json = options.json === true;
  allowClosedPipes();
  const { signal, end } = listenToSignals();
  let program: RunningProgram | null = null;
  let close: (() => Promise<void>) | null = null;
  try {
    checkRuntime();
    const running = (program = startProgram({
      dataFolder: dataFolder(process.env, process.platform),
      nowMs: () => Date.now(),
      readOnly: options.readOnly,
    }));
    const context = createContext(running, nodeServices('command-line'));
    close = context.close;
    const working = work({
      program: running,
      client: inProcessClient(context, running.log),
      context,
      language: context.language(),
      signal,
      print: (value, people) => void written(`${json ? JSON.stringify(value) : people()}\n`),
    });
    if (options.readOnly) {
      await Promise.race([working, untilAborted(signal)]);
      if (signal.aborted) {
        endWithFailure(new WorkstationError('cancelled'), json);
        await Promise.race([Promise.allSettled([working]), delay(GRACE_MS)]);
        await Promise.race([context.close(), delay(GRACE_MS)]);
        process.exit();
      }
    }
    process.exitCode = await working;
  } catch (error) {
    endWithFailure(signal.aborted ? stoppedBy(error) : error, json, program);
  } finally {
    await close?.();
    end();
  }
};

/** Whatever gave way when the command was stopped, e.g. a process that got the same Ctrl+C. */
const stoppedBy = (error: unknown): unknown =>
  error instanceof WorkstationError && error.code === 'cancelled'
    ? error
    : new WorkstationError('cancelled');

/** Reads a stream of progress to its result. */
export const resultOf = async <Result>(work: AsyncIterator<unknown, Result>): Promise<Result> => {
  for (;;) {
    const step = await work.next();
    if (step.done === true) return step.value;
  }
};
