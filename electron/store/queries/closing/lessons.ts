import { generateKeyBetween } from 'fractional-indexing';
import type { z } from 'zod';
import type { Changed } from '../../../../shared/contract/base.ts';
import type { Lesson, LessonFields, lessons } from '../../../../shared/contract/closing.ts';
import { WorkstationError } from '../../../../shared/contract/errors.ts';
import type { ReadDb, WriteDb } from '../../db.ts';
import { operate, type WriteEnv } from '../../log/operate.ts';
import { deleteRow, differs, insertRow, updateRow } from '../../log/rows.ts';
import { sql } from '../../statements.ts';
import { newUid } from '../../uid.ts';
import { label, requireClosingEvent, type ByEvent } from './event.ts';

const lessonsOf = (db: ReadDb, eventId: number): Lesson[] =>
  sql<Lesson>(
    db,
    'SELECT uid, kind, text, owner FROM event_lesson WHERE event_id = ? ORDER BY position, uid',
  ).all(eventId);

/** Lessons of the event, and of those of the same kind and community that began before it. */
export const readLessons = (db: ReadDb, { eventUid }: ByEvent): z.infer<typeof lessons> => {
  const event = requireClosingEvent(db, eventUid);
  const earlier = sql<{
    id: number;
    eventUid: string;
    eventName: string;
    startAtMs: number | null;
  }>(
    db,
    `SELECT id, uid AS eventUid, name AS eventName, start_at_ms AS startAtMs FROM event
     WHERE kind = @kind AND community_id IS @community AND id <> @id
       AND (@start IS NULL OR start_at_ms IS NULL OR start_at_ms < @start)
       AND EXISTS (SELECT 1 FROM event_lesson WHERE event_id = event.id)
     ORDER BY start_at_ms DESC NULLS LAST, uid DESC`,
  ).all({ kind: event.kind, community: event.communityId, id: event.id, start: event.startAtMs });
  return {
    own: lessonsOf(db, event.id),
    earlier: earlier.map(({ id, ...one }) => ({ ...one, lessons: lessonsOf(db, id) })),
  };
};

interface LessonRecord {
  readonly uid: string;
  readonly event_id: number;
  readonly text: string;
  readonly position: string;
  readonly event: string;
}

const requireLesson = (db: ReadDb, uid: string): LessonRecord => {
  const found = sql<LessonRecord>(
    db,
    `SELECT event_lesson.uid, event_id, text, position, event.name AS event FROM event_lesson
     JOIN event ON event.id = event_id WHERE event_lesson.uid = ?`,
  ).get(uid);
  if (found === undefined) throw new WorkstationError('not-found', { what: uid });
  return found;
};

const columns = ({ owner, ...fields }: Partial<LessonFields>) => ({
  ...fields,
  ...(owner === undefined ? {} : { owner: owner === '' ? null : owner }),
});

export const addLesson = (
  db: WriteDb,
  args: ByEvent & { readonly fields: LessonFields },
  env: WriteEnv,
): Changed => {
  const event = requireClosingEvent(db, args.eventUid);
  const { last } = sql<{ last: string | null }>(
    db,
    'SELECT max(position) AS last FROM event_lesson WHERE event_id = ?',
  ).get(event.id)!;
  const uid = newUid('event_lesson', env);
  return operate(db, env, label('lesson-added', { event: event.name }), (operation) => {
    insertRow(db, operation, 'event_lesson', {
      uid,
      event_id: event.id,
      kind: args.fields.kind,
      text: args.fields.text,
      ...columns({ owner: args.fields.owner }),
      position: generateKeyBetween(last, null),
    });
    return { uid, operationUid: operation.uid };
  });
};

export const updateLesson = (
  db: WriteDb,
  args: { readonly uid: string; readonly fields: Partial<LessonFields> },
  env: WriteEnv,
): Changed => {
  const { event } = requireLesson(db, args.uid);
  const values = columns(args.fields);
  if (!differs(db, 'event_lesson', args.uid, values)) return { uid: args.uid, operationUid: null };
  return operate(db, env, label('lesson-updated', { event }), (operation) => {
    updateRow(db, operation, 'event_lesson', args.uid, values);
    return { uid: args.uid, operationUid: operation.uid };
  });
};

/** Puts a lesson behind another of its event; before all others when `afterUid` is null. */
export const moveLesson = (
  db: WriteDb,
  args: { readonly uid: string; readonly afterUid: string | null },
  env: WriteEnv,
): Changed => {
  const lesson = requireLesson(db, args.uid);
  const after = args.afterUid === null ? null : requireLesson(db, args.afterUid);
  if (after !== null && after.event_id !== lesson.event_id)
    throw new WorkstationError('invalid-input', { field: 'afterUid' });
  if (after?.uid === lesson.uid) return { uid: args.uid, operationUid: null };
  const next = sql<{ position: string | null }>(
    db,
    `SELECT min(position) AS position FROM event_lesson
     WHERE event_id = ? AND uid <> ? AND position > ?`,
  ).get(lesson.event_id, lesson.uid, after?.position ?? '')!;
  const position = generateKeyBetween(after?.position ?? null, next.position);
  return operate(db, env, label('lesson-moved', { event: lesson.event }), (operation) => {
    updateRow(db, operation, 'event_lesson', args.uid, { position });
    return { uid: args.uid, operationUid: operation.uid };
  });
};

export const removeLesson = (
  db: WriteDb,
  { uid }: { readonly uid: string },
  env: WriteEnv,
): Changed => {
  const { event } = requireLesson(db, uid);
  return operate(db, env, label('lesson-removed', { event }), (operation) => {
    deleteRow(db, operation, 'event_lesson', uid);
    return { uid, operationUid: operation.uid };
  });
};
