import { spawn } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { MessageKey } from '../../shared/messages/translate.ts';

const readText = (path: string): string | null => {
  try {
    return readFileSync(path, 'utf8').trim();
  } catch {
    return null;
  }
};

/** The executable that Electron's package brings; null until its installer has fetched it. */
const installedRuntime = (folder: string): string | null => {
  const name = readText(join(folder, 'path.txt'));
  const wanted = readText(join(folder, 'package.json'));
  const version = readText(join(folder, 'dist', 'version'))?.replace(/^v/, '');
  if (name === null || wanted === null || version === undefined) return null;
  if ((JSON.parse(wanted) as { readonly version: string }).version !== version) return null;
  const path = join(process.env['ELECTRON_OVERRIDE_DIST_PATH'] ?? join(folder, 'dist'), name);
  return existsSync(path) ? path : null;
};

/** Runs the package's own installer, which knows mirrors and proxies; a limit ends it. */
const fetchRuntime = (folder: string, limitMs: number): Promise<void> =>
  new Promise((resolve) => {
    const child = spawn(process.execPath, [join(folder, 'install.js')], { stdio: 'ignore' });
    const timer = setTimeout(() => child.kill('SIGKILL'), limitMs);
    const done = (): void => {
      clearTimeout(timer);
      resolve();
    };
    child.once('error', done).once('exit', done);
  });

export interface RuntimeWishes {
  /** Folder of the `electron` package. */
  readonly folder: string;
  readonly display: boolean;
  readonly limitMs: number;
  readonly say: (key: MessageKey) => void;
}

/**
 * The Electron to open the program with, fetched when it is missing; null where none can be had.
 * Without a display nothing is looked for and nothing waited for.
 */
export const findRuntime = async (wishes: RuntimeWishes): Promise<string | null> => {
  const { folder, display, limitMs, say } = wishes;
  if (!display) return null;
  const installed = installedRuntime(folder);
  if (installed !== null || !existsSync(join(folder, 'install.js'))) return installed;
  say('shell.fetching-runtime');
  await fetchRuntime(folder, limitMs);
  const fetched = installedRuntime(folder);
  if (fetched === null) say('shell.no-runtime');
  return fetched;
};
