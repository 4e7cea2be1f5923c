/** Long enough for the first screens to be read: copying a large workspace slows them down. */
const QUIET_MS = 60_000;

/** Work that an open workspace owes. */
export interface Upkeep {
  /** Begins it if it has not begun, and waits for it. */
  readonly now: () => Promise<void>;
}

/** Begins `work` after a while, or when it is asked for. It must not fail. */
export const startUpkeep = (work: () => Promise<void>): Upkeep => {
  let running: Promise<void> | null = null;
  const now = (): Promise<void> => {
    clearTimeout(timer);
    return (running ??= work());
  };
  const timer = setTimeout(() => void now(), QUIET_MS);
  timer.unref();
  return { now };
};
