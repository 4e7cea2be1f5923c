import type { Status } from '../../shared/contract/workspace.ts';
import type { RoomContext } from './context.ts';

/** What the frame of the page shows: the open workspace, the known ones, this machine, the shell. */
export const statusOf = async (context: RoomContext): Promise<Status> => {
  const { program, shell } = context;
  const session = program.current();
  return {
    open:
      session === null
        ? null
        : {
            path: session.path,
            settings: await session.read('workspace.settings', {}),
            generation: session.generation(),
          },
    known: program.machine.known(),
    machine: program.machine.settings(),
    shell: {
      kind: shell.kind,
      canChoose: shell.chooseWorkspace !== null,
      networkRequests: shell.blockedRequests(),
    },
    about: {
      version: program.version,
      sqlite: session === null ? '' : await session.read('workspace.sqliteVersion', {}),
      node: process.versions.node,
      dataFolder: program.dataFolder,
    },
  };
};
