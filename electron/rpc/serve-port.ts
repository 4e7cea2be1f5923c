import type { SupportedMessagePort } from '@orpc/client/message-port';
import { RPCHandler } from '@orpc/server/message-port';
import type { RoomContext } from '../rooms/context.ts';
import { rooms } from '../rooms/index.ts';
import type { LogFailure } from './failure.ts';
import { failureInterceptor } from './interceptor.ts';

/** Files and streams are no plain data: they take the way of texts and bytes. */
const isPlain = (payload: unknown): boolean => {
  if (typeof payload !== 'object' || payload === null || !('body' in payload)) return false;
  const { body } = payload;
  return (
    typeof body === 'object' && body !== null && Object.getPrototypeOf(body) === Object.prototype
  );
};

interface Serving {
  readonly context: RoomContext;
  readonly log: LogFailure;
  /** The port carries text only; others carry answers as they are, in half the time. */
  readonly asText?: boolean;
}

/** Serves the whole contract over one port for as long as it is open. */
export const servePort = (
  port: SupportedMessagePort,
  { context, log, asText = false }: Serving,
): void => {
  const handler = new RPCHandler<RoomContext>(rooms, {
    clientInterceptors: [failureInterceptor(log)],
    experimental_transfer: (message) => (!asText && isPlain(message[2]) ? [] : null),
  });
  handler.upgrade(port, { context });
};
