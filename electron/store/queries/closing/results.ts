import type { EventResults } from '../../../../shared/contract/closing.ts';
import { localDateOf } from '../../../../shared/domain/values/zone.ts';
import type { ReadDb } from '../../db.ts';
import { readSettings } from '../../settings.ts';
import { sql } from '../../statements.ts';
import type { RowSource } from '../figures/row-source.ts';
import { requireClosingEvent, type ByEvent } from './event.ts';
import { surveysOf } from './surveys.ts';

/** What stands around the figures of one event: its days, its surveys, what it cost. */
export const readResults = (
  db: ReadDb,
  { eventUid, nowMs }: ByEvent & { readonly nowMs: number },
): EventResults => {
  const event = requireClosingEvent(db, eventUid);
  const { zone, currency } = readSettings(db);
  const from = localDateOf(event.startAtMs ?? nowMs, zone);
  // An event that ends at midnight was not there on the day that begins then.
  const lastMs = Math.max(event.startAtMs ?? nowMs, (event.endAtMs ?? 0) - 1);
  return {
    period: { from, to: event.startAtMs === null ? from : localDateOf(lastMs, zone) },
    isDated: event.startAtMs !== null,
    hasStarted: event.startAtMs === null || event.startAtMs <= nowMs,
    ...surveysOf(db, event.id),
    cost: {
      currency,
      ...sql<Omit<EventResults['cost'], 'currency'>>(
        db,
        `SELECT sum(planned_minor) FILTER (WHERE currency = @currency) AS plannedMinor,
           sum(actual_minor) FILTER (WHERE currency = @currency) AS actualMinor,
           count(*) AS lines, count(*) FILTER (WHERE currency = @currency AND actual_minor IS NULL) AS openLines, coalesce(sum(currency <> @currency), 0) AS otherCurrency
         FROM cost_entry WHERE event_id = @event AND side = 'cost'`,
      ).get({ currency, event: event.id })!,
    },
  };
};

/** The cost lines behind the sum of what the event cost. */
export const costSource = (db: ReadDb, { eventUid }: ByEvent): RowSource => {
  const { id } = requireClosingEvent(db, eventUid);
  const currency = readSettings(db).currency.replaceAll("'", "''");
  const rows = `SELECT id, actual_minor AS value FROM cost_entry WHERE event_id = ${id}
    AND side = 'cost' AND currency = '${currency}' AND actual_minor IS NOT NULL`;
  return { entity: 'cost', sql: rows };
};
