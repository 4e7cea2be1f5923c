import { attendances, DAY_MS } from './attendance.ts';
import { recordedAs, type FigureScope } from './scope.ts';

/** Days after an event within which who joins is counted as come by it. */
export const JOIN_DAYS = 7;

/** Persons who came to an event without any sign-up for it. */
export const walkIns = (scope: FigureScope): string =>
  `SELECT DISTINCT attendance.id, 1 AS value FROM (${attendances(scope)}) AS attendance
   WHERE NOT EXISTS (SELECT 1 FROM signup WHERE signup.event_id = attendance.event_id
     AND signup.member_id IN ${recordedAs('attendance.id')})`;

/** An instant as a local date; the distance to UTC is that of the period's first day. */
const localDateSql = (scope: FigureScope, atMs: string): string =>
  `date((${atMs} + ${Date.parse(scope.period.from) - scope.fromMs}) / 1000, 'unixepoch')`;

/** Whoever came, with their join date, and has no sign-up or check-in of an event before it. */
const firstSeen = (scope: FigureScope): string => {
  const earlier = (table: string): string =>
    `EXISTS (SELECT 1 FROM ${table} JOIN event AS earlier ON earlier.id = ${table}.event_id
       WHERE ${table}.member_id IN ${recordedAs('attendance.id')} AND earlier.id <> event.id
         AND coalesce(earlier.start_at_ms, 0) < event.start_at_ms)`;
  return `SELECT attendance.event_id, attendance.id, person.joined_date,
      coalesce((SELECT min(at_ms) FROM signup WHERE signup.event_id = event.id
        AND signup.member_id IN ${recordedAs('attendance.id')}), event.start_at_ms) AS asked_at_ms,
      coalesce(event.end_at_ms, event.start_at_ms) + ${JOIN_DAYS * DAY_MS} AS until_ms
    FROM (${attendances(scope)}) AS attendance JOIN event ON event.id = attendance.event_id
    JOIN person ON person.member_id = attendance.id
    WHERE NOT ${earlier('signup')} AND NOT ${earlier('checkin')}`;
};

/**
 * Persons who came to an event as the first thing known of them: without an earlier event, joined
 * from the day they signed up for it to 7 days after it, or of unknown join date.
 */
export const newByEvent = (scope: FigureScope): string =>
  `SELECT DISTINCT id, 1 AS value FROM (${newOfEvents(scope)})`;

/** The same with the event, which is one for each of them but for events of one start: `SELECT event_id, id, joined_date`. */
export const newOfEvents = (scope: FigureScope): string =>
  `SELECT DISTINCT event_id, id, joined_date FROM (${firstSeen(scope)})
   WHERE joined_date IS NULL
     OR joined_date BETWEEN ${localDateSql(scope, 'asked_at_ms')} AND ${localDateSql(scope, 'until_ms')}`;

/** Those of them of whom nobody knows when they joined. */
export const unknownNewcomers = (scope: FigureScope): string =>
  `SELECT DISTINCT id FROM (${firstSeen(scope)}) WHERE joined_date IS NULL`;
