import { MINUTE_MS, planSheetOf, type EventTimes, type PlannedSegment } from './run-sheet.ts';

export interface RunSegment extends PlannedSegment {
  /** Given or taken while it ran; the plan stays what it was. */
  readonly addedMinutes: number;
  readonly realStartAtMs: number | null;
  readonly realEndAtMs: number | null;
}

/** Where an event stands: nothing begun, in a segment, between two, or through with all. */
export type RunPhase = 'before' | 'running' | 'between' | 'done';
export type RunTone = 'calm' | 'near' | 'over';

export interface RunState {
  readonly phase: RunPhase;
  /** The segment that runs. */
  readonly current: string | null;
  /** The one that begins with the next step. */
  readonly next: string | null;
  readonly elapsedMs: number;
  /** Negative when it is over. */
  readonly remainingMs: number;
  readonly tone: RunTone;
  /** Later than planned; negative = ahead. While nothing has begun, never negative. */
  readonly behindMs: number;
  /** When the event is through if everything that is left takes its planned time. */
  readonly endsAtMs: number;
  readonly plannedEndAtMs: number;
  /** While none runs: until the next one is planned to begin; null once that time has come. */
  readonly nextInMs: number | null;
}

/** What a segment may take, with what was given or taken while it ran. */
export const allottedMs = (segment: RunSegment): number =>
  Math.max(0, segment.minutes + segment.addedMinutes) * MINUTE_MS;

/** The last fifth of a segment is its end, but not more than 5 minutes and not less than one. */
const nearMs = (allotted: number): number =>
  Math.min(5 * MINUTE_MS, Math.max(MINUTE_MS, allotted / 5));

/** The place of the segment that runs, and of the first after everything that has begun. */
export const placesOf = (
  segments: readonly RunSegment[],
): { readonly current: number; readonly last: number; readonly next: number } => {
  const last = segments.findLastIndex(({ realStartAtMs }) => realStartAtMs !== null);
  const current = segments.findLastIndex(
    ({ realStartAtMs, realEndAtMs }) => realStartAtMs !== null && realEndAtMs === null,
  );
  return { current, last, next: last + 1 };
};

/** Where the event stands at an instant (ms UTC). */
export const runStateOf = (
  segments: readonly RunSegment[],
  event: EventTimes,
  nowMs: number,
): RunState => {
  const plan = planSheetOf(segments, event);
  const { current, last, next } = placesOf(segments);
  const running = segments[current];
  const allotted = running === undefined ? 0 : allottedMs(running);
  const elapsedMs = running === undefined ? 0 : nowMs - running.realStartAtMs!;
  const remainingMs = allotted - elapsedMs;
  const phase: RunPhase =
    running !== undefined
      ? 'running'
      : last === -1
        ? 'before'
        : next >= segments.length
          ? 'done'
          : 'between';
  const freeAtMs =
    phase === 'done'
      ? segments[last]!.realEndAtMs!
      : running === undefined
        ? nowMs
        : nowMs + Math.max(0, remainingMs);
  const due = plan.times[next];
  const behindMs = (): number => {
    if (running !== undefined) return freeAtMs - plan.times[current]!.endAtMs;
    if (phase === 'done') return freeAtMs - plan.times[last]!.endAtMs;
    return due === undefined ? 0 : Math.max(0, nowMs - due.startAtMs);
  };
  return {
    phase,
    current: running?.uid ?? null,
    next: segments[next]?.uid ?? null,
    elapsedMs,
    remainingMs,
    tone: remainingMs < 0 ? 'over' : remainingMs <= nearMs(allotted) ? 'near' : 'calm',
    behindMs: behindMs(),
    endsAtMs: endsAt(segments, plan.times, next, freeAtMs),
    plannedEndAtMs: plan.endAtMs,
    nextInMs:
      running === undefined && due !== undefined && due.startAtMs > nowMs
        ? due.startAtMs - nowMs
        : null,
  };
};

