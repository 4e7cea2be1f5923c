import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { describe, expect, it, onTestFinished } from 'vitest';
import type { RoomsClient } from '../../../electron/rpc/in-process.ts';
import { inProcessClient } from '../../../electron/rpc/in-process.ts';
import { servePort } from '../../../electron/rpc/serve-port.ts';
import { temporaryContext } from '../../support/context.ts';

const overPort = (): { client: RoomsClient; logged: unknown[] } => {
  const { port1, port2 } = new MessageChannel();
  const logged: unknown[] = [];
  servePort(port1, { context: temporaryContext(), log: (_id, error) => logged.push(error) });
  port1.start();
  port2.start();
  onTestFinished(() => {
    port1.close();
    port2.close();
  });
  return { client: createORPCClient(new RPCLink({ port: port2 })), logged };
};
const inProcess = (): { client: RoomsClient; logged: unknown[] } => {
  const logged: unknown[] = [];
  return {
    client: inProcessClient(temporaryContext(), (_id, error) => logged.push(error)),
    logged,
  };
};

describe.each([
  ['over a message channel', overPort],
  ['in process', inProcess],
])('the contract %s', (_name, make) => {
  it('answers, and carries codes with their parameters', async () => {
    const { client, logged } = make();
    expect((await client.workspace.status()).open).toBeNull();
    await expect(client.events.detail({ uid: 'ev_1' })).rejects.toMatchObject({
      code: 'FAILED',
      data: { code: 'workspace-not-open' },
    });
    await client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
    await expect(client.events.detail({ uid: 'ev_1' })).rejects.toMatchObject({
      data: { code: 'not-found', params: { what: 'ev_1' } },
    });
    expect(logged).toEqual([]);
  });

  it('names the field of a bad input', async () => {
    const { client } = make();
    await client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
    await expect(
      client.events.list({ sort: { by: 'start', descending: false }, offset: -1, limit: 10 }),
    ).rejects.toMatchObject({ data: { code: 'invalid-input', params: { field: 'offset' } } });
  });

  it('streams changes until the listener leaves', async () => {
    const { client } = make();
    await client.workspace.create({ name: '测试', zone: 'Asia/Shanghai' });
    const controller = new AbortController();
    const changes = await client.workspace.changes(undefined, { signal: controller.signal });
    const first = changes.next();
    const created = await client.events.create({
      fields: { name: '读书会', kind: 'sharing', mode: 'online' },
      template: null,
    });
    expect((await first).value).toMatchObject({ operationUid: created.operationUid });
    await client.workspace.undo({});
    expect(
      (await client.events.list({ sort: { by: 'start', descending: false }, offset: 0, limit: 10 }))
        .total,
    ).toBe(0);
    controller.abort();
  });

  it('carries a file up and down', async () => {
    const { client } = make();
    const bytes = new Uint8Array(3000).map((_, index) => index % 251);
    const { handle } = await client.files.begin({ name: 'a.csv', bytes: 3000 });
    await client.files.append({ handle, offset: 0, chunk: new Blob([bytes.slice(0, 1000)]) });
    await client.files.append({ handle, offset: 1000, chunk: new Blob([bytes.slice(1000)]) });
    const { chunk } = await client.files.read({ handle, offset: 0 });
    expect(new Uint8Array(await chunk.arrayBuffer())).toEqual(bytes);
    await expect(
      client.files.append({ handle, offset: 3000, chunk: new Blob([bytes]) }),
    ).rejects.toMatchObject({ data: { code: 'invalid-input' } });
  });
});
