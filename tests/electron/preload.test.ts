import { EventEmitter } from 'node:events';
import { expect, it, vi } from 'vitest';

const bridge = vi.hoisted(() => ({
  exposed: [] as [string, Record<string, unknown>][],
  sent: [] as unknown[][],
  on: (() => undefined) as (event: string, listener: (event: object) => void) => void,
}));

vi.mock('electron', () => ({
  contextBridge: {
    exposeInMainWorld: (name: string, value: Record<string, unknown>) =>
      bridge.exposed.push([name, value]),
  },
  ipcRenderer: {
    send: (...args: unknown[]) => bridge.sent.push(args),
    on: (event: string, listener: (event: object) => void) => bridge.on(event, listener),
  },
}));

it('gives the page one function, and passes a port on to its own origin only', async () => {
  const channel = new EventEmitter();
  bridge.on = (event, listener) => void channel.on(event, listener);
  const posted: unknown[][] = [];
  vi.stubGlobal('location', { origin: 'app://workstation' });
  vi.stubGlobal('postMessage', (...args: unknown[]) => posted.push(args));
  await import('../../electron/preload.ts');

  expect(bridge.exposed).toEqual([['workstation', { requestPort: expect.any(Function) }]]);
  expect(bridge.sent).toEqual([]);
  // Nothing the page passes along is passed on.
  (bridge.exposed[0]![1]['requestPort'] as (...args: unknown[]) => void)('other-channel', {});
  expect(bridge.sent).toEqual([['workstation-port']]);

  const { port1 } = new MessageChannel();
  channel.emit('workstation-port', { ports: [port1] });
  expect(posted).toEqual([['workstation-port', 'app://workstation', [port1]]]);
  expect(channel.eventNames()).toEqual(['workstation-port']);
  port1.close();
  vi.unstubAllGlobals();
});
