import { app, dialog, ipcMain, nativeTheme, protocol, session, type BrowserWindow } from 'electron';
import { join } from 'node:path';
import { translate } from '../shared/messages/translate.ts';
import { createContext } from './rooms/create-context.ts';
import { dataFolder } from './rooms/data-folder.ts';
import { startProgram } from './rooms/program.ts';
import { guardContents, guardSession } from './shell/electron-guard.ts';
import { showMenu } from './shell/electron-menu.ts';
import { handOutPorts } from './shell/electron-port.ts';
import { electronServices } from './shell/electron-services.ts';
import { bringForward, openWindow } from './shell/electron-window.ts';

const built = join(import.meta.dirname, '..');
const folder = dataFolder(process.env, process.platform);

process.umask(0o077);
// Beside our own files: two data folders are two programs, each let in once.
app.setPath('userData', join(folder, 'window'));
app.enableSandbox();
app.setAppUserModelId('cn.community-workstation.app');
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);
const preload = join(built, 'preload', 'preload.cjs');
guardContents(app, preload);

const start = async (): Promise<void> => {
  await app.whenReady();
  const program = startProgram({ dataFolder: folder, nowMs: Date.now });
  const { machine } = program;
  const follow = (): void => {
    const { language, theme } = machine.settings();
    nativeTheme.themeSource = theme;
    showMenu(language);
  };
  follow();
  machine.onChange(follow);

  const blockedRequests = guardSession(session.defaultSession, join(built, 'renderer'));
  const shell = electronServices({ machine, window: (): BrowserWindow => window, blockedRequests });
  const context = createContext(program, shell);
  handOutPorts(ipcMain, context);
  const window = openWindow(machine, preload, nativeTheme.shouldUseDarkColors);

  // Further windows belong to the first and go with it.
  window.on('closed', () => app.quit());
  app.on('second-instance', () => bringForward(window));
  app.on('window-all-closed', () => app.quit());
  // Also on the way of the menu or the system, which closes the windows by itself.
  let closed = false;
  app.on('will-quit', (event) => {
    if (closed) return;
    event.preventDefault();
    void context.close().finally(() => {
      closed = true;
      app.quit();
    });
  });
};

const sayWhy = (error: unknown): void => {
  const detail = error instanceof Error ? error.message : String(error);
  const title = translate('zh-CN', 'common.program-name');
  dialog.showErrorBox(title, translate('zh-CN', 'shell.cannot-start', { folder, detail }));
  app.exit(1);
};

if (app.requestSingleInstanceLock()) void start().catch(sayWhy);
else app.quit();
