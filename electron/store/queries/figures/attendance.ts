import { lastScanSql } from '../events/last-scan.ts';
import { STAFF } from '../people.ts';
import { eventsIn, PERSON, recordedAs, type FigureScope } from './scope.ts';

/** Days within which an order after an event counts as following from it. */
export const CONVERT_DAYS = 30;
export const DAY_MS = 86_400_000;

/** Sign-ups of events given as `SELECT id`, without those of staff, with whose they are. */
export const signupsOf = (events: string): string =>
  `SELECT signup.event_id, signup.id, ${PERSON} AS person, signup.status, signup.channel
   FROM signup JOIN member ON member.id = signup.member_id
   WHERE signup.event_id IN (${events}) AND ${PERSON} NOT IN (${STAFF})`;

/** The same of the events in scope, to select from as `signup`. */
export const signupsIn = (scope: FigureScope): string =>
  scope.found === undefined
    ? `(${signupsOf(eventsIn(scope))}) AS signup`
    : `(SELECT * FROM ${scope.found().signups} WHERE event_id IN (${eventsIn(scope)})) AS signup`;

/** Sign-ups of the events, without those of staff. */
export const signupRows = (scope: FigureScope, condition = '1'): string =>
  `SELECT signup.id, 1 AS value FROM ${signupsIn(scope)} WHERE ${condition}`;

export const confirmedSignups = (scope: FigureScope): string =>
  signupRows(scope, "signup.status = 'confirmed'");

/** Every attendance: the event, the person whose last scan there is a check-in, and its instant. */
export const attendances = (scope: FigureScope): string =>
  scope.found === undefined
    ? attendancesOf(eventsIn(scope))
    : `SELECT event_id, id, at_ms FROM ${scope.found().came} WHERE event_id IN (${eventsIn(scope)})`;

/** The same of events given as `SELECT id`. */
export const attendancesOf = (events: string): string =>
  `SELECT event_id, id, at_ms FROM (
     SELECT scan.event_id, ${PERSON} AS id, scan.kind, coalesce(scan.at_ms, event.start_at_ms) AS at_ms,
       row_number() OVER (PARTITION BY scan.event_id, ${PERSON} ORDER BY scan.at_ms DESC NULLS LAST, scan.uid DESC) AS nth
     FROM (${lastScanSql(`checkin.event_id IN (${events})`)}) AS scan
     JOIN event ON event.id = scan.event_id JOIN member ON member.id = scan.member_id
     WHERE ${PERSON} NOT IN (${STAFF})
   ) WHERE nth = 1 AND kind = 'in'`;

/** Events of which attendance is known: begun, and somebody was scanned. */
export const attendedEvents = (scope: FigureScope): string =>
  `SELECT id FROM event WHERE id IN (${eventsIn(scope)}) AND coalesce(start_at_ms, 0) <= ${scope.nowMs}
     AND EXISTS (SELECT 1 FROM checkin WHERE checkin.event_id = event.id)`;

/** Confirmed sign-ups of those events: what a show-up rate is a share of. */
export const confirmedAttended = (scope: FigureScope): string =>
  `${confirmedSignups(scope)} AND signup.event_id IN (${attendedEvents(scope)})`;

/** Of the confirmed, those whose person came, under whatever identity they were scanned. */
export const cameConfirmed = (scope: FigureScope): string =>
  `${confirmedAttended(scope)} AND (signup.event_id, signup.person) IN (SELECT event_id, id FROM (${attendances(scope)}))`;

/** The confirmed who did not come. */
export const missedConfirmed = (scope: FigureScope): string =>
  `${confirmedAttended(scope)} AND signup.id NOT IN (SELECT id FROM (${cameConfirmed(scope)}))`;

/** How often anybody came: each person once for each event. */
export const attendanceRows = (scope: FigureScope): string =>
  `SELECT id, 1 AS value FROM (${attendances(scope)}) WHERE event_id IN (${attendedEvents(scope)})`;

/** Persons who came. */
export const attendees = (scope: FigureScope): string =>
  `SELECT DISTINCT id, 1 AS value FROM (${attendances(scope)})`;

/** Of those, who paid an order that was not wholly refunded within 30 days after any attendance. */
export const converted = (scope: FigureScope): string =>
  `SELECT DISTINCT id, 1 AS value FROM (${convertedAttendances(scope)})`;

/** Instant of the first such order within 30 days after an attendance, named as a table; NULL = none. */
export const boughtAfter = (attendance: string): string =>
  `(SELECT min(coalesce(order_.paid_at_ms, order_.created_at_ms)) FROM order_
     WHERE order_.member_id IN ${recordedAs(`${attendance}.id`)} AND order_.status IN ('paid', 'partly-refunded')
       AND coalesce(order_.paid_at_ms, order_.created_at_ms)
         BETWEEN ${attendance}.at_ms AND ${attendance}.at_ms + ${CONVERT_DAYS * DAY_MS - 1})`;

/** Every attendance that such an order followed: `SELECT event_id, id`. */
export const convertedAttendances = (scope: FigureScope): string =>
  scope.found === undefined
    ? `SELECT attendance.event_id, attendance.id FROM (${attendances(scope)}) AS attendance
       WHERE ${boughtAfter('attendance')} <= ${scope.nowMs}`
    : `SELECT event_id, id FROM ${scope.found().came}
       WHERE event_id IN (${eventsIn(scope)}) AND bought_at_ms <= ${scope.nowMs}`;

/** Persons who want to come or did: confirmed, waiting or not yet answered. */
export const signedUp = (scope: FigureScope): string =>
  `SELECT DISTINCT signup.person AS id, 1 AS value FROM ${signupsIn(scope)}
   WHERE signup.status IN ('confirmed', 'pending', 'waiting')`;
