import type { CampaignSpend } from '../../../../shared/contract/campaign-costs.ts';
import {
  countFigure,
  missingFigure,
  quotientFigure,
  returnFigure,
  scoreParts,
  weighedAttainment,
  type Figure,
  type FigureReason,
} from '../../../../shared/domain/metrics/figure.ts';
import type { CampaignMetric } from '../../../../shared/domain/metrics/registry.ts';
import { isComplete, type Period } from '../../../../shared/domain/periods/period.ts';
import type { ReadDb } from '../../db.ts';
import { campaignCosts, type CostsOf } from './campaign-costs.ts';
import { netOfOrders } from './orders.ts';
import type { FigureScope } from './scope.ts';
import { givenRows, type RowSource } from './sources.ts';
import { lacksAmounts, pricedCount, sumOf, totalsOf, unknownJoins } from './totals.ts';

/** A KPI as the attainment of its campaign is made of it. */
export interface AgreedKpi {
  readonly id: number;
  readonly weight: number;
  readonly attainment: number | null;
  /** Whether its figure is whole. */
  readonly complete: boolean;
}

/** A campaign that is asked about as a whole; what is only known by reading is read when it is asked for. */
export interface WholeCampaign {
  /** Its own days. */
  readonly period: Period;
  readonly costs: CostsOf;
  readonly spend: () => CampaignSpend;
  readonly kpis: () => readonly AgreedKpi[];
}

/** Why the scope is not of a whole campaign; else the campaign. */
const wholeOf = ({
  campaign,
  period,
}: FigureScope): WholeCampaign | 'no-campaign' | 'campaign-whole' =>
  campaign === undefined
    ? 'no-campaign'
    : campaign === 'part' ||
        campaign.period.from !== period.from ||
        campaign.period.to !== period.to
      ? 'campaign-whole'
      : campaign;

const NONE = 'SELECT 0 AS id, 0 AS value WHERE 0';

/** Its lines of cost, else the campaign that a total was typed on. */
const costSource = (campaign: WholeCampaign): RowSource => {
  const { from, costMinor } = campaign.spend();
  return from === 'campaign'
    ? {
        entity: 'campaign',
        sql: `SELECT ${campaign.costs.campaignId} AS id, ${costMinor} AS value`,
      }
    : { entity: 'cost', sql: campaignCosts(campaign.costs) };
};

/** What is set against its cost counts members and their orders, in days that have begun. */
const whyNothingCame = ({ segment, period, today }: FigureScope): FigureReason | null =>
  segment === 'lost' ? 'segment-lost' : period.from > today ? 'not-started' : null;

/** The rows behind the numerator: what it cost, what was sold, the KPIs by weight; none where it is not told. */
export const campaignSource = (id: CampaignMetric, scope: FigureScope): RowSource => {
  const found = wholeOf(scope);
  const campaign = typeof found === 'string' ? null : found;
  const withResults = campaign !== null && whyNothingCame(scope) === null ? campaign : null;
  switch (id) {
    case 'campaign.cost':
      return campaign === null ? { entity: 'cost', sql: NONE } : costSource(campaign);
    case 'campaign.cac':
      return withResults === null ? { entity: 'cost', sql: NONE } : costSource(withResults);
    case 'campaign.roi': {
      const isTold = withResults !== null && (withResults.spend().costMinor ?? 0) !== 0;
      return { entity: 'order', sql: isTold ? netOfOrders(scope) : NONE };
    }
    case 'campaign.attainment':
      return givenRows(
        'kpi',
        (campaign?.kpis() ?? []).flatMap((kpi) => {
          const value = weighedAttainment(kpi);
          return value === null ? [] : [[kpi.id, value] as const];
        }),
      );
    default: {
      const never: never = id;
      return never;
    }
  }
};

/** A figure of a campaign as a whole, in any other scope it has no value. */
export const campaignFigure = (db: ReadDb, id: CampaignMetric, scope: FigureScope): Figure => {
  const { period, today } = scope;
  const base = {
    id,
    period,
    complete: isComplete(period, today),
    entity: campaignSource(id, scope).entity,
  };
  const missing = (reason: FigureReason): Figure => missingFigure(base, reason);
  const campaign = wholeOf(scope);
  if (typeof campaign === 'string') return missing(campaign);
  if (id === 'campaign.attainment') {
    const kpis = campaign.kpis();
    const { numerator, denominator, n } = scoreParts(kpis);
    const complete =
      base.complete &&
      kpis.every((kpi) => kpi.weight === 0 || (kpi.complete && kpi.attainment !== null));
    return { ...quotientFigure({ ...base, complete }, numerator, denominator, 'no-kpis'), n };
  }
  const { costMinor, from, open, otherCurrency } = campaign.spend();
  if (id !== 'campaign.cost') {
    const reason = whyNothingCame(scope);
    if (reason !== null) return missing(reason);
  }
  if (costMinor === null) return missing(otherCurrency > 0 ? 'costs-other-currency' : 'no-costs');
  // A total that was typed stands for whatever was not written line by line.
  const complete = base.complete && otherCurrency === 0 && (from === 'campaign' || open === 0);
  switch (id) {
    case 'campaign.cost':
      return countFigure({ ...base, complete }, costMinor, sumOf(db, costSource(campaign).sql).n);
    case 'campaign.roi': {
      if (costMinor === 0) return missing('zero-cost');
      const orders = totalsOf(db, 'orders.count', scope).n;
      const priced = pricedCount(db, scope);
      if (priced === 0 && orders > 0) return missing('other-currency');
      const isWhole = complete && priced === orders && !lacksAmounts(db, scope);
      const { sum } = totalsOf(db, 'orders.net', scope);
      return returnFigure({ ...base, complete: isWhole }, sum, costMinor, orders);
    }
    case 'campaign.cac': {
      const isWhole = complete && unknownJoins(db, scope) === 0;
      return quotientFigure(
        { ...base, complete: isWhole },
        costMinor,
        totalsOf(db, 'members.new', scope).sum,
        'no-new',
      );
    }
    default: {
      const never: never = id;
      return never;
    }
  }
};
