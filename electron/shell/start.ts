import { resolve } from 'node:path';
import { spawn } from 'node:child_process';

// The browser shell builds the page when it is stale, opens a window where there is a display,
// and otherwise prints its address and stays.
const cli = resolve(import.meta.dirname, '..', 'cli.ts');
const child = spawn(process.execPath, [cli, 'serve', ...process.argv.slice(2)], {
  stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const)
  process.on(signal, () => child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal));
child.on('exit', (code) => {
  process.exitCode = code ?? 1;
});
