import type { CampaignSpend } from '../../../../shared/contract/campaign-costs.ts';
import { weighedAttainment, type FigureReason } from '../../../../shared/domain/metrics/figure.ts';
import type { CampaignMetric } from '../../../../shared/domain/metrics/registry.ts';
import type { Period } from '../../../../shared/domain/periods/period.ts';
import { campaignCosts, type CostsOf } from './campaign-costs.ts';
import { netOfOrders } from './orders.ts';
import { givenRows, type RowSource } from './row-source.ts';
import type { FigureScope } from './scope.ts';

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
export const wholeOf = ({
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
export const costSource = (campaign: WholeCampaign): RowSource => {
  const { from, costMinor } = campaign.spend();
  return from === 'campaign'
    ? {
        entity: 'campaign',
        sql: `SELECT ${campaign.costs.campaignId} AS id, ${costMinor} AS value`,
      }
    : { entity: 'cost', sql: campaignCosts(campaign.costs) };
};

/** What is set against its cost counts members and their orders, in days that have begun. */
export const whyNothingCame = ({ segment, period, today }: FigureScope): FigureReason | null =>
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
