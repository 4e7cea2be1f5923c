import { peopleOf } from '../teammates/names.ts';

export const MINUTE_MS = 60_000;

/** What is planned of a segment of a run sheet. */
export interface PlannedSegment {
  readonly uid: string;
  /** Minutes from the start of the event where the start is fixed; null = after the one before. */
  readonly offsetMinutes: number | null;
  readonly minutes: number;
  readonly host: string | null;
}

/** All ms UTC. Without an end the sheet has as much time as it needs. */
export interface EventTimes {
  readonly startAtMs: number;
  readonly endAtMs: number | null;
}

export interface SegmentTimes {
  readonly startAtMs: number;
  readonly endAtMs: number;
}

/** What does not fit in a run sheet; spans are ms. */
export type SheetConflict =
  /** Nothing is planned for so long before `uid`. */
  | { readonly kind: 'gap'; readonly uid: string; readonly byMs: number }
  /** `uid` begins while an earlier one still runs. */
  | { readonly kind: 'overlap'; readonly uid: string; readonly byMs: number }
  /** The first that passes the end of the event; `byMs` is of the whole sheet. */
  | { readonly kind: 'over-end'; readonly uid: string; readonly byMs: number }
  | {
      readonly kind: 'host-twice';
      readonly uid: string;
      readonly otherUid: string;
      readonly host: string;
      readonly byMs: number;
    };

export interface SheetPlan {
  /** One for each segment, in their order. */
  readonly times: readonly SegmentTimes[];
  /** The lengths of all segments together. */
  readonly totalMinutes: number;
  /** What of it lies before the start of the event: setting up, check-in. */
  readonly beforeMinutes: number;
  readonly endAtMs: number;
  readonly conflicts: readonly SheetConflict[];
}

/**
 * When each segment is planned: at its fixed start, or as soon as the one before ends. Minutes are
 * real ones, so that a change of clocks during the event lengthens nothing.
 */
export const planSheetOf = (segments: readonly PlannedSegment[], event: EventTimes): SheetPlan => {
  const times: SegmentTimes[] = [];
  const conflicts: SheetConflict[] = [];
  let freeAtMs = event.startAtMs;
  let overEnd: string | null = null;
  let totalMinutes = 0;
  let beforeMs = 0;
  /** The latest end so far; before the first segment there is none to be late for. */
  let busyUntilMs: number | null = null;
  for (const { uid, offsetMinutes, minutes } of segments) {
    const startAtMs: number =
      offsetMinutes === null ? freeAtMs : event.startAtMs + offsetMinutes * MINUTE_MS;
    const endAtMs = startAtMs + minutes * MINUTE_MS;
    times.push({ startAtMs, endAtMs });
    const sinceMs: number = startAtMs - (busyUntilMs ?? Math.min(event.startAtMs, startAtMs));
    if (sinceMs > 0) conflicts.push({ kind: 'gap', uid, byMs: sinceMs });
    if (sinceMs < 0) conflicts.push({ kind: 'overlap', uid, byMs: -sinceMs });
    freeAtMs = endAtMs;
    busyUntilMs = Math.max(busyUntilMs ?? endAtMs, endAtMs);
    totalMinutes += minutes;
    beforeMs += Math.max(0, Math.min(endAtMs, event.startAtMs) - startAtMs);
    if (event.endAtMs !== null && endAtMs > event.endAtMs) overEnd ??= uid;
  }
  const endAtMs = busyUntilMs ?? event.startAtMs;
  if (overEnd !== null && event.endAtMs !== null)
    conflicts.push({ kind: 'over-end', uid: overEnd, byMs: endAtMs - event.endAtMs });
  conflicts.push(...hostsTwice(segments, times));
  return { times, totalMinutes, beforeMinutes: beforeMs / MINUTE_MS, endAtMs, conflicts };
};

/** Pairs of segments that one person hosts at the same time. */
const hostsTwice = (
  segments: readonly PlannedSegment[],
  times: readonly SegmentTimes[],
): readonly SheetConflict[] => {
  const hosts = segments.map(({ host }) => peopleOf(host));
  return segments.flatMap((segment, index) =>
    segments.slice(0, index).flatMap((other, before) => {
      const [mine, theirs] = [times[index]!, times[before]!];
      const byMs =
        Math.min(mine.endAtMs, theirs.endAtMs) - Math.max(mine.startAtMs, theirs.startAtMs);
      if (byMs <= 0) return [];
      const busy = new Set(hosts[before]!.map((name) => name.toLowerCase()));
      return hosts[index]!.filter((name) => busy.has(name.toLowerCase())).map(
        (host): SheetConflict => ({
          kind: 'host-twice',
          uid: segment.uid,
          otherUid: other.uid,
          host,
          byMs,
        }),
      );
    }),
  );
};

/** The offset of a start that is typed as a time of day: the nearest one from 6 hours before the event. */
export const offsetOfTime = (
  time: string,
  startAtMs: number,
  clock: {
    readonly local: (atMs: number) => { readonly date: string };
    readonly utcMs: (date: string, time: string) => number;
  },
): number => {
  const earliestMs = startAtMs - 6 * 60 * MINUTE_MS;
  const first = clock.utcMs(clock.local(earliestMs).date, time);
  const atMs =
    first >= earliestMs
      ? first
      : clock.utcMs(clock.local(earliestMs + 24 * 60 * MINUTE_MS).date, time);
  return Math.round((atMs - startAtMs) / MINUTE_MS);
};
