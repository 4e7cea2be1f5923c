import { copyFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, it } from 'vitest';
import { backupDaily } from '../../../../electron/store/backup/daily.ts';
import {
  backupFolder,
  backupPath,
  listBackups,
  pruneBackups,
} from '../../../../electron/store/backup/list.ts';
import { previewRestore, restoreBackup } from '../../../../electron/store/backup/restore.ts';
import { writeBackup } from '../../../../electron/store/backup/write.ts';
import { checkFile } from '../../../../electron/store/check/check.ts';
import { openReader } from '../../../../electron/store/open.ts';
import { openWriter } from '../../../../electron/store/open-writer.ts';
import { updateSettings } from '../../../../electron/store/settings.ts';
import { createEvent } from '../../../../electron/store/queries/events/create.ts';
import { dumpContent } from '../../../support/dump.ts';
import {
  temporaryFolder,
  temporaryWorkspace,
  testEnv,
  testNowMs,
} from '../../../support/workspace.ts';

const hour = 3_600_000;
const by = { nowMs: testNowMs + hour, machine: 'desk-3', actor: '测试员' };
const event = (name: string) => ({
  fields: { name, kind: 'sharing' as const, mode: 'online' as const },
  template: null,
  tasks: [],
});
const content = (path: string) => {
  const { db, close } = openReader(path);
  // A restored file is a new desk: everything else is as it was.
  const { desk, ...rest } = dumpContent(db);
  close();
  return { rest, desks: desk!.length };
};

it('restores a backup whole, as a new desk, and says beforehand what goes', () => {
  const path = temporaryWorkspace();
  const writer = openWriter(path);
  createEvent(writer.db, event('读书会'), testEnv);
  const backup = backupPath(path, 'manual', testNowMs);
  writeBackup(writer.db, backup);
  const before = content(path);
  createEvent(writer.db, event('市集'), testEnv);
  writer.close();

  const preview = previewRestore({ path, backup });
  expect(preview.operations).toBe(1);
  expect(preview.latest[0]?.label.values).toEqual({ name: '市集' });
  expect(preview.counts).toEqual([{ entity: 'event', now: 2, then: 1 }]);

  restoreBackup({ path, backup, ...by });
  expect(content(path).rest).toEqual(before.rest);
  expect(content(path).desks).toBe(before.desks + 1);
  expect(checkFile(path).findings).toEqual([]);
  expect(readdirSync(dirname(path)).filter((name) => name.includes('restoring'))).toEqual([]);
});

it('leaves the workspace alone when the backup is torn', () => {
  const path = temporaryWorkspace();
  const torn = join(dirname(path), 'torn.workspace-backup');
  copyFileSync(path, torn);
  const bytes = readFileSync(torn);
  bytes.fill(0xff, 4096, 60_000);
  writeFileSync(torn, bytes);
  const before = readFileSync(path);
  expect(() => restoreBackup({ path, backup: torn, ...by })).toThrow(
    expect.objectContaining({ code: 'workspace-damaged' }),
  );
  expect(readFileSync(path).equals(before)).toBe(true);
});

it('backs up once a day when something changed, and keeps by the rule', () => {
  const path = temporaryWorkspace();
  expect(backupDaily({ path, nowMs: testNowMs })).toBe(false);
  const day = 24 * hour;
  for (let n = 0; n < 45; n++) {
    const writer = openWriter(path);
    const nowMs = testNowMs + n * day;
    updateSettings(writer.db, { currency: n % 2 === 0 ? 'USD' : 'CNY' }, { ...testEnv, nowMs });
    writer.close();
    expect(backupDaily({ path, nowMs: nowMs + hour })).toBe(true);
    expect(backupDaily({ path, nowMs: nowMs + 2 * hour })).toBe(false);
  }
  const kept = listBackups(path);
  expect(kept.length).toBeGreaterThanOrEqual(10);
  expect(kept.length).toBeLessThanOrEqual(12);
  pruneBackups(path, testNowMs + 45 * day);
  expect(existsSync(join(backupFolder(path), kept[0]!.fileName))).toBe(true);
});

it('refuses to write a backup over another file', () => {
  const path = temporaryWorkspace();
  const target = join(temporaryFolder(), 'mine.txt');
  writeFileSync(target, 'mine');
  const { db, close } = openReader(path);
  expect(() => writeBackup(db, target)).toThrow(expect.objectContaining({ code: 'backup-failed' }));
  close();
  expect(readFileSync(target, 'utf8')).toBe('mine');
});
