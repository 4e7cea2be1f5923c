import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { MessagePort } from 'node:worker_threads';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { RoomsClient } from '../../electron/rpc/in-process.ts';
import { CHUNK_BYTES } from '../../shared/contract/files.ts';
import * as fake from '../support/fake-electron.ts';
import { finished } from '../support/rooms.ts';
import { useThreads } from '../support/threads.ts';

useThreads();

vi.mock('electron', async () => (await import('../support/fake-electron.ts')).electron);

const folder = mkdtempSync(join(tmpdir(), 'workstation-main-'));
const own = fake.session.defaultSession;
const ports: MessagePort[] = [];

interface Frame {
  readonly url: string;
  readonly parent: object | null;
}

/** What a frame that asks is handed. */
const askAs = (frame: Frame | null, sender: object = {}): MessagePort[] => {
  const given: MessagePort[] = [];
  fake.ipcMain.emit('workstation-port', {
    sender,
    senderFrame: frame && {
      ...frame,
      postMessage: (_message: string, _data: null, list: MessagePort[]) => given.push(...list),
    },
  });
  ports.push(...given);
  return given;
};
const topFrame: Frame = { url: 'app://workstation/index.html#/members', parent: null };

const connect = (): RoomsClient => {
  const [port] = askAs(topFrame);
  if (port === undefined) throw new Error('no port was handed out');
  return createORPCClient(new RPCLink({ port: port as never }));
};
const mainWindow = () => fake.windows[0]!;

beforeAll(async () => {
  vi.stubEnv('WORKSTATION_DATA', folder);
  await import('../../electron/main.ts');
  await vi.waitFor(() => expect(mainWindow().webContents.loaded).not.toBeNull());
});
afterAll(async () => {
  for (const port of ports) port.close();
  await vi.waitFor(() => expect(fake.app.quits.at(-1)).toBe('done'));
  rmSync(folder, { recursive: true, force: true });
});

describe('the window', () => {
  it('has a sandbox, no Node, and the preload alone', () => {
    expect(fake.app.sandboxed).toBe(true);
    expect(mainWindow().options.webPreferences).toEqual({
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      nodeIntegrationInWorker: false,
      nodeIntegrationInSubFrames: false,
      webSecurity: true,
      allowRunningInsecureContent: false,
      experimentalFeatures: false,
      webviewTag: false,
      navigateOnDragDrop: false,
      spellcheck: false,
      preload: expect.stringMatching(/preload[/\\]preload\.cjs$/),
    });
    expect(mainWindow().webContents.loaded?.url).toBe('app://workstation/');
  });

  it('keeps its data beside our own files', () => {
    expect(fake.app.paths.get('userData')).toBe(join(folder, 'window'));
  });

  it('comes forward on a second start', () => {
    mainWindow().minimised = true;
    fake.app.emit('second-instance');
    expect(mainWindow()).toMatchObject({ minimised: false, focused: 1 });
  });

  it('comes back once from a crash of its page', () => {
    mainWindow().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    mainWindow().webContents.emit('render-process-gone', {}, { reason: 'crashed' });
    expect(mainWindow().webContents.reloads).toBe(1);
  });
});

