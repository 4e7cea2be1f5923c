import { expect, it } from 'vitest';
import {
  isOwnAddress,
  pagePreferences,
  staysInside,
} from '../../../electron/shell/window-rules.ts';

it.each(['app://workstation/', 'app://workstation/index.html#/members'])('own: %s', (address) => {
  expect(isOwnAddress(address)).toBe(true);
});

it.each([
  'app://workstation.evil.example/',
  'app://user@workstation/',
  'app://workstation:1/',
  'app://other/',
  'apps://workstation/',
  'file:///etc/passwd',
  'https://workstation/',
  'javascript:alert(1)',
  '',
])('foreign: %s', (address) => {
  expect(isOwnAddress(address)).toBe(false);
  expect(staysInside(address)).toBe(false);
});

it('a page gets no Node, no webview and a sandbox', () => {
  expect(pagePreferences).toMatchObject({
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    webSecurity: true,
    webviewTag: false,
  });
});
