import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

interface GcWishes {
  readonly type: 'major';
  readonly execution: 'sync';
  readonly flavor: 'regular' | 'last-resort';
}

const collect = (flavor: GcWishes['flavor']): void => {
  setFlagsFromString('--expose-gc');
  const gc = runInNewContext('globalThis.gc') as ((wishes: GcWishes) => void) | undefined;
  // Whoever runs V8 may keep its flags as they are: no reason for what is done here to fail.
  gc?.({ type: 'major', execution: 'sync', flavor });
};

/**
 * Gives what this thread has no use for any more back to the system. Left alone V8 does so when the
 * thread makes something new, which may be never.
 */
export const collectGarbage = (): void => collect('regular');

/** The same with room that was made for more, a quarter of a thread that has just loaded: 50 to 100 ms. */
export const giveMemoryBack = (): void => collect('last-resort');
