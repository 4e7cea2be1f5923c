import type { EventResultsBlock } from '../../../../../shared/contract/facts/event-results.ts';
import {
  countFigure,
  missingFigure,
  quotientFigure,
  ratioFigure,
  scoreFigure,
  type Figure,
  type FigureEntity,
} from '../../../../../shared/domain/metrics/figure.ts';
import type { MetricId } from '../../../../../shared/domain/metrics/registry.ts';
import { sql } from '../../../statements.ts';
import {
  attendances,
  convertedAttendances,
  CONVERT_DAYS,
  DAY_MS,
} from '../../figures/attendance.ts';
import { newOfEvents } from '../../figures/came-by-event.ts';
import { idsOf, type FigureScope } from '../../figures/scope.ts';
import { sourceOf } from '../../figures/sources.ts';
import { npsAnswers, recommendQuestions } from '../../figures/surveys.ts';
import type { BlockQuery, FactContext } from './block.ts';

/** What is known of an event, by statements for all of them at once. */
interface EventRow {
  readonly uid: string;
  readonly name: string;
  readonly cancelled: number;
  readonly startAtMs: number | null;
  readonly endAtMs: number | null;
  readonly scanned: number;
  readonly came: number;
  readonly converted: number;
  readonly newcomers: number;
  /** Of them, of unknown join date. */
  readonly unknown: number;
  readonly answers: number;
  readonly promoters: number;
  readonly detractors: number;
  readonly asks: number;
  /** Lines that were spent in the currency, their sum; spent in others; planned only. */
  readonly lines: number;
  readonly costMinor: number;
  readonly other: number;
  readonly lacking: number;
}

/** Exported for its test: one row an event, however many there are. */
export const eventResultsSql = (scope: FigureScope): string => {
  const currency = `cost_entry.currency = '${scope.currency.replaceAll("'", "''")}'`;
  const events = scope.eventIds?.join(', ') || 'NULL';
  return `WITH came AS MATERIALIZED (
      SELECT event_id, count(*) AS n FROM (${attendances(scope)}) GROUP BY 1
    ), bought AS MATERIALIZED (
      SELECT event_id, count(*) AS n FROM (${convertedAttendances(scope)}) GROUP BY 1
    ), newcomer AS MATERIALIZED (
      SELECT event_id, count(*) AS n, sum(joined_date IS NULL) AS unknown FROM (${newOfEvents(scope)}) GROUP BY 1
    ), said AS MATERIALIZED (
      SELECT survey.event_id, count(*) AS n, sum(given.value = 1) AS promoters, sum(given.value = -1) AS detractors
      FROM (${npsAnswers(scope)}) AS given JOIN survey_response ON survey_response.id = given.id
      JOIN survey ON survey.id = survey_response.survey_id GROUP BY 1
    ), asked AS MATERIALIZED (
      SELECT survey.event_id, count(*) AS n FROM question JOIN survey ON survey.id = question.survey_id
      WHERE question.id IN (${recommendQuestions(scope)}) GROUP BY 1
    ), cost AS MATERIALIZED (
      SELECT event_id, sum(actual_minor IS NOT NULL AND ${currency}) AS n,
        sum(actual_minor) FILTER (WHERE ${currency}) AS minor,
        sum(actual_minor IS NOT NULL AND NOT ${currency}) AS other,
        sum(actual_minor IS NULL AND planned_minor IS NOT NULL) AS lacking
      FROM cost_entry WHERE event_id IN (${events}) AND side = 'cost' GROUP BY 1
    )
    SELECT event.uid, event.name, event.state = 'cancelled' AS cancelled,
      event.start_at_ms AS startAtMs, event.end_at_ms AS endAtMs,
      EXISTS (SELECT 1 FROM checkin WHERE checkin.event_id = event.id) AS scanned,
      coalesce(came.n, 0) AS came, coalesce(bought.n, 0) AS converted,
      coalesce(newcomer.n, 0) AS newcomers, coalesce(newcomer.unknown, 0) AS unknown,
      coalesce(said.n, 0) AS answers, coalesce(said.promoters, 0) AS promoters,
      coalesce(said.detractors, 0) AS detractors, coalesce(asked.n, 0) AS asks,
      coalesce(cost.n, 0) AS lines, coalesce(cost.minor, 0) AS costMinor,
      coalesce(cost.other, 0) AS other, coalesce(cost.lacking, 0) AS lacking
    FROM event LEFT JOIN came ON came.event_id = event.id LEFT JOIN bought ON bought.event_id = event.id
    LEFT JOIN newcomer ON newcomer.event_id = event.id LEFT JOIN said ON said.event_id = event.id
    LEFT JOIN asked ON asked.event_id = event.id LEFT JOIN cost ON cost.event_id = event.id
    WHERE event.id IN (${events}) ORDER BY event.start_at_ms, event.uid`;
};

