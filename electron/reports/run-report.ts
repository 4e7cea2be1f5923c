import { WorkstationError } from '../../shared/contract/errors.ts';
import { entryUrl } from '../store/threads/entry-url.ts';
import { startThread, type Following } from '../store/threads/host.ts';
import type { reportJobs } from './report-thread.ts';

type Jobs = typeof reportJobs;

/** So long a thread that was given up may take to clear away what it began. */
const PATIENCE_MS = 500;

/** Makes one file on a thread of its own, which is ended when nobody waits for it any more. */
export const runReport = async <Name extends keyof Jobs>(
  name: Name,
  args: Parameters<Jobs[Name]>[0],
  following: Following = {},
): Promise<void> => {
  const { signal } = following;
  const isGivenUp = (): boolean => signal?.aborted === true;
  if (isGivenUp()) throw new WorkstationError('cancelled');
  const thread = await startThread(entryUrl(import.meta.url, './report-thread.ts'), {});
  let patience: NodeJS.Timeout | undefined;
  const stop = (): void => {
    patience = setTimeout(() => void thread.kill(), PATIENCE_MS);
  };
  // While the thread started, nobody listened.
  if (isGivenUp()) stop();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    await thread.run({ name, args, nowMs: 0, actor: '' }, following);
  } finally {
    clearTimeout(patience);
    signal?.removeEventListener('abort', stop);
    await thread.close();
  }
};
