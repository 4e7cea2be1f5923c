import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { workstation } from '../../support/command.ts';
import { workstationProcess } from '../../support/command-process.ts';
import { temporaryFolder, temporarySession, temporaryWorkspace } from '../../support/workspace.ts';

const failure = (stderr: string): { readonly code: string; readonly message: string } =>
  (JSON.parse(stderr) as { error: { code: string; message: string } }).error;

it('shows and changes settings, paths against the caller’s folder', async () => {
  const path = temporaryWorkspace();
  const folder = dirname(path);
  const changed = await workstationProcess(
    folder,
    'settings',
    'test.workspace',
    'zone=Asia/Tokyo',
    'weekStart=0',
    'maskPhone=false',
    '--json',
  );
  expect(changed.stderr).toBe('');
  expect(changed.code).toBe(0);
  const shown = await workstationProcess(folder, 'settings', 'test.workspace', '--json');
  expect(JSON.parse(shown.stdout)).toMatchObject({
    zone: 'Asia/Tokyo',
    weekStart: 0,
    maskPhone: false,
  });
  expect(shown.stdout).not.toContain('secret');
});

it('answers 2 with one line for what cannot be meant', async () => {
  const folder = dirname(temporaryWorkspace());
  const wrong = [
    ['settings', 'test.workspace', 'colour=red'],
    ['settings', 'test.workspace', 'zone=Mars/Base'],
    ['settings', 'test.workspace', 'weekStart=9'],
    ['no-such-command'],
    ['check'],
  ];
  for (const args of wrong) {
    const answer = await workstation(folder, ...args);
    expect.soft([args, answer.code, answer.stderr.trim().split('\n').length]).toEqual([args, 2, 1]);
  }
});

it('answers 4 for a workspace that cannot be opened, and leaves the file alone', async () => {
  const folder = temporaryFolder();
  const plain = join(folder, 'plain.workspace');
  writeFileSync(plain, 'not a database at all, only words');
  const refused = await workstation(folder, 'check', plain, '--json');
  expect([refused.code, failure(refused.stderr).code]).toEqual([4, 'not-a-workspace']);
  expect(readFileSync(plain, 'utf8')).toBe('not a database at all, only words');
  const missing = await workstation(folder, 'check', 'nowhere.workspace', '--json');
  expect([missing.code, failure(missing.stderr).code]).toEqual([4, 'workspace-missing']);
});

const beside = 'answers 4 and names the holder when writing beside another program; reading works';
it(beside, { timeout: 120_000 }, async () => {
  const { path } = await temporarySession();
  const folder = dirname(path);
  const busy = await workstationProcess(folder, 'settings', path, 'currency=USD', '--json');
  expect(busy.code).toBe(4);
  expect(failure(busy.stderr)).toMatchObject({
    code: 'busy',
    message: expect.stringContaining('test'),
  });
  expect((await workstationProcess(folder, 'settings', path, '--json')).code).toBe(0);
});

it('finds what was tampered with and answers 4', async () => {
  const path = temporaryWorkspace();
  const folder = dirname(path);
  await workstation(folder, 'settings', path, 'currency=USD');
  const sound = await workstation(folder, 'check', path, '--json');
  expect([sound.code, JSON.parse(sound.stdout)]).toEqual([0, { ok: true, findings: [] }]);
  const copy = join(folder, 'copy.workspace');
  copyFileSync(path, copy);
  const db = new Database(copy);
  db.exec('DROP TRIGGER change_frozen; UPDATE change SET old_value = \'"EUR"\'');
  db.close();
  const broken = await workstation(folder, 'check', copy, '--json');
  expect(broken.code).toBe(4);
  expect(JSON.parse(broken.stdout)).toMatchObject({
    ok: false,
    findings: [{ invariant: 'hash-chain', count: 1 }],
  });
});

it('answers 2 for an import that is not there', async () => {
  const path = temporaryWorkspace();
  const answer = await workstation(dirname(path), 'undo', path, 'im_none', '--json');
  expect([answer.code, failure(answer.stderr).code]).toEqual([2, 'not-found']);
});
