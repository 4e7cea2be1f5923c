import type { WebSocket } from 'ws';

/** A page that reloads, or whose connection broke, is back within this time. */
const RETURN_MS = 5_000;

/** Counts the windows that are connected; `gone` settles once there were some and none is left. */
export const windowCount = () => {
  const gone = Promise.withResolvers<void>();
  let open = 0;
  let timer: NodeJS.Timeout | undefined;
  return {
    gone: gone.promise,
    count: (socket: WebSocket): void => {
      open += 1;
      clearTimeout(timer);
      socket.once('close', () => {
        open -= 1;
        if (open === 0) timer = setTimeout(gone.resolve, RETURN_MS).unref();
      });
    },
  };
};
