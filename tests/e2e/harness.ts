import { expect, test as base, type Browser, type Page } from '@playwright/test';
import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SAMPLE_NAME } from '../../electron/rooms/sample-name.ts';
import { findTestBrowser, launchBrowser, startServe } from '../support/browser-shell.ts';
import { workstationProcess } from '../support/command-process.ts';

export interface Workstation {
  /** A window of the running program, let in by the printed address. */
  readonly page: Page;
  readonly dataFolder: string;
  readonly consoleErrors: readonly string[];
  /** Requests that would have left this machine. */
  readonly outside: readonly string[];
  /** Only in a test that says when it `begins`: from now on it is this time (ISO) everywhere. */
  readonly setNow: (at: string) => Promise<void>;
  /** Opens the sample workspace on the first page, a copy of one that the program made before. */
  readonly openSample: () => Promise<void>;
}

/**
 * Each test gets the program on a fresh data folder, in Chinese, and must stay on this machine; the
 * browser is one for many tests, each in a profile of its own.
 */
export const test = base.extend<
  { workstation: Workstation; begins: string | null; answersAfterMs: number },
  { installed: Browser; sample: () => Promise<string> }
>({
  begins: [null, { option: true }],
  // How much later than sent whatever the program says arrives, as on a busy machine.
  answersAfterMs: [Number(process.env['TEST_ANSWERS_AFTER_MS'] ?? 0), { option: true }],
  installed: [
    // Playwright reads the fixtures a fixture needs from its pattern.
    async ({ browserName: _ }, use) => {
      // A page of a test lives for seconds: with room for what is young, its memory is cleared less.
      const browser = await launchBrowser(findTestBrowser(), [
        '--js-flags=--min-semi-space-size=64',
      ]);
      await use(browser);
      await browser.close();
    },
    { scope: 'worker' },
  ],
  sample: [
    async ({ browserName: _ }, use) => {
      const folder = mkdtempSync(join(tmpdir(), 'workstation-e2e-sample-'));
      const make = async (): Promise<string> => {
        const { code, stderr } = await workstationProcess(folder, 'sample', 'sample.workspace');
        expect(stderr).toBe('');
        expect(code).toBe(0);
        return join(folder, 'sample.workspace');
      };
      let made: Promise<string> | null = null;
      await use(() => (made ??= make()));
      rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
    },
    { scope: 'worker' },
  ],
  workstation: async ({ installed, sample, begins, answersAfterMs }, use) => {
    const dataFolder = mkdtempSync(join(tmpdir(), 'workstation-e2e-'));
    const clockFile = join(dataFolder, 'clock.txt');
    const tell = (at: string): void => writeFileSync(clockFile, String(Date.parse(at)));
    if (begins !== null) tell(begins);
    const [{ address, stop }, context] = await Promise.all([
      startServe(dataFolder, begins === null ? undefined : clockFile),
      installed.newContext({
        locale: 'zh-CN',
        // What is asked here is what happens, not how it moves.
        reducedMotion: 'reduce',
        viewport: { width: 1440, height: 900 },
      }),
    ]);
    // Before the test's own time is over, so that it is told what was waited for.
    context.setDefaultTimeout(60_000);
    try {
      if (answersAfterMs > 0)
        await context.routeWebSocket('**/port', (socket) => {
          const program = socket.connectToServer();
          program.onMessage((message) => {
            setTimeout(() => socket.send(message), answersAfterMs);
          });
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
      const setNow = async (at: string): Promise<void> => {
        tell(at);
        await page.clock.setFixedTime(at);
      };
      const openSample = async (): Promise<void> => {
        copyFileSync(await sample(), join(dataFolder, 'workspaces', `${SAMPLE_NAME}.workspace`));
        await page.getByRole('button', { name: '打开示例工作区' }).click();
        await expect(page.getByRole('link', { name: '会员', exact: true })).toBeVisible();
      };
      if (begins !== null) await setNow(begins);
      await page.goto(address);
      await use({ page, dataFolder, consoleErrors, outside, setNow, openSample });
      expect(outside).toEqual([]);
    } finally {
      await context.close();
      await stop();
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

export { drawn } from '../support/drawn.ts';
export { expect } from '@playwright/test';
