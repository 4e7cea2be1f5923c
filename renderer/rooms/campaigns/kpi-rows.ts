import type { RowsOf } from '../../../shared/contract/rows.ts';
import type { CampaignDetail } from '../../../shared/contract/campaigns.ts';
import { figureRowsOf } from '../../components/figure-rows-of.ts';

/** The rows behind the actual of a KPI, `kpi.<uid>`, within what it is narrowed to; null = it is gone. */
export const kpiRowsOf = ({ campaign, kpis }: CampaignDetail, key: string): RowsOf | null => {
  const kpi = kpis.find(({ uid }) => `kpi.${uid}` === key);
  if (kpi === undefined || kpi.actual === null) return null;
  const { filter, actual } = kpi;
  const within =
    filter === null || filter.kind === 'lost' ? {} : { [`${filter.kind}Uid`]: filter.uid };
  const { uid: campaignUid, from, to } = campaign;
  return figureRowsOf(actual.id, { from, to, campaignUid, ...within });
};
