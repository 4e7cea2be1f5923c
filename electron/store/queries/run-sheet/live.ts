import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { SegmentRow } from '../../../../shared/contract/run-sheet.ts';
import { placesOf } from '../../../../shared/domain/events/run-live.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { updateRow } from '../../log/rows.ts';
import { label, requireEvent, type Changed } from '../events/save.ts';
import { segmentsOf } from './list.ts';
import { nameOf, requireSegment } from './save.ts';

interface Step {
  readonly eventUid: string;
  /** The segment that runs as the caller sees it. */
  readonly fromUid: string | null;
  readonly atMs: number;
}

interface Places {
  readonly eventName: string;
  readonly segments: readonly SegmentRow[];
  readonly current: SegmentRow | null;
  readonly last: SegmentRow | null;
  readonly next: SegmentRow | null;
}

/** Where the event stands; throws `stale` when the caller saw something else. */
const placesNow = (db: WriteDb, args: Omit<Step, 'atMs'>): Places => {
  const { name: eventName } = requireEvent(db, args.eventUid);
  const segments = segmentsOf(db, args.eventUid);
  const { current, last, next } = placesOf(segments);
  const running = segments[current] ?? null;
  if ((running?.uid ?? null) !== args.fromUid) throw new WorkstationError('stale');
  return {
    eventName,
    segments,
    current: running,
    last: segments[last] ?? null,
    next: segments[next] ?? null,
  };
};

/** Nothing ends before it began, whatever the clock was set to meanwhile. */
const endOf = (segment: SegmentRow, atMs: number): number => Math.max(atMs, segment.realStartAtMs!);

/** Ends what runs and begins the next segment. */
export const advance = (db: WriteDb, args: Step, env: WriteEnv): Changed => {
  const { eventName, current, next } = placesNow(db, args);
  if (next === null) throw new WorkstationError('stale');
  const named = nameOf(next.content, eventName);
  return operate(db, env, label('history.run-segment-started', named), (operation) => {
    const atMs = current === null ? args.atMs : endOf(current, args.atMs);
    if (current !== null)
      updateRow(db, operation, 'run_segment', current.uid, { real_end_at_ms: atMs });
    updateRow(db, operation, 'run_segment', next.uid, { real_start_at_ms: atMs });
    return { uid: next.uid, operationUid: operation.uid };
  });
};

/** Ends what runs and begins nothing. */
export const finish = (db: WriteDb, args: Step, env: WriteEnv): Changed => {
  const { eventName, current } = placesNow(db, args);
  if (current === null) throw new WorkstationError('stale');
  const named = nameOf(current.content, eventName);
  return operate(db, env, label('history.run-segment-finished', named), (operation) => {
    const atMs = endOf(current, args.atMs);
    updateRow(db, operation, 'run_segment', current.uid, { real_end_at_ms: atMs });
    return { uid: current.uid, operationUid: operation.uid };
  });
};

/** Takes the last step back: what began has not begun, what ended runs on. */
export const back = (
  db: WriteDb,
  args: { readonly eventUid: string; readonly fromUid: string | null },
  env: WriteEnv,
): Changed => {
  const { eventName, segments, current, last } = placesNow(db, args);
  if (last === null) return { uid: args.eventUid, operationUid: null };
  const named = nameOf(last.content, eventName);
  return operate(db, env, label('history.run-segment-back', named), (operation) => {
    if (current === null)
      updateRow(db, operation, 'run_segment', last.uid, { real_end_at_ms: null });
    else {
      updateRow(db, operation, 'run_segment', current.uid, { real_start_at_ms: null });
      // Only what one step ended when it began this: after a break the break is what comes back.
      const before = segments.findLast(
        ({ uid, realEndAtMs }) => uid !== current.uid && realEndAtMs === current.realStartAtMs,
      );
      if (before !== undefined)
        updateRow(db, operation, 'run_segment', before.uid, { real_end_at_ms: null });
    }
    return { uid: last.uid, operationUid: operation.uid };
  });
};

/** Gives or takes minutes while a segment runs; never below nothing. */
export const addMinutes = (
  db: WriteDb,
  args: { readonly uid: string; readonly byMinutes: number },
  env: WriteEnv,
): Changed => {
  const segment = requireSegment(db, args.uid);
  const added = Math.max(segment.added_minutes + args.byMinutes, -segment.minutes);
  if (added === segment.added_minutes) return { uid: args.uid, operationUid: null };
  const named = nameOf(segment.content, segment.event_name);
  return operate(db, env, label('history.run-segment-minutes', named), (operation) => {
    updateRow(db, operation, 'run_segment', args.uid, { added_minutes: added });
    return { uid: args.uid, operationUid: operation.uid };
  });
};

/** Forgets all real times and given minutes, as after a rehearsal; notes stay. */
export const clearTimes = (
  db: WriteDb,
  args: { readonly eventUid: string },
  env: WriteEnv,
): Changed => {
  const event = requireEvent(db, args.eventUid);
  const touched = segmentsOf(db, args.eventUid).filter(
    ({ realStartAtMs, addedMinutes }) => realStartAtMs !== null || addedMinutes !== 0,
  );
  if (touched.length === 0) return { uid: args.eventUid, operationUid: null };
  return operate(db, env, label('history.run-segments-cleared', event.name), (operation) => {
    for (const { uid } of touched)
      updateRow(db, operation, 'run_segment', uid, {
        real_start_at_ms: null,
        real_end_at_ms: null,
        added_minutes: 0,
      });
    return { uid: args.eventUid, operationUid: operation.uid };
  });
};
