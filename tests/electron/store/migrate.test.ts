import { expect, it } from 'vitest';
import { listBackups } from '../../../electron/store/backup/list.ts';
import { migrate } from '../../../electron/store/migrate.ts';
import { migrations, type Migration } from '../../../electron/store/migrations/list.ts';
import { openReader } from '../../../electron/store/open.ts';
import { temporaryWorkspace, testNowMs } from '../../support/workspace.ts';

const step = (version: number, sql: string): Migration => ({
  version,
  name: `step-${version}`,
  up: (db) => void db.exec(sql),
});
const versionOf = (path: string): number => {
  const { db, close } = openReader(path);
  const version = Number(db.prepare('PRAGMA user_version').pluck().get());
  close();
  return version;
};
const last = migrations.at(-1)!.version;

it('does nothing to a file of today', () => {
  const path = temporaryWorkspace();
  migrate(path, testNowMs);
  expect(listBackups(path)).toEqual([]);
});

it('backs up before the first step, and a failing step leaves the file as the one before made it', () => {
  const path = temporaryWorkspace();
  const steps = [
    ...migrations,
    step(last + 10, 'CREATE TABLE made (a) '),
    step(last + 20, 'CREATE TABLE half (a); CREATE TABLE made (a)'),
  ];
  expect(() => migrate(path, testNowMs, steps)).toThrow(/already exists/);
  const backups = listBackups(path);
  expect(backups.map((backup) => backup.reason)).toEqual(['migration']);
  expect(() => versionOf(path)).toThrow(expect.objectContaining({ code: 'workspace-newer' }));
  migrate(path, testNowMs + 1000, [
    ...steps.slice(0, -1),
    step(last + 20, 'CREATE TABLE half (a)'),
  ]);
  expect(listBackups(path)).toHaveLength(2);
});
