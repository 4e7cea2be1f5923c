import { useEffect, useState } from 'react';
import { localDateOf } from '../../shared/domain/values/zone.ts';
import { useSettings } from './program.tsx';

const MINUTE_MS = 60_000;

/** Today's date in the workspace's zone; moves on at midnight while the page stays open. */
export const useToday = (): string => {
  const { zone } = useSettings();
  const [nowMs, setNowMs] = useState(() => Date.now());
  useEffect(() => {
    const timer = setInterval(() => setNowMs(Date.now()), MINUTE_MS);
    return () => clearInterval(timer);
  }, []);
  return localDateOf(nowMs, zone);
};
