import { utilityProcess } from 'electron';
import { fileURLToPath } from 'node:url';
import { heapFlags, type LaunchProcess } from '../imports/import-host.ts';
import type { ImportMessage } from '../imports/process-protocol.ts';

/** The import process in Electron, whose own binary cannot be forked as Node (RunAsNode is off). */
export const launchUtility: LaunchProcess = (entry) => {
  const child = utilityProcess.fork(fileURLToPath(entry), [], {
    execArgv: [...heapFlags],
    serviceName: 'import',
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return {
    send: (message) => child.postMessage(message),
    onMessage: (listener) =>
      void child.on('message', (message) => listener(message as ImportMessage)),
    onExit: (listener) => void child.on('exit', listener),
    kill: () => {
      // Its own `kill` asks politely on POSIX; a process stuck in native code would not hear it.
      const { pid } = child;
      if (pid === undefined) child.kill();
      else
        try {
          process.kill(pid, 'SIGKILL');
        } catch {
          // Gone already.
        }
    },
  };
};
