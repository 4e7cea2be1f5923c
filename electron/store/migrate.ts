import Database from 'better-sqlite3';
import { backupPath } from './backup/list.ts';
import { writeBackup } from './backup/write.ts';
import { migrations, type Migration } from './migrations/list.ts';
import { APPLICATION_ID, prepareConnection } from './open.ts';

/**
 * Brings a workspace file up to today's schema: a backup first, then one transaction a step. Files
 * that are no workspace, or newer, are left for `openWriter` to refuse.
 */
export const migrate = (
  path: string,
  nowMs: number,
  steps: readonly Migration[] = migrations,
): void => {
  const connection = new Database(path, { fileMustExist: true });
  try {
    prepareConnection(connection);
    if (!isWorkspace(connection)) return;
    const version = Number(connection.pragma('user_version', { simple: true }));
    const open = steps.filter((step) => step.version > version);
    if (open.length === 0) return;
    writeBackup(connection, backupPath(path, 'migration', nowMs));
    for (const step of open)
      connection.transaction(() => {
        step.up(connection);
        connection.pragma(`user_version = ${step.version}`);
      })();
  } finally {
    connection.close();
  }
};

const isWorkspace = (connection: InstanceType<typeof Database>): boolean => {
  try {
    return connection.pragma('application_id', { simple: true }) === APPLICATION_ID;
  } catch {
    return false;
  }
};
