import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { BackupRow } from '../../../shared/contract/workspace.ts';

export type BackupReason = BackupRow['reason'];

/** Backups lie in a folder beside their workspace; a copy of the folder keeps them usable. */
export const backupFolder = (workspacePath: string): string => `${workspacePath}-backups`;

const pattern =
  /^(\d{4}-\d{2}-\d{2})T(\d{2})-(\d{2})-(\d{2})-(\d{3})Z-(manual|daily|migration|import|restore)\.workspace-backup$/;

/** Where a backup made now goes; its name says when and why. */
export const backupPath = (workspacePath: string, reason: BackupReason, nowMs: number): string => {
  const folder = backupFolder(workspacePath);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const stamp = new Date(nowMs).toISOString().replaceAll(/[:.]/g, '-');
  return join(folder, `${stamp}-${reason}.workspace-backup`);
};

/** The backups of a workspace, newest first. Every one was checked when it was written. */
export const listBackups = (workspacePath: string): BackupRow[] => {
  const folder = backupFolder(workspacePath);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .flatMap((fileName) => {
      const found = pattern.exec(fileName);
      if (found === null) return [];
      const [, date, hour, minute, second, ms, reason] = found;
      return {
        uid: `bk_${createHash('sha256').update(fileName).digest('base64url').slice(0, 22)}`,
        fileName,
        reason: reason as BackupReason,
        madeAtMs: Date.parse(`${date}T${hour}:${minute}:${second}.${ms}Z`),
        bytes: statSync(join(folder, fileName)).size,
        checked: true,
        present: true,
      };
    })
    .sort((a, b) => b.madeAtMs - a.madeAtMs);
};

const DAY_MS = 86_400_000;
const KEEP_DAILY = 7;
const KEEP_WEEKLY = 4;

/**
 * Deletes automatic backups that the rule no longer keeps: the newest of each of the last 7 days
 * and of each of the 4 weeks before them stay; backups made by hand, before a migration or a restore stay.
 */
export const pruneBackups = (workspacePath: string, nowMs: number): void => {
  const automatic = listBackups(workspacePath).filter(
    (backup) => backup.reason === 'daily' || backup.reason === 'import',
  );
  const kept = new Set<string>();
  const keepNewest = (unitMs: number, units: number): void => {
    const seen = new Set<number>();
    for (const backup of automatic) {
      // Units of the calendar, not of age: the last of a week stays the last of its week.
      const unit = Math.floor(backup.madeAtMs / unitMs);
      if (Math.floor(nowMs / unitMs) - unit >= units || seen.has(unit)) continue;
      seen.add(unit);
      kept.add(backup.fileName);
    }
  };
  keepNewest(DAY_MS, KEEP_DAILY);
  // The days reach into two weeks; the weekly ones begin before them.
  keepNewest(7 * DAY_MS, KEEP_WEEKLY + 2);
  for (const backup of automatic)
    if (!kept.has(backup.fileName))
      rmSync(join(backupFolder(workspacePath), backup.fileName), { force: true });
};
