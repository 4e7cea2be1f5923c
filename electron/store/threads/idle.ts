/** So long nobody asks before work is done ahead. */
const IDLE_MS = 60;

/** Work in small pieces for when nobody waits: it begins anew with each `later` and ends with `stop`. */
export interface IdleWork {
  readonly later: () => void;
  readonly stop: () => void;
}

/**
 * `piece` says whether there is more of it; between two of them a thread reads its messages. It begins
 * when nobody asked anything for `idleMs`.
 */
export const idleWork = (piece: () => boolean, idleMs = IDLE_MS): IdleWork => {
  let timer: NodeJS.Timeout | undefined;
  const next = (): void => {
    if (piece()) timer = setTimeout(next, 0);
  };
  const stop = (): void => clearTimeout(timer);
  return {
    later: () => {
      stop();
      timer = setTimeout(next, idleMs);
    },
    stop,
  };
};
