import { chromium, expect, test as base, type Page } from '@playwright/test';
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { findBrowser } from '../../electron/shell/browsers.ts';

const root = resolve(import.meta.dirname, '..', '..');

export interface Workstation {
  /** A window of the running program, let in by the printed address. */
  readonly page: Page;
  readonly dataFolder: string;
  readonly consoleErrors: readonly string[];
  /** Requests that would have left this machine. */
  readonly outside: readonly string[];
}

const startServe = async (dataFolder: string) => {
  const child = spawn(
    process.execPath,
    [join(root, 'electron/cli.ts'), 'serve', '--no-open', '--json'],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
      env: { ...process.env, WORKSTATION_DATA: dataFolder },
    },
  );
  let text = '';
  for await (const line of createInterface({ input: child.stdout })) {
    text += line;
    const address = /http:\/\/127\.0\.0\.1:\d+\/#launch=[\w-]+/.exec(text)?.[0];
    if (address !== undefined) return { child, address };
  }
  throw new Error(`serve ended without an address: ${text}`);
};

/** Each test gets the program on a fresh data folder, in Chinese, and must stay on this machine. */
export const test = base.extend<{ workstation: Workstation }>({
  // Playwright reads the fixtures a fixture needs from its pattern.
  workstation: async ({ browserName: _ }, use) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'workstation-e2e-'));
    const executablePath = findBrowser();
    if (executablePath === null) throw new Error('no installed browser');
    const { child, address } = await startServe(dataFolder);
    const browser = await chromium.launch({
      executablePath,
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    });
    try {
      const context = await browser.newContext({
        locale: 'zh-CN',
        viewport: { width: 1440, height: 900 },
      });
      const page = await context.newPage();
      const consoleErrors: string[] = [];
      const outside: string[] = [];
      page.on('console', (message) => {
        if (message.type() === 'error') consoleErrors.push(message.text());
      });
      page.on('pageerror', (error) => consoleErrors.push(error.message));
      page.on('request', (request) => {
        const { protocol, hostname } = new URL(request.url());
        if (protocol.startsWith('http') && hostname !== '127.0.0.1') outside.push(request.url());
      });
      await page.goto(address);
      await use({ page, dataFolder, consoleErrors, outside });
      expect(outside).toEqual([]);
    } finally {
      await browser.close();
      const gone = new Promise((done) => child.once('exit', done));
      if (child.exitCode === null && child.kill()) await gone;
      rmSync(dataFolder, { recursive: true, force: true, maxRetries: 3 });
    }
  },
});

/** Waits until no colour is on its way from one theme to the other. */
export const atRest = (page: Page): Promise<unknown> =>
  page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter((one) => one instanceof CSSTransition)
        .map((one) => one.finished),
    ),
  );

export { expect } from '@playwright/test';
