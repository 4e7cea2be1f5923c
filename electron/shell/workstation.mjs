#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';

// The store needs Node 22; the packages bring a Node of their own for machines with an older one.
const root = resolve(import.meta.dirname ?? new URL('.', import.meta.url).pathname, '..', '..');
const own = resolve(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
const tooOld = Number(process.versions.node.split('.')[0]) < 24;
const node = tooOld && existsSync(own) ? own : process.execPath;
const { status } = spawnSync(node, [resolve(root, 'electron/cli.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
process.exitCode = status ?? 1;
