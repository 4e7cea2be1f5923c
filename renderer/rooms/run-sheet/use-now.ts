import { useEffect, useState } from 'react';

const SECOND_MS = 1000;

/** The time now (ms UTC), told anew with every second; writes nothing anywhere. */
export const useNow = (): number => {
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>;
    const tick = (): void => {
      const atMs = Date.now();
      setNowMs(atMs);
      // On the full second, so that the clock changes when other clocks do.
      timer = setTimeout(tick, SECOND_MS - (atMs % SECOND_MS));
    };
    tick();
    return () => clearTimeout(timer);
  }, []);
  return nowMs;
};
