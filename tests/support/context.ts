import { onTestFinished } from 'vitest';
import { forkProcess } from '../../electron/imports/import-host.ts';
import type { RoomContext, ShellServices } from '../../electron/rooms/context.ts';
import { createContext } from '../../electron/rooms/create-context.ts';
import { startProgram } from '../../electron/rooms/program.ts';
import { nodeServices } from '../../electron/shell/node-services.ts';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { builtEntry } from './built.ts';
import { inThisProcess } from './in-this-process.ts';
import { temporaryFolder, testNowMs } from './workspace.ts';

/** The services of a shell in tests: nothing prints, nothing asks. */
export const wholeShell: ShellServices = {
  ...nodeServices('command-line'),
  launchProcess: () => forkProcess(builtEntry('import-process')),
  printPdf: () => Promise.reject(new WorkstationError('no-printer')),
};

/** The same without a process for every import: starting Node costs more than most files. */
export const testShell: ShellServices = { ...wholeShell, launchProcess: inThisProcess };

/** The program as a window has it, on a data folder of its own; no workspace is open yet. */
export const temporaryContext = (
  overrides: Partial<ShellServices> = {},
  nowMs = (): number => testNowMs,
): RoomContext => {
  const program = startProgram({ dataFolder: temporaryFolder(), nowMs });
  const context = createContext(program, { ...testShell, ...overrides });
  onTestFinished(context.close);
  return context;
};
