import { spawn, type ChildProcess } from 'node:child_process';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');
const vite = resolve(root, 'node_modules', 'vite', 'bin', 'vite.js');
const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, args, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });

// The page is rebuilt on every change; Node starts the program again on changes of its own.
const children = [
  start([vite, 'build', '--watch', '--logLevel', 'warn']),
  start(['--watch', resolve(root, 'electron', 'cli.ts'), 'serve', ...process.argv.slice(2)]),
];
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    for (const child of children) child.kill(signal);
  });
