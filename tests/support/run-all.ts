import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { placesOnPath } from '../../electron/shell/browsers.ts';
import { findTestBrowser } from './browser-shell.ts';

/** The whole of `npm test`; one count at the end, whatever the part that failed. */
const root = resolve(import.meta.dirname, '..', '..');
const results = mkdtempSync(join(tmpdir(), 'workstation-tests-'));
/** Hundreds of processes and threads load the same sources: each file is compiled once. */
const compiled = { NODE_COMPILE_CACHE: join(results, 'compiled') };
let passed = 0;
let failed = 0;

const run = (command: string, args: readonly string[], environment = {}): Promise<boolean> =>
  new Promise((done) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: 'inherit',
      shell: process.platform === 'win32',
      env: { ...process.env, ...environment },
    });
    child.on('error', () => done(false));
    child.on('exit', (code) => done(code === 0));
  });

const count = (ok: boolean): void => {
  if (ok) passed += 1;
  else failed += 1;
};

/** Adds a runner's own counts; a runner that ended badly without a failed test counts as one. */
const add = (ok: boolean, good: number, bad: number): void => {
  passed += good;
  failed += !ok && bad === 0 ? 1 : bad;
};

const readJson = (path: string): unknown =>
  existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as unknown) : {};

/** Installs what is missing where that can be done unasked; what tests then run in, or null. */
const installBrowser = (): string | null => {
  const light = 'chromium-headless-shell';
  const chosen = process.env['WORKSTATION_BROWSER'] !== undefined;
  const mayInstall =
    process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  const install = (browser: string): boolean =>
    apt('install', '-y', '--no-install-recommends', browser, 'fonts-noto-cjk');
  if (!chosen && mayInstall && placesOnPath([light]).length === 0 && apt('update'))
    if (!install(light) && findTestBrowser() === null) install('chromium');
  return findTestBrowser();
};

const runAll = async (): Promise<void> => {
  const layers = ['shared', 'electron', 'renderer', 'tests'];
  // Lint is one thread, and long: it reads while others compile, and while the first tests run.
  const lint = run('npm', ['run', '-s', 'lint']);
  const build = run('npm', ['run', '-s', 'build']);
  const types = layers.map((layer) => run('tsc', ['-p', layer]));
  for (const ok of await Promise.all([...types, build])) count(ok);
  const unitPath = join(results, 'unit.json');
  const unitOk = await run(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitPath}`],
    compiled,
  );
  const unit = readJson(unitPath) as { numPassedTests?: number; numFailedTests?: number };
  add(unitOk, unit.numPassedTests ?? 0, unit.numFailedTests ?? 0);
  count(await lint);
  const pagePath = join(results, 'page.json');
  const pageOk = await run(
    'playwright',
    ['test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json'],
    { ...compiled, PLAYWRIGHT_JSON_OUTPUT_NAME: pagePath },
  );
  const { stats } = readJson(pagePath) as { stats?: { expected: number; unexpected: number } };
  add(pageOk, stats?.expected ?? 0, stats?.unexpected ?? 0);
};

const browser = installBrowser();
if (browser !== null) {
  process.env['WORKSTATION_BROWSER'] = browser;
  await runAll();
} else {
  console.error('The tests need Chrome, Edge or Chromium: install one and run `npm test` again.');
  failed += 1;
}
rmSync(results, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