describe('the page', () => {
  it('is served under app:// with its policy, and nothing else is', async () => {
    expect(fake.schemes).toEqual([
      { scheme: 'app', privileges: { standard: true, secure: true, supportFetchAPI: true } },
    ]);
    const page = await own.fetch('app://workstation/');
    expect(page.status).toBe(200);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    const policy = page.headers.get('content-security-policy');
    for (const rule of ["default-src 'none'", "script-src 'self'", "frame-ancestors 'none'"])
      expect(policy).toContain(rule);
    expect(policy).not.toMatch(/script-src[^;]*unsafe|https?:/);
    expect(page.headers.get('x-content-type-options')).toBe('nosniff');
  });

  it.each([
    'app://elsewhere/index.html',
    'app://user@workstation/index.html',
    'app://workstation/..%2fpackage.json',
    'app://workstation/%2e%2e/package.json',
    'app://workstation/..%5cpackage.json',
    'app://workstation/none.js',
  ])('404 for %s', async (address) => {
    const answer = await own.fetch(address);
    expect(answer.status).toBe(404);
    expect(await answer.text()).toBe('');
    expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'");
  });

  it.each([
    ['fullscreen', 'app://workstation/', true, true],
    ['fullscreen', 'app://workstation/', false, false],
    ['fullscreen', 'app://workstation.evil/', true, false],
    ['fullscreen', 'https://example.com/', true, false],
    ['media', 'app://workstation/', true, false],
    ['automatic-fullscreen', 'app://workstation/', true, false],
    ['notifications', 'app://workstation/', true, false],
    ['pointerLock', 'app://workstation/', true, false],
  ])(
    'asked for %s by %s (main frame: %s) the shell answers %s',
    (permission, from, main, given) => {
      const answers: unknown[] = [];
      const answer = (said: boolean) => answers.push(said);
      const details = { requestingUrl: from, isMainFrame: main };
      own.permissionRequest!(...([{}, permission, answer, details] as never[]));
      expect(answers).toEqual([given]);
      expect(own.permissionCheck!(...([{}, permission, from, details] as never[]))).toBe(given);
      expect(own.devicePermission!()).toBe(false);
    },
  );

  it('cannot leave, be redirected, embed or open windows', () => {
    const prevented = (event: string, url: string): boolean => {
      let stopped = false;
      const contents = mainWindow().webContents;
      contents.emit(event, { url, preventDefault: () => (stopped = true) });
      return stopped;
    };
    for (const url of ['https://example.com/', 'file:///etc/passwd', 'app://workstation.evil/']) {
      expect(prevented('will-navigate', url)).toBe(true);
      expect(prevented('will-frame-navigate', url)).toBe(true);
    }
    expect(prevented('will-navigate', 'app://workstation/')).toBe(false);
    expect(prevented('will-redirect', 'app://workstation/')).toBe(true);
    expect(prevented('will-attach-webview', '')).toBe(true);
    const opened = (url: string) =>
      mainWindow().webContents.openHandler!(...([{ url }] as never[])) as object;
    for (const url of ['https://example.com/', 'file:///etc/passwd', 'app://workstation.evil/'])
      expect(opened(url)).toEqual({ action: 'deny' });
    // A second window on the program itself is as shut in as the first.
    expect(opened('app://workstation/#/events/ev_1/desk')).toMatchObject({
      action: 'allow',
      overrideBrowserWindowOptions: { webPreferences: mainWindow().options.webPreferences },
    });
  });

  it('reaches nothing outside, and each try is counted', async () => {
    const client = connect();
    const stopped = async () => (await client.workspace.status()).shell.networkRequests;
    expect(await stopped()).toBe(0);
    for (const url of ['https://example.com/a.js', 'http://127.0.0.1/', 'file:///etc/passwd'])
      expect(own.stops(url)).toBe(true);
    for (const url of ['app://workstation/assets/a.js', 'data:image/png;base64,AA'])
      expect(own.stops(url)).toBe(false);
    expect(await stopped()).toBe(3);
  });
});

describe('the port', () => {
  it.each([
    ['no frame', null],
    ['a frame inside the page', { url: 'app://workstation/', parent: {} }],
    ['another host', { url: 'app://workstation.evil/', parent: null }],
    ['a site', { url: 'https://workstation/', parent: null }],
    ['a file', { url: 'file:///workstation', parent: null }],
    ['an empty page', { url: 'about:blank', parent: null }],
  ])('is refused to %s', (_who, frame) => {
    expect(askAs(frame)).toEqual([]);
  });

  it('is one a page load: the one before is closed', async () => {
    const sender = {};
    const [first] = askAs(topFrame, sender);
    const closed = new Promise((resolve) => first!.once('close', () => resolve(true)));
    expect(askAs(topFrame, sender)).toHaveLength(1);
    expect(await closed).toBe(true);
  });
});

