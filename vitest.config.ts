import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';

const threads = resolve(import.meta.dirname, 'tests/support/threads.ts');

/** The store finds its threads in the tests' support. */
const threadsOfTests: Plugin = {
  name: 'threads-of-tests',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source.endsWith('/threads/host.ts') &&
    /\/electron\/(store|reports)\/[\w-]+\.ts$/.test(importer?.replaceAll('\\', '/') ?? '')
      ? threads
      : null,
};

/** What changes its process (its clock, modules, environment, memory) has one of its own. */
const alone = [
  'electron/cli/**',
  'electron/imports/*.test.ts',
  'electron/imports/read/**',
  'electron/reports/missing-font.test.ts',
  'electron/rooms/figures-agree.test.ts',
  'electron/rooms/upkeep.test.ts',
  'electron/shell/**',
  'electron/store/session.test.ts',
  'electron/*.test.ts',
  'faults/**',
  '*.test.ts',
].map((place) => `tests/${place}`);
const elsewhere = ['tests/e2e/**', 'tests/bench/**'];

export default defineConfig({
  plugins: [threadsOfTests],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'alone',
          include: alone.map((place) => place.replace(/\*\*$/, '**/*.test.ts')),
        },
      },
      {
        extends: true,
        // Files share a process: they load what they test once.
        test: {
          name: 'together',
          include: ['tests/**/*.test.ts'],
          exclude: [...elsewhere, ...alone],
          isolate: false,
        },
      },
    ],
    globalSetup: ['tests/support/build-first.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
