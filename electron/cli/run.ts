import { resolve } from 'node:path';
import type { Language } from '../../shared/messages/languages.ts';
import type { RoomContext } from '../rooms/context.ts';
import { createContext } from '../rooms/create-context.ts';
import { dataFolder } from '../rooms/data-folder.ts';
import { startProgram, type RunningProgram } from '../rooms/program.ts';
import { inProcessClient, type RoomsClient } from '../rpc/in-process.ts';
import { nodeServices } from '../shell/node-services.ts';
import { checkRuntime } from '../store/runtime.ts';
import { endWithFailure } from './failure.ts';

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

/** A path as the caller meant it: npm runs scripts in another folder than they were called in. */
export const callerPath = (given: string): string =>
  resolve(process.env['INIT_CWD'] ?? process.cwd(), given);

/**
 * Runs one command and sets the exit code: what `work` answers, or that of its failure, which ends
 * in one line on stderr.
 */
export const runCommand = async (
  options: CommandOptions,
  work: (command: CommandContext) => Promise<number>,
): Promise<void> => {
  const json = options.json === true;
  const abort = new AbortController();
  const stop = (): void => abort.abort();
  process.once('SIGINT', stop).once('SIGTERM', stop);
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
    process.exitCode = await work({
      program: running,
      client: inProcessClient(context, running.log),
      context,
      language: context.language(),
      signal: abort.signal,
      print: (value, people) =>
        void process.stdout.write(`${json ? JSON.stringify(value) : people()}\n`),
    });
  } catch (error) {
    endWithFailure(error, json, program);
  } finally {
    await close?.();
    process.off('SIGINT', stop).off('SIGTERM', stop);
  }
};

/** Reads a stream of progress to its result. */
export const resultOf = async <Result>(work: AsyncIterator<unknown, Result>): Promise<Result> => {
  for (;;) {
    const step = await work.next();
    if (step.done === true) return step.value;
  }
};
