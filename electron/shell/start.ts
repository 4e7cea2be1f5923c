import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { translate } from '../../shared/messages/translate.ts';
import { dataFolder } from '../rooms/data-folder.ts';
import { openMachine } from '../rooms/machine.ts';
import { hasDisplay } from './browsers.ts';
import { buildStale } from './build.ts';
import { findRuntime } from './electron-runtime.ts';

const root = resolve(import.meta.dirname, '..', '..');
const FETCH_MINUTES = 3;
/** An Electron that ends this early, and badly, did not get a window to show. */
const FALSE_START_MS = 10_000;

const { language } = openMachine(dataFolder(process.env, process.platform)).settings();

/** Runs a program until it ends; what stops this one stops it. */
const run = (
  command: string,
  args: readonly string[],
  channel: 'ipc' | 'ignore',
): Promise<number> =>
  new Promise((done) => {
    const child = spawn(command, args, { stdio: ['inherit', 'inherit', 'inherit', channel] });
    const stops = (['SIGINT', 'SIGTERM', 'SIGHUP'] as const).map((signal) => {
      const stop = (): void => void child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal);
      process.on(signal, stop);
      return () => process.off(signal, stop);
    });
    const end = (code: number | null): void => {
      for (const off of stops) off();
      done(code ?? 1);
    };
    child.once('error', () => end(1)).once('exit', end);
  });

/** Opens the desktop program; null when it could not. */
const openElectron = async (): Promise<number | null> => {
  const runtime = await findRuntime({
    folder: resolve(root, 'node_modules', 'electron'),
    display: hasDisplay(),
    limitMs: FETCH_MINUTES * 60_000,
    say: (key) => console.log(translate(language, key, { minutes: FETCH_MINUTES })),
  });
  if (runtime === null) return null;
  await buildStale(['client', 'main', 'preload']);
  const startedMs = performance.now();
  // As root Chromium refuses to start with its sandbox.
  const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const code = await run(runtime, [root, ...flags], 'ignore');
  if (code === 0 || performance.now() - startedMs > FALSE_START_MS) return code;
  console.log(translate(language, 'shell.no-window'));
  return null;
};

/** Opens an installed browser where there is a display; else prints its address and stays. */
const openBrowser = (): Promise<number> => {
  const cli = resolve(root, 'electron', 'cli.ts');
  const args = [cli, 'serve', '--exit-with-window', ...process.argv.slice(2)];
  // The channel tells it when this process is gone.
  return run(process.execPath, args, 'ipc');
};

process.exitCode = (await openElectron()) ?? (await openBrowser());
