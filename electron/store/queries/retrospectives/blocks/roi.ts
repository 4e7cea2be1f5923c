import type { RoiBlock } from '../../../../../shared/contract/facts/roi.ts';
import { sql } from '../../../statements.ts';
import { costsOfCampaign } from '../../campaigns/costs.ts';
import {
  campaignCostLines,
  campaignCosts,
  campaignSpend,
  PLANNED,
  plannedCosts,
  type CostsOf,
} from '../../figures/campaign-costs.ts';
import { computeFigure } from '../../figures/compute.ts';
import { totalsOf } from '../../figures/totals.ts';
import { netOfOrders } from '../../figures/orders.ts';
import type { RowSource } from '../../figures/row-source.ts';
import { newMembers, sourceOf } from '../../figures/sources.ts';
import type { BlockQuery, FactContext } from './block.ts';

export const costsOf = ({ db, campaign }: FactContext): CostsOf => costsOfCampaign(db, campaign);

const CATEGORY = "nullif(trim(coalesce(cost_entry.category, '')), '')";

const compute = (context: FactContext): RoiBlock | null => {
  const { db, campaign, scope, during } = context;
  const of = costsOf(context);
  const spend = campaignSpend(db, campaign, of);
  const { n: orders, sum: netMinor } = totalsOf(db, 'orders.net', scope(during));
  if (
    spend.costMinor === null &&
    spend.plannedMinor === null &&
    spend.budgetMinor === null &&
    orders === 0
  )
    return null;
  return {
    ...spend,
    categories: sql<RoiBlock['categories'][number]>(
      db,
      `SELECT ${CATEGORY} AS name, coalesce(sum(${PLANNED}), 0) AS plannedMinor, coalesce(sum(actual_minor), 0) AS costMinor
       FROM ${campaignCostLines(of)} GROUP BY 1 ORDER BY 3 DESC, 2 DESC, 1`,
    ).all(),
    netMinor,
    newMembers: totalsOf(db, 'members.new', scope(during)).sum,
    figures: {
      roi: computeFigure(db, 'campaign.roi', scope(during)),
      cac: computeFigure(db, 'campaign.cac', scope(during)),
    },
  };
};

const ofCategory = (name: string): string =>
  name === '' ? `${CATEGORY} IS NULL` : `${CATEGORY} = '${name.replaceAll("'", "''")}'`;

const costRows = (sqlText: string): RowSource => ({ entity: 'cost', sql: sqlText });

export const roi: BlockQuery<'roi'> = {
  compute,
  /** `cost`, `planned`, either of a category as `cost.<name>`, `net`, `new`, `ratio`, `cac`. */
  sourceAt: (context, rest) => {
    const of = costsOf(context);
    const dot = rest.indexOf('.');
    const condition = dot < 0 ? '1' : ofCategory(rest.slice(dot + 1));
    switch (dot < 0 ? rest : rest.slice(0, dot)) {
      case 'cost':
        return dot < 0
          ? sourceOf('campaign.cost', context.scope(context.during))
          : costRows(campaignCosts(of, condition));
      case 'planned':
        return costRows(plannedCosts(of, condition));
      case 'net':
        return { entity: 'order', sql: netOfOrders(context.scope(context.during)) };
      case 'new':
        return { entity: 'member', sql: newMembers(context.scope(context.during)) };
      case 'ratio':
        return sourceOf('campaign.roi', context.scope(context.during));
      case 'cac':
        return sourceOf('campaign.cac', context.scope(context.during));
      default:
        return null;
    }
  },
};