describe('the rooms behind the port', () => {
  it('make a workspace where the operator chose, or nothing when declined', async () => {
    const client = connect();
    const wishes = { name: '测试', zone: 'Asia/Shanghai', choosePlace: true };
    fake.dialogs.answers.push({ canceled: true, filePath: '' });
    expect(await client.workspace.create(wishes)).toBeNull();
    expect(fake.dialogs.asked.at(-1)).toMatchObject({ title: '工作区放在哪里' });

    const chosen = join(folder, '我的');
    fake.dialogs.answers.push({ canceled: false, filePath: chosen });
    expect(await client.workspace.create(wishes)).toMatchObject({ path: `${chosen}.workspace` });
    await client.workspace.close();

    fake.dialogs.answers.push({ canceled: true, filePaths: [] });
    expect(await client.workspace.choose()).toBeNull();
    fake.dialogs.answers.push({ canceled: false, filePaths: [`${chosen}.workspace`] });
    expect(await client.workspace.choose()).toMatchObject({ path: `${chosen}.workspace` });
  });

  it('read files in a utility process and hand a file over through the dialog', async () => {
    const client = connect();
    const samples = join(import.meta.dirname, '../../resources/samples');
    const name = readdirSync(samples).find((file) => file.startsWith('03'))!;
    const bytes = readFileSync(join(samples, name));
    const { handle } = await client.files.begin({ name, bytes: bytes.length });
    for (let offset = 0; offset < bytes.length; offset += CHUNK_BYTES) {
      const chunk = new Blob([new Uint8Array(bytes.subarray(offset, offset + CHUNK_BYTES))]);
      await client.files.append({ handle, offset, chunk });
    }
    const file = await finished(client.imports.recognise({ handle }));
    expect(file.sheets[0]).toMatchObject({ kind: 'members' });
    expect(fake.forks.at(-1)).toMatchObject({
      path: expect.stringMatching(/import-process\.ts$/),
      options: { serviceName: 'import' },
    });

    const target = join(folder, '存下的.csv');
    fake.dialogs.answers.push({ canceled: true, filePath: '' });
    expect(await client.files.save({ handle })).toEqual({ done: 'declined', name });
    expect(existsSync(target)).toBe(false);
    fake.dialogs.answers.push({ canceled: false, filePath: target });
    expect(await client.files.save({ handle })).toEqual({ done: 'saved', name });
    expect(readFileSync(target)).toEqual(bytes);
    expect(fake.dialogs.asked.at(-1)).toMatchObject({
      title: '保存文件',
      defaultPath: name,
      filters: [{ name: 'CSV', extensions: ['csv'] }],
    });
  });

  it('say so when the chosen place cannot be written, and leave nothing there', async () => {
    const client = connect();
    const { handle } = await client.files.begin({ name: 'a.csv', bytes: 1 });
    await client.files.append({ handle, offset: 0, chunk: new Blob(['a']) });
    const target = join(folder, 'none', 'a.csv');
    fake.dialogs.answers.push({ canceled: false, filePath: target });
    await expect(client.files.save({ handle })).rejects.toMatchObject({
      data: { code: 'cannot-write-file', params: { path: target } },
    });
    expect(existsSync(target)).toBe(false);
  });

  it('change the menu and the colours of the system parts with the settings', async () => {
    expect(fake.menus.at(-1)!.map((menu) => menu.label)).toContain('编辑');
    await connect().workspace.setMachine({ language: 'en', theme: 'dark' });
    expect(fake.menus.at(-1)!.map((menu) => menu.label)).toContain('Edit');
    const labels = fake.menus.at(-1)!.flatMap(({ submenu }) => submenu.filter((one) => one.role));
    expect(labels.every((one) => one.label !== undefined && !one.label.includes('.'))).toBe(true);
    expect(fake.nativeTheme.themeSource).toBe('dark');
  });
});

it('remembers where the window was, lets go of the workspace, then ends', async () => {
  mainWindow().maximised = true;
  mainWindow().emit('close');
  expect(JSON.parse(readFileSync(join(folder, 'window.json'), 'utf8'))).toEqual({
    x: 40,
    y: 50,
    width: 1200,
    height: 700,
    maximised: true,
  });
  fake.app.emit('window-all-closed');
  await vi.waitFor(() => expect(fake.app.quits).toEqual(['prevented', 'done']), 10_000);
  expect(existsSync(join(folder, '我的.workspace-wal'))).toBe(false);
  if (process.platform !== 'win32')
    expect(statSync(join(folder, '我的.workspace')).mode & 0o077).toBe(0);
});
