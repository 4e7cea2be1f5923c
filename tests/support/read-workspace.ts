import { openReader } from '../../electron/store/open.ts';
import type { ReadDb } from '../../electron/store/db.ts';
import { dumpContent } from './dump.ts';

/** Looks into a workspace beside the program that holds it. */
export const look = <T>(path: string, work: (db: ReadDb) => T): T => {
  const { db, close } = openReader(path);
  try {
    return work(db);
  } finally {
    close();
  }
};

export const dumpOf = (path: string): Record<string, unknown[]> => look(path, dumpContent);
