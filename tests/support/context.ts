import { onTestFinished } from 'vitest';
import type { RoomContext, ShellServices } from '../../electron/rooms/context.ts';
import { createFileBox } from '../../electron/rooms/file-box.ts';
import { startProgram } from '../../electron/rooms/program.ts';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { temporaryFolder, testNowMs } from './workspace.ts';

const shell: ShellServices = {
  kind: 'command-line',
  printPdf: () => Promise.reject(new WorkstationError('no-printer')),
  saveFile: null,
  chooseWorkspace: null,
  blockedRequests: () => null,
};

/** The program as a window has it, on a data folder of its own; no workspace is open yet. */
export const temporaryContext = (overrides: Partial<ShellServices> = {}): RoomContext => {
  const program = startProgram({ dataFolder: temporaryFolder(), nowMs: () => testNowMs });
  const files = createFileBox(200 * 1024 * 1024);
  onTestFinished(async () => {
    await program.close();
    files.close();
  });
  return {
    program,
    files,
    shell: { ...shell, ...overrides },
    language: () => 'zh-CN',
    session: () => {
      const session = program.current();
      if (session === null) throw new WorkstationError('workspace-not-open');
      return session;
    },
  };
};
