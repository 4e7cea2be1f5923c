import Database from 'better-sqlite3';
import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { translated } from './open.ts';

export interface LockHolder {
  /** Program, person and machine, e.g. `社群工作站 · zhou@desk-3`. */
  readonly who: string;
  /** ISO instant. */
  readonly since: string;
}

/**
 * Takes the one write lock of a workspace: a small SQLite file beside it, held exclusively; it dies
 * with its holder. Throws `workspace-busy` with who holds it and since when.
 */
export const takeLock = (
  workspacePath: string,
  holder: LockHolder,
): { readonly release: () => void } => {
  const path = `${workspacePath}-lock`;
  const who = `${workspacePath}-holder`;
  let connection: InstanceType<typeof Database>;
  try {
    if (!existsSync(path)) closeSync(openSync(path, 'a', 0o600));
    connection = new Database(path, { timeout: 300 });
  } catch (error) {
    throw translated(error, workspacePath);
  }
  try {
    connection.pragma('journal_mode = MEMORY');
    connection.exec('BEGIN EXCLUSIVE');
  } catch (error) {
    connection.close();
    const code = error instanceof Error && 'code' in error ? String(error.code) : '';
    if (!code.startsWith('SQLITE_BUSY')) throw translated(error, workspacePath);
    const current = readHolder(who);
    throw new WorkstationError('workspace-busy', {
      holder: current?.who ?? 'unknown',
      since: current?.since ?? '',
    });
  }
  try {
    writeFileSync(who, JSON.stringify(holder), { mode: 0o600 });
  } catch (error) {
    connection.close();
    throw translated(error, workspacePath);
  }
  return {
    release: () => {
      rmSync(who, { force: true });
      connection.exec('ROLLBACK');
      connection.close();
    },
  };
};

const readHolder = (path: string): LockHolder | null => {
  try {
    const parsed: unknown = JSON.parse(readFileSync(path, 'utf8'));
    if (typeof parsed !== 'object' || parsed === null) return null;
    const { who, since } = parsed as Partial<LockHolder>;
    return typeof who === 'string' && typeof since === 'string' ? { who, since } : null;
  } catch {
    return null;
  }
};
