import type { BrowserPortLike } from '@orpc/client/message-port';
import type { WebSocket } from 'ws';

/** A WebSocket as the kind of port that the RPC adapter takes. */
export const socketPort = (socket: WebSocket): BrowserPortLike => ({
  onMessage: {
    addListener: (listener) =>
      socket.on('message', (data: Buffer, isBinary: boolean) =>
        listener(isBinary ? new Uint8Array(data) : data.toString('utf8')),
      ),
  },
  onDisconnect: { addListener: (listener) => socket.on('close', () => listener()) },
  postMessage: (data: string | Uint8Array) => {
    if (socket.readyState === socket.OPEN) socket.send(data);
  },
});
