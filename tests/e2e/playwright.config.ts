import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results',
  // A program and a browser each, on the two cores that the tests are made for.
  workers: 2,
  expect: { timeout: 10_000 },
  timeout: 60_000,
  reporter: 'list',
  forbidOnly: true,
});
