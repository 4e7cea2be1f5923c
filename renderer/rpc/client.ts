import { createORPCClient } from '@orpc/client';
import { RPCLink, type BrowserPortLike } from '@orpc/client/message-port';
import type { ContractRouterClient } from '@orpc/contract';
import type { contract } from '../../shared/contract/index.ts';
import { connect, type ConnectionState } from './connect.ts';

let link: RPCLink<Record<never, never>> | null = null;
let state: ConnectionState = 'connecting';
const listeners = new Set<() => void>();
let waiting: (() => void)[] = [];

const setState = (next: ConnectionState): void => {
  state = next;
  if (next !== 'connecting') {
    for (const go of waiting) go();
    waiting = [];
  }
  for (const listener of listeners) listener();
};

connect({
  onPort: (port: BrowserPortLike) => {
    link = new RPCLink({ port });
  },
  onState: setState,
});

/** The state of the way to the program, as a store for `useSyncExternalStore`. */
export const connection = {
  state: (): ConnectionState => state,
  subscribe: (listener: () => void): (() => void) => {
    listeners.add(listener);
    return () => listeners.delete(listener);
  },
};

/** Every procedure of the program; calls made before the port stands wait for it. */
export const client: ContractRouterClient<typeof contract> = createORPCClient({
  call: async (path, input, options) => {
    if (state === 'connecting') await new Promise<void>((resolve) => waiting.push(resolve));
    if (link === null) throw new Error('no connection to the program');
    return link.call(path, input, options as any);
  },
});
