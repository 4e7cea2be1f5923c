import type { LaunchProcess } from '../../electron/imports/import-host.ts';
import type { ImportMessage } from '../../electron/imports/process-protocol.ts';
import { runImportJob } from '../../electron/imports/run-job.ts';
import { packError } from '../../electron/store/threads/protocol.ts';

// What a test process holds besides is not the import's, whose memory is capped.
process.memoryUsage.rss = () => 0;

/** The import process without a process: what it does is the same, only a start of Node less. */
export const inThisProcess: LaunchProcess = () => {
  let listen: (message: ImportMessage) => void = () => undefined;
  return {
    send: (request) =>
      void runImportJob(request, () => undefined).then(
        (result) => listen({ kind: 'result', id: request.id, result }),
        (error: unknown) => listen({ kind: 'error', id: request.id, error: packError(error) }),
      ),
    onMessage: (listener) => {
      listen = listener;
      queueMicrotask(() => listener({ kind: 'ready' }));
    },
    onExit: () => undefined,
    kill: () => undefined,
  };
};
