import { resolve } from 'node:path';
import { defineConfig, type Plugin } from 'vitest/config';

const threads = resolve(import.meta.dirname, 'tests/support/threads.ts');

/** The store finds its threads in the tests' support. */
const threadsOfTests: Plugin = {
  name: 'threads-of-tests',
  enforce: 'pre',
  resolveId: (source, importer) =>
    source.endsWith('/threads/host.ts') &&
    /\/electron\/store\/\w+\.ts$/.test(importer?.replaceAll('\\', '/') ?? '')
      ? threads
      : null,
};

export default defineConfig({
  plugins: [threadsOfTests],
  test: {
    include: ['tests/**/*.test.ts'],
    exclude: ['tests/e2e/**', 'tests/bench/**', 'node_modules/**'],
    globalSetup: ['tests/support/build-first.ts'],
    pool: 'forks',
    maxWorkers: 2,
    testTimeout: 30_000,
    hookTimeout: 30_000,
  },
});
