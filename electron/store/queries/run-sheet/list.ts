import type { SegmentRow } from '../../../../shared/contract/run-sheet.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';

/** The segments of an event in their order. */
export const segmentsOf = (db: ReadDb, eventUid: string): SegmentRow[] =>
  sql<SegmentRow>(
    db,
    `SELECT uid, offset_minutes AS offsetMinutes, minutes, added_minutes AS addedMinutes, content,
       host, material, note, live_note AS liveNote,
       real_start_at_ms AS realStartAtMs, real_end_at_ms AS realEndAtMs
     FROM run_segment WHERE event_id = (SELECT id FROM event WHERE uid = ?)
     ORDER BY position, uid`,
  ).all(eventUid);

export const listSegments = (
  db: ReadDb,
  { eventUid }: { readonly eventUid: string },
): { readonly segments: SegmentRow[] } => ({ segments: segmentsOf(db, eventUid) });

export interface SheetSource {
  readonly uid: string;
  readonly name: string;
  readonly startAtMs: number | null;
  readonly segments: number;
  readonly minutes: number;
}

/** Other events that have a run sheet, the latest first. */
export const sheetSources = (
  db: ReadDb,
  { eventUid }: { readonly eventUid: string },
): SheetSource[] =>
  sql<SheetSource>(
    db,
    `SELECT event.uid, event.name, event.start_at_ms AS startAtMs,
       count(*) AS segments, sum(run_segment.minutes) AS minutes
     FROM run_segment JOIN event ON event.id = run_segment.event_id
     WHERE event.uid <> ?
     GROUP BY event.id ORDER BY event.start_at_ms DESC NULLS LAST, event.uid LIMIT 200`,
  ).all(eventUid);
