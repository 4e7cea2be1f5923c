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

const restoreOf = (context: RoomContext, path: string, backup: string, keepAside: boolean) => ({
  path,
  backup,
  keepAside,
  nowMs: context.program.nowMs(),
  machine: hostname(),
  actor: context.program.actor(),
});

/** Puts the newest backup that passes every check in the place of a damaged, closed workspace. */
export async function* recoverWorkspace(context: RoomContext, path: string, signal?: AbortSignal) {
  for (const backup of listBackups(path)) {
    const from = join(backupFolder(path), backup.fileName);
    yield { step: 'check' as const, fraction: null, detail: backup.fileName };
    const sound = await runMaintenance('check', { path: from }, signal).then(
      ({ ok }) => ok,
      () => false,
    );
    signal?.throwIfAborted();
    if (!sound) continue;
    yield { step: 'restore' as const, fraction: null, detail: backup.fileName };
    await runMaintenance('restore', restoreOf(context, path, from, true));
    return;
  }
  throw new WorkstationError('workspace-damaged', { path });
}

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
    const kept = await makeBackup(session, 'restore', context.program.nowMs()).catch(
      (error: unknown) => {
        // A damaged file cannot be copied as a workspace: it is kept as it is.
        if (error instanceof WorkstationError && error.code === 'backup-failed') return null;
        throw error;
      },
    );
    yield { step: 'restore', fraction: null };
    await context.program.aside((path) =>
      runMaintenance('restore', restoreOf(context, path, backup.path, kept === null)),
    );
    return { backupUid: kept?.uid ?? null };
  }),
  check: os.check.handler(async function* ({ context, signal }) {
    yield { step: 'check', fraction: null };
    return runMaintenance('check', { path: context.session().path }, signal);
  }),
});
