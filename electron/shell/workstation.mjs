#!/usr/bin/env node
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

// The store needs Node 22; the packages bring a Node of their own for machines with an older one.
const root = resolve(dirname(fileURLToPath(import.meta.url)), '..', '..');
const own = resolve(
  root,
  'node_modules/node/bin',
  process.platform === 'win32' ? 'node.exe' : 'node',
);
const tooOld = Number(process.versions.node.split('.')[0]) < 24;
const node = tooOld && existsSync(own) ? own : process.execPath;
const child = spawn(node, [resolve(root, 'electron/cli.ts'), ...process.argv.slice(2)], {
  stdio: 'inherit',
});
// The command ends in its own way and says how; this process only waits for it.
const signals = ['SIGINT', 'SIGTERM'];
for (const signal of signals) process.on(signal, () => void child.kill(signal));
child.on('error', (error) => {
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
});
child.on('exit', (code, signal) => {
  // Stopped before the command could listen: cancelled, like later.
  process.exitCode = code ?? (signals.includes(signal) ? 6 : 1);
});
