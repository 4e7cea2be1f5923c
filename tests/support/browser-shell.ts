import { chromium, type Browser } from '@playwright/test';
import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { findBrowser } from '../../electron/shell/browsers.ts';
import { builtCli } from './built.ts';
import { clockVariable } from './set-clock.ts';

export interface Served {
  /** Lets a browser in. */
  readonly address: string;
  readonly stop: () => Promise<void>;
}

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
    const gone = new Promise((done) => child.once('exit', done));
    if (child.exitCode === null && child.kill()) await gone;
  };
  let text = '';
  for await (const line of createInterface({ input: child.stdout })) {
    text += line;
    const address = /http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]+/.exec(text)?.[0];
    if (address !== undefined) return { address, stop };
  }
  throw new Error(`serve ended without an address: ${text}`);
};

export const launchBrowser = (): Promise<Browser> => {
  const executablePath = findBrowser();
  if (executablePath === null) throw new Error('no installed browser');
  return chromium.launch({
    executablePath,
    args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
  });
};
