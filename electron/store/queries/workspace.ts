import type { WorkspaceSettings } from '../../../shared/contract/workspace.ts';
import type { ReadDb, WriteDb } from '../db.ts';
import { listHistory, redoLast, undoLast } from '../log/history.ts';
import type { WriteEnv } from '../log/operate.ts';
import { undoImport } from '../log/undo-import.ts';
import { readSettings, updateSettings } from '../settings.ts';
import { sql } from '../statements.ts';
import type { ReadJobs, WriteJobs } from '../threads/jobs.ts';

export const workspaceReads = {
  'workspace.settings': (db: ReadDb, _args: object): WorkspaceSettings => readSettings(db),
  'workspace.history': listHistory,
  'workspace.sqliteVersion': (db: ReadDb, _args: object): string =>
    sql<{ version: string }>(db, 'SELECT sqlite_version() AS version').get()!.version,
  /** Things by uid or exact name; several when a name fits several. */
  'workspace.named': (
    db: ReadDb,
    args: {
      readonly kind: 'community' | 'campaign' | 'event' | 'chat_group';
      readonly given: string;
    },
  ): { uid: string; name: string }[] =>
    sql<{ uid: string; name: string }>(
      db,
      `SELECT uid, name FROM ${args.kind} WHERE uid = ? OR name = ? ORDER BY uid LIMIT 20`,
    ).all(args.given, args.given),
} satisfies ReadJobs;

export const workspaceWrites = {
  'workspace.updateSettings': (
    db: WriteDb,
    args: Partial<Record<string, unknown>>,
    env: WriteEnv,
  ) => updateSettings(db, args, env),
  'workspace.undo': undoLast,
  'workspace.redo': redoLast,
  'workspace.undoImport': undoImport,
} satisfies WriteJobs;
