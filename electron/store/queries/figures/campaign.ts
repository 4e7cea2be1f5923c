import {
  countFigure,
  missingFigure,
  quotientFigure,
  returnFigure,
  scoreParts,
  type Figure,
  type FigureReason,
} from '../../../../shared/domain/metrics/figure.ts';
import type { CampaignMetric } from '../../../../shared/domain/metrics/registry.ts';
import { isComplete } from '../../../../shared/domain/periods/period.ts';
import type { ReadDb } from '../../db.ts';
import { campaignSource, costSource, whyNothingCame, wholeOf } from './campaign-source.ts';
import type { FigureScope } from './scope.ts';
import { sumOf } from './sums.ts';
import { lacksAmounts, pricedCount, totalsOf, unknownJoins } from './totals.ts';

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
