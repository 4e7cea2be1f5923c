import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingHttpHeaders } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { startLoopback, type Loopback } from '../../../../electron/shell/loopback/server.ts';

let folder = '';
let loopback: Loopback;
let nowMs = 1_000_000;
let windows = 0;

const start = (): Promise<Loopback> =>
  startLoopback({
    pageFolder: join(folder, 'page'),
    nowMs: () => nowMs,
    onWindow: () => (windows += 1),
  });

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'workstation-loopback-'));
  mkdirSync(join(folder, 'page'));
  writeFileSync(join(folder, 'page', 'index.html'), '<!doctype html><title>page</title>');
  writeFileSync(join(folder, 'secret.json'), '{}');
  loopback = await start();
});
afterAll(async () => {
  await loopback.close();
  rmSync(folder, { recursive: true, force: true });
});

interface Asked {
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
}
const ask = (asked: Asked) =>
  new Promise<{ status: number; headers: IncomingHttpHeaders }>((resolve, reject) => {
    const call = request({
      host: '127.0.0.1',
      port: loopback.port,
      method: asked.method ?? 'GET',
      path: asked.path ?? '/',
      headers: { ...asked.headers },
      agent: false,
    });
    call.on('response', (response) => {
      response.resume();
      resolve({ status: response.statusCode ?? 0, headers: response.headers });
    });
    call.on('error', reject);
    call.end();
  });

/** How an upgrade ends: the HTTP status that refused it, or the close code after the handshake. */
const upgrade = (
  at: Loopback,
  options: {
    readonly origin?: string | null;
    readonly path?: string;
    readonly headers?: Readonly<Record<string, string>>;
    readonly say?: string;
  },
) =>
  new Promise<number | string>((resolve) => {
    const own = `http://127.0.0.1:${at.port}`;
    const origin = options.origin === undefined ? own : options.origin;
    const socket = new WebSocket(`ws://127.0.0.1:${at.port}${options.path ?? '/port'}`, {
      headers: { ...(origin === null ? {} : { origin }), ...options.headers },
    });
    socket.on('unexpected-response', (_, response) => {
      response.resume();
      resolve(response.statusCode ?? 0);
    });
    socket.on('error', () => undefined);
    socket.on('open', () => socket.send(options.say ?? '{}'));
    socket.on('message', (data: Buffer) => {
      resolve(data.toString('utf8'));
      socket.terminate();
    });
    socket.on('close', (code) => resolve(code));
  });

const port = (): number => loopback.port;

describe('requests refused before anything looks at their path', () => {
  const hosts = [
    'localhost',
    'evil.example',
    '127.0.0.1',
    '127.0.0.1:1',
    '127.0.0.2',
    '0.0.0.0',
    '[::1]',
    '127.0.0.1.evil.example',
    '2130706433',
    'user@127.0.0.1',
  ];
  it.each(hosts)('Host %s', async (host) => {
    expect((await ask({ headers: { host } })).status).toBe(403);
    expect(await upgrade(loopback, { headers: { host } })).toBe(403);
  });
  it('a foreign name with the right port', async () => {
    expect((await ask({ headers: { host: `localhost:${port()}` } })).status).toBe(403);
  });
  const origins = [
    'null',
    'http://evil.example',
    'https://127.0.0.1',
    'http://127.0.0.1',
    'file://',
  ];
  it.each(origins)('Origin %s', async (origin) => {
    expect((await ask({ headers: { origin } })).status).toBe(403);
    expect((await ask({ method: 'POST', headers: { origin } })).status).toBe(403);
    expect(await upgrade(loopback, { origin })).toBe(403);
  });
  it.each(['cross-site', 'same-site', 'nonsense'])('Sec-Fetch-Site %s', async (site) => {
    expect((await ask({ headers: { 'sec-fetch-site': site } })).status).toBe(403);
    expect(await upgrade(loopback, { headers: { 'sec-fetch-site': site } })).toBe(403);
  });
  it('a socket without Origin', async () => {
    expect(await upgrade(loopback, { origin: null })).toBe(403);
  });
});

describe('paths and methods', () => {
  it.each(['POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'])('%s', async (method) => {
    expect((await ask({ method })).status).toBe(403);
    const own = { origin: `http://127.0.0.1:${port()}` };
    expect((await ask({ method, headers: own })).status).toBe(405);
  });
  const outside = ['/../secret.json', '/%2e%2e/secret.json', '/..%2fsecret.json', '/%00', '/%zz'];
  it.each([...outside, '/..%5csecret.json', '/none.js', '/port'])('%s', async (path) => {
    expect((await ask({ path })).status).toBe(404);
  });
  it('a socket on another path', async () => {
    expect(await upgrade(loopback, { path: '/other' })).toBe(404);
  });
});

describe('proofs', () => {
  const bad = ['', 'x', 'null', '[]', '{}', '{"code":1}', '{"token":""}', '{"code":"x"}'];
  it.each(bad)('%j is closed with 4401', async (say) => {
    const own = await start();
    expect(await upgrade(own, { say })).toBe(4401);
    await own.close();
  });
  const codeOf = (at: Loopback): string => at.newAddress().split('#launch=')[1] ?? '';
  it('a code works once, its token again', async () => {
    const own = await start();
    const before = windows;
    const say = JSON.stringify({ code: codeOf(own) });
    const answer = String(await upgrade(own, { say }));
    expect(await upgrade(own, { say: answer })).toBe(answer);
    expect(await upgrade(own, { say })).toBe(4401);
    expect(windows - before).toBe(2);
    await own.close();
  });
  it('a code dies after a minute', async () => {
    const own = await start();
    const say = JSON.stringify({ code: codeOf(own) });
    nowMs += 60_001;
    expect(await upgrade(own, { say })).toBe(4401);
    await own.close();
  });
  it('five bad proofs lock the door, even to a good code', async () => {
    const own = await start();
    for (let n = 0; n < 5; n += 1) expect(await upgrade(own, { say: '{}' })).toBe(4401);
    expect(await upgrade(own, { say: JSON.stringify({ code: codeOf(own) }) })).toBe(503);
    await own.close();
  });
});

it('the page comes with every header, no cookie and no CORS', async () => {
  const { status, headers } = await ask({});
  expect(status).toBe(200);
  expect(headers['content-security-policy']).toContain("frame-ancestors 'none'");
  expect(headers['x-content-type-options']).toBe('nosniff');
  expect(headers['cross-origin-opener-policy']).toBe('same-origin');
  expect(headers['cross-origin-resource-policy']).toBe('same-origin');
  expect(headers['referrer-policy']).toBe('no-referrer');
  expect(headers['cache-control']).toBe('no-store');
  expect(Object.keys(headers).filter((h) => /set-cookie|access-control/.test(h))).toEqual([]);
});
