import type { WriteDb } from './db.ts';

/** Pages in the write-ahead log from which on they are moved into the file: SQLite's own figure. */
const DUE_PAGES = 1000;
/** The log of a large write shrinks to this much once it is used again. */
const LOG_BYTES = 64 * 1024 * 1024;

interface LogState {
  readonly log: number;
  readonly checkpointed: number;
}

/**
 * Takes the move of the log into the file out of commits, where it keeps a caller waiting for what
 * is on the disk already (seconds after a million rows). Call the result between writes.
 */
export const deferCheckpoints = (db: WriteDb): (() => void) => {
  db.pragma('wal_autocheckpoint = 0');
  db.pragma(`journal_size_limit = ${LOG_BYTES}`);
  return () => {
    const [state] = db.pragma('wal_checkpoint(NOOP)') as LogState[];
    if (state !== undefined && state.log - state.checkpointed >= DUE_PAGES)
      db.pragma('wal_checkpoint(PASSIVE)');
  };
};
