import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, it } from 'vitest';
import { findHeadless } from '../../../electron/shell/browsers.ts';

const folder = mkdtempSync(join(tmpdir(), 'workstation-browsers-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const program = (name: string): string => {
  const path = join(folder, name);
  writeFileSync(path, '');
  chmodSync(path, 0o755);
  return path;
};

it.skipIf(process.platform === 'win32')('prints with what has no window where it is there', () => {
  const environment = { PATH: folder };
  const light = program('chromium-headless-shell');
  const chosen = program('my-browser');
  expect(findHeadless(environment)).toBe(light);
  expect(findHeadless({ ...environment, WORKSTATION_BROWSER: chosen })).toBe(chosen);
  rmSync(light);
  expect(findHeadless({ ...environment, WORKSTATION_BROWSER: light })).toBeNull();
});
