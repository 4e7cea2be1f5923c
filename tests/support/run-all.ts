import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { findBrowser } from '../../electron/shell/browsers.ts';

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

const installBrowser = (): boolean => {
  if (findBrowser() !== null) return true;
  if (process.platform !== 'linux' || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    return false;
  const apt = (...args: string[]): boolean =>
    spawnSync('apt-get', args, {
      stdio: 'inherit',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    }).status === 0;
  return (
    apt('update') &&
    apt('install', '-y', '--no-install-recommends', 'chromium', 'fonts-noto-cjk') &&
    findBrowser() !== null
  );
};

const runAll = async (): Promise<void> => {
  const layers = ['shared', 'electron', 'renderer', 'tests'];
  for (const ok of await Promise.all(layers.map((layer) => run('tsc', ['-p', layer])))) count(ok);
  count(await run('npm', ['run', '-s', 'lint']));
  count(await run('npm', ['run', '-s', 'build']));
  const unitPath = join(results, 'unit.json');
  const unitOk = await run(
    'vitest',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${unitPath}`],
    compiled,
  );
  const unit = readJson(unitPath) as { numPassedTests?: number; numFailedTests?: number };
  add(unitOk, unit.numPassedTests ?? 0, unit.numFailedTests ?? 0);
  const pagePath = join(results, 'page.json');
  const pageOk = await run(
    'playwright',
    ['test', '-c', 'tests/e2e/playwright.config.ts', '--reporter=list,json'],
    { ...compiled, PLAYWRIGHT_JSON_OUTPUT_NAME: pagePath },
  );
  const { stats } = readJson(pagePath) as { stats?: { expected: number; unexpected: number } };
  add(pageOk, stats?.expected ?? 0, stats?.unexpected ?? 0);
};

if (installBrowser()) await runAll();
else {
  console.error('The tests need Chrome, Edge or Chromium: install one and run `npm test` again.');
  failed += 1;
}
rmSync(results, { recursive: true, force: true });
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;
