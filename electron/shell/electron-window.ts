import { BrowserWindow, screen, type Rectangle } from 'electron';
import { palettes } from '../../shared/domain/look.ts';
import type { Machine } from '../rooms/machine.ts';
import { APP_ORIGIN, pagePreferences, smallestWindow } from './window-rules.ts';

const usual = { width: 1360, height: 860 } as const;
/** How much of a window must lie on a screen for the operator to reach it. */
const REACH_PX = 80;
const RELOAD_PAUSE_MS = 10_000;

/** Whether a remembered place still lies on a screen that is there. */
const isReachable = (place: Rectangle): boolean =>
  screen
    .getAllDisplays()
    .some(
      ({ workArea: area }) =>
        place.x + place.width - REACH_PX > area.x &&
        place.x + REACH_PX < area.x + area.width &&
        place.y >= area.y &&
        place.y + REACH_PX < area.y + area.height,
    );

/** Opens the window where it was left, and remembers where it is closed. */
export const openWindow = (machine: Machine, preload: string, dark: boolean): BrowserWindow => {
  const kept = machine.window();
  const place = kept !== null && isReachable(kept) ? kept : usual;
  const window = new BrowserWindow({
    ...place,
    ...smallestWindow,
    show: false,
    autoHideMenuBar: true,
    backgroundColor: palettes[dark ? 'dark' : 'light'].page,
    webPreferences: { ...pagePreferences, preload },
  });
  window.once('ready-to-show', () => {
    if (kept?.maximised === true) window.maximize();
    window.show();
  });
  window.on('close', () =>
    machine.keepWindow({ ...window.getNormalBounds(), maximised: window.isMaximized() }),
  );
  let crashedMs = -RELOAD_PAUSE_MS;
  window.webContents.on('render-process-gone', (_event, { reason }) => {
    if (reason === 'clean-exit' || performance.now() - crashedMs < RELOAD_PAUSE_MS) return;
    crashedMs = performance.now();
    window.webContents.reload();
  });
  void window.loadURL(`${APP_ORIGIN}/`);
  return window;
};

/** A second start shows the window that is there. */
export const bringForward = (window: BrowserWindow): void => {
  if (window.isMinimized()) window.restore();
  window.focus();
};
