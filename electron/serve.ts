import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createContext } from './rooms/create-context.ts';
import type { RunningProgram } from './rooms/program.ts';
import { servePort } from './rpc/serve-port.ts';
import { socketPort } from './rpc/socket-port.ts';
import { findBrowser, hasDisplay, openAppWindow } from './shell/browsers.ts';
import { startLoopback } from './shell/loopback/server.ts';
import { windowCount } from './shell/loopback/window-count.ts';
import { nodeServices } from './shell/node-services.ts';

export interface BrowserShell {
  /** Lets one window in. */
  readonly address: string;
  readonly newAddress: () => string;
  /** Whether a window was opened for it. */
  readonly shown: boolean;
  /** Settles once there were windows and none is left; a reload does not count. */
  readonly windowsGone: Promise<void>;
  readonly close: () => Promise<void>;
}

/** Folder of the built page, beside the built program or beside the sources. */
export const pageFolder = (): string =>
  fileURLToPath(
    new URL(import.meta.url.endsWith('.ts') ? '../dist/renderer' : '../renderer', import.meta.url),
  );

/** The program behind an installed browser: the page over loopback, one port a window. */
export const startBrowserShell = async (
  program: RunningProgram,
  options: { readonly open: boolean },
): Promise<BrowserShell> => {
  const context = createContext(program, nodeServices('browser'));
  const windows = windowCount();
  const loopback = await startLoopback({
    pageFolder: pageFolder(),
    nowMs: program.nowMs,
    onWindow: (socket) => {
      servePort(socketPort(socket), { context, log: program.log, asText: true });
      windows.count(socket);
    },
  });
  const address = loopback.newAddress();
  const browser = options.open && hasDisplay() ? findBrowser() : null;
  if (browser !== null) {
    const profile = join(program.dataFolder, 'browser');
    mkdirSync(profile, { recursive: true, mode: 0o700 });
    openAppWindow(browser, address, profile);
  }
  return {
    address,
    newAddress: loopback.newAddress,
    shown: browser !== null,
    windowsGone: windows.gone,
    close: async () => {
      await loopback.close();
      await context.close();
    },
  };
};
