import { statSync } from 'node:fs';
import type { WriteDb } from './db.ts';
import { sql } from './statements.ts';
import { newUid } from './uid.ts';

/**
 * Notices that a workspace file is a copy, a restored backup or on another machine, and gives it a
 * desk of its own, so that two files never make operations of the same number. A moved file keeps
 * its desk.
 */
export const claimFile = (
  db: WriteDb,
  path: string,
  by: { readonly machine: string; readonly nowMs: number },
): void => {
  const here = JSON.stringify(`${by.machine}:${statSync(path, { bigint: true }).ino}`);
  const known = sql<{ value: string }>(db, "SELECT value FROM setting WHERE key = 'file'").get();
  if (known?.value === here) return;
  db.transaction(() => {
    sql(
      db,
      "INSERT INTO setting (key, value) VALUES ('file', ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value",
    ).run(here);
    const used = sql<{ some: number }>(db, 'SELECT EXISTS (SELECT 1 FROM operation) AS some').get();
    // Nothing was done here yet: there is nothing a second file could repeat.
    if (known === undefined && used?.some === 0) return;
    sql(db, 'UPDATE desk SET current = 0').run();
    sql(db, 'INSERT INTO desk (uid, name, current, created_at_ms) VALUES (?, ?, 1, ?)').run(
      newUid('desk', by),
      by.machine,
      by.nowMs,
    );
  }).immediate();
};
