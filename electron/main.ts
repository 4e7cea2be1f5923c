import {
  app,
  BrowserWindow,
  dialog,
  ipcMain,
  MessageChannelMain,
  protocol,
  session,
} from 'electron';
import { copyFileSync } from 'node:fs';
import { join } from 'node:path';
import { WorkstationError } from '../shared/contract/errors.ts';
import type { RoomContext, ShellServices } from './rooms/context.ts';
import { dataFolder } from './rooms/data-folder.ts';
import { createFileBox } from './rooms/file-box.ts';
import { WORKSPACE_EXTENSION } from './rooms/machine.ts';
import { startProgram } from './rooms/program.ts';
import { servePort } from './rpc/serve-port.ts';
import { pageFile } from './shell/page-files.ts';
import { pageHeaders } from './shell/page-headers.ts';
import { printPdf } from './shell/print-pdf.ts';
import { APP_ORIGIN, isOwnAddress, pagePreferences, staysInside } from './shell/window-rules.ts';

const MAX_FILE_BYTES = 200 * 1024 * 1024;
let blocked = 0;

process.umask(0o077);
protocol.registerSchemesAsPrivileged([
  { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
]);

const shell: ShellServices = {
  kind: 'electron',
  printPdf,
  blockedRequests: () => blocked,
  saveFile: async (path, suggestedName) => {
    const { canceled, filePath } = await dialog.showSaveDialog({ defaultPath: suggestedName });
    if (canceled) return false;
    copyFileSync(path, filePath);
    return true;
  },
  chooseWorkspace: async (mode) => {
    const filters = [{ name: 'Workspace', extensions: [WORKSPACE_EXTENSION.slice(1)] }];
    if (mode === 'create') return (await dialog.showSaveDialog({ filters })).filePath || null;
    const { filePaths } = await dialog.showOpenDialog({ filters, properties: ['openFile'] });
    return filePaths[0] ?? null;
  },
};

const guardSession = (): void => {
  const own = session.defaultSession;
  own.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  own.setPermissionCheckHandler(() => false);
  own.webRequest.onBeforeRequest((details, answer) => {
    const cancel = !staysInside(details.url);
    if (cancel) blocked += 1;
    answer({ cancel });
  });
  own.protocol.handle('app', (request) => {
    const file = isOwnAddress(request.url)
      ? pageFile(join(import.meta.dirname, '../renderer'), new URL(request.url).pathname)
      : null;
    const headers = pageHeaders("'self'");
    if (file === null) return new Response(null, { status: 404, headers });
    return new Response(new Uint8Array(file.body), {
      headers: { ...headers, 'content-type': file.type },
    });
  });
};

const openWindow = (): void => {
  const window = new BrowserWindow({
    width: 1360,
    height: 860,
    webPreferences: {
      ...pagePreferences,
      preload: join(import.meta.dirname, '../preload/preload.cjs'),
    },
  });
  void window.loadURL(`${APP_ORIGIN}/`);
};

app.on('web-contents-created', (_created, contents) => {
  contents.on('will-navigate', (event) => {
    if (!isOwnAddress(event.url)) event.preventDefault();
  });
  contents.on('will-redirect', (event) => event.preventDefault());
  contents.on('will-attach-webview', (event) => event.preventDefault());
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
});

const start = async (): Promise<void> => {
  await app.whenReady();
  const program = startProgram({
    dataFolder: dataFolder(process.env, process.platform),
    nowMs: Date.now,
  });
  const files = createFileBox(MAX_FILE_BYTES);
  const context: RoomContext = {
    program,
    files,
    shell,
    language: () => program.machine.settings().language,
    session: () => {
      const current = program.current();
      if (current === null) throw new WorkstationError('workspace-not-open');
      return current;
    },
  };
  guardSession();
  ipcMain.on('workstation-port', (event) => {
    const frame = event.senderFrame;
    if (frame === null || frame.parent !== null || !isOwnAddress(frame.url)) return;
    const { port1, port2 } = new MessageChannelMain();
    servePort(port1, context, program.log);
    port1.start();
    frame.postMessage('workstation-port', null, [port2]);
  });
  openWindow();
  app.on('second-instance', () => BrowserWindow.getAllWindows()[0]?.focus());
  app.on('window-all-closed', () => {
    void program.close().finally(() => {
      files.close();
      app.quit();
    });
  });
};

if (app.requestSingleInstanceLock()) void start();
else app.quit();
