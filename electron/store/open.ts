import Database from 'better-sqlite3';
import { existsSync, statSync } from 'node:fs';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { asReadDb, type ReadDb } from './db.ts';
import { migrations } from './migrations/list.ts';
import { freeBytes } from './place.ts';

/** "CWS1" – marks a SQLite file as a workspace. */
export const APPLICATION_ID = 0x43575331;
export const latestVersion = migrations.at(-1)!.version;
const MIN_SQLITE = [3, 51, 3] as const;
const BUSY_TIMEOUT_MS = 800;
/** What SQLite needs at once for its index of the write-ahead log. */
const SIDE_FILE_BYTES = 32_768;

export type Connection = InstanceType<typeof Database>;

/**
 * A read-only connection with the settings of every connection. Throws `workspace-missing`,
 * `not-a-workspace`, `workspace-newer`, `workspace-damaged`.
 */
export const openReader = (path: string): { readonly db: ReadDb; readonly close: () => void } => {
  const connection = openConnection(path, true);
  return { db: asReadDb(connection), close: () => connection.close() };
};

/** Settings that every connection has, reader or writer. */
export const prepareConnection = (connection: Connection): void => {
  connection.pragma(`busy_timeout = ${BUSY_TIMEOUT_MS}`);
  connection.pragma('trusted_schema = OFF');
  connection.pragma('cell_size_check = ON');
};

export const openConnection = (path: string, readonly: boolean): Connection => {
  if (!existsSync(path)) throw new WorkstationError('workspace-missing', { path });
  if (!statSync(path).isFile()) throw new WorkstationError('not-a-workspace', { path });
  let connection: Connection | null = null;
  try {
    connection = new Database(path, { readonly, fileMustExist: true });
    prepareConnection(connection);
    checkSqlite(connection);
    const applicationId = connection.pragma('application_id', { simple: true });
    if (applicationId !== APPLICATION_ID) throw new WorkstationError('not-a-workspace', { path });
    const version = Number(connection.pragma('user_version', { simple: true }));
    if (version > latestVersion)
      throw new WorkstationError('workspace-newer', { path, version, known: latestVersion });
    return connection;
  } catch (error) {
    connection?.close();
    throw translated(error, path);
  }
};

const checkSqlite = (connection: Connection): void => {
  const { version } = connection.prepare('SELECT sqlite_version() AS version').get() as {
    version: string;
  };
  const parts = version.split('.').map(Number);
  for (const [index, least] of MIN_SQLITE.entries()) {
    const part = parts[index] ?? 0;
    if (part > least) return;
    if (part < least)
      throw new WorkstationError('runtime-too-old', {
        found: `SQLite ${version}`,
        needed: MIN_SQLITE.join('.'),
      });
  }
};

/** SQLite's own failures in the program's codes; everything else stays as it is. */
export const translated = (error: unknown, path: string): unknown => {
  if (!(error instanceof Error) || !('code' in error) || error instanceof WorkstationError)
    return error;
  const code = String(error.code);
  if (code === 'SQLITE_NOTADB') return new WorkstationError('not-a-workspace', { path });
  if (code.startsWith('SQLITE_CORRUPT')) return new WorkstationError('workspace-damaged', { path });
  if (code.startsWith('SQLITE_READONLY') || code === 'SQLITE_CANTOPEN')
    return new WorkstationError('workspace-read-only', { path });
  if (code === 'EEXIST') return new WorkstationError('workspace-exists', { path });
  if (code === 'EACCES' || code === 'EROFS' || code === 'EPERM')
    return new WorkstationError('workspace-read-only', { path });
  // On a full disk SQLite cannot make its side files either, and calls that an I/O error.
  const noRoom = code.startsWith('SQLITE_IOERR') && freeBytes(path) < SIDE_FILE_BYTES;
  if (code === 'SQLITE_FULL' || code === 'ENOSPC' || noRoom)
    return new WorkstationError('disk-full', { path, needMiB: 0 });
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED'))
    return new WorkstationError('workspace-busy', { holder: 'unknown', since: '' });
  return error;
};
