import { generateNKeysBetween } from 'fractional-indexing';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { NewSegment, SegmentFields } from '../../../../shared/contract/run-sheet.ts';
import type { WriteDb } from '../../db.ts';
import { operate, type Operation, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow, type Value } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label, requireEvent, type Changed } from '../events/save.ts';
import { segmentsOf } from './list.ts';

interface SegmentRecord {
  readonly id: number;
  readonly uid: string;
  readonly event_id: number;
  readonly event_name: string;
  readonly position: string;
  readonly content: string;
  readonly minutes: number;
  readonly added_minutes: number;
}

export const requireSegment = (db: WriteDb, uid: string): SegmentRecord => {
  const segment = sql<SegmentRecord>(
    db,
    `SELECT run_segment.id, run_segment.uid, event_id, event.name AS event_name, position, content,
       minutes, added_minutes
     FROM run_segment JOIN event ON event.id = event_id WHERE run_segment.uid = ?`,
  ).get(uid);
  if (segment === undefined) throw new WorkstationError('not-found', { what: uid });
  return segment;
};

/** So many positions behind a segment of the event; before all others when `afterUid` is null. */
const positionsAfter = (
  db: WriteDb,
  eventId: number,
  afterUid: string | null,
  count: number,
): readonly string[] => {
  const after = afterUid === null ? null : requireSegment(db, afterUid);
  if (after !== null && after.event_id !== eventId)
    throw new WorkstationError('invalid-input', { field: 'afterUid' });
  const next = sql<{ position: string | null }>(
    db,
    'SELECT min(position) AS position FROM run_segment WHERE event_id = ? AND position > ?',
  ).get(eventId, after?.position ?? '');
  return generateNKeysBetween(after?.position ?? null, next?.position ?? null, count);
};

const segmentsAdded = (name: string, count: number) =>
  ({
    kind: 'edit',
    label: { key: 'history.run-segments-added', values: { name, count } },
  }) as const;

/** Adds segments in a row as one operation; answers the first of them. */
export const addSegments = (
  db: WriteDb,
  args: {
    readonly eventUid: string;
    readonly afterUid: string | null;
    readonly segments: readonly NewSegment[];
  },
  env: WriteEnv,
): Changed => {
  const event = requireEvent(db, args.eventUid);
  const { segments } = args;
  const positions = positionsAfter(db, event.id, args.afterUid, segments.length);
  const [only] = segments;
  const named =
    segments.length === 1 && only!.content !== ''
      ? label('history.run-segment-added', only!.content)
      : segmentsAdded(event.name, segments.length);
  return operate(db, env, named, (operation) => {
    const uids = segments.map((segment, index) =>
      insertSegment(db, operation, event.id, positions[index]!, segment, env),
    );
    return { uid: uids[0]!, operationUid: operation.uid };
  });
};

const insertSegment = (
  db: WriteDb,
  operation: Operation,
  eventId: number,
  position: string,
  segment: NewSegment,
  env: WriteEnv,
): string => {
  const uid = newUid('run_segment', env);
  insertRow(db, operation, 'run_segment', {
    uid,
    event_id: eventId,
    position,
    ...columns(segment),
  });
  return uid;
};

/** What was planned for an event; how it went stays there. */
const plannedOf = (db: WriteDb, eventUid: string): readonly NewSegment[] =>
  segmentsOf(db, eventUid).map(({ offsetMinutes, minutes, content, host, material, note }) => ({
    offsetMinutes,
    minutes,
    content,
    host,
    material,
    note,
  }));

/** The run sheet of an event for another that a running operation makes. */
export const carrySheet = (
  db: WriteDb,
  operation: Operation,
  from: { readonly eventUid: string },
  to: { readonly eventId: number },
  env: WriteEnv,
): void => {
  const segments = plannedOf(db, from.eventUid);
  const positions = generateNKeysBetween(null, null, segments.length);
  segments.forEach((segment, index) =>
    insertSegment(db, operation, to.eventId, positions[index]!, segment, env),
  );
};

/** What was planned for another event, behind what is there; how it went stays there. */
export const copySheet = (
  db: WriteDb,
  args: { readonly eventUid: string; readonly sourceUid: string },
  env: WriteEnv,
): Changed => {
  requireEvent(db, args.sourceUid);
  const segments = plannedOf(db, args.sourceUid);
  if (segments.length === 0) return { uid: args.eventUid, operationUid: null };
  const afterUid = segmentsOf(db, args.eventUid).at(-1)?.uid ?? null;
  return addSegments(db, { eventUid: args.eventUid, afterUid, segments }, env);
};

export const updateSegment = (
  db: WriteDb,
  args: { readonly uid: string; readonly fields: Partial<SegmentFields> },
  env: WriteEnv,
): Changed => {
  const segment = requireSegment(db, args.uid);
  const values = columns(args.fields);
  if (!differs(db, 'run_segment', args.uid, values)) return { uid: args.uid, operationUid: null };
  const named = nameOf(args.fields.content ?? segment.content, segment.event_name);
  return operate(db, env, label('history.run-segment-updated', named), (operation) => {
    updateRow(db, operation, 'run_segment', args.uid, values);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

/** Puts a segment behind another; before all others when `afterUid` is null. */
export const moveSegment = (
  db: WriteDb,
  args: { readonly uid: string; readonly afterUid: string | null },
  env: WriteEnv,
): Changed => {
  const segment = requireSegment(db, args.uid);
  if (args.afterUid === args.uid) return { uid: args.uid, operationUid: null };
  const [position] = positionsAfter(db, segment.event_id, args.afterUid, 1);
  const named = nameOf(segment.content, segment.event_name);
  return operate(db, env, label('history.run-segment-moved', named), (operation) => {
    updateRow(db, operation, 'run_segment', args.uid, { position: position! });
    return { uid: args.uid, operationUid: operation.uid };
  });
};

export const removeSegment = (
  db: WriteDb,
  args: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const segment = requireSegment(db, args.uid);
  const named = nameOf(segment.content, segment.event_name);
  return operate(db, env, label('history.run-segment-removed', named), (operation) => {
    deleteRow(db, operation, 'run_segment', args.uid);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

/** A segment without words yet goes by its event. */
export const nameOf = (content: string, eventName: string): string =>
  content === '' ? eventName : (content.split('\n', 1)[0] ?? content);

const columnOf = {
  offsetMinutes: 'offset_minutes',
  minutes: 'minutes',
  content: 'content',
  host: 'host',
  material: 'material',
  note: 'note',
  liveNote: 'live_note',
} as const;

const columns = (fields: Partial<SegmentFields>): Record<string, Value> => {
  const values: Record<string, Value> = {};
  for (const [field, column] of Object.entries(columnOf)) {
    const value = fields[field as keyof typeof columnOf];
    // An emptied field holds nothing; the content of a segment may be empty words.
    if (value !== undefined) values[column] = value === '' && column !== 'content' ? null : value;
  }
  return values;
};
