import { WorkstationError } from '../../shared/contract/errors.ts';
import type { RoomContext, ShellServices } from './context.ts';
import { createFileBox } from './file-box.ts';
import type { RunningProgram } from './program.ts';

/** Largest file that the page may send; the reader's own cap is the same. */
const MAX_FILE_BYTES = 200 * 1024 * 1024;

/** What the rooms of a running program are given, whatever shell shows them. */
export const createContext = (
  program: RunningProgram,
  shell: ShellServices,
): RoomContext & { readonly close: () => Promise<void> } => {
  const files = createFileBox(MAX_FILE_BYTES);
  return {
    program,
    files,
    shell,
    language: () => program.machine.settings().language,
    session: () => {
      const session = program.current();
      if (session === null) throw new WorkstationError('workspace-not-open');
      return session;
    },
    close: async () => {
      await program.close();
      files.close();
    },
  };
};
