import { openReader } from '../open.ts';
import { sql } from '../statements.ts';
import { backupPath, listBackups, pruneBackups } from './list.ts';
import { writeBackup } from './write.ts';

const DAY_MS = 86_400_000;

/**
 * Backs a workspace up when it had changed by `nowMs` and its newest backup is over a day old, then
 * deletes what the rule no longer keeps. Returns whether a backup was made.
 */
export const backupDaily = (args: { readonly path: string; readonly nowMs: number }): boolean => {
  const newestMs = listBackups(args.path)[0]?.madeAtMs ?? null;
  if (newestMs !== null && args.nowMs - newestMs < DAY_MS) return false;
  const { db, close } = openReader(args.path);
  try {
    const last = sql<{ at_ms: number }>(
      db,
      'SELECT at_ms FROM operation WHERE at_ms <= ? ORDER BY id DESC LIMIT 1',
    ).get(args.nowMs);
    if (last === undefined || (newestMs !== null && last.at_ms <= newestMs)) return false;
    writeBackup(db, backupPath(args.path, 'daily', args.nowMs));
  } finally {
    close();
  }
  pruneBackups(args.path, args.nowMs);
  return true;
};
