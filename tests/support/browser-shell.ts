import { chromium, type Browser } from '@playwright/test';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { findBrowser, findHeadless } from '../../electron/shell/browsers.ts';
import { builtCli } from './built.ts';
import { clockVariable } from './set-clock.ts';

export interface Served {
  /** Lets a browser in. */
  readonly address: string;
  readonly pid: number;
  readonly stop: () => Promise<void>;
}

/** How long the program may take to close. */
const PATIENCE_MS = 20_000;

/** Starts the built program for a browser; with a clock file, its time is what that file says. */
export const startServe = async (dataFolder: string, clockFile?: string): Promise<Served> => {
  const preload =
    clockFile === undefined ? [] : ['--import', import.meta.resolve('./set-clock.ts')];
  const child = spawn(process.execPath, [...preload, builtCli, 'serve', '--no-open', '--json'], {
    stdio: ['ignore', 'pipe', 'inherit'],
    env: {
      ...process.env,
      WORKSTATION_DATA: dataFolder,
      ...(clockFile === undefined ? {} : { [clockVariable]: clockFile }),
    },
  });
  const stop = async (): Promise<void> => {
    const gone = once(child, 'exit');
    if (child.exitCode !== null || !child.kill()) return;
    const patience = setTimeout(() => child.kill('SIGKILL'), PATIENCE_MS);
    const [, signal] = (await gone) as [number | null, NodeJS.Signals | null];
    clearTimeout(patience);
    if (signal === 'SIGKILL') throw new Error('serve was told to stop and went on');
  };
  let text = '';
  for await (const line of createInterface({ input: child.stdout })) {
    text += line;
    const address = /http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]+/.exec(text)?.[0];
    if (address !== undefined) return { address, pid: child.pid!, stop };
  }
  throw new Error(`serve ended without an address: ${text}`);
};

/** The browser of the tests; null when there is none. */
export const findTestBrowser = (): string | null => findHeadless();

export const launchBrowser = (
  executablePath = findBrowser(),
  flags: readonly string[] = [],
): Promise<Browser> => {
  if (executablePath === null) throw new Error('no installed browser');
  return chromium.launch({
    executablePath,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), ...flags],
    // Without a locale Chromium knows no file names but those of ASCII.
    env: { LANG: 'C.UTF-8', ...process.env },
  });
};
