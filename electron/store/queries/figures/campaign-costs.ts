import type { CampaignSpend } from '../../../../shared/contract/campaign-costs.ts';
import type { ReadDb } from '../../db.ts';
import { sql } from '../../statements.ts';
import { sumOf } from './sums.ts';

/** Whose costs: those of a campaign, and those of its events that are no other campaign's. */
export interface CostsOf {
  readonly campaignId: number;
  /** Local ids. */
  readonly eventIds: readonly number[];
  /** Sums are of this currency; lines of another are never added to it. */
  readonly currency: string;
}

/** A condition on `cost_entry`: a line of the campaign's costs, of whatever currency. */
const ofCampaign = ({ campaignId, eventIds }: CostsOf): string =>
  `cost_entry.side = 'cost' AND (cost_entry.campaign_id = ${campaignId}
    OR (cost_entry.event_id IN (${eventIds.join(', ') || 'NULL'}) AND cost_entry.campaign_id IS NULL))`;

const inCurrency = ({ currency }: CostsOf): string =>
  `cost_entry.currency = '${currency.replaceAll("'", "''")}'`;

/** Lines in the currency that is asked for, whether planned or spent: a FROM and its condition. */
export const campaignCostLines = (of: CostsOf): string =>
  `cost_entry WHERE ${ofCampaign(of)} AND ${inCurrency(of)}`;

/** What the campaign really cost, by line: `SELECT id, value`. */
export const campaignCosts = (of: CostsOf, condition = '1'): string =>
  `SELECT cost_entry.id, cost_entry.actual_minor AS value
   FROM ${campaignCostLines(of)} AND cost_entry.actual_minor IS NOT NULL AND ${condition}`;

/** Whether sums are whole: lines of another currency, and planned ones of which nobody wrote what they cost. */
export const campaignCostGaps = (
  db: ReadDb,
  of: CostsOf,
): { readonly otherCurrency: number; readonly open: number } =>
  sql<{ otherCurrency: number; open: number }>(
    db,
    `SELECT coalesce(sum(NOT ${inCurrency(of)}), 0) AS otherCurrency,
       coalesce(sum(${inCurrency(of)} AND actual_minor IS NULL AND planned_minor IS NOT NULL), 0) AS open
     FROM cost_entry WHERE ${ofCampaign(of)}`,
  ).get()!;

/** What a line is planned to come to; one per head for so many as are expected, as on the budget page. */
export const PLANNED = `cost_entry.planned_minor * CASE cost_entry.per_head WHEN 0 THEN 1 ELSE coalesce(
  (SELECT people FROM event_scenario WHERE event_id = cost_entry.event_id AND scenario = 'expected'),
  (SELECT nullif(count(*), 0) FROM signup WHERE event_id = cost_entry.event_id AND status = 'confirmed'),
  (SELECT CAST(round(capacity * 0.8) AS INTEGER) FROM event WHERE id = cost_entry.event_id), 0) END`;

/** What was planned, by line: `SELECT id, value`. */
export const plannedCosts = (of: CostsOf, condition = '1'): string =>
  `SELECT cost_entry.id, ${PLANNED} AS value FROM ${campaignCostLines(of)}
   AND cost_entry.planned_minor IS NOT NULL AND ${condition}`;

const known = (db: ReadDb, rows: string): number | null => {
  const { n, sum } = sumOf(db, rows);
  return n === 0 ? null : sum;
};

/** Spend against budget; what was typed as the campaign's cost counts where no line says what it cost. */
export const campaignSpend = (
  db: ReadDb,
  campaign: { readonly budget_minor: number | null; readonly cost_minor: number | null },
  of: CostsOf,
): CampaignSpend => {
  const spent = known(db, campaignCosts(of));
  const costMinor = spent ?? campaign.cost_minor;
  return {
    budgetMinor: campaign.budget_minor,
    plannedMinor: known(db, plannedCosts(of)),
    costMinor,
    from: spent !== null ? 'lines' : costMinor !== null ? 'campaign' : null,
    ...campaignCostGaps(db, of),
  };
};
