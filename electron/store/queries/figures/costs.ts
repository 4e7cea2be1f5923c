import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { attendedEvents } from './attendance.ts';
import { eventsIn, type FigureScope } from './scope.ts';

/** Condition on `cost_entry`: of the currency that is asked for; others are never added to it. */
const inCurrency = ({ currency }: FigureScope): string =>
  `cost_entry.currency = '${currency.replaceAll("'", "''")}'`;

const costsOf = (events: string): string =>
  `SELECT cost_entry.id, cost_entry.actual_minor AS value FROM cost_entry
   WHERE cost_entry.event_id IN (${events}) AND cost_entry.side = 'cost'`;

/** What the events of which attendance is known really cost, welfare and prizes given included. */
export const attendedCosts = (scope: FigureScope): string =>
  `${costsOf(attendedEvents(scope))} AND cost_entry.actual_minor IS NOT NULL AND ${inCurrency(scope)}`;

/** What is known of the costs of events in scope. */
export const costState = (
  db: ReadDb,
  scope: FigureScope,
): Readonly<Record<'events' | 'begun' | 'open' | 'unknown' | 'other' | 'lacking', number>> =>
  sql<Record<'events' | 'begun' | 'open' | 'unknown' | 'other' | 'lacking', number>>(
    db,
    `SELECT count(*) AS events,
       coalesce(sum(coalesce(start_at_ms, 0) <= @now), 0) AS begun,
       coalesce(sum(coalesce(end_at_ms, start_at_ms, 0) > @now), 0) AS open,
       coalesce(sum(coalesce(start_at_ms, 0) <= @now AND id NOT IN (${attendedEvents(scope)})), 0) AS unknown,
       (SELECT count(*) FROM (${costsOf(attendedEvents(scope))} AND cost_entry.actual_minor IS NOT NULL
          AND NOT ${inCurrency(scope)})) AS other,
       (SELECT count(*) FROM (${costsOf(attendedEvents(scope))} AND cost_entry.actual_minor IS NULL
          AND cost_entry.planned_minor IS NOT NULL)) AS lacking
     FROM event WHERE id IN (${eventsIn(scope)}) AND state <> 'cancelled'`,
  ).get({ now: scope.nowMs })!;
