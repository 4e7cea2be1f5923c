import Database, { type Database as Connection } from 'better-sqlite3';
import { closeSync, existsSync, openSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import { syncFile, syncFolder } from './sync.ts';

/**
 * Copies a live workspace into `target`: `VACUUM INTO` a temporary name, checked, synced, renamed.
 * Returns its size in bytes; throws `backup-failed` and leaves nothing behind.
 */
export const writeBackup = (connection: Pick<Connection, 'prepare'>, target: string): number => {
  const temporary = `${target}.part`;
  rmSync(temporary, { force: true });
  if (existsSync(target)) throw new WorkstationError('backup-failed', { path: target });
  try {
    // Into an empty file, so that the copy is as private as the workspace.
    closeSync(openSync(temporary, 'wx', 0o600));
    connection.prepare('VACUUM INTO ?').run(temporary);
    checkCopy(temporary);
    syncFile(temporary);
    renameSync(temporary, target);
    syncFolder(dirname(target));
    return statSync(target).size;
  } catch (error) {
    rmSync(temporary, { force: true });
    if (error instanceof WorkstationError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    throw code === 'SQLITE_FULL' || code === 'ENOSPC'
      ? new WorkstationError('disk-full', { path: target, needMiB: 0 })
      : new WorkstationError('backup-failed', { path: target });
  }
};

const checkCopy = (path: string): void => {
  const copy = new Database(path, { readonly: true });
  try {
    const answer = copy.pragma('quick_check(1)', { simple: true });
    if (answer !== 'ok') throw new WorkstationError('backup-failed', { path });
  } finally {
    copy.close();
  }
};
