import type { CampaignDetail, KpiState } from '../../contract/campaigns.ts';
import type { CampaignSpend } from '../../contract/campaign-costs.ts';

/** Something about a campaign that asks for a step. */
export type Off =
  | { readonly kind: 'behind' | 'too-high' | 'unmeasured' | 'no-target'; readonly kpi: KpiState }
  | { readonly kind: 'unsigned' }
  | { readonly kind: 'over-budget'; readonly byMinor: number }
  | { readonly kind: 'fast-spending'; readonly spent: number; readonly elapsed: number };

/** Spending may run ahead of time by so much of the budget: much is paid at the beginning. */
const SPENDING_AHEAD = 0.2;

const ofKpi = (kpi: KpiState): Off[] => {
  const { pace } = kpi;
  if (pace.off) return [{ kind: pace.state === 'behind' ? 'behind' : 'too-high', kpi }];
  if (pace.reason === 'no-target') return [{ kind: 'no-target', kpi }];
  return pace.reason === 'no-actual' ? [{ kind: 'unmeasured', kpi }] : [];
};

const ofSpend = (
  { budgetMinor, costMinor }: CampaignSpend,
  { days, daysOver }: CampaignDetail,
): Off[] => {
  if (budgetMinor === null || costMinor === null) return [];
  if (costMinor > budgetMinor) return [{ kind: 'over-budget', byMinor: costMinor - budgetMinor }];
  const [spent, elapsed] = [budgetMinor === 0 ? 0 : costMinor / budgetMinor, daysOver / days];
  return daysOver < days && spent > elapsed + SPENDING_AHEAD
    ? [{ kind: 'fast-spending', spent, elapsed }]
    : [];
};

/** What is off about a campaign that has begun, the weightiest KPI first. */
export const whatIsOff = (detail: CampaignDetail, spend: CampaignSpend | null): Off[] => {
  const { campaign, kpis } = detail;
  if (campaign.status === 'planned') return [];
  return [
    ...(spend === null ? [] : ofSpend(spend, detail)).filter(({ kind }) => kind === 'over-budget'),
    ...kpis.toSorted((a, b) => b.weight - a.weight).flatMap(ofKpi),
    ...(spend === null ? [] : ofSpend(spend, detail)).filter(({ kind }) => kind !== 'over-budget'),
    ...(campaign.signedAtMs === null && kpis.length > 0 ? [{ kind: 'unsigned' } as const] : []),
  ];
};
