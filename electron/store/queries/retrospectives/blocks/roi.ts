import type { RoiBlock } from '../../../../../shared/contract/facts/roi.ts';
import type { ReadDb } from '../../../db.ts';
import { sql } from '../../../statements.ts';
import {
  campaignCostGaps,
  campaignCostLines,
  campaignCosts,
  type CostsOf,
} from '../../figures/campaign-costs.ts';
import { sumOf } from '../../figures/compute.ts';
import { netOfOrders } from '../../figures/orders.ts';
import { newMembers, type RowSource } from '../../figures/sources.ts';
import type { BlockQuery, FactContext } from './block.ts';

export const costsOf = ({ campaign, own }: FactContext): CostsOf => ({
  campaignId: campaign.id,
  eventIds: own.eventIds ?? [],
  currency: campaign.currency,
});

/** What a line is planned to come to; one per head for so many as are expected, as on the budget page. */
const PLANNED = `cost_entry.planned_minor * CASE cost_entry.per_head WHEN 0 THEN 1 ELSE coalesce(
  (SELECT people FROM event_scenario WHERE event_id = cost_entry.event_id AND scenario = 'expected'),
  (SELECT nullif(count(*), 0) FROM signup WHERE event_id = cost_entry.event_id AND status = 'confirmed'),
  (SELECT CAST(round(capacity * 0.8) AS INTEGER) FROM event WHERE id = cost_entry.event_id), 0) END`;

const CATEGORY = "nullif(trim(coalesce(cost_entry.category, '')), '')";

const plannedRows = (of: CostsOf, condition = '1'): string =>
  `SELECT cost_entry.id, ${PLANNED} AS value FROM ${campaignCostLines(of)}
   AND cost_entry.planned_minor IS NOT NULL AND ${condition}`;

const known = (db: ReadDb, rows: string): number | null => {
  const { n, sum } = sumOf(db, rows);
  return n === 0 ? null : sum;
};

const compute = (context: FactContext): RoiBlock | null => {
  const { db, campaign, scope, during } = context;
  const of = costsOf(context);
  const spent = known(db, campaignCosts(of));
  const costMinor = spent ?? campaign.cost_minor;
  const planned = known(db, plannedRows(of));
  const { n: orders, sum: netMinor } = sumOf(db, netOfOrders(scope(during)));
  if (costMinor === null && planned === null && campaign.budget_minor === null && orders === 0)
    return null;
  return {
    budgetMinor: campaign.budget_minor,
    plannedMinor: planned,
    costMinor,
    from: spent !== null ? 'lines' : costMinor !== null ? 'campaign' : null,
    ...campaignCostGaps(db, of),
    categories: sql<RoiBlock['categories'][number]>(
      db,
      `SELECT ${CATEGORY} AS name, coalesce(sum(${PLANNED}), 0) AS plannedMinor, coalesce(sum(actual_minor), 0) AS costMinor
       FROM ${campaignCostLines(of)} GROUP BY 1 ORDER BY 3 DESC, 2 DESC, 1`,
    ).all(),
    netMinor,
    newMembers: sumOf(db, newMembers(scope(during))).sum,
  };
};

const ofCategory = (name: string): string =>
  name === '' ? `${CATEGORY} IS NULL` : `${CATEGORY} = '${name.replaceAll("'", "''")}'`;

const costRows = (sqlText: string): RowSource => ({ entity: 'cost', sql: sqlText });

export const roi: BlockQuery<'roi'> = {
  compute,
  /** `cost`, `planned`, either of a category as `cost.<name>`, `net`, `new`. */
  sourceAt: (context, rest) => {
    const of = costsOf(context);
    const dot = rest.indexOf('.');
    const condition = dot < 0 ? '1' : ofCategory(rest.slice(dot + 1));
    switch (dot < 0 ? rest : rest.slice(0, dot)) {
      case 'cost':
        return costRows(campaignCosts(of, condition));
      case 'planned':
        return costRows(plannedRows(of, condition));
      case 'net':
        return { entity: 'order', sql: netOfOrders(context.scope(context.during)) };
      case 'new':
        return { entity: 'member', sql: newMembers(context.scope(context.during)) };
      default:
        return null;
    }
  },
};
