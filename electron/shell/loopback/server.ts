import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type WebSocket } from 'ws';
import { pageFile } from '../page-files.ts';
import { pageHeaders } from '../page-headers.ts';
import { createAdmission } from './admission.ts';

const MAX_CONNECTIONS = 8;
const MAX_MESSAGE_BYTES = 8 * 1024 * 1024;
const HANDSHAKE_MS = 5_000;
const REFUSED_CLOSE = 4401;

export interface LoopbackOptions {
  readonly pageFolder: string;
  readonly nowMs: () => number;
  /** An admitted window; the socket is already past the handshake. */
  readonly onWindow: (socket: WebSocket) => void;
}

export interface Loopback {
  readonly port: number;
  /** An address that lets one window in, within a minute. */
  readonly newAddress: () => string;
  readonly close: () => Promise<void>;
}

/** Serves the page to browsers of this machine only, and one authenticated socket a window. */
export const startLoopback = async (options: LoopbackOptions): Promise<Loopback> => {
  const admission = createAdmission(options.nowMs);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MAX_MESSAGE_BYTES });
  const server = createServer({ maxHeaderSize: 8192, requestTimeout: 10_000 });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  const host = `127.0.0.1:${port}`;

  server.on('request', (request, response) =>
    answerPage(request, response, host, options.pageFolder),
  );
  server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) => {
    const refusal =
      refuseRequest(request, host) ??
      (request.url === '/port' ? null : 404) ??
      (admission.locked() || sockets.clients.size >= MAX_CONNECTIONS ? 503 : null);
    if (refusal !== null) {
      socket.end(`HTTP/1.1 ${refusal} Refused\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
      return;
    }
    sockets.handleUpgrade(request, socket, head, (client) => shakeHands(client));
  });
  const shakeHands = (client: WebSocket): void => {
    client.on('error', () => client.terminate());
    const timer = setTimeout(() => client.close(REFUSED_CLOSE), HANDSHAKE_MS);
    client.once('message', (data: Buffer) => {
      clearTimeout(timer);
      const proof = parse(data);
      const token = admission.admit(proof);
      if (token === null) return client.close(REFUSED_CLOSE);
      // A second window gets a code of its own through the first.
      if (typeof proof === 'object' && proof !== null && 'window' in proof) {
        client.send(JSON.stringify({ code: admission.newCode() }));
        return client.close();
      }
      client.send(JSON.stringify({ token }));
      options.onWindow(client);
    });
    client.on('close', () => clearTimeout(timer));
  };

  return {
    port,
    newAddress: () => `http://${host}/#launch=${admission.newCode()}`,
    close: () => closeAll(server, sockets),
  };
};

const parse = (data: Buffer): unknown => {
  try {
    return data.length > 1000 ? null : JSON.parse(data.toString('utf8'));
  } catch {
    return null;
  }
};

/** The status that refuses a request before anything looks at its path; null = it may pass. */
const refuseRequest = (request: IncomingMessage, host: string): number | null => {
  if (request.headers.host !== host) return 403;
  const site = request.headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return 403;
  const upgrade = request.headers.upgrade !== undefined;
  const needsOrigin = upgrade || (request.method !== 'GET' && request.method !== 'HEAD');
  const { origin } = request.headers;
  if (needsOrigin || origin !== undefined) return origin === `http://${host}` ? null : 403;
  return null;
};

const answerPage = (
  request: IncomingMessage,
  response: ServerResponse,
  host: string,
  pageFolder: string,
): void => {
  const headers = pageHeaders(`ws://${host}`);
  const refuse = (status: number): void => {
    response.writeHead(status, { ...headers, connection: 'close', 'content-length': 0 }).end();
    request.destroy();
  };
  const refusal = refuseRequest(request, host);
  if (refusal !== null) return refuse(refusal);
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405);
  const { pathname } = new URL(request.url ?? '/', `http://${host}`);
  const file = pageFile(pageFolder, pathname);
  if (file === null) return refuse(404);
  response.writeHead(200, {
    ...headers,
    'content-type': file.type,
    'content-length': file.body.length,
  });
  response.end(request.method === 'HEAD' ? undefined : file.body);
};

const closeAll = (server: Server, sockets: WebSocketServer): Promise<void> =>
  new Promise((resolve) => {
    for (const client of sockets.clients) client.terminate();
    sockets.close();
    server.close(() => resolve());
    server.closeAllConnections();
  });
