import { copyFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname } from 'node:path';
import { WorkstationError } from '../../../shared/contract/errors.ts';
import type { Label, RestorePreview } from '../../../shared/contract/workspace.ts';
import { claimFile } from '../claim.ts';
import type { ReadDb } from '../db.ts';
import { entities } from '../entities.ts';
import { takeLock } from '../lock.ts';
import { operate } from '../log/operate.ts';
import { openReader, translated } from '../open.ts';
import { openWriter } from '../open-writer.ts';
import { sql } from '../statements.ts';
import { syncFile, syncFolder } from './sync.ts';

const LATEST = 20;

/** What a restore of `backup` over `path` would take away; both are only read. */
export const previewRestore = (args: {
  readonly path: string;
  readonly backup: string;
}): RestorePreview => {
  const now = openReader(args.path);
  const then = openReader(args.backup);
  try {
    const had = new Set(
      sql<{ uid: string }>(then.db, 'SELECT uid FROM operation')
        .all()
        .map((row) => row.uid),
    );
    const later = sql<{ uid: string; at_ms: number; actor: string; label: string }>(
      now.db,
      'SELECT uid, at_ms, actor, label FROM operation ORDER BY lam DESC',
    )
      .all()
      .filter((row) => !had.has(row.uid));
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
 * as a new desk, so that its later operations never carry numbers of the lost ones. With
 * `keepAside` the file that stood there stays beside it, under a name that says when. Throws
 * `workspace-damaged` for a backup that is not whole, and `workspace-busy`.
 */
export const restoreBackup = (args: {
  readonly path: string;
  readonly backup: string;
  readonly nowMs: number;
  readonly machine: string;
  readonly actor: string;
  readonly keepAside?: boolean;
}): void => {
  const since = new Date(args.nowMs).toISOString();
  const lock = takeLock(args.path, { who: `${args.actor}@${args.machine}`, since });
  const temporary = `${args.path}-restoring`;
  try {
    rmSync(temporary, { force: true });
    copyFileSync(args.backup, temporary);
    prepareRestored(temporary, args);
    syncFile(temporary);
    // A left-over log of the old file must not be replayed into the restored one.
    if (args.keepAside === true) moveAside(args.path, args.nowMs);
    for (const suffix of ['-wal', '-shm']) rmSync(args.path + suffix, { force: true });
    renameSync(temporary, args.path);
    syncFolder(dirname(args.path));
  } catch (error) {
    throw translated(error, args.backup);
  } finally {
    for (const suffix of ['', '-wal', '-shm']) rmSync(temporary + suffix, { force: true });
    lock.release();
  }
};

const moveAside = (path: string, nowMs: number): void => {
  const aside = `${path}-damaged-${new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-')}`;
  // An empty log holds nothing that could be saved from it.
  for (const suffix of ['-wal', ''])
    if ((statSync(path + suffix, { throwIfNoEntry: false })?.size ?? 0) > 0)
      renameSync(path + suffix, aside + suffix);
};

const prepareRestored = (path: string, args: Parameters<typeof restoreBackup>[0]): void => {
  const { db, close } = openWriter(path);
  try {
    if (db.pragma('quick_check(1)', { simple: true }) !== 'ok')
      throw new WorkstationError('workspace-damaged', { path: args.backup });
    claimFile(db, path, args);
    const values = { file: basename(args.backup) };
    operate(
      db,
      args,
      { kind: 'restore', label: { key: 'history.restored', values } },
      () => undefined,
    );
  } finally {
    close();
  }
};
