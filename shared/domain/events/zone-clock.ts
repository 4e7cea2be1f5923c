import { localDateOf, localTimeOf, localToUtcMs } from '../values/zone.ts';
import type { ZoneClock } from './plan.ts';

/** The wall clock of an IANA zone. */
export const zoneClock = (zone: string): ZoneClock => ({
  local: (atMs) => ({ date: localDateOf(atMs, zone), time: localTimeOf(atMs, zone).slice(0, 5) }),
  utcMs: (date, time) => localToUtcMs(date, time, zone),
});
