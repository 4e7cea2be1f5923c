import { useQuery } from '@tanstack/react-query';
import { lazy, Suspense } from 'react';
import type { CampaignDetail } from '../../../shared/contract/campaigns.ts';
import type { ReportChart } from '../../../shared/domain/report/document.ts';
import { kpiName } from '../../../shared/domain/report/format-figure.ts';
import { formatNumber } from '../../../shared/messages/format.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useGeneration } from '../../app/generation.ts';
import { client } from '../../rpc/client.ts';

const Chart = lazy(() =>
  import('../../components/report-chart.tsx').then((module) => ({
    default: module.ReportChartView,
  })),
);

/** The weightiest KPI that is a count, summed up day by day; nothing where there is none. */
export const TrendChart = ({ detail }: { readonly detail: CampaignDetail }) => {
  const t = useT();
  const { language } = useAppearance();
  const generation = useGeneration();
  const { uid, from, to } = detail.campaign;
  const { data: trend } = useQuery({
    queryKey: ['campaigns', 'trend', uid, generation],
    queryFn: ({ signal }) => client.campaigns.trend({ uid }, { signal }),
    placeholderData: (before) => before,
  });
  const kpi = detail.kpis.find((one) => one.uid === trend?.kpiUid);
  // A single day is no line.
  if (trend === undefined || trend === null || kpi === undefined || trend.dates.length < 2)
    return null;
  const name = kpiName(language, kpi.metric, kpi.filter?.name ?? null);
  const known = trend.values.flatMap((value) => (value === null ? [] : [value]));
  const chart: Extract<ReportChart, { readonly type: 'daily' }> = {
    type: 'daily',
    title: t('campaignLive.trend', { name }),
    dates: trend.dates,
    values: trend.values,
    unit: '',
    spans: [],
  };
  const number = (value: number | undefined): string => formatNumber(language, value ?? null);
  const alt = t('campaignLive.trend-alt', {
    ...{ name, from, to: trend.dates[known.length - 1] ?? to },
    ...{ first: number(known[0]), last: number(known.at(-1)) },
  });
  return (
    <>
      <Suspense fallback={<div className="report-chart" />}>
        <Chart chart={chart} alt={alt} />
      </Suspense>
      {trend.undated > 0 && (
        <p className="quiet small">{t('campaignLive.trend-undated', { count: trend.undated })}</p>
      )}
    </>
  );
};
