import { entryUrl } from './threads/entry-url.ts';
import { startThread } from './threads/host.ts';
import type { JobArgs, JobResult } from './threads/jobs.ts';
import type { maintenanceJobs } from './threads/maintenance-thread.ts';

type Jobs = typeof maintenanceJobs;

/** Runs one job on files that no session holds, on a thread that ends with it. */
export const runMaintenance = async <Name extends keyof Jobs>(
  name: Name,
  args: JobArgs<Jobs[Name]>,
  signal?: AbortSignal,
): Promise<JobResult<Jobs[Name]>> => {
  const thread = await startThread(
    entryUrl(import.meta.url, './threads/maintenance-thread.ts'),
    {},
  );
  const stop = (): void => void thread.kill();
  signal?.addEventListener('abort', stop, { once: true });
  try {
    const { result } = await thread.run({ name, args, nowMs: 0, actor: '' });
    return result as JobResult<Jobs[Name]>;
  } finally {
    signal?.removeEventListener('abort', stop);
    await thread.close();
  }
};
