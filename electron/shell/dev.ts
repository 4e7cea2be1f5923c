import { spawn, type ChildProcess } from 'node:child_process';
import { rmSync } from 'node:fs';
import { resolve } from 'node:path';

const root = resolve(import.meta.dirname, '..', '..');
const vite = resolve(root, 'node_modules', 'vite', 'bin', 'vite.js');
const start = (args: readonly string[]): ChildProcess =>
  spawn(process.execPath, args, { cwd: root, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });

// The page is rebuilt on every change and loads itself anew; Node starts the program again on
// changes of its own.
const page = start([vite, 'build', '--watch', '--logLevel', 'warn']);
const program = start([
  '--watch',
  '--watch-preserve-output',
  resolve(root, 'electron', 'cli.ts'),
  'serve',
  ...process.argv.slice(2),
]);
// A page built here reloads itself: the next start builds its own.
page.once('exit', () => rmSync(resolve(root, 'dist', 'renderer', 'index.html'), { force: true }));
for (const signal of ['SIGINT', 'SIGTERM'] as const)
  process.on(signal, () => {
    page.kill(signal);
    program.kill(signal);
  });
