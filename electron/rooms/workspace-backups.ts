import type { Implementer } from '@orpc/server';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { WorkstationError } from '../../shared/contract/errors.ts';
import type { workspaceContract } from '../../shared/contract/workspace.ts';
import { backupFolder, backupPath, listBackups, type BackupReason } from '../store/backup/list.ts';
import { runMaintenance } from '../store/maintenance.ts';
import type { RoomContext, WorkspaceSession } from './context.ts';

type WorkspaceOs = Implementer<typeof workspaceContract, RoomContext, RoomContext>;

const findBackup = (session: WorkspaceSession, uid: string) => {
  const row = listBackups(session.path).find((backup) => backup.uid === uid);
  if (row === undefined) throw new WorkstationError('not-found', { what: uid });
  return { row, path: join(backupFolder(session.path), row.fileName) };
};

/** Writes a checked copy of the open workspace and lists it. */
export const makeBackup = async (
  session: WorkspaceSession,
  reason: BackupReason,
  nowMs: number,
) => {
  const target = backupPath(session.path, reason, nowMs);
  await runMaintenance('backup', { path: session.path, target });
  const row = listBackups(session.path).find((backup) => target.endsWith(backup.fileName));
  if (row === undefined) throw new WorkstationError('backup-failed', { path: target });
  return row;
};

/** Backups and checks of the workspace room. */
export const backupHandlers = (os: WorkspaceOs) => ({
  backups: os.backups.handler(({ context }) => {
    const { path } = context.session();
    return { folder: backupFolder(path), rows: listBackups(path) };
  }),
  createBackup: os.createBackup.handler(async function* ({ context }) {
    yield { step: 'backup', fraction: null };
    return makeBackup(context.session(), 'manual', context.program.nowMs());
  }),
  verifyBackup: os.verifyBackup.handler(async function* ({ input, context, signal }) {
    yield { step: 'check', fraction: null };
    return runMaintenance('check', { path: findBackup(context.session(), input.uid).path }, signal);
  }),
  restorePreview: os.restorePreview.handler(({ input, context }) => {
    const session = context.session();
    return runMaintenance('previewRestore', {
      path: session.path,
      backup: findBackup(session, input.uid).path,
    });
  }),
  restore: os.restore.handler(async function* ({ input, context }) {
    const session = context.session();
    const backup = findBackup(session, input.uid);
    yield { step: 'backup', fraction: null };
    const kept = await makeBackup(session, 'restore', context.program.nowMs());
    yield { step: 'restore', fraction: null };
    await context.program.aside(async (path) => {
      await runMaintenance('restore', {
        path,
        backup: backup.path,
        nowMs: context.program.nowMs(),
        machine: hostname(),
        actor: context.program.actor(),
      });
    });
    return { backupUid: kept.uid };
  }),
  check: os.check.handler(async function* ({ context, signal }) {
    yield { step: 'check', fraction: null };
    return runMaintenance('check', { path: context.session().path }, signal);
  }),
});