/** Cost per head as `computeFigure` has it for one event. */
const costPerHead = (
  row: EventRow,
  base: { readonly begun: boolean; readonly over: boolean; readonly figure: Base },
): Figure => {
  const { figure, begun, over } = base;
  // Who is scanned before the start has not attended yet.
  const isKnown = begun && row.scanned === 1;
  const came = isKnown ? row.came : 0;
  if (row.cancelled === 0 && !begun) return missingFigure(figure, 'not-started');
  if (came === 0)
    return missingFigure(figure, row.cancelled === 0 && !isKnown ? 'no-checkins' : 'no-attendees');
  if (row.lines === 0)
    return missingFigure(figure, row.other > 0 ? 'costs-other-currency' : 'no-costs');
  const complete = (row.cancelled === 1 || over) && row.other === 0 && row.lacking === 0;
  return quotientFigure({ ...figure, complete }, row.costMinor, came, 'no-attendees');
};

interface Base {
  readonly id: MetricId;
  readonly period: FigureScope['period'];
  readonly complete: boolean;
  readonly entity: FigureEntity;
}

const resultOf = (row: EventRow, scope: FigureScope): EventResultsBlock['events'][number] => {
  const { period, nowMs } = scope;
  const last = row.endAtMs ?? row.startAtMs;
  const over = (last ?? 0) <= nowMs;
  const begun = (row.startAtMs ?? 0) <= nowMs;
  const base = (id: MetricId, entity: FigureEntity, complete: boolean): Base => ({
    id,
    period,
    complete,
    entity,
  });
  return {
    uid: row.uid,
    name: row.name,
    scanned: row.scanned === 1,
    nps: scoreFigure(
      base('events.nps', 'response', over),
      { promoters: row.promoters, detractors: row.detractors, n: row.answers },
      row.asks > 0 ? 'no-answers' : 'no-survey',
    ),
    costPerHead: costPerHead(row, {
      begun,
      over,
      figure: base('events.cost_per_attendee', 'cost', true),
    }),
    newMembers: countFigure(
      base('events.new_members', 'member', over && row.unknown === 0),
      row.newcomers,
    ),
    conversion: ratioFigure(
      base('conversion.rate', 'member', last === null || last + CONVERT_DAYS * DAY_MS <= nowMs),
      row.converted,
      row.came,
      'no-attendees',
    ),
  };
};

const compute = ({ db, own }: FactContext): EventResultsBlock | null => {
  const events = sql<EventRow>(db, eventResultsSql(own))
    .all()
    .map((row) => resultOf(row, own));
  const isTold = events.some(
    ({ scanned, nps, costPerHead: cost }) => scanned || nps.value !== null || cost.value !== null,
  );
  return isTold ? { events } : null;
};

const told = [
  'events.nps',
  'events.cost_per_attendee',
  'events.new_members',
  'conversion.rate',
] as const;

export const eventResults: BlockQuery<'eventResults'> = {
  compute,
  /** `<event>.<metric>`. */
  sourceAt: ({ db, own }, rest) => {
    const dot = rest.indexOf('.');
    const metric = told.find((one) => one === rest.slice(dot + 1));
    const ids = idsOf(db, 'event', [rest.slice(0, Math.max(0, dot))]).filter((id) =>
      own.eventIds?.includes(id),
    );
    return metric === undefined || ids.length === 0
      ? null
      : sourceOf(metric, { ...own, eventIds: ids });
  },
};
