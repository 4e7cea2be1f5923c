import Database from 'better-sqlite3';
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createWorkspace } from '../../../electron/store/create.ts';
import { latestVersion, openReader } from '../../../electron/store/open.ts';
import { openWriter } from '../../../electron/store/open-writer.ts';
import { checkPlace } from '../../../electron/store/place.ts';
import { checkRuntime } from '../../../electron/store/runtime.ts';
import {
  temporaryFolder,
  temporaryStore,
  temporaryWorkspace,
  testNowMs,
} from '../../support/workspace.ts';

const code = (wanted: string) => expect.objectContaining({ code: wanted });
const pragma = (
  db: { prepare: (text: string) => { pluck: () => { get: () => unknown } } },
  name: string,
) => db.prepare(`PRAGMA ${name}`).pluck().get();

describe('the open ritual', () => {
  it('sets every connection up, and the writer for full safety', () => {
    const { db, path } = temporaryStore();
    const reader = openReader(path);
    for (const connection of [db, reader.db]) {
      expect(pragma(connection, 'trusted_schema')).toBe(0);
      expect(pragma(connection, 'cell_size_check')).toBe(1);
      expect(pragma(connection, 'busy_timeout')).toBeGreaterThan(0);
      expect(pragma(connection, 'user_version')).toBe(latestVersion);
    }
    expect(pragma(db, 'journal_mode')).toBe('wal');
    expect(pragma(db, 'synchronous')).toBe(2);
    expect(pragma(db, 'foreign_keys')).toBe(1);
    expect(() => reader.db.prepare('DELETE FROM setting').run()).toThrow(/readonly/);
    reader.close();
  });

  it('makes a file that only its owner reads, and leaves no log behind when closed', () => {
    const path = temporaryWorkspace();
    expect(statSync(path).mode & 0o077).toBe(0);
    const { close } = openWriter(path);
    close();
    expect(existsSync(`${path}-wal`)).toBe(false);
  });
});

describe('guards', () => {
  it('refuse what is no workspace and leave it as it was', () => {
    const folder = temporaryFolder();
    const text = join(folder, 'text.workspace');
    writeFileSync(text, 'x'.repeat(5000));
    const other = join(folder, 'other.workspace');
    const foreign = new Database(other);
    foreign.exec('CREATE TABLE mine (a)');
    foreign.close();
    for (const path of [text, other]) {
      const before = readFileSync(path);
      expect(() => openReader(path)).toThrow(code('not-a-workspace'));
      expect(() => openWriter(path)).toThrow(code('not-a-workspace'));
      expect(readFileSync(path).equals(before)).toBe(true);
    }
    expect(() => openReader(join(folder, 'none.workspace'))).toThrow(code('workspace-missing'));
    expect(() => openReader(folder)).toThrow(code('not-a-workspace'));
  });

  it('refuse a newer workspace and leave it as it was', () => {
    const path = temporaryWorkspace();
    const newer = new Database(path);
    newer.pragma(`user_version = ${latestVersion + 10}`);
    newer.pragma('wal_checkpoint(TRUNCATE)');
    newer.close();
    const before = readFileSync(path);
    expect(() => openWriter(path)).toThrow(code('workspace-newer'));
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('name a torn file damaged', () => {
    const path = temporaryWorkspace();
    const bytes = readFileSync(path);
    bytes.fill(0xff, 100, 4096);
    writeFileSync(path, bytes);
    expect(() => openWriter(path)).toThrow(code('workspace-damaged'));
  });

  it('refuse folders that a program synchronises, and network shares by name', () => {
    const folder = temporaryFolder();
    for (const name of [
      'OneDrive',
      'OneDrive - 公司',
      'Dropbox',
      '坚果云',
      'BaiduSyncdisk',
      'Mobile Documents',
    ]) {
      mkdirSync(join(folder, name));
      const path = join(folder, name, 'a.workspace');
      expect(() => checkPlace(path)).toThrow(code('workspace-in-synced-folder'));
      expect(existsSync(path)).toBe(false);
    }
    checkPlace(join(folder, 'MyDropboxNotes', 'a.workspace'));
  });

  it('never overwrite a file when creating', () => {
    const path = temporaryWorkspace();
    const before = readFileSync(path);
    expect(() => createWorkspace(path, { nowMs: testNowMs, actor: 'a', machine: 'm' })).toThrow(
      code('workspace-exists'),
    );
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  it('name a runtime that is too old before the store is loaded', () => {
    expect(() => checkRuntime('20.11.0')).toThrow(code('runtime-too-old'));
    checkRuntime('22.0.0');
  });
});
