import { Button, Select } from 'antd';
import { useState } from 'react';
import type { CampaignDetail } from '../../../shared/contract/campaigns.ts';
import { usualDirection } from '../../../shared/domain/metrics/forms.ts';
import { kpiMetricIds, type KpiMetric } from '../../../shared/domain/metrics/registry.ts';
import type { ReportOpening } from '../../../shared/domain/report/document.ts';
import { metricName } from '../../../shared/domain/report/format-figure.ts';
import { useAppearance, useT } from '../../app/appearance.tsx';
import { useChange } from '../../app/change.ts';
import { client } from '../../rpc/client.ts';
import { useKpiFilters } from './kpi-filters.ts';
import { KpiRow } from './kpi-row.tsx';

/** The KPI contract: baseline, target, actual, attainment, weight, owner; and a place to add one. */
export const KpiTable = ({
  detail,
  onOpen,
  onSimilar,
}: {
  readonly detail: CampaignDetail;
  readonly onOpen: (opening: ReportOpening) => void;
  readonly onSimilar: (kpiUid: string) => void;
}) => {
  const t = useT();
  const { change } = useChange('campaigns');
  const [metric, setMetric] = useState<KpiMetric | null>(null);
  const [filter, setFilter] = useState<string | null>(null);
  const filters = useKpiFilters(detail, metric);
  const free = kpiMetricIds.filter(
    (id) => !detail.kpis.some((kpi) => kpi.metric === id && (kpi.filter?.uid ?? null) === filter),
  );
  const { language } = useAppearance();
  const add = (): void => {
    if (metric === null) return;
    const kpi = {
      metric,
      filter,
      target: null,
      targetHigh: null,
      baseline: null,
      direction: usualDirection(metric),
      weight: 1,
      owner: null,
    };
    setMetric(null);
    setFilter(null);
    void change('campaigns.kpi-added', () =>
      client.campaigns.addKpi({ campaignUid: detail.campaign.uid, kpi }),
    ).catch(() => null);
  };
  return (
    <>
      {detail.kpis.length === 0 ? (
        <p className="quiet">{t('campaigns.no-kpis')}</p>
      ) : (
        <div className="kpi-scroll">
          <table className="report-table kpi-table">
            <thead>
              <tr>
                <th scope="col">{t('campaigns.metric')}</th>
                <th scope="col">{t('campaigns.direction')}</th>
                <th scope="col" data-align="right">
                  {t('campaignLive.baseline-change')}
                </th>
                <th scope="col" data-align="right">
                  {t('campaigns.target')}
                </th>
                <th scope="col" data-align="right">
                  {t('campaigns.actual')}
                </th>
                <th scope="col" data-align="right">
                  {t('campaigns.attainment')}
                </th>
                <th scope="col" data-align="right">
                  {t('campaigns.weight')}
                </th>
                <th scope="col">{t('campaigns.owner')}</th>
                <th scope="col">
                  <span className="visually-hidden">{t('campaigns.kpi-remove')}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              {detail.kpis.map((kpi) => (
                <KpiRow
                  key={kpi.uid}
                  kpi={kpi}
                  currency={detail.campaign.currency}
                  onOpen={onOpen}
                  onSimilar={onSimilar}
                />
              ))}
            </tbody>
          </table>
        </div>
      )}
      <div className="button-line">
        <Select
          className="kpi-select"
          aria-label={t('campaigns.metric')}
          placeholder={t('campaigns.metric-choose')}
          value={metric}
          onChange={setMetric}
          showSearch={{ optionFilterProp: 'label' }}
          options={free.map((value) => ({ value, label: metricName(language, value) }))}
        />
        <Select
          className="kpi-select"
          aria-label={t('campaigns.kpi-filter')}
          placeholder={t('campaigns.kpi-filter-none')}
          allowClear
          value={filter}
          onChange={(value: string | undefined) => setFilter(value ?? null)}
          showSearch={{ optionFilterProp: 'label' }}
          options={filters}
        />
        <Button disabled={metric === null} onClick={add}>
          {t('campaigns.kpi-add')}
        </Button>
      </div>
    </>
  );
};
