import type { BrowserPortLike } from '@orpc/client/message-port';

/** `refused`: the program is gone or this page's way in has expired; only a new start helps. */
export type ConnectionState = 'connecting' | 'open' | 'lost' | 'refused';

declare global {
  interface Window {
    /** Put there by the desktop shell's preload; absent in the browser shell. */
    readonly workstation?: { readonly requestPort: () => void };
  }
}

const tokenKey = 'workstation.token';
const REFUSED_CLOSE = 4401;
const RETRY_MS = 1_000;

interface Hooks {
  readonly onPort: (port: BrowserPortLike) => void;
  readonly onState: (state: ConnectionState) => void;
}

/** Gets a port from whichever shell there is, and again when it is lost. */
export const connect = (hooks: Hooks): void => {
  if (window.workstation !== undefined) connectDesktop(window.workstation, hooks);
  else connectSocket(hooks);
};

const connectDesktop = (shell: { readonly requestPort: () => void }, hooks: Hooks): void => {
  window.addEventListener('message', (event) => {
    const [port] = event.ports;
    if (event.source !== window || event.data !== 'workstation-port' || port === undefined) return;
    hooks.onPort({
      onMessage: {
        addListener: (listener) =>
          port.addEventListener('message', (message) => listener(message.data)),
      },
      onDisconnect: {
        addListener: (listener) =>
          port.addEventListener('close', () => {
            hooks.onState('lost');
            listener();
          }),
      },
      postMessage: (data) => port.postMessage(data),
    });
    port.start();
    hooks.onState('open');
  });
  shell.requestPort();
};

const connectSocket = (hooks: Hooks): void => {
  const socket = new WebSocket(`ws://${location.host}/port`);
  socket.binaryType = 'arraybuffer';
  let admitted = false;
  socket.addEventListener('open', () => socket.send(JSON.stringify(proof())));
  socket.addEventListener('message', function first(event) {
    socket.removeEventListener('message', first);
    const answer = JSON.parse(String(event.data)) as { readonly token: string };
    sessionStorage.setItem(tokenKey, answer.token);
    admitted = true;
    hooks.onPort({
      onMessage: {
        addListener: (listener) =>
          socket.addEventListener('message', (message: MessageEvent<string | ArrayBuffer>) =>
            listener(
              typeof message.data === 'string' ? message.data : new Uint8Array(message.data),
            ),
          ),
      },
      onDisconnect: {
        addListener: (listener) => socket.addEventListener('close', () => listener()),
      },
      postMessage: (data: string | Uint8Array<ArrayBuffer>) => socket.send(data),
    });
    hooks.onState('open');
  });
  socket.addEventListener('close', (event) => {
    if (event.code === REFUSED_CLOSE) {
      sessionStorage.removeItem(tokenKey);
      return hooks.onState('refused');
    }
    hooks.onState(admitted ? 'lost' : 'connecting');
    setTimeout(() => connectSocket(hooks), RETRY_MS);
  });
};

/** The launch code from the address, used once, or the token that a reload keeps. */
const proof = (): { readonly code: string } | { readonly token: string } => {
  const code = /^#launch=([\w-]+)/.exec(location.hash)?.[1];
  if (code !== undefined) {
    history.replaceState(null, '', `${location.pathname}#/`);
    return { code };
  }
  return { token: sessionStorage.getItem(tokenKey) ?? '' };
};
