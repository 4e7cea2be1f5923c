import type { JourneyBlock } from '../../../../../shared/contract/facts/journey.ts';
import { stepsReached, type FunnelEvent } from '../../../../../shared/domain/funnel/closed.ts';
import { sql } from '../../../statements.ts';
import { attendances, attendedEvents, CONVERT_DAYS, DAY_MS } from '../../figures/attendance.ts';
import { campaignCostLines } from '../../figures/campaign-costs.ts';
import { sumOf } from '../../figures/sums.ts';
import { recordedAs, type FigureScope } from '../../figures/scope.ts';
import { givenRows } from '../../figures/row-source.ts';
import { funnelSource } from '../../figures/sources.ts';
import type { BlockQuery, FactContext } from './block.ts';
import { costsOf } from './roi.ts';

/** Attended, bought, bought again. */
const ATTENDED = 0;
const REPURCHASED = 3;

/** When each of those who signed up and converted attended and bought: `SELECT id, step, atMs`. */
const converterEvents = (scope: FigureScope): string =>
  `WITH converter AS MATERIALIZED (SELECT id FROM (${funnelSource('converted', scope).sql}))
   SELECT id, ${ATTENDED} AS step, at_ms AS atMs FROM (${attendances(scope)}) WHERE +id IN converter
   UNION ALL
   SELECT converter.id, 1, coalesce(order_.paid_at_ms, order_.created_at_ms) AS atMs
   FROM converter JOIN order_ ON order_.member_id IN ${recordedAs('converter.id')}
   WHERE order_.status IN ('paid', 'partly-refunded') AND atMs <= ${scope.nowMs}`;

/** Each order may be the first or the second: it is told as both, the second one after the first. */
const boughtAgain = ({ db, own }: FactContext): number[] => {
  const persons = new Map<number, FunnelEvent[]>();
  const rows = sql<FunnelEvent & { id: number }>(
    db,
    `${converterEvents(own)} ORDER BY id, atMs, step`,
  ).all();
  for (const { id, ...event } of rows) {
    const known = persons.get(id);
    if (known === undefined) persons.set(id, [event]);
    else known.push(event);
  }
  return [...persons].flatMap(([id, events]) => (hasTwo(events) ? [id] : []));
};

/** Whether two orders follow one attendance within the window. */
const hasTwo = (events: readonly FunnelEvent[]): boolean => {
  const orders = events.filter(({ step }) => step !== ATTENDED);
  return events
    .filter(({ step }) => step === ATTENDED)
    .some((attended) => {
      const after = orders
        .filter(({ atMs }) => atMs >= attended.atMs)
        .map(({ atMs }, index) => ({ atMs, step: Math.min(index + 1, 2) }));
      return stepsReached([attended, ...after], CONVERT_DAYS * DAY_MS) === REPURCHASED;
    });
};

const reached = (context: FactContext, of: 'reach' | 'clicks'): string =>
  `SELECT cost_entry.id, cost_entry.${of} AS value FROM ${campaignCostLines(costsOf(context))} AND cost_entry.${of} IS NOT NULL`;

const compute = (context: FactContext): JourneyBlock | null => {
  const { db, own } = context;
  const total = (of: 'reach' | 'clicks'): number | null => {
    const { n, sum } = sumOf(db, reached(context, of));
    return n === 0 ? null : sum;
  };
  const isKnown = sql(db, `${attendedEvents(own)} LIMIT 1`).get() !== undefined;
  const block = {
    reach: total('reach'),
    clicks: total('clicks'),
    repurchased: isKnown ? boughtAgain(context).length : null,
  };
  return Object.values(block).every((value) => value === null) ? null : block;
};

export const journey: BlockQuery<'journey'> = {
  compute,
  sourceAt: (context, rest) => {
    if (rest === 'reach' || rest === 'clicks')
      return { entity: 'cost', sql: reached(context, rest) };
    return rest === 'repurchased'
      ? givenRows(
          'member',
          boughtAgain(context).map((id) => [id, 1]),
        )
      : null;
  },
};
