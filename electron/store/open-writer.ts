import { accessSync, constants, existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { WorkstationError } from '../../shared/contract/errors.ts';
import { asWriteDb, type WriteDb } from './db.ts';
import { addDerivedFunctions } from './derived/functions.ts';
import { openConnection, translated, type Connection } from './open.ts';

/**
 * The read-write connection: WAL with full syncs, foreign keys, the temporary tables of derived
 * rows. Closing it tidies up. Also throws `workspace-read-only`.
 */
export const openWriter = (path: string): { readonly db: WriteDb; readonly close: () => void } => {
  if (existsSync(path)) checkWritable(path);
  const connection = openConnection(path, false);
  try {
    prepareWriter(connection);
  } catch (error) {
    connection.close();
    throw translated(error, path);
  }
  return {
    db: asWriteDb(connection),
    close: () => {
      if (!connection.open) return;
      connection.pragma('optimize');
      connection.pragma('wal_checkpoint(TRUNCATE)');
      connection.close();
    },
  };
};

/** What the writer has beyond every connection. */
const prepareWriter = (connection: Connection): void => {
  connection.pragma('journal_mode = WAL');
  // better-sqlite3 lowers it to NORMAL in WAL: an acknowledged write must survive a power cut.
  connection.pragma('synchronous = FULL');
  connection.pragma('foreign_keys = ON');
  addDerivedFunctions(connection);
  connection.exec(`
    CREATE TEMP TABLE IF NOT EXISTS dirty_member (id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE IF NOT EXISTS dirty_custom (id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE IF NOT EXISTS dirty_field (id INTEGER PRIMARY KEY);
    CREATE TEMP TABLE IF NOT EXISTS dirty_day (
      member_id INTEGER NOT NULL, local_date TEXT NOT NULL, PRIMARY KEY (member_id, local_date)
    ) WITHOUT ROWID;
    CREATE TEMP TABLE IF NOT EXISTS dirty_tier (id INTEGER PRIMARY KEY);
  `);
};

const checkWritable = (path: string): void => {
  try {
    accessSync(path, constants.W_OK);
    accessSync(dirname(path), constants.W_OK);
  } catch {
    throw new WorkstationError('workspace-read-only', { path });
  }
};
