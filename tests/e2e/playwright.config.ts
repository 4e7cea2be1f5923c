import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  globalSetup: './build-first.ts',
  outputDir: '../../test-results',
  // Each test has a program, a data folder and a page of its own; two fill two cores.
  fullyParallel: true,
  workers: 2,
  // Slow only where the machine is busy; what is found does not wait.
  timeout: 120_000,
  expect: { timeout: 15_000 },
  reporter: 'list',
  forbidOnly: true,
});