/** A segment with a fixed start waits for it; every other begins when it can. */
const endsAt = (
  segments: readonly RunSegment[],
  times: readonly { readonly startAtMs: number }[],
  from: number,
  freeAtMs: number,
): number =>
  segments.slice(from).reduce((cursor, segment, index) => {
    const fixed = segment.offsetMinutes === null ? cursor : times[from + index]!.startAtMs;
    // Before the event has begun, its first segment waits for its time too.
    const earliest = from + index === 0 ? times[0]!.startAtMs : fixed;
    return Math.max(cursor, earliest) + allottedMs(segment);
  }, freeAtMs);

/** What begins further than this from its time is a rehearsal, or an event whose date was not kept. */
const REHEARSAL_MS = 12 * 60 * MINUTE_MS;

/**
 * What an event that runs is measured against: its times, or, where it has none or is rehearsed on
 * another day, the same times counted from when it really began.
 */
export const measuredTimes = (
  segments: readonly RunSegment[],
  event: { readonly startAtMs: number | null; readonly endAtMs: number | null },
  nowMs: number,
): { readonly times: EventTimes; readonly from: 'event' | 'real-start' } => {
  const { startAtMs, endAtMs } = event;
  const first = segments.findIndex(({ realStartAtMs }) => realStartAtMs !== null);
  const began = segments[first]?.realStartAtMs ?? null;
  const plan = planSheetOf(segments, { startAtMs: startAtMs ?? 0, endAtMs: null });
  const planned = plan.times[first]?.startAtMs ?? startAtMs ?? 0;
  if (startAtMs !== null && (began === null || Math.abs(began - planned) <= REHEARSAL_MS))
    return { times: { startAtMs, endAtMs }, from: 'event' };
  const byMs = (began ?? nowMs) - planned;
  return {
    times: {
      startAtMs: (startAtMs ?? 0) + byMs,
      endAtMs: startAtMs === null || endAtMs === null ? null : endAtMs + byMs,
    },
    from: 'real-start',
  };
};

/** How a segment went against its plan; null where it has no such time yet. */
export interface SegmentVariance {
  readonly uid: string;
  readonly plannedStartAtMs: number;
  readonly plannedEndAtMs: number;
  /** Later than planned; negative = earlier. */
  readonly startMs: number | null;
  readonly realLengthMs: number | null;
  /** Longer than planned; negative = shorter. */
  readonly lengthMs: number | null;
}

export interface SheetVariance {
  readonly rows: readonly SegmentVariance[];
  /** Segments that are through. */
  readonly done: number;
  /** Of those that are through, together. */
  readonly plannedLengthMs: number;
  readonly realLengthMs: number;
  readonly lengthMs: number;
  /** The segment that took most beyond its planned time; null where none took more. */
  readonly longestOver: SegmentVariance | null;
}

/** Real against planned, segment by segment and together. */
export const varianceOf = (segments: readonly RunSegment[], event: EventTimes): SheetVariance => {
  const { times } = planSheetOf(segments, event);
  let done = 0;
  let plannedLengthMs = 0;
  let realLengthMs = 0;
  const rows = segments.map((segment, index): SegmentVariance => {
    const { startAtMs, endAtMs } = times[index]!;
    const { realStartAtMs: began, realEndAtMs: ended } = segment;
    const length = began === null || ended === null ? null : ended - began;
    const planned = segment.minutes * MINUTE_MS;
    if (length !== null) {
      done += 1;
      plannedLengthMs += planned;
      realLengthMs += length;
    }
    return {
      uid: segment.uid,
      plannedStartAtMs: startAtMs,
      plannedEndAtMs: endAtMs,
      startMs: began === null ? null : began - startAtMs,
      realLengthMs: length,
      lengthMs: length === null ? null : length - planned,
    };
  });
  const longestOver = rows.reduce<SegmentVariance | null>(
    (longest, row) => ((row.lengthMs ?? 0) > (longest?.lengthMs ?? 0) ? row : longest),
    null,
  );
  return {
    rows,
    done,
    plannedLengthMs,
    realLengthMs,
    lengthMs: realLengthMs - plannedLengthMs,
    longestOver,
  };
};
