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

/** Nothing of a process is changed in these: files share one, and load what they test once. */
const together = [
  'shared',
  'renderer',
  'electron/store/queries',
  'electron/store/derived',
  'electron/imports/sources',
  'electron/imports/stage',
].map((folder) => `tests/${folder}/**/*.test.ts`);

export default defineConfig({
  plugins: [threadsOfTests],
  test: {
    projects: [
      {
        extends: true,
        test: {
          name: 'alone',
          include: ['tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/bench/**', ...together],
        },
      },
      { extends: true, test: { name: 'together', include: together, isolate: false } },
    ],
    globalSetup: ['tests/support/build-first.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
