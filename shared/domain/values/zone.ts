const DAY_MS = 86_400_000;

interface ZoneCache {
  readonly format: Intl.DateTimeFormat;
  /** Offset at the start of a UTC day, by day number. */
  readonly atDay: Map<number, number>;
}
const caches = new Map<string, ZoneCache>();

/**
 * Offset of an IANA zone from UTC at an instant, in ms (local = UTC + offset). Throws RangeError for
 * an unknown zone. One look-up a day serves all instants of a day without a change of clocks.
 */
export const utcOffsetMs = (zone: string, atMs: number): number => {
  let cache = caches.get(zone);
  if (cache === undefined) caches.set(zone, (cache = newCache(zone)));
  const day = Math.floor(atMs / DAY_MS);
  const before = offsetAtDay(cache, day);
  return before === offsetAtDay(cache, day + 1) ? before : exactOffset(cache, atMs);
};

const newCache = (zone: string): ZoneCache => ({
  format: new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
    era: 'short',
  }),
  atDay: new Map(),
});

const offsetAtDay = (cache: ZoneCache, day: number): number => {
  let offset = cache.atDay.get(day);
  if (offset === undefined) cache.atDay.set(day, (offset = exactOffset(cache, day * DAY_MS)));
  return offset;
};

const exactOffset = (cache: ZoneCache, atMs: number): number => {
  const whole = Math.floor(atMs / 1000) * 1000;
  const part: Record<string, string> = {};
  for (const { type, value } of cache.format.formatToParts(whole)) part[type] = value;
  const year = part['era'] === 'BC' ? 1 - Number(part['year']) : Number(part['year']);
  const local = new Date(0);
  local.setUTCFullYear(year, Number(part['month']) - 1, Number(part['day']));
  local.setUTCHours(Number(part['hour']), Number(part['minute']), Number(part['second']));
  return local.getTime() - whole;
};

/** The local date `YYYY-MM-DD` of an instant. */
export const localDateOf = (atMs: number, zone: string): string =>
  new Date(atMs + utcOffsetMs(zone, atMs)).toISOString().slice(0, 10);

/** The local wall-clock time `HH:MM:SS` of an instant. */
export const localTimeOf = (atMs: number, zone: string): string =>
  new Date(atMs + utcOffsetMs(zone, atMs)).toISOString().slice(11, 19);

/**
 * The instant of a local date `YYYY-MM-DD` and time `HH:MM[:SS]`. A time that the clocks skip is
 * read with the offset before the change; of a time that comes twice the first is taken.
 */
export const localToUtcMs = (date: string, time: string, zone: string): number => {
  const wallMs = Date.parse(`${date}T${time.length === 5 ? `${time}:00` : time}Z`);
  const before = wallMs - utcOffsetMs(zone, wallMs - DAY_MS / 2);
  if (before + utcOffsetMs(zone, before) === wallMs) return before;
  const after = wallMs - utcOffsetMs(zone, wallMs + DAY_MS / 2);
  return after + utcOffsetMs(zone, after) === wallMs ? after : before;
};

/** Whether the platform knows an IANA zone. */
export const isZone = (zone: string): boolean => {
  try {
    utcOffsetMs(zone, 0);
    return true;
  } catch {
    return false;
  }
};
