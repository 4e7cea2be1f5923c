import { expect, it, vi } from 'vitest';
import { openMachine } from '../../../electron/rooms/machine.ts';
import { openWindow } from '../../../electron/shell/electron-window.ts';
import { windows } from '../../support/fake-electron.ts';
import { temporaryFolder } from '../../support/workspace.ts';

vi.mock('electron', async () => {
  const { electron, session } = await import('../../support/fake-electron.ts');
  session.defaultSession.beforeRequest = () => undefined;
  session.defaultSession.handlers.set('app', () => new Response(''));
  return electron;
});

const place = { x: 100, y: 60, width: 1500, height: 900 };

it.each([
  ['where it was left', { ...place, maximised: false }, place, false],
  ['maximised as it was left', { ...place, maximised: true }, place, true],
  ['on the screen that is left', { ...place, x: 2500, maximised: false }, { width: 1360 }, false],
  ['with its title in reach', { ...place, y: -400, maximised: false }, { width: 1360 }, false],
])('opens %s', (_where, kept, expected, maximised) => {
  const machine = openMachine(temporaryFolder());
  machine.keepWindow(kept);
  openWindow(machine, '/preload.cjs', true);
  const window = windows.at(-1)!;
  expect(window.options).toMatchObject({ ...expected, show: false, backgroundColor: '#11151B' });
  expect(window.shown).toBe(false);
  window.emit('ready-to-show');
  expect(window).toMatchObject({ shown: true, maximised });
});

it('opens at its usual size the first time', () => {
  openWindow(openMachine(temporaryFolder()), '/preload.cjs', false);
  expect(windows.at(-1)!.options).toMatchObject({ width: 1360, height: 860 });
  expect(windows.at(-1)!.options).not.toHaveProperty('x');
});
