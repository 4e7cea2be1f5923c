import type { SupportedMessagePort } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import type { RoomContext } from '../rooms/context.ts';
import { rooms } from '../rooms/index.ts';
import type { LogFailure } from './failure.ts';
import { failureInterceptor } from './interceptor.ts';

/** Serves the whole contract over one port for as long as it is open. */
export const servePort = (
  port: SupportedMessagePort,
  context: RoomContext,
  log: LogFailure,
): void => {
  const handler = new RPCHandler<RoomContext>(rooms, {
    clientInterceptors: [failureInterceptor(log)],
  });
  handler.upgrade(port, { context });
};
