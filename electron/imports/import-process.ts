import { runImportJob, type ReportProgress } from './run-job.ts';
import { packError } from '../store/threads/protocol.ts';
import type { ImportMessage, ImportRequest } from './process-protocol.ts';

/** `parentPort` of Electron's utility processes; its messages come wrapped. */
interface UtilityPort {
  on: (event: 'message', listener: (message: { readonly data: ImportRequest }) => void) => void;
  postMessage: (message: ImportMessage) => void;
}

/**
 * The process that reads files: what hangs or swells in it can be killed without harm. It never
 * writes to the workspace.
 */
const utility = (process as unknown as { readonly parentPort?: UtilityPort }).parentPort;
const send = (message: ImportMessage): void => {
  if (utility !== undefined) utility.postMessage(message);
  else process.send?.(message);
};

const answer = async (request: ImportRequest): Promise<void> => {
  const progress: ReportProgress = (step, fraction, detail, done = null): void =>
    send({ kind: 'progress', id: request.id, step, fraction, detail, done });
  try {
    send({ kind: 'result', id: request.id, result: await runImportJob(request, progress) });
  } catch (error) {
    send({ kind: 'error', id: request.id, error: packError(error) });
  }
};

if (utility !== undefined) utility.on('message', ({ data }) => void answer(data));
else {
  process.on('message', (request: ImportRequest) => void answer(request));
  // Ctrl+C reaches every process of a terminal; the program ends this one when it must.
  process.on('SIGINT', () => undefined);
  // The program is gone: so is the work.
  process.on('disconnect', () => process.exit(0));
}
send({ kind: 'ready' });
