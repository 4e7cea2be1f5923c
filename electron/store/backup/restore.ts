import { copyFileSync, renameSync, rmSync } from 'node:fs';
import type { Label, RestorePreview } from '../../../shared/contract/workspace.ts';
import type { ReadDb } from '../db.ts';
import { entities } from '../entities.ts';
import { openReader, openWriter } from '../open.ts';
import { sql } from '../statements.ts';
import { newUid } from '../uid.ts';

const LATEST = 20;

/** What a restore of `backup` over `path` would take away; both are only read. */
export const previewRestore = (args: {
  readonly path: string;
  readonly backup: string;
}): RestorePreview => {
  const now = openReader(args.path);
  const then = openReader(args.backup);
  try {
    const last =
      sql<{ lam: number | null }>(then.db, 'SELECT max(lam) AS lam FROM operation').get()?.lam ?? 0;
    const later = sql<{ at_ms: number; actor: string; label: string }>(
      now.db,
      'SELECT at_ms, actor, label FROM operation WHERE lam > ? ORDER BY lam DESC',
    ).all(last);
    return {
      operations: later.length,
      latest: later.slice(0, LATEST).map((row) => {
        const label = JSON.parse(row.label) as { key: string; values?: Label['values'] };
        return {
          atMs: row.at_ms,
          actor: row.actor,
          label: { key: label.key, values: label.values ?? {} },
        };
      }),
      counts: entities
        .map((entity) => ({
          entity,
          now: countRows(now.db, entity),
          then: countRows(then.db, entity),
        }))
        .filter((row) => row.now !== row.then),
    };
  } finally {
    now.close();
    then.close();
  }
};

const countRows = (db: ReadDb, entity: string): number =>
  sql<{ count: number }>(db, `SELECT count(*) AS count FROM ${entity}`).get()!.count;

/**
 * Puts a backup in the place of a closed workspace, whole or not at all. The restored file goes on
 * as a new desk, so that its later operations never carry numbers of the lost ones.
 */
export const restoreBackup = (args: {
  readonly path: string;
  readonly backup: string;
  readonly nowMs: number;
  readonly machine: string;
}): void => {
  const temporary = `${args.path}-restoring`;
  rmSync(temporary, { force: true });
  copyFileSync(args.backup, temporary);
  const { db, close } = openWriter(temporary);
  try {
    db.transaction(() => {
      sql(db, 'UPDATE desk SET current = 0').run();
      sql(db, 'INSERT INTO desk (uid, name, current, created_at_ms) VALUES (?, ?, 1, ?)').run(
        newUid('desk', args),
        args.machine,
        args.nowMs,
      );
    })();
  } finally {
    close();
  }
  // A left-over log of the old file must not be replayed into the restored one.
  for (const suffix of ['-wal', '-shm']) rmSync(args.path + suffix, { force: true });
  renameSync(temporary, args.path);
};
