import { getCurrentFuseWire, FuseV1Options as Fuse } from '@electron/fuses';
import { execFile } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import packageInfo from '../../package.json' with { type: 'json' };
import { buildStale } from '../../electron/shell/build.ts';

const root = resolve(import.meta.dirname, '../..');
const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'workstation-package-'));
const made = join(folder, 'release', 'linux-unpacked');
const unpacked = join(made, 'resources', 'app.asar.unpacked');

/** Stands in for Electron's files: an executable with nothing but its switches, all at their usual. */
const writeRuntime = (): string => {
  const runtime = join(folder, 'runtime');
  mkdirSync(join(runtime, 'resources'), { recursive: true });
  const wire = Buffer.from([1, 9, ...Buffer.from('101100010')]);
  const sentinel = Buffer.from('dL7pKGdnNz796PbbjQWNKmHXBZaB9tsX');
  writeFileSync(join(runtime, 'electron'), Buffer.concat([sentinel, wire]), { mode: 0o755 });
  for (const name of ['LICENSE', 'LICENSES.chromium.html', 'version', 'chrome-sandbox'])
    writeFileSync(join(runtime, name), '');
  return runtime;
};

/** Every file of the archive, by its own list at the head of it. */
const packed = async (): Promise<string[]> => {
  const { stdout } = await run(process.execPath, [
    join(root, 'node_modules/@electron/asar/bin/asar.js'),
    'list',
    join(made, 'resources', 'app.asar'),
  ]);
  return stdout
    .trim()
    .split(/\r?\n/)
    .map((line) => line.replaceAll('\\', '/').slice(1));
};

describe.runIf(process.platform === 'linux')('the package', () => {
  let files: string[] = [];

  beforeAll(async () => {
    await buildStale(['client', 'main', 'preload']);
    await run(
      process.execPath,
      [
        join(root, 'node_modules/electron-builder/cli.js'),
        ...['--dir', '--linux', '--x64', '--publish', 'never'],
        `-c.electronDist=${writeRuntime()}`,
        `-c.directories.output=${join(folder, 'release')}`,
      ],
      { cwd: root },
    );
    files = await packed();
  }, 120_000);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('holds the built program, its samples and fonts, and no sources', () => {
    for (const name of [
      packageInfo.main,
      'dist/preload/preload.cjs',
      'dist/renderer/index.html',
      'node_modules/@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
      'LICENSE',
    ])
      expect(files).toContain(name);
    expect(new Set(files.map((name) => name.split('/')[0]))).toEqual(
      new Set(['LICENSE', 'dist', 'node_modules', 'package.json', 'resources']),
    );
    expect(files.filter((name) => /\.(map|tsx?|cpp|hpp?|md)$/.test(name))).toEqual([]);
    expect(files.filter((name) => name.endsWith('.ttf'))).toHaveLength(2);
  });

  it('keeps beside the archive what threads and processes open, for this system alone', () => {
    const entries = [
      'writer-thread',
      'reader-thread',
      'maintenance-thread',
      'report-thread',
      'import-process',
    ];
    for (const name of entries)
      expect(existsSync(join(unpacked, 'dist', 'main', `${name}.mjs`))).toBe(true);
    const binaries = readdirSync(join(unpacked, 'node_modules/better-sqlite3/prebuilds'));
    expect(binaries).toContain('linux-x64.node');
    expect(binaries.filter((name) => !name.startsWith('linux'))).toEqual([]);
  });

  it('runs from there: threads, import process and native module find each other', async () => {
    const { stdout } = await run(
      process.execPath,
      [join(unpacked, 'dist/main/cli.mjs'), 'sample', join(folder, 'demo.workspace'), '--json'],
      { env: { ...process.env, WORKSTATION_DATA: join(folder, 'data') } },
    );
    const { imports } = JSON.parse(stdout) as { imports: { rejected: number }[] };
    expect(imports.length).toBeGreaterThanOrEqual(10);
  }, 90_000);

  it('has its switches set', async () => {
    const wire = await getCurrentFuseWire(join(made, packageInfo.name));
    const on = (fuse: Fuse): boolean => wire[fuse] === '1'.charCodeAt(0);
    expect({
      runAsNode: on(Fuse.RunAsNode),
      cookieEncryption: on(Fuse.EnableCookieEncryption),
      nodeOptions: on(Fuse.EnableNodeOptionsEnvironmentVariable),
      inspect: on(Fuse.EnableNodeCliInspectArguments),
      integrity: on(Fuse.EnableEmbeddedAsarIntegrityValidation),
      asarOnly: on(Fuse.OnlyLoadAppFromAsar),
      fileProtocol: on(Fuse.GrantFileProtocolExtraPrivileges),
    }).toEqual({
      runAsNode: false,
      cookieEncryption: true,
      nodeOptions: false,
      inspect: false,
      integrity: true,
      asarOnly: true,
      fileProtocol: false,
    });
  });
});
