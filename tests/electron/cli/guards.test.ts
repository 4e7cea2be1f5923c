import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, it } from 'vitest';
import { builtCli } from '../../support/built.ts';
import { workstation } from '../../support/command.ts';
import { workstationProcess, type CommandAnswer } from '../../support/command-process.ts';
import { canMount, workstationAfter } from '../../support/namespace.ts';
import { temporaryFolder, temporarySession, temporaryWorkspace } from '../../support/workspace.ts';

interface Refused {
  readonly code: string;
  readonly message: string;
  readonly hint: string;
}

/** One line with one code, a sentence and a next step, and no trace of the program's inside. */
const refusal = ({ code, stderr, stdout }: CommandAnswer): Refused & { readonly exit: unknown } => {
  expect([stdout, stderr.trim().split('\n').length]).toEqual(['', 1]);
  const { error } = JSON.parse(stderr) as { error: Refused };
  expect(error.message).toMatch(/[\u4e00-\u9fff].*。$/);
  expect(error.hint).toMatch(/[\u4e00-\u9fff].*。$/);
  expect(stderr).not.toMatch(/SQLITE|node:|\.ts\b|—/);
  return { exit: code, ...error };
};

/** What lies beside a workspace, but for the two files that SQLite itself makes to read it. */
const filesOf = (path: string): string[] =>
  readdirSync(dirname(path)).filter((name) => !/-(?:wal|shm)$/.test(name));

const change = ['currency=USD', '--json'];

describe('a workspace that cannot be opened for writing', () => {
  const makers: readonly (readonly [string, () => string])[] = [
    [
      'not-a-workspace',
      () => {
        const path = join(temporaryFolder(), 'notes.workspace');
        writeFileSync(path, '只是一些文字，不是数据库。'.repeat(200));
        return path;
      },
    ],
    [
      'workspace-newer',
      () => {
        const path = temporaryWorkspace();
        const newer = new Database(path);
        newer.pragma('user_version = 99999');
        newer.pragma('wal_checkpoint(TRUNCATE)');
        newer.close();
        return path;
      },
    ],
    [
      'workspace-damaged',
      () => {
        const path = temporaryWorkspace();
        const bytes = readFileSync(path);
        bytes.fill(0xff, 100, 4096);
        writeFileSync(path, bytes);
        return path;
      },
    ],
    [
      'workspace-in-synced-folder',
      () => {
        const path = temporaryWorkspace();
        const synced = join(dirname(path), 'OneDrive');
        mkdirSync(synced);
        renameSync(path, join(synced, 'test.workspace'));
        return join(synced, 'test.workspace');
      },
    ],
  ];
  it.each(makers)('%s: code 4, a next step, file and folder as they were', async (code, make) => {
    const path = make();
    const before = readFileSync(path);
    const beside = filesOf(path);
    const answer = await workstation(temporaryFolder(), 'settings', path, ...change);
    expect(refusal(answer)).toMatchObject({ exit: 4, code });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(filesOf(path)).toEqual(beside);
  });

  it('workspace-missing, also where the folder is missing, and makes neither', async () => {
    const folder = temporaryFolder();
    const path = join(folder, 'gone', 'a.workspace');
    const answer = await workstation(temporaryFolder(), 'settings', path, ...change);
    expect(refusal(answer)).toMatchObject({ exit: 4, code: 'workspace-missing' });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('busy: names the holder and since when, in local time', async () => {
    const { path } = await temporarySession();
    const answer = await workstationProcess(temporaryFolder(), 'settings', path, ...change);
    const busy = refusal(answer);
    expect(busy).toMatchObject({ exit: 4, code: 'busy' });
    expect(busy.message).toMatch(/test.*2026-11-2\d \d\d:\d\d/);
  });
});

describe.skipIf(!canMount)('on a file system that refuses (needs unshare)', () => {
  it('workspace-read-only: a read-only folder', () => {
    const path = temporaryWorkspace();
    const before = readFileSync(path);
    const folder = dirname(path);
    const mount = `mount --bind "${folder}" "${folder}" && mount -o remount,ro,bind "${folder}"`;
    const answer = workstationAfter(mount, temporaryFolder(), 'settings', path, ...change);
    expect(refusal(answer)).toMatchObject({ exit: 4, code: 'workspace-read-only' });
    expect(readFileSync(path).equals(before)).toBe(true);
    expect(readdirSync(folder)).toEqual(['test.workspace']);
  });

  it('disk-full: a disk without a free block, then the file is whole', { timeout: 120_000 }, () => {
    const path = temporaryWorkspace();
    const disk = temporaryFolder();
    const mine = temporaryFolder();
    const there = join(disk, 'test.workspace');
    const fill = [
      `mount -t tmpfs -o size=2m tmpfs "${disk}"`,
      `cp "${path}" "${there}"`,
      `(dd if=/dev/zero of="${disk}/filler" bs=4k 2>/dev/null || true)`,
    ].join(' && ');
    // The tmpfs is gone with the command: what it left is carried out by the same shell.
    const out = join(mine, 'after.workspace');
    const full = workstationAfter(fill, mine, 'settings', there, ...change);
    expect(refusal(full)).toMatchObject({ exit: 4, code: 'disk-full' });
    const checked = workstationAfter(
      `${fill} && (INIT_CWD="${mine}" "${process.execPath}" "${builtCli}" settings "${there}" currency=USD 2>/dev/null || true) && rm "${disk}/filler" && cp "${there}" "${out}"`,
      mine,
      'check',
      out,
      '--json',
    );
    expect([checked.code, JSON.parse(checked.stdout)]).toEqual([0, { ok: true, findings: [] }]);
  });
});
