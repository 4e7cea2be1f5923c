import { createORPCClient } from '@orpc/client';
import { RPCLink } from '@orpc/client/message-port';
import { once } from 'node:events';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { WebSocket } from 'ws';
import { openMachine } from '../../electron/rooms/machine.ts';
import type { RoomsClient } from '../../electron/rpc/in-process.ts';
import { socketPort } from '../../electron/rpc/socket-port.ts';
import { buildStale } from '../../electron/shell/build.ts';
import { startServe } from '../support/browser-shell.ts';

/** The built program in a process of its own, asked over the port that a page uses. */
export interface ServedProgram {
  readonly client: RoomsClient;
  /** The most memory that its process had until now, bytes; NaN where the system does not say. */
  readonly mostMemory: () => number;
  readonly close: () => Promise<void>;
}

/** Starts it with a workspace open, at a time. */
export const serveWorkspace = async (
  path: string,
  dataFolder: string,
  nowMs: number,
): Promise<ServedProgram> => {
  await buildStale(['main', 'client']);
  openMachine(dataFolder).opened(path, 'bench', nowMs);
  const clock = join(dataFolder, 'clock');
  writeFileSync(clock, String(nowMs));
  const served = await startServe(dataFolder, clock);
  const { origin, host, hash } = new URL(served.address);
  const socket = new WebSocket(`ws://${host}/port`, { headers: { origin } });
  await once(socket, 'open');
  socket.send(JSON.stringify({ code: hash.slice('#launch='.length) }));
  await once(socket, 'message');
  const client: RoomsClient = createORPCClient(new RPCLink({ port: socketPort(socket) }));
  const { known } = await client.workspace.status();
  await client.workspace.open({ id: known[0]!.id });
  return {
    client,
    mostMemory: () => {
      if (process.platform !== 'linux') return NaN;
      const status = readFileSync(`/proc/${served.pid}/status`, 'utf8');
      return Number(/VmHWM:\s+(\d+) kB/.exec(status)![1]) * 1024;
    },
    close: async () => {
      socket.close();
      await served.stop();
    },
  };
};
