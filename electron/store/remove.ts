import { rmSync } from 'node:fs';

/** Removes a closed workspace that was never used, with its side files; its backups stay. */
export const removeWorkspace = (path: string): void => {
  for (const suffix of ['', '-wal', '-shm', '-lock', '-holder'])
    rmSync(`${path}${suffix}`, { force: true });
};
