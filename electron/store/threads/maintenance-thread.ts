import { isMainThread } from 'node:worker_threads';
import { backupDaily } from '../backup/daily.ts';
import { writeBackup } from '../backup/write.ts';
import { previewRestore, restoreBackup } from '../backup/restore.ts';
import { checkFile } from '../check/check.ts';
import { createWorkspace, type NewWorkspace } from '../create.ts';
import { openReader } from '../open.ts';
import { serveJobs, type Thread } from './serve-jobs.ts';

/** Work on whole files: none of them is open in a session meanwhile, or it is only read. */
export const maintenanceJobs = {
  create: (_: unknown, args: { readonly path: string; readonly settings: NewWorkspace }): null => {
    createWorkspace(args.path, args.settings);
    return null;
  },
  check: (_: unknown, args: { readonly path: string }) => checkFile(args.path),
  /** Copies a workspace that may be in use; returns the size in bytes. */
  backup: (_: unknown, args: { readonly path: string; readonly target: string }): number => {
    const { db, close } = openReader(args.path);
    try {
      return writeBackup(db, args.target);
    } finally {
      close();
    }
  },
  backupDaily: (_: unknown, args: Parameters<typeof backupDaily>[0]) => backupDaily(args),
  previewRestore: (_: unknown, args: Parameters<typeof previewRestore>[0]) => previewRestore(args),
  restore: (_: unknown, args: Parameters<typeof restoreBackup>[0]): null => {
    restoreBackup(args);
    return null;
  },
};

export const startMaintenance = (): Thread => ({
  run: ({ name, args }) => {
    if (!Object.hasOwn(maintenanceJobs, name)) throw new Error(`no maintenance job ${name}`);
    const job = maintenanceJobs[name as keyof typeof maintenanceJobs] as (
      _: unknown,
      args: unknown,
    ) => unknown;
    return { result: job(null, args), operations: [] };
  },
  close: () => undefined,
});

if (!isMainThread) serveJobs(startMaintenance);
