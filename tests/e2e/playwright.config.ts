import { defineConfig } from '@playwright/test';

export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  globalSetup: './build-first.ts',
  outputDir: '../../test-results',
  workers: 1,
  timeout: 60_000,
  reporter: 'list',
  forbidOnly: true,
});
