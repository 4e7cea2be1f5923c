import { fork } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { MessageChannel, type MessagePort } from 'node:worker_threads';

/** Stands in for the `electron` module: records what it is told, and carries messages for real. */
type Handler = (...args: never[]) => unknown;

class FakeApp extends EventEmitter {
  isPackaged = false;
  readonly paths = new Map<string, string>();
  readonly quits: ('prevented' | 'done')[] = [];
  sandboxed = false;
  whenReady = (): Promise<void> => Promise.resolve();
  requestSingleInstanceLock = (): boolean => true;
  setPath = (name: string, path: string): void => void this.paths.set(name, path);
  enableSandbox = (): void => void (this.sandboxed = true);
  setAppUserModelId = (): void => undefined;
  exit = (): void => undefined;
  quit = (): void => {
    let prevented = false;
    this.emit('will-quit', { preventDefault: () => (prevented = true) });
    this.quits.push(prevented ? 'prevented' : 'done');
  };
}

class FakePort extends EventEmitter {
  readonly #port: MessagePort;
  constructor(port: MessagePort) {
    super();
    this.#port = port;
    port.on('message', (data: unknown) => this.emit('message', { data, ports: [] }));
    port.on('close', () => this.emit('close'));
  }
  postMessage = (data: unknown): void => this.#port.postMessage(data);
  start = (): void => this.#port.start();
  close = (): void => this.#port.close();
}

class FakeSession {
  readonly handlers = new Map<string, Handler>();
  permissionRequest: Handler | null = null;
  permissionCheck: Handler | null = null;
  devicePermission: Handler | null = null;
  beforeRequest: Handler | null = null;
  setPermissionRequestHandler = (handler: Handler): void => void (this.permissionRequest = handler);
  setPermissionCheckHandler = (handler: Handler): void => void (this.permissionCheck = handler);
  setDevicePermissionHandler = (handler: Handler): void => void (this.devicePermission = handler);
  webRequest = { onBeforeRequest: (handler: Handler) => void (this.beforeRequest = handler) };
  protocol = {
    handle: (scheme: string, handler: Handler) => void this.handlers.set(scheme, handler),
  };
  /** What the page gets for an address, as Chromium would ask. */
  fetch = async (url: string): Promise<Response> =>
    (await this.handlers.get('app')!(...([{ url }] as never[]))) as Response;
  /** Whether a request is stopped. */
  stops = (url: string): boolean => {
    let cancelled = false;
    this.beforeRequest!(
      ...([{ url }, ({ cancel }: { cancel: boolean }) => (cancelled = cancel)] as never[]),
    );
    return cancelled;
  };
}

class FakeContents extends EventEmitter {
  readonly #session: FakeSession;
  loaded: { url: string; body: string } | null = null;
  printed: object | null = null;
  reloads = 0;
  openHandler: Handler | null = null;
  constructor(session: FakeSession) {
    super();
    this.#session = session;
  }
  setWindowOpenHandler = (handler: Handler): void => void (this.openHandler = handler);
  loadURL = async (url: string): Promise<void> => {
    if (this.#session.stops(url)) throw new Error('ERR_BLOCKED_BY_CLIENT');
    const response = await this.#session.fetch(url);
    if (response.status !== 200) throw new Error(`ERR ${response.status}`);
    this.loaded = { url, body: await response.text() };
  };
  reload = (): void => void (this.reloads += 1);
  executeJavaScript = (): Promise<unknown> => Promise.resolve(true);
  printToPDF = (options: object): Promise<Buffer> => {
    this.printed = options;
    return Promise.resolve(Buffer.from(`%PDF of ${this.loaded?.body}`));
  };
}

interface WindowOptions {
  readonly webPreferences: Readonly<Record<string, unknown>> & { readonly partition?: string };
  readonly [name: string]: unknown;
}

export const windows: FakeWindow[] = [];
class FakeWindow extends EventEmitter {
  readonly options: WindowOptions;
  readonly webContents: FakeContents;
  destroyed = false;
  minimised = false;
  maximised = false;
  shown = false;
  focused = 0;
  bounds = { x: 40, y: 50, width: 1200, height: 700 };
  constructor(options: WindowOptions) {
    super();
    this.options = options;
    const { partition } = options.webPreferences;
    this.webContents = new FakeContents(
      partition === undefined ? session.defaultSession : session.fromPartition(partition),
    );
    windows.push(this);
    app.emit('web-contents-created', {}, this.webContents);
  }
  loadURL = (url: string): Promise<void> => this.webContents.loadURL(url);
  maximize = (): void => void (this.maximised = true);
  show = (): void => void (this.shown = true);
  isMinimized = (): boolean => this.minimised;
  restore = (): void => void (this.minimised = false);
  focus = (): void => void (this.focused += 1);
  getNormalBounds = () => this.bounds;
  isMaximized = (): boolean => this.maximised;
  destroy = (): void => void (this.destroyed = true);
}

const partitions = new Map<string, FakeSession>();
export const session = {
  defaultSession: new FakeSession(),
  fromPartition: (name: string): FakeSession => {
    const found = partitions.get(name) ?? new FakeSession();
    partitions.set(name, found);
    return found;
  },
};

/** Dialogs answer what the test laid out, and remember what they were asked. */
export const dialogs = { answers: [] as object[], asked: [] as Record<string, unknown>[] };
const ask = (_window: unknown, options: Record<string, unknown>): Promise<object> => {
  dialogs.asked.push(options);
  return Promise.resolve(dialogs.answers.shift()!);
};

const channel = `process.parentPort = {
  on: (_, listener) => process.on('message', (data) => listener({ data })),
  postMessage: (message) => process.send(message),
}`;

export const app = new FakeApp();
export const ipcMain = new EventEmitter();
export const menus: { label: string; submenu: { label?: string; role?: string }[] }[][] = [];
export const schemes: object[] = [];
export const forks: { path: string; options: { serviceName: string } }[] = [];
export const nativeTheme = { themeSource: '', shouldUseDarkColors: false };
export const displays = [{ workArea: { x: 0, y: 0, width: 1920, height: 1080 } }];

export const electron = {
  app,
  ipcMain,
  session,
  nativeTheme,
  BrowserWindow: FakeWindow,
  MessageChannelMain: class {
    readonly port1: FakePort;
    readonly port2: MessagePort;
    constructor() {
      const { port1, port2 } = new MessageChannel();
      this.port1 = new FakePort(port1);
      this.port2 = port2;
    }
  },
  protocol: { registerSchemesAsPrivileged: (list: object[]) => schemes.push(...list) },
  dialog: { showSaveDialog: ask, showOpenDialog: ask, showErrorBox: () => undefined },
  Menu: {
    buildFromTemplate: (template: object) => template,
    setApplicationMenu: (menu: (typeof menus)[number]) => menus.push(menu),
  },
  screen: { getAllDisplays: () => displays },
  utilityProcess: {
    /** A real process whose messages go the way of a utility process. */
    fork: (path: string, args: string[], options: { serviceName: string; execArgv: string[] }) => {
      forks.push({ path, options });
      const child = fork(path, args, {
        execArgv: [...options.execArgv, '--import', `data:text/javascript,${encodeURI(channel)}`],
        serialization: 'advanced',
        stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      });
      return Object.assign(child, { postMessage: (message: object) => child.send(message) });
    },
  },
};
