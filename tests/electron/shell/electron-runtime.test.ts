import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { findRuntime } from '../../../electron/shell/electron-runtime.ts';
import { temporaryFolder } from '../../support/workspace.ts';

/** An `electron` package with an installer that does what the test wants. */
const electronPackage = (installer: string): string => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, 'package.json'), '{"version":"45.4.1"}');
  writeFileSync(
    join(folder, 'install.js'),
    `const fs = require('node:fs'); const path = require('node:path');
     fs.writeFileSync(path.join(__dirname, 'ran'), process.env.ELECTRON_MIRROR ?? '');
     ${installer}`,
  );
  return folder;
};
const installs = (version: string): string => `
  fs.mkdirSync(path.join(__dirname, 'dist'));
  fs.writeFileSync(path.join(__dirname, 'dist', 'version'), '${version}');
  fs.writeFileSync(path.join(__dirname, 'dist', 'electron'), '');
  fs.writeFileSync(path.join(__dirname, 'path.txt'), 'electron');`;

const find = async (folder: string, display = true, limitMs = 20_000) => {
  const said: string[] = [];
  const runtime = await findRuntime({ folder, display, limitMs, say: (key) => said.push(key) });
  return { runtime, said };
};

it('takes the runtime that is there, without a word', async () => {
  const folder = electronPackage('process.exit(1)');
  mkdirSync(join(folder, 'dist'));
  writeFileSync(join(folder, 'dist', 'version'), 'v45.4.1');
  writeFileSync(join(folder, 'dist', 'electron'), '');
  writeFileSync(join(folder, 'path.txt'), 'electron');
  expect(await find(folder)).toEqual({ runtime: join(folder, 'dist', 'electron'), said: [] });
  expect(existsSync(join(folder, 'ran'))).toBe(false);
});

it('fetches a missing one', async () => {
  const folder = electronPackage(installs('45.4.1'));
  expect(await find(folder)).toEqual({
    runtime: join(folder, 'dist', 'electron'),
    said: ['shell.fetching-runtime'],
  });
});

it.each([
  ['the download fails', 'process.exit(1)', 20_000],
  ['another version arrives', installs('44.0.0'), 20_000],
  ['the network swallows everything', 'setInterval(() => undefined, 1000)', 400],
])('says so in one sentence when %s', async (_what, installer, limitMs) => {
  expect(await find(electronPackage(installer), true, limitMs)).toEqual({
    runtime: null,
    said: ['shell.fetching-runtime', 'shell.no-runtime'],
  });
});

it('does not look for one without a display', async () => {
  const folder = electronPackage(installs('45.4.1'));
  expect(await find(folder, false)).toEqual({ runtime: null, said: [] });
  expect(existsSync(join(folder, 'ran'))).toBe(false);
});
